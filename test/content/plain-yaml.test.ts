/** Plain YAML is read without the parser, and exactly as the parser reads it; whatever is not plain is left to the parser. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparison } from "../../bench/corpus.mjs";
import type { DataPath, YamlData, YamlShape } from "../../src/content/yaml/data.js";
import { readParsed } from "../../src/content/yaml/parsed-yaml.js";
import { readPlain } from "../../src/content/yaml/plain-yaml.js";
import { SourceText } from "../../src/diagnostics/source.js";

const SHAPE: YamlShape = {
  isValue: ([first, second]) => first === "table" && second !== undefined,
  keys: new Set(),
  fileKeys: new Set(),
  misshapen: () => 0,
};
const CONTENT = readdirSync("content")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => readFileSync(join("content", name), "utf8"));
const SAMPLE = `# a comment
title: It's "so", 50 % a:b c#1 x-y
lang: 'de'
quoted: "a, b: c"
tags: [one, two words,three ]

subjects:
  - name: A
    points:
      - first
      -   second
    text: >-
      Folded lines
      # are one,

      paragraphs are not.
  - name: B
# between
table:
  Costs: [12, free]
  Number:
  - 1.5e3
  - yes
  Right:
    - true
    - ~
    - NULL
  Marks: [true, partial, unknown, Partial]
  Text: |
    one
    two
# a comment right behind a block
last: >
  clipped
`;

function read(text: string): YamlData | undefined {
  const source = new SourceText("a.yaml", text);
  return readPlain(source, SHAPE, () => readParsed(source, SHAPE).value);
}

function paths(data: YamlData["data"], path: DataPath = []): DataPath[] {
  if (typeof data !== "object" || data === null) return [path];
  const inner = Array.isArray(data) ? data.map((value, i) => [i, value] as const) : Object.entries(data);
  return [path, ...inner.flatMap(([key, value]) => paths(value, [...path, key]))];
}

/** Fails where a text is read, and differently from the parser. @returns whether it was read */
function isReadAlike(text: string): boolean {
  const plain = read(text);
  if (!plain) return false;
  const { value, diagnostics } = readParsed(new SourceText("a.yaml", text), SHAPE);
  expect({ diagnostics, data: value?.data, numbers: value?.numbers, marks: value?.marks }, text).toEqual({
    diagnostics: [],
    data: plain.data,
    numbers: plain.numbers,
    marks: plain.marks,
  });
  for (const path of [...paths(plain.data), ["not", 7]]) {
    expect([path, plain.place(path)], text).toEqual([path, value!.place(path)]);
    expect([path, plain.keyPlace(path)], text).toEqual([path, value!.keyPlace(path)]);
  }
  return true;
}

describe("plain YAML", () => {
  it("is what content files are written in", () => {
    const texts = [SAMPLE, ...CONTENT, ...[1, 2, 3].map((number) => comparison(number, 1).yaml)];
    for (const text of texts) expect([isReadAlike(text), text]).toEqual([true, text]);
  });

  it("asks the parser for nothing but places of what has several lines", () => {
    const source = new SourceText("a.yaml", SAMPLE);
    const value = readPlain(source, SHAPE, () => expect.unreachable());
    expect(value?.place(["subjects", 0, "points", 1])).toEqual({
      start: SAMPLE.indexOf("second"),
      end: SAMPLE.indexOf("second") + 6,
    });
    expect(() => value?.place(["subjects"])).toThrow();
  });

  it.each([
    "a: *b",
    "a: &b c",
    "a: !b c",
    "a: b: c",
    "a: b #c",
    "a: {b: c}",
    "a: 'it''s'",
    'a: "\\e"',
    "a: b\n  c",
    "a:\n- b\n  c",
    "a:",
    "a: [b, [c]]",
    "a: [b,\n  c]",
    "a: >2\n    b",
    "a: |\n  b\n    c",
    "a: >-\n  - b\n  - c",
    "a: b\na: c",
    "a: b\n c: d",
    "a:\n  b: c\n d: e",
    "a:\n  - b\n - c",
    "<<: a",
    "? a",
    "--- \na: b",
    "a: b\n...",
    "a:\tb",
    "- a",
    "a",
    "",
  ])("is not %j", (text) => {
    expect(read(text)).toBeUndefined();
  });

  it("is read as the parser reads it, whatever is changed in it", () => {
    const texts = [SAMPLE, SAMPLE, CONTENT[0]!, comparison(4, 1).yaml.slice(0, 900)];
    const piece = fc.constantFrom(
      ..."\n|  |    |- |-|: |:|#| #|'|\"|[|]|{|}|,|&a|*a|!|>|>-|%|@|`|?|? |...|---|~|1|.5|0x1|a|a: |a: b|é|\t".split(
        "|",
      ),
      "|",
      "|-",
      "\n\n",
      "\n- a",
      "\n  - a",
      "\na: b",
      "\n  a: b",
    );
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 6 }), piece);
    let alike = 0;
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        const edited = edits.reduce((now, [at, length, put]) => {
          const from = at % (now.length + 1);
          return now.slice(0, from) + put + now.slice(from + length);
        }, text);
        if (isReadAlike(edited)) alike++;
      }),
      { numRuns: Number(process.env.VERSUS_SWEEP ? 200_000 : 600), seed: 7 },
    );
    expect(alike).toBeGreaterThan(100);
  });
});
