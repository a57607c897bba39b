/** `--formats brand`: what the page and the PDF of a brand show, that everybody can read them, and that they are outputs like others. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, hasPoppler, pdfPages, pdfText } from "../support/outside.js";
import { project, SHEET, versus } from "../support/project.js";
import { axeFindings, Site, type View } from "../support/site.js";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><path fill="#0b4a6f" d="M0 0h60v20H0z"/></svg>';
const EIGHT = ["#0b4a6f", "#a8481c", "#2b1a3a", "#71409b", "#8a5a00", "#9b2456", "#00696b", "#4d5566"];
const FILES = {
  "content/tea.yaml": SHEET,
  "brand/logo.svg": LOGO,
  "brand/dark.svg": LOGO.replace("#0b4a6f", "#ffffff"),
  "versus.yaml": `site: {name: Acme & Sons, url: https://example.org/compare}
formats: [brand]
brand:
  logo: brand/logo.svg
  logoDark: brand/dark.svg
  colors: ${JSON.stringify(EIGHT)}
  footer: Acme **Academy**
  contact: "[Ask us](mailto:a@example.org)"
  qr: true
`,
};

const read = (root: string, path: string) => readFileSync(join(root, "out", path), "utf8");
const build = async (root: string, ...flags: string[]) => {
  const { code, stderr } = await versus(root, "build", ...flags);
  expect([code, stderr.match(/^error.*/gm)]).toEqual([0, null]);
  return stderr;
};

let root: string;
beforeAll(async () => {
  root = project(FILES);
  expect(await build(root)).not.toContain("brand.hbs");
});

describe("the page of a brand", () => {
  it("shows colours with their contrasts and greys, sizes of type, the foot, and every layout", () => {
    const page = read(root, "brand.html");
    for (const colour of EIGHT) expect(page).toContain(`<code>${colour}</code>`);
    expect(page.match(/\d+\.\d:1/g)?.every((ratio) => Number.parseFloat(ratio) >= 4.5)).toBe(true);
    expect(page.match(/\d+\.\d:1/g)).toHaveLength(16);
    expect(page).toMatch(/L\* 30<\/span> <span class="vs-guide-what">near /);
    expect(page).toMatch(/Headline <span class="vs-guide-what">Source Sans 3, 23 pt/);
    expect(page).toContain("Acme <strong>Academy</strong>");
    const layouts = ["handout", "battlecard", "brief", "card", "matrix"];
    for (const layout of layouts) expect(page).toContain(`<code>${layout}</code></li>`);
    expect(page).toContain('src="assets/images/logo-dark.svg"');
    expect(existsSync(join(root, "out/assets/images/logo-dark.svg"))).toBe(true);
    // All that drawings refer to is there, once.
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = new Set([...page.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id));
    expect([...used].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("shows a layout of one's own, and tells of one that no sample is for", async () => {
    const root = project({
      ...FILES,
      "look/layouts/plain/styles/layout.css": ".vs-layout-plain .vs-sides { display: none }",
      "look/layouts/odd/layout.yaml": "needs: [recipe]\n",
    });
    const stderr = await build(root, "--templates", "look");
    expect(read(root, "brand.html")).toContain("<code>plain</code></li>");
    expect(read(root, "brand.html")).not.toContain("<code>odd</code>");
    expect(stderr).toMatch(/warning: a odd needs|warning: an? odd needs/);
  });

  it("shows built-in colours where the site has none, and an edition's brand in its folder", async () => {
    const root = project({
      "content/tea.yaml": SHEET,
      "versus.yaml": 'formats: [brand]\neditions:\n  second: {brand: {colors: ["#5a1a35", "#00696b"]}}\n',
    });
    await build(root);
    expect(read(root, "brand.html")).toContain("The built-in ones");
    expect(read(root, "second/brand.html")).toContain("<code>#5a1a35</code>");
    expect(existsSync(join(root, "out/second/brand.pdf"))).toBe(true);
  });

  it("is an output as others are: in the manifest, not made again without need, made again with another brand", async () => {
    const { outputs } = JSON.parse(read(root, "manifest.json")) as { outputs: { path: string; format: string }[] };
    const own = outputs.filter(({ format }) => format === "brand").map(({ path }) => path);
    expect(own).toEqual(["brand.html", "brand.pdf"]);
    expect(await build(root)).not.toMatch(/[1-9]\d* files? written/);
    // What stands beside it changes nothing of it.
    const other = project({ ...FILES, "content/more.yaml": SHEET.replaceAll("Tea", "Mate") });
    await build(other, "--formats", "brand,index");
    for (const path of ["brand.html", "brand.pdf"]) expect(read(other, path)).toBe(read(root, path));
    writeFileSync(join(other, "versus.yaml"), FILES["versus.yaml"].replace("Academy", "School"));
    await build(other);
    expect(read(other, "brand.html")).toContain("School");
  });
});

describe.skipIf(!hasPoppler)("the PDF of a brand", () => {
  it("is one page, tagged, and says so, however many colours", () => {
    const pdf = join(root, "out/brand.pdf");
    expect(pdfPages(pdf)).toBe(1);
    const text = pdfText(pdf);
    for (const words of ["Brand of Acme & Sons", "#0b4a6f", "battlecard", "Ask us"]) expect(text).toContain(words);
    // Drawings are for the eye: nothing of the samples is read.
    expect(text).not.toContain("graphite");
    expect(execFileSync("pdfinfo", [pdf], { encoding: "utf8" })).toMatch(/Tagged: +yes/);
    const meta = execFileSync("pdfinfo", ["-meta", pdf], { encoding: "utf8" });
    expect(meta).toMatch(/pdfuaid:part/);
    expect(meta).toMatch(/pdfaid:part/);
  });
});

const VIEWS: Readonly<Record<string, View>> = {
  "in light": {},
  "in dark": { dark: true },
  "at 320 px": { width: 320 },
  "with forced colours": { forcedColors: true },
};

describe.skipIf(!hasChromium)("pages of a brand, for everybody", () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.build({ ...FILES, "versus.yaml": FILES["versus.yaml"].replace("[brand]", "[brand, page]") });
  });
  afterAll(async () => site?.close());

  it.each(Object.entries(VIEWS))("axe finds nothing %s, and nothing goes beyond the window", async (_, view) => {
    for (const path of ["brand.html", "html/tea.html"]) {
      const page = await site.open(path, view);
      expect(await axeFindings(page, view), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    }
  });
});
