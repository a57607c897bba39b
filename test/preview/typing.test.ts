/** What is written in the editor of a preview, in a real browser: it is shown as it is typed, and is nowhere lost. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasChromium } from "../support/outside.js";
import { SHEET } from "../support/project.js";
import { get } from "./served.js";
import { FILE, LONG, open, SLUG, says } from "./window.js";

describe.skipIf(!hasChromium)("what is typed", () => {
  it("is shown letter by letter, however many there are", async () => {
    const { page } = await open();
    const frame = await says(page, "Both wake you up.");
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    await frame.getByText("Both wake you up.").click();
    await expect.poll(() => page.locator(".cm-activeLine").textContent()).toContain("intro:");
    await page.keyboard.press("End");
    for (let i = 1; i <= 14; i++) {
      await page.keyboard.type("z");
      await says(page, `up.${"z".repeat(i)}`);
    }
  });

  it("goes with the page that held it, and stays as long as another page is looked at in it", async () => {
    const { root, served, page } = await open();
    const shownNow = async () => (await get(`${served.frame}html/${SLUG}.html`)).text;
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${served.url}#${SLUG}`);
    await says(other, "Both wake you up.");
    const frame = await says(page, "Both wake you up.");
    await frame.getByText("Both wake you up.").click();
    await expect.poll(() => page.locator(".cm-activeLine").textContent()).toContain("intro:");
    await page.keyboard.press("End");
    await page.keyboard.type(" Mine.");
    await says(other, "Both wake you up. Mine.");
    await page.locator(".row").nth(0).click();
    await page.getByRole("heading", { name: "Milk vs Water", level: 1 }).waitFor();
    await page.goBack();
    await says(page, "Both wake you up. Mine.");
    expect(await page.locator(".cm-content").textContent()).toContain("up. Mine.");
    await page.close();
    await says(other, "Both wake you up.");
    await expect.poll(shownNow, { timeout: 10_000 }).not.toContain("Mine.");
    expect(readFileSync(join(root, FILE), "utf8")).toBe(SHEET + LONG);
  });
});
