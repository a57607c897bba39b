/** docs/print-css.md is held against the table of properties: all of them, with their values, initial values and inheritance. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expand, shorthandNames } from "../../src/css/properties/shorthands/shorthands.js";
import { cssPropertyNames, PROPERTIES, propertyName } from "../../src/css/properties/table.js";
import { parseComponents } from "../../src/css/syntax/component.js";
import { NOWHERE } from "../../src/css/values/specified.js";
import { hasPoppler, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

const DOC = readFileSync("docs/print-css.md", "utf8");
const section = (from: string, to?: string) => DOC.slice(DOC.indexOf(from), to ? DOC.indexOf(to) : undefined);
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

/** One for each property of each row. */
const ROWS = section("\n## Properties", "\n## Shorthands")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .flatMap((line) => {
    const [names, values, initial, inherited] = line
      .split("|")
      .slice(1)
      .map((cell) => cell.trim());
    return codes(names!).map((name) => ({ name, values: codes(values!), initial: codes(initial!)[0]!, inherited }));
  });

const computed = (name: string, value: string) => {
  const [own, ...more] = expand(name, parseComponents(value) ?? []) ?? [];
  expect(more).toEqual([]);
  return own?.value(NOWHERE);
};

describe("the list of properties", () => {
  it("has every property of the table once, and no other", () => {
    expect(ROWS.map((row) => row.name).sort()).toEqual(cssPropertyNames().sort());
  });

  it.each(ROWS)("$name takes the values listed, and has its initial value and inheritance", (row) => {
    const { name, values, initial, inherited } = row;
    for (const value of values.filter((code) => code !== "on" && code !== "off"))
      expect([value, computed(name, value) !== undefined]).toEqual([value, true]);
    const definition = PROPERTIES[propertyName(name)!];
    const ofText = definition.isColor ? initial : { before: [], after: [] };
    if (initial === "currentcolor") expect(definition.initial).toEqual(ofText);
    else expect(computed(name, initial)).toEqual(definition.initial);
    expect(inherited).toBe(definition.inherited ? "yes" : "no");
  });

  it("has every shorthand and other name, and no other", () => {
    expect(codes(section("\n## Shorthands")).sort()).toEqual(shorthandNames().sort());
  });
});

describe("the units and functions", () => {
  it("are understood", () => {
    const listed = codes(section("\n## Units and functions", "\n## Properties"));
    const units = listed.slice(0, listed.indexOf("%") + 1).filter((code) => !["s", "l", "d"].includes(code));
    expect(units.length).toBeGreaterThan(15);
    for (const unit of units)
      expect([unit, expand("width", parseComponents(`2${unit}`) ?? [])?.length]).toEqual([unit, 1]);
  });
});

describe("the example", () => {
  it("changes page and PDF by one stylesheet", async () => {
    const root = project({});
    const example = section("\n## Change the look", "\n## Pages and fit");
    expect((await versus(root, "new", "Tea", "Coffee")).code).toBe(0);
    expect((await versus(root, "build")).code).toBe(0);
    const read = (path: string) => readFileSync(join(root, "out", path));
    const pdf = read("pdf/tea-vs-coffee.pdf");
    const text = hasPoppler ? pdfText(join(root, "out/pdf/tea-vs-coffee.pdf")) : "";
    mkdirSync(join(root, "look/styles"), { recursive: true });
    let style = readFileSync("templates/styles/sheet.css", "utf8");
    const changes = [.../```diff\n([\s\S]*?)```/.exec(example)![1]!.matchAll(/^-(.*)\n\+(.*)$/gm)];
    expect(changes.length).toBeGreaterThan(2);
    for (const [, before, after] of changes) {
      expect(style).toContain(`${before}\n`);
      style = style.replace(`${before}\n`, `${after}\n`);
    }
    writeFileSync(join(root, "look/styles/sheet.css"), style);
    const built = await versus(root, "build", "--templates", "look");
    expect([built.code, built.stderr]).toEqual([0, expect.stringContaining("0 warnings")]);
    // The page takes its style from a file beside it.
    expect(read("html/tea-vs-coffee.html").toString()).toContain("../assets/sheet.css");
    for (const [, , after] of changes) expect(read("assets/sheet.css").toString()).toContain(after);
    expect(read("pdf/tea-vs-coffee.pdf").equals(pdf)).toBe(false);
    // The topic over the headline is in capitals.
    if (hasPoppler) expect(pdfText(join(root, "out/pdf/tea-vs-coffee.pdf"))).not.toBe(text);
  });
});
