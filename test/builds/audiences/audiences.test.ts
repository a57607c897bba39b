/** Secret texts in every place of the format that can be for an audience: no byte that is written for others has one. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../src/builds/index.js";
import { hasPoppler, pdfText } from "../../support/outside.js";

const SECRETS = [
  "zinnober",
  "zwieback",
  "zebrano",
  "zeppelin",
  "zither",
  "zyklop",
  "zunder",
  "zirkel",
  "zikade",
  "zobel",
  "zander",
  "zypresse",
  "zaumzeug",
  "zeisig",
  "zinnie",
  "zubringer",
] as const;
const [point, pro, con, choose, avoid, row, cell, note, section, heading, item, bySubject, source, sheet, link, image] =
  SECRETS;

const OPEN = `title: Ash vs Oak
lang: en
updated: 2026-11-23
subjects:
  - name: Ash
    points: [Light wood, {text: "The ${point} is 84071139 a year", audience: internal}, {text: For partners too, audience: partner}]
    pros: [Bends well, {text: ${pro}, audience: internal}]
    cons: [{text: ${con}, audience: internal}]
    chooseWhen: [It must bend, {text: ${choose}, audience: internal}]
    avoidWhen: [{text: ${avoid}, audience: internal}]
  - name: Oak
    points: [Heavy wood, It lasts]
    chooseWhen: [It must last]
sections:
  - heading: Open
    items: [Anybody may read this, {title: ${item}, text: ${item} again, audience: internal}]
  - heading: Sides
    bySubject: {Ash: [Grey, {text: ${bySubject}, audience: internal}], Oak: [Brown]}
  - heading: ${heading}
    audience: internal
    text: A whole ${section}
    image: ${image}.svg
  - heading: Emptied ${heading}
    items: [{text: ${item}, audience: internal}]
table:
  - group: Wood
    rows:
      Weight: [light, {text: heavy, source: 2}]
      ${row}: {values: [one, two], note: ${note}, audience: internal}
      Price ${row}: [{text: "${cell}", audience: internal, source: secret, note: ${note}}, 12]
  - group: Only ${row}
    rows:
      Hidden ${row}: [{value: true, audience: internal}, false]
related: [${link}-vs-oak, elm-vs-oak]
sources:
  - {id: secret, title: A ${source} of prices, url: "https://example.org/${source}"}
  - {title: The open book}
`;
const ELM = OPEN.slice(0, OPEN.indexOf("subjects:")).replace("Ash vs Oak", "Elm vs Oak");
const plain = (a: string, b: string) => `subjects: [{name: ${a}}, {name: ${b}}]\ntable: {Leaf: [small, large]}\n`;

let root = "";
let plainReport: Awaited<ReturnType<typeof build>>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "versus-audiences-"));
  mkdirSync(join(root, "content"));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write(
    "versus.yaml",
    "site: {name: Woods, url: https://example.org}\naudiences: [partner, internal]\npdf: {attachSource: true}\nformats: [pdf, page, snippet, index, handbook]\neditions:\n  partners: {audience: partner}\n  staff: {audience: internal}\n",
  );
  write("content/ash-vs-oak.yaml", OPEN);
  write(
    `content/${image}.svg`,
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  );
  write("content/elm-vs-oak.yaml", `${ELM}related: [ash-vs-oak]\n${plain("Elm", "Oak")}`);
  write(
    `content/${link}-vs-oak.yaml`,
    `title: ${sheet} vs Oak\naudience: internal\ntags: [${sheet}]\nrelated: [ash-vs-oak]\n${plain(sheet, "Oak")}`,
  );
  plainReport = await build({ root });
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What stands in a folder, its name and its own editions left out: each file's name and bytes, streams of PDFs inflated. */
function everything(folder: string, skip: readonly string[] = []): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !skip.some((edition) => name.startsWith(edition) || name.includes(`.${edition}.`)))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const more = name.endsWith(".pdf") ? [inflated(bytes), hasPoppler ? pdfText(join(folder, name)) : ""] : [];
      return [name, [name, bytes.toString("latin1"), bytes.toString("utf8"), ...more].join("\n").toLowerCase()];
    });
}

function inflated(bytes: Buffer): string {
  const parts: string[] = [];
  for (let at = bytes.indexOf("stream\n"); at >= 0; at = bytes.indexOf("stream\n", at + 1)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)).toString("utf8"));
    } catch {
      // Not packed, or the end of another one.
    }
  }
  return parts.join("\n");
}

const found = (files: readonly [string, string][], words: readonly string[]) =>
  files.flatMap(([name, text]) => words.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`));

describe("What is for an audience alone", () => {
  it("stands in no file that is made for all, whatever its format", () => {
    const files = everything(join(root, "out"), ["partners", "staff"]);
    expect(files.length).toBeGreaterThan(8);
    expect(found(files, [...SECRETS, "84071139", "for partners"])).toEqual([]);
    expect(plainReport.diagnostics).toEqual([]);
  });

  it("stands in no file of an edition for a wider audience, which sees its own", () => {
    const files = everything(join(root, "out/partners"));
    expect(found(files, [...SECRETS, "84071139"])).toEqual([]);
    expect(found(files, ["for partners too"])).toContain("html/ash-vs-oak.html: for partners too");
  });

  it("is shown by the edition that is for it, with its sheets and sources", () => {
    const files = everything(join(root, "out/staff"));
    const missing = SECRETS.filter((word) => found(files, [word]).length === 0);
    expect(missing).toEqual([]);
    expect(found(files, ["audience: internal"])).toContain("html/ash-vs-oak.html: audience: internal");
  });

  it("leaves out the whole row of a value, and what has nothing left in it", () => {
    const page = readFileSync(join(root, "out/html/ash-vs-oak.html"), "utf8");
    expect(page).toContain("Weight");
    expect(page).not.toMatch(/Price|Only|Emptied|Hidden/);
    expect(page).not.toContain(">Cons<");
    expect(page).toContain("The open book");
  });

  it("needs no cache and no path of a content file in the folder of an edition", () => {
    const names = readdirSync(join(root, "out/partners"), { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => name.includes(".versus") || name.includes(link!))).toEqual([]);
    expect(readFileSync(join(root, "out/partners/manifest.json"), "utf8")).not.toContain("content/");
  });

  it("is told with its line where nobody has defined the audience", async () => {
    const path = join(root, "content/elm-vs-oak.yaml");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, `${before}audience: intern\n`);
    const { sheets } = await build({ root, check: true, formats: ["snippet"] });
    writeFileSync(path, before);
    const told = sheets.flatMap((one) => one.diagnostics).find(({ code }) => code === "content/audience");
    expect(told).toMatchObject({ message: 'there is no audience "intern"', hints: ['did you mean "internal"?'] });
    expect(told?.span?.start.line).toBe(before.split("\n").length);
  });
});
