/** What a preview shows: what a build would write, byte for byte, of what is on the disk and in the editor. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build, Showing } from "../../src/builds/index.js";
import type { Shown } from "../../src/preview/wire/messages.js";
import { project, SHEET } from "../support/project.js";
import { get, type Served, serve } from "./served.js";

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>`;
const FILES = {
  "versus.yaml": "site: {name: Acme, logo: logo.svg}\n",
  "logo.svg": DRAWING,
  "content/leaf.svg": DRAWING,
  "content/tea-vs-coffee.yaml": `${SHEET.replace("  - name: Coffee", "    image: leaf.svg\n  - name: Coffee")}related: [milk-vs-water]\n`,
  "content/milk-vs-water.yaml": `${SHEET.replace("Tea vs Coffee", "Milk vs Water")}related: [tea-vs-coffee]\n`,
};
const SLUG = "tea-vs-coffee";
const FILE = `content/${SLUG}.yaml`;

const isGood = ({ state }: Shown) => state === "good";

/** The HTML without the one script that it has more. */
const withoutScript = (html: string) => html.replace(/<script src="[^"]*\/frame\.js"><\/script>\n$/, "");

async function outputsOf(served: Served, { outputs }: Shown) {
  const [pdf, page, snippet] = await Promise.all(
    [outputs.pdf, outputs.page, outputs.snippet].map((output) => get(served.frame + output!.path)),
  );
  return { pdf: pdf!.bytes, page: page!.text, snippet: snippet!.text };
}

