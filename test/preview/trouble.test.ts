/** What goes wrong while a sheet is written, in a real browser: it is said, no text is lost by it, and it goes once it is mended. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { hasChromium } from "../support/outside.js";
import { SHEET } from "../support/project.js";
import { FILE, LONG, open, says } from "./window.js";

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const fsyncSync: typeof fs.fsyncSync = (handle) => {
    if (disk.isFull) throw Object.assign(new Error("ENOSPC: no space left on device, fsync"), { code: "ENOSPC" });
    fs.fsyncSync(handle);
  };
  return { ...fs, fsyncSync, default: { ...fs, fsyncSync } };
});

/** Types a comment before the text. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").filter({ hasText: "title:" }).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(`# ${text}\n`);
  await page.getByText("not saved", { exact: true }).waitFor();
}

const alert = (page: Page) => page.locator(".trouble").getByRole("alert");

describe.skipIf(!hasChromium)("a text that can't be saved", () => {
  it("stays, with a button that copies it, while the disk is full, and is saved once there is room", async () => {
    const { root, page } = await open({}, { permissions: ["clipboard-read", "clipboard-write"] });
    await says(page, "Both wake you up.");
    await write(page, "mine");
    disk.isFull = true;
    await page.keyboard.press("Control+s");
    await alert(page).filter({ hasText: "the disk is full" }).waitFor();
    await page.keyboard.type("# more\n");
    await page.getByRole("button", { name: "Copy my text" }).click();
    await page.getByText("copied", { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`# mine\n# more\n${SHEET}${LONG}`);
    expect(readFileSync(join(root, FILE), "utf8")).toBe(SHEET + LONG);
    disk.isFull = false;
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("saved", { exact: true }).waitFor();
    expect(await page.locator(".trouble").isVisible()).toBe(false);
    expect(readFileSync(join(root, FILE), "utf8")).toBe(`# mine\n# more\n${SHEET}${LONG}`);
  });

  it("stays while its file is gone, and can be saved once that is back", async () => {
    const { root, page } = await open();
    await says(page, "Both wake you up.");
    await write(page, "mine");
    rmSync(join(root, FILE));
    await alert(page).filter({ hasText: "can't be read: it is gone" }).waitFor();
    await page.keyboard.press("Control+s");
    await alert(page).filter({ hasText: "is not saved: it is gone" }).waitFor();
    writeFileSync(join(root, FILE), SHEET + LONG);
    await page.getByText("This sheet's file is gone").waitFor({ state: "hidden" });
    await page.keyboard.press("Control+s");
    await expect.poll(() => readFileSync(join(root, FILE), "utf8")).toBe(`# mine\n${SHEET}${LONG}`);
    await page.locator(".trouble").waitFor({ state: "hidden" });
  });

  it("says no more that a file is gone once it is back as it was", async () => {
    const { root, page } = await open();
    await says(page, "Both wake you up.");
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    renameSync(join(root, FILE), join(root, "elsewhere"));
    await alert(page).filter({ hasText: "it is gone" }).waitFor();
    await page.getByText("not saved", { exact: true }).waitFor();
    renameSync(join(root, "elsewhere"), join(root, FILE));
    await page.locator(".trouble").waitFor({ state: "hidden" });
    await page.getByText("saved", { exact: true }).waitFor();
  });

  it("gives way to that of the disk where its writer says so, and no more is said once the disk is as it was", async () => {
    const { root, page } = await open();
    await says(page, "Both wake you up.");
    await write(page, "mine");
    writeFileSync(join(root, FILE), `${SHEET}# theirs\n`);
    await alert(page).filter({ hasText: "has changed on the disk" }).waitFor();
    expect(await page.locator(".trouble pre").textContent()).toContain("# theirs");
    writeFileSync(join(root, FILE), SHEET + LONG);
    await page.locator(".trouble").waitFor({ state: "hidden" });
    writeFileSync(join(root, FILE), `${SHEET}# theirs\n`);
    await page.getByRole("button", { name: "Take the text of the disk" }).click();
    await page.getByText("saved", { exact: true }).waitFor();
    expect(await page.locator(".cm-content").textContent()).not.toContain("# mine");
    expect(readFileSync(join(root, FILE), "utf8")).toBe(`${SHEET}# theirs\n`);
  });
});

describe.skipIf(!hasChromium)("a panel", () => {
  it("is all there is while settings are faulty, which can be mended in it", async () => {
    const { root, page } = await open({ "versus.yaml": "accents: [blue]\n" });
    await page.getByText("No sheet can be made: 1 error").waitFor();
    expect(await page.locator("#panes").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Go to line 1" }).click();
    await page.getByRole("heading", { name: "versus.yaml" }).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("lang: en");
    await says(page, "Both wake you up.");
    await page.locator("#problems").waitFor({ state: "hidden" });
    expect(readFileSync(join(root, "versus.yaml"), "utf8")).toBe("accents: [blue]\n");
    await page.keyboard.press("Control+s");
    await expect.poll(() => readFileSync(join(root, "versus.yaml"), "utf8")).toBe("lang: en");
  });

  it("is all there is while a template is faulty, until it is mended", async () => {
    const good = readFileSync("templates/page.hbs", "utf8");
    const { root, page } = await open({ "templates/page.hbs": good }, { templates: "templates" });
    await says(page, "Both wake you up.");
    writeFileSync(join(root, "templates/page.hbs"), `{{#if}}${good}`);
    await page.getByText("No sheet can be made").waitFor();
    await page.locator("#problems pre").filter({ hasText: "templates/page.hbs" }).first().waitFor();
    expect(await page.locator("#panes").isVisible()).toBe(false);
    writeFileSync(join(root, "templates/page.hbs"), good.replace("</main>", "</main><p>mended</p>"));
    await says(page, "mended");
    expect(await page.locator("#problems").isVisible()).toBe(false);
  });

  it("keeps the title of a sheet that has become faulty, in the list as well", async () => {
    const { root, page } = await open();
    await says(page, "Both wake you up.");
    await page.locator(".row").first().waitFor();
    writeFileSync(join(root, FILE), SHEET.replace("table:", "tabel:"));
    await page.locator("#problems pre").waitFor();
    expect(await page.locator("h1").textContent()).toBe("Tea vs Coffee");
    await expect.poll(() => page.locator(".row").first().textContent()).toBe("Tea vs Coffee1 error");
  });
});
