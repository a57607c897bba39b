/** Where a place of a YAML text is, and what may stand there: right while it is being written. */
import { describe, expect, it } from "vitest";
import { comparisonJsonSchema } from "../../src/content/index.js";
import { descriptionOf, keysOf, type Schema, schemasAt, wordsOf } from "../../src/preview/client/editor/schema.js";
import { placeInYaml } from "../../src/preview/client/editor/yaml-path.js";

/** The place of the bar in a text. */
function at(text: string) {
  const lines = text.slice(0, text.indexOf("|")).split("\n");
  const rest = text.slice(text.indexOf("|") + 1).split("\n")[0]!;
  return placeInYaml([...lines.slice(0, -1), lines.at(-1)! + rest], lines.at(-1)!.length);
}

describe("a place in YAML", () => {
  it.each([
    ["ti|", [], undefined, "ti"],
    ["title: T\nsubj|", [], undefined, "subj"],
    ["subjects:\n  - na|", ["subjects", 0], undefined, "na"],
    ["subjects:\n  - name: Tea\n    po|", ["subjects", 0], undefined, "po"],
    ["subjects:\n  - name: Tea\n  - name: Coffee\n    po|", ["subjects", 1], undefined, "po"],
    ["subjects:\n- name: Tea\n- na|", ["subjects", 1], undefined, "na"],
    ["subjects:\n  - name: Tea\n    points:\n      - tex|", ["subjects", 0, "points", 0], undefined, "tex"],
    ["table:\n  - group: A\n    rows:\n      Colour:\n        opt|", ["table", 0, "rows", "Colour"], undefined, "opt"],
    ["fit:\n  overflow: fl|", ["fit"], "overflow", "fl"],
    ['table:\n  "a: b":\n    no|', ["table", "a: b"], undefined, "no"],
    ["# a comment\nsections:\n\n  - heading: H\n    # another\n    ki|", ["sections", 0], undefined, "ki"],
  ])("%j has its keys", (text, path, key, word) => {
    const place = at(text)!;
    expect([place.path, place.key, place.word]).toEqual([path, key, word]);
  });

  it.each(["# com|", "title: T # com|", "tags: [a|", "two words|"])("%j is none", (text) => {
    expect(at(text)).toBeUndefined();
  });
});

describe("the schema", () => {
  const schema = comparisonJsonSchema() as Schema;

  it("says which keys there may be, with what they are for", () => {
    const keys = keysOf(schemasAt(schema, ["subjects", 1]));
    expect([...keys.keys()]).toContain("chooseWhen");
    expect(descriptionOf(schemasAt(schema, ["subjects", 1, "tagline"]))).toBe("A few words below the name");
  });

  it("says which words there may be", () => {
    expect(wordsOf(schemasAt(schema, ["table", "Colour", "optional"]))).toEqual(["true", "false"]);
  });

  it("knows rows whatever their criterion is called, and nothing of keys that there are not", () => {
    expect([...keysOf(schemasAt(schema, ["table", "constructor"])).keys()]).toContain("note");
    expect(schemasAt(schema, ["nothing", 0, "of"])).toEqual([]);
  });
});
