/** How a sheet can be looked at, in a real browser: hosts of snippets, phone, dark, grey, narrow windows, and by the keyboard alone. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hasChromium } from "../support/outside.js";
import { SHEET } from "../support/project.js";
import { FILE, open, pdfText, says } from "./window.js";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const snippetFrame = (page: Page) => page.frameLocator('section[data-view="snippet"] iframe:not([data-next])');

describe.skipIf(!hasChromium)("a sheet", () => {
  it.each([
    ["wordpress", "A WordPress post"],
    ["confluence", "A Confluence page"],
    ["sharepoint", "A SharePoint page"],
    ["mail", "A mail"],
    ["scoped", "Any page"],
  ])("is shown as a snippet in its host: %s", async (snippet, host) => {
    const { page, faults } = await open({ "versus.yaml": `snippet: ${snippet}\n` });
    await says(page, "Both wake you up.");
    await press(page, "Snippet");
    await snippetFrame(page).locator(".host-bar").getByText(host).waitFor();
    await snippetFrame(page).locator("main").getByText("Both wake you up.").waitFor();
    expect(faults).toEqual([]);
  });

  it("is as wide as a phone, in dark colours, and grey, where that is chosen, which the browser remembers", async () => {
    const { page } = await open();
    const frame = await says(page, "Both wake you up.");
    const light = await frame.evaluate(() => getComputedStyle(document.body).color);
    await press(page, "Phone");
    expect(await frame.evaluate(() => innerWidth)).toBeLessThanOrEqual(390);
    await press(page, "Dark");
    await expect
      .poll(async () => (await says(page, "Both")).evaluate(() => getComputedStyle(document.body).color))
      .not.toBe(light);
    await press(page, "Grey");
    const filter = () =>
      page
        .locator(".pane .view")
        .first()
        .evaluate((view) => getComputedStyle(view).filter);
    expect(await filter()).toContain("grayscale(1)");
    await page.reload();
    await says(page, "Both wake you up.");
    for (const name of ["Phone", "Dark", "Grey"])
      expect(await page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed")).toBe("true");
    expect(await filter()).toContain("grayscale(1)");
  });

  it("has a link to all of them that leads to the list", async () => {
    const { page } = await open();
    const frame = await says(page, "Both wake you up.");
    await frame.locator('a[href$="index.html"]').first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("find");
  });

  it("is told in the editor, where the pointer rests on a key, what that is for", async () => {
    const { page } = await open();
    await page.locator(".cm-content").getByText("subjects", { exact: true }).hover();
    await page.locator(".cm-tooltip .hint").getByText("What is compared").waitFor();
  });

  it("stays the one that arrows have reached in the list where others with problems move above it", async () => {
    const { page, root } = await open({ "content/z-vs-y.yaml": SHEET.replace("Tea vs Coffee", "Z vs Y") });
    await says(page, "Both wake you up.");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("ArrowDown");
    const active = page.locator("#sheets .row[data-active] b");
    expect(await active.textContent()).toBe("Tea vs Coffee");
    writeFileSync(join(root, "content/z-vs-y.yaml"), "title: Z vs Y\n");
    await page.locator("#sheets .row .errors").waitFor();
    expect(await page.locator("#sheets .row b").allTextContents()).toEqual([
      "Z vs Y",
      "Milk vs Water",
      "Tea vs Coffee",
    ]);
    expect(await active.textContent()).toBe("Tea vs Coffee");
  });

  it("can be found, looked at, mended and saved by the keyboard alone", async () => {
    const { page } = await open();
    await says(page, "Both wake you up.");
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    const seen = new Set<string>();
    const names = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute("aria-label") ?? (at?.id || at?.textContent || at?.tagName || "");
      });
    await page.locator("body").press("Tab");
    for (let i = 0; i < 40 && !seen.has(`Text of ${FILE}`); i++) {
      seen.add(await names());
      await page.keyboard.press("Tab");
      seen.add(await names());
    }
    for (const name of ["PDF", "Snippet", "Phone", "Fit", "find", "Pages of the PDF", "versus.yaml", `Text of ${FILE}`])
      expect([...seen]).toContain(name);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("x");
    await page.locator("#problems pre").first().waitFor();
    await page.keyboard.press("Backspace");
    await page.locator("#problems").waitFor({ state: "hidden" });
    await page.keyboard.press("Tab");
    expect(await names()).not.toBe(`Text of ${FILE}`);
    // Sheets with problems stand first until the list is told that there are none.
    await page.keyboard.press("Control+k");
    await page.keyboard.type("milk");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Milk vs Water", level: 1 }).waitFor();
  });

  it.each([
    ["light", 1000],
    ["dark", 600],
    ["light", 360],
  ] as const)("can be looked at in a narrow window, %s and %d px wide, with all panels", async (colorScheme, width) => {
    const { root, page } = await open({}, { colorScheme, viewport: { width, height: 800 } });
    await says(page, "Both wake you up.");
    await pdfText(page).waitFor();
    const isCut = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    const check = async () => {
      expect(await isCut()).toBe(false);
      const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    };
    await press(page, "Fit");
    await page.locator(".fit li").first().waitFor();
    await page.locator(".cm-content").filter({ hasText: "title:" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# mine\n");
    await page.getByText("not saved", { exact: true }).waitFor();
    writeFileSync(join(root, FILE), SHEET.replace("table:", "tabel:"));
    await page.locator(".trouble").getByRole("alert").waitFor();
    await check();
    // By key: what is still being laid out on a busy machine can move from under a pointer.
    await page.getByRole("button", { name: "Take the text of the disk" }).press("Enter");
    await page.locator("#problems pre").first().waitFor();
    await check();
  });
});
