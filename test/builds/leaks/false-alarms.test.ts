/** The sheets of this repository with parts of them for an audience, put anywhere: what others see gives no alarm. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Document, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { build } from "../../../src/builds/index.js";
import { project } from "../../support/project.js";

const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));
const files = readdirSync(CONTENT).filter((name) => name.endsWith(".yaml"));

/** @param isFor tells, of the number of a part, whether it is for the audience alone */
function withAudiences(text: string, isFor: (part: number) => boolean): string {
  const document: Document = parseDocument(text);
  let part = 0;
  const list = (node: unknown) => {
    if (!isSeq(node)) return;
    for (const [i, item] of node.items.entries())
      if (isFor(part++) && node.items.length > 1)
        if (isScalar(item)) node.items[i] = document.createNode({ text: String(item.value), audience: "internal" });
        else if (isMap(item) && item.has("text")) item.set("audience", "internal");
  };
  const subjects = document.get("subjects");
  if (isSeq(subjects))
    for (const subject of subjects.items)
      if (isMap(subject)) for (const key of ["points", "pros", "cons", "chooseWhen"]) list(subject.get(key));
  const sections = document.get("sections");
  if (isSeq(sections))
    for (const section of sections.items)
      if (isMap(section) && isFor(part++)) section.set("audience", "internal");
      else if (isMap(section)) list(section.get("items"));
  const table = document.get("table");
  const rows = isSeq(table) ? table.items.map((group) => (isMap(group) ? group.get("rows") : undefined)) : [table];
  for (const group of rows)
    if (isMap(group))
      for (const row of group.items)
        if (isSeq(row.value) && isFor(part++))
          row.value = document.createNode({ values: row.value.toJSON(), audience: "internal" });
  if (isFor(part++)) document.set("audience", "internal");
  return document.toString();
}

describe("A sheet with parts for an audience", () => {
  it("gives no alarm whatever parts these are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }), async (choice) => {
        const sheets = files.map((name, i) => [
          `content/${name}`,
          withAudiences(
            readFileSync(`${CONTENT}/${name}`, "utf8"),
            (part) => choice[(part * 7 + i) % 31]! && (part + i) % 3 === 0,
          ),
        ]);
        const root = project({
          ...Object.fromEntries(sheets),
          "versus.yaml":
            "audiences: [internal]\nformats: [pdf, page, snippet, index, handbook]\nfit: {overflow: flow}\npdf: {attachSource: true}\n",
        });
        const report = await build({ root });
        expect(report.diagnostics.filter(({ code }) => code === "build/leak")).toEqual([]);
        expect(report.sheets.length).toBeGreaterThan(0);
      }),
      { numRuns: 2 },
    );
  });
});
