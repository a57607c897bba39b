/** Characters that turn the direction of text unseen. */
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { bidiFault } from "../../src/content/text/bidi.js";
import { parseComparison } from "../../src/index.js";

const sheet = (fields: object = {}) => ({
  subjects: [{ name: "A" }, { name: "B" }],
  table: { C: ["d", "e"] },
  ...fields,
});
const path = { path: "content/x.yaml" };
const faults = (yaml: string) => parseComparison(yaml, path).diagnostics;

describe("overrides, and what is not ended,", () => {
  const BAD = [
    "\u202e",
    "a\u202db\u202cc",
    "\u2067a",
    "a\u2066b\u2067c\u2069d",
    "\u202aa",
    "\u202ba\u2069",
    "\u2068a\u202c",
    "\u2067\u202ba\u202c",
    "\u2067a\n\nb\u2069",
  ];

  it.each(BAD)("%j are refused wherever a text stands", (text) => {
    for (const fields of [
      { title: `x ${text}` },
      { question: text },
      { tags: ["a", text] },
      { intro: text },
      { sections: [{ heading: text, text: "a" }] },
      { sections: [{ heading: "a", text }] },
      { table: { [text]: ["d", "e"] } },
      { table: [{ group: text, rows: { C: ["d", "e"] } }] },
      { table: { C: [["d", text], { text: "a", note: text }] } },
      { subjects: [{ name: text }, { name: "B", points: [text] }] },
      { sources: [{ title: text }] },
      { related: [{ title: text, url: "https://example.org" }] },
    ])
      expect(faults(stringify(sheet(fields))).map((d) => d.code)).toContain("content/bidi");
  });

  it("are told with the place of the character and what to do", () => {
    expect(faults("subjects: [{name: A}, {name: B}]\ntable: {C: [a\u202eb, d]}\n")).toMatchObject([
      {
        code: "content/bidi",
        message: "a right-to-left override (U+202E) shows letters in another order than they are in",
        span: { start: { line: 2, column: 14 }, end: { line: 2, column: 15 } },
        hints: ["remove it: each script finds its own direction"],
      },
    ]);
    expect(faults('subjects: [{name: A}, {name: B}]\ntable: {C: ["\\u2067b", d]}\n')).toMatchObject([
      {
        message: "a right-to-left isolate (U+2067) is not ended, and turns what comes after it",
        span: { start: { line: 2 } },
      },
    ]);
  });
});

it.each([
  "a\u200eb\u200f",
  "\u2067שלום\u2069 b",
  "\u202bא\u202c b",
  "\u2068a\u2066b\u2069c\u2069",
  "\u2067\u202ba\u2069",
  "\u2067a\nb\u2069",
  "\u2069 \u202c",
  "العربية",
  "\u061c",
])("%j passes", (text) => {
  expect(bidiFault(text)).toBeUndefined();
  expect(faults(stringify(sheet({ intro: text })))).toEqual([]);
});
