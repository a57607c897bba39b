/** A sheet's comparison as JSON: what a program gets is what the sheet was made of, and no more than the sheet shows. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { checkComparison } from "../../src/content/comparison/comparison-shape.js";
import { modelJsonSchema } from "../../src/content/index.js";
import { build, parseComparison } from "../../src/index.js";
import { project, SHEET } from "../support/project.js";

const RICH = `subjects:
  - {name: "Tea | *green*", points: ["# one", {text: "<b>two</b> &amp; \`three\`", by: Kim}]}
  - {name: Coffee, points: ["1. four", "yes"]}
table:
  Price: [1.10, 0x1F]
  Warm: [true, {value: partial, note: at times}]
  "Good: for": [null, {score: 3, of: 5}]
  Kinds: [[green, black], {text: many, tone: good}]
data: {worksheet: [Price]}
`;
const validate = new Ajv().compile(modelJsonSchema());

async function jsonOf(files: Record<string, string>, slug: string) {
  const root = project(files);
  const { written, sheets } = await build({ root, formats: ["json"] });
  expect(sheets.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === "error")).toEqual([]);
  expect(written).toEqual([`json/${slug}.json`]);
  const text = readFileSync(join(root, `out/json/${slug}.json`), "utf8");
  const data: unknown = JSON.parse(text);
  validate(data);
  expect(validate.errors).toBeNull();
  return { text, data };
}

it("is the comparison as it was read, with numbers in their spelling, and one that programs can give back", async () => {
  const { data } = await jsonOf({ "content/deep/tea.yaml": RICH }, "tea");
  expect(data).toEqual({ ...parseComparison(RICH, { path: "content/deep/tea.yaml" }).value, source: "tea.yaml" });
  expect(checkComparison(data)).toEqual([]);
  expect(data).toMatchObject({ groups: [{ rows: [{ values: [{ kind: "number", text: "1.10" }, {}] }, {}, {}, {}] }] });
});

it("has no answer of a worksheet, nothing that the sheet hides, and nothing for others", async () => {
  const { text } = await jsonOf({ "content/tea.yaml": `layout: worksheet\n${RICH}` }, "tea");
  for (const answer of ["1.10", "# one", "four"]) expect(text).not.toContain(answer);
  const hidden = await jsonOf({ "content/tea.yaml": `hide: [table]\n${RICH}` }, "tea");
  expect(hidden.text).not.toContain("at times");
  const settings = "audiences: [internal]\n";
  const secret = RICH.replace("by: Kim", "audience: internal");
  const { text: open } = await jsonOf({ "content/tea.yaml": secret, "versus.yaml": settings }, "tea");
  expect(open).not.toContain("two");
});

it("is made on request, and anew where its content has changed", async () => {
  const root = project({ "content/tea.yaml": SHEET, "versus.yaml": "formats: [page, json]\n" });
  await build({ root });
  const path = join(root, "out/json/tea.json");
  expect(existsSync(path)).toBe(true);
  expect((await build({ root })).written).toEqual([]);
  writeFileSync(join(root, "content/tea.yaml"), SHEET.replace("Tea", "Maté"));
  await build({ root, formats: ["json"] });
  expect(readFileSync(path, "utf8")).toContain("Maté");
  const plain = project({ "content/tea.yaml": SHEET });
  await build({ root: plain });
  expect(existsSync(join(plain, "out/json"))).toBe(false);
});