describe("a preview", () => {
  it("shows what a build writes, byte for byte, with one script more at the end of a page", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const shown = await served.follow(SLUG).until(isGood);
    const { pdf, page, snippet } = await outputsOf(served, shown);
    expect(existsSync(join(root, "out"))).toBe(false);
    await build({ root });
    const written = (path: string) => readFileSync(join(root, "out", path));
    expect(pdf.equals(written(`pdf/${SLUG}.pdf`))).toBe(true);
    expect(withoutScript(page)).toBe(written(`html/${SLUG}.html`).toString());
    expect(page).not.toBe(withoutScript(page));
    expect(snippet).toBe(written(`snippets/${SLUG}.html`).toString());
  });

  it("makes no data and no pictures, which nobody sees there, and says what making them would", async () => {
    const yaml = SHEET.replace("Both wake", "\u{13000} Both wake");
    const root = project({ "content/tea.yaml": yaml, "versus.yaml": "site: {name: A, url: https://example.org}\n" });
    const showing = new Showing({ root, formats: ["page", "png", "json", "md"] });
    const opened = await showing.open(new Map());
    if ("report" in opened) throw new Error("no project");
    const { made, diagnostics } = (await showing.show(opened, "tea"))!;
    expect(made!.outputs.map(({ format }) => format)).toEqual(["page"]);
    const report = await build({ root, formats: ["page", "png", "json", "md"] });
    expect(diagnostics).toEqual(report.sheets[0]!.diagnostics);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(made!.outputs[0]!.content).toBe(readFileSync(join(root, "out/html/tea.html"), "utf8"));
  });

  it("gives pages the files that they share as a build writes them", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const shown = await served.follow(SLUG).until(isGood);
    await build({ root });
    const page = new URL(shown.outputs.page!.path, served.frame);
    const { text } = await get(page.href);
    const named = [...text.matchAll(/(?:href|src)="(\.\.\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(named.length).toBeGreaterThan(4);
    for (const path of named) {
      const { status, bytes } = await get(new URL(path, page).href);
      expect(status, path).toBe(200);
      expect(bytes.equals(readFileSync(join(root, "out/html", path))), path).toBe(true);
    }
  });

  it("shows a save, and what is typed before it is saved", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    const text = readFileSync(join(root, FILE), "utf8");
    writeFileSync(join(root, FILE), text.replace("Drunk slowly", "Sipped"));
    const saved = await following.until(isGood);
    expect((await outputsOf(served, saved)).page).toContain("Sipped");
    await served.post("type", { file: FILE, text: text.replace("Drunk slowly", "Slurped") });
    const typed = await following.until(isGood);
    expect((await outputsOf(served, typed)).page).toContain("Slurped");
    expect(readFileSync(join(root, FILE), "utf8")).toContain("Sipped");
  });

  it("keeps the last good sheet while a file is faulty, and tells what the terminal tells", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const following = served.follow(SLUG);
    const good = await following.until(isGood);
    const text = readFileSync(join(root, FILE), "utf8");
    writeFileSync(join(root, FILE), text.replace("subjects:", "subject:"));
    const faulty = await following.until(({ state }) => state === "faulty");
    expect(faulty.outputs).toEqual(good.outputs);
    expect(faulty.diagnostics[0]!.text).toContain('hint: did you mean "subjects"?');
    expect(faulty.diagnostics[0]!.place).toMatchObject({ file: FILE, line: 2, column: 1 });
    writeFileSync(join(root, FILE), text);
    expect((await following.until(isGood)).diagnostics).toEqual([]);
  });

  it("shows nothing but the panel where settings or templates are faulty", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    writeFileSync(join(root, "versus.yaml"), "accents: [blue]\n");
    const stopped = await following.until(({ state }) => state === "stopped");
    expect(stopped.outputs).toEqual({});
    expect(stopped.diagnostics[0]!.place!.file).toBe("versus.yaml");
    writeFileSync(join(root, "versus.yaml"), FILES["versus.yaml"]);
    await following.until(isGood);
  });

  // Where the machine is busy, 10 ms may be longer than trouble waits to be told.
  it("tells no trouble of a file that is being written, and none of one that is written all the time", {
    retry: 3,
  }, async () => {
    const root = project(FILES);
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    writeFileSync(join(root, FILE), "");
    await new Promise((done) => setTimeout(done, 10));
    rmSync(join(root, FILE));
    await new Promise((done) => setTimeout(done, 10));
    writeFileSync(join(root, FILE), FILES[FILE].replace("Drunk slowly", "Sipped"));
    const next = await following.until(() => true);
    expect(next.state).toBe("good");
    expect((await outputsOf(served, next)).page).toContain("Sipped");
    const log = setInterval(() => writeFileSync(join(root, "log.txt"), String(Math.random())), 1);
    writeFileSync(join(root, FILE), FILES[FILE].replace("Drunk slowly", "Slurped"));
    for (let page = ""; !page.includes("Slurped"); )
      page = (await outputsOf(served, await following.until(isGood))).page;
    clearInterval(log);
  });

  it("says that a file is gone, and shows it again when it is back", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    rmSync(join(root, FILE));
    await following.until(({ state }) => state === "gone");
    writeFileSync(join(root, FILE), FILES[FILE]);
    await following.until(isGood);
  });

  it("says that there is no content, until there is some", async () => {
    const root = project({ "versus.yaml": "" });
    const served = await serve(root);
    const following = served.follow("");
    await following.until(({ state }) => state === "empty");
    mkdirSync(join(root, "content"));
    writeFileSync(join(root, FILE), SHEET);
    expect((await following.until(isGood)).sheet!.slug).toBe(SLUG);
  });

  it("knows which text of a page shows which key of its file", async () => {
    const root = project(FILES);
    const served = await serve(root);
    await served.follow(SLUG).until(isGood);
    const marks = JSON.parse((await get(`${served.url}marks?sheet=${SLUG}`)).text) as { text: string; place: object }[];
    const lines = FILES[FILE].split("\n");
    const line = lines.findIndex((each) => each.includes("Three minutes")) + 1;
    const mark = marks.find(({ text }) => text === "Three minutes");
    expect(mark!.place).toMatchObject({ file: FILE, line, column: lines[line - 1]!.indexOf("Three minutes") + 1 });
  });

  it("knows how full a page is, and what takes most of it", async () => {
    const root = project(FILES);
    const served = await serve(root);
    const shown = await served.follow(SLUG).until(isGood);
    expect(shown.fit).toMatchObject({ pages: 1, scale: 1.15 });
    const told = JSON.parse((await get(`${served.url}fullness?sheet=${SLUG}`)).text);
    expect(told.room.filled).toBeGreaterThan(0.1);
    expect(told.room.filled).toBeLessThan(1);
    expect(told.parts.map(({ key }: { key: string }) => key)).toContain("table");
  });
});
