/** Editions and the places that versus.yaml names. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { build } from "../../../src/builds/index.js";
import { editionRules } from "../../../src/builds/site/edition-styles.js";
import { parseSettings } from "../../../src/content/index.js";

const SHEET = (lang: string) =>
  `title: Ash vs Oak\nlang: ${lang}\nhide: [choose]\naccents: ["#0b4a6f"]\nsubjects: [{name: Ash}, {name: Oak}]\ntable: {Leaf: [small, large]}\nsummary: Both are trees.\n`;
let root = "";
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const told = (yaml: string) => parseSettings(yaml, { path: "versus.yaml", root }).diagnostics.map(({ code }) => code);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "versus-editions-"));
  mkdirSync(join(root, "sheets"));
  write("sheets/ash-vs-oak.yaml", SHEET("en"));
  write("sheets/esche.yaml", SHEET("de"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("A build makes the plain sheets and each edition in a folder of its own, as the folders of versus.yaml are called", async () => {
  write(
    "versus.yaml",
    'content: sheets\nout: public\nformats: [page]\neditions:\n  deutsch: {lang: de}\n  red: {accents: ["#a8181c"], hide: [summary]}\n',
  );
  const report = await build({ root });
  expect(report.diagnostics).toEqual([]);
  const page = (path: string) => readFileSync(join(root, "public", path), "utf8");
  expect(existsSync(join(root, "public/deutsch/html/esche.html"))).toBe(true);
  expect(existsSync(join(root, "public/deutsch/html/ash-vs-oak.html"))).toBe(false);
  expect(page("html/ash-vs-oak.html")).toContain("#0b4a6f");
  expect(page("red/html/ash-vs-oak.html")).toContain("#a8181c");
  expect(page("red/html/ash-vs-oak.html")).not.toContain("Both are trees.</p>");
  expect((await build({ root })).written).toEqual([]);
  const only = await build({ root, editions: ["red"], force: true });
  expect(only.written.every((path) => path.startsWith("red/"))).toBe(true);
});

it("The plain pages and index lead to the editions of a sheet that are for all, and an edition to none", async () => {
  write(
    "versus.yaml",
    "content: sheets\nout: public\nformats: [page, index]\naudiences: [partner]\neditions:\n  deutsch: {lang: de}\n  large-print: {preset: large-print}\n  partners: {audience: partner}\n  prints: {formats: [pdf]}\n",
  );
  expect((await build({ root })).diagnostics).toEqual([]);
  const links = (path: string) =>
    [
      ...readFileSync(join(root, "public", path), "utf8").matchAll(
        /href="([^"#]*(?:deutsch|large-print|partners|prints)\/[^"]*)"/g,
      ),
    ].map(([, url]) => url!);
  expect(links("html/ash-vs-oak.html")).toEqual(["../large-print/html/ash-vs-oak.html"]);
  expect(links("html/esche.html")).toEqual(["../deutsch/html/esche.html", "../large-print/html/esche.html"]);
  expect(links("index.html")).toEqual(["deutsch/index.html", "large-print/index.html"]);
  for (const url of links("html/esche.html")) expect(existsSync(join(root, "public/html", url))).toBe(true);
  for (const url of links("index.html")) expect(existsSync(join(root, "public", url))).toBe(true);
  for (const edition of ["deutsch", "large-print", "partners"]) {
    expect(links(`${edition}/html/esche.html`)).toEqual([]);
    expect(links(`${edition}/index.html`)).toEqual([]);
  }
});

it("Strong ink is dark on pages alone: a snippet stands on what its host has", () => {
  const rules = editionRules({ ink: "strong" }, ".scope");
  const [, dark] = /prefers-color-scheme: dark\) \{ ([\s\S]*) \}\s*$/.exec(rules)!;
  // Commas within brackets part no selectors.
  const selectors = [...dark!.matchAll(/([^{}]+)\{[^}]*\}/g)].flatMap(([, list]) => list!.split(/,(?![^(]*\))/));
  expect(selectors.length).toBeGreaterThan(10);
  expect(selectors.filter((selector) => !selector.trim().startsWith(".vs-page .scope"))).toEqual([]);
});

it("An edition that there isn't is told with the one that was meant", async () => {
  write("versus.yaml", "content: sheets\neditions: {large: {preset: large-print}}\n");
  expect((await build({ root, editions: ["larg"] })).unknown).toEqual([
    { what: "edition", name: "larg", near: "large", known: ["large"] },
  ]);
});

it.each([
  ["content: ../elsewhere", "settings/place"],
  ["out: .", "settings/place"],
  ["out: content", "settings/place"],
  ["templates: /tmp", "settings/place"],
  ["editions: {pdf: {preset: grey}}", "settings/edition-name"],
  ["editions: {Large: {preset: grey}}", "settings/edition-name"],
  ["editions: {large: {audience: nobody}}", "settings/audience"],
  ["editions: {large: {text: 3pt}}", "settings/text"],
  ["editions: {large: {page: {size: A99}}}", "settings/page-size"],
  ["editions: {large: {out: elsewhere}}", "content/unknown-key"],
])("%s is an error", (yaml, code) => {
  expect(told(`${yaml}\n`)).toContain(code);
});

it("The plain page of a sheet that failed in an edition leads there when it is made", async () => {
  write(
    "versus.yaml",
    'content: sheets\nout: public\nformats: [pdf, page]\neditions:\n  tiny: {page: {size: "60mm 40mm", margin: 4mm}, formats: [pdf, page]}\n',
  );
  const link = () => readFileSync(join(root, "public/html/esche.html"), "utf8").includes("../tiny/html/esche.html");
  const failed = await build({ root });
  expect(failed.sheets.filter(({ status }) => status === "failed").map(({ edition }) => edition)).toContain("tiny");
  expect([existsSync(join(root, "public/tiny/html/esche.html")), link()]).toEqual([false, false]);
  write(
    "versus.yaml",
    "content: sheets\nout: public\nformats: [pdf, page]\neditions:\n  tiny: {page: {size: A5}, formats: [pdf, page]}\n",
  );
  await build({ root });
  expect([existsSync(join(root, "public/tiny/html/esche.html")), link()]).toEqual([true, true]);
});

it("A sheet that is asked for and is not for all is told of, unless an edition that is for its audience has it", async () => {
  write("sheets/esche.yaml", `${SHEET("en")}audience: partner\n`);
  const settings = (editions: string) =>
    write("versus.yaml", `content: sheets\nout: public\nformats: [page]\naudiences: [partner, staff]\n${editions}`);
  const told = async (options: Parameters<typeof build>[0]) =>
    (await build({ root, ...options })).diagnostics.map(({ message, hints }) => [message, ...(hints ?? [])]);
  settings("");
  const hint = "`versus build esche --audience partner` builds it";
  const message = "sheets/esche.yaml is for partner alone, and is not built for all";
  expect(await told({ select: ["esche"] })).toEqual([[message, hint]]);
  expect(await told({ select: ["sheets/esche.yaml"], check: true })).toEqual([[message, hint]]);
  expect(await told({ select: ["esche"], audience: "staff" })).toEqual([]);
  expect(await told({})).toEqual([]);
  settings("editions: {staff: {audience: staff}, german: {lang: de}}\n");
  expect(await told({ select: ["esche"] })).toEqual([]);
  expect(await told({ select: ["esche"], editions: ["german"] })).toEqual([[message, hint]]);
  expect(await told({ select: ["ash-vs-oak"], editions: ["german"] })).toEqual([
    [
      "sheets/ash-vs-oak.yaml is in a language that the edition german doesn't take, and is not built",
      "name an edition that takes its language, or none",
    ],
  ]);
});
