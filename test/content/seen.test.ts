/** What an audience may see of any file: nothing of what others have, all of what is its own, and the same again as YAML. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { writeYaml } from "../../src/content/comparison/seen/write-yaml.js";

const AUDIENCES = ["partner", "internal"] as const;
type Audience = (typeof AUDIENCES)[number];

/** For whom each part is; undefined for all. */
const whom = fc.option(fc.constantFrom<Audience>(...AUDIENCES), { nil: undefined });
const points = fc.array(whom, { maxLength: 3 });
const shapes = fc.record({
  subjects: fc.array(fc.record({ points, pros: points, chooseWhen: points }), { minLength: 2, maxLength: 3 }),
  rows: fc.array(fc.record({ row: whom, cells: fc.array(whom, { minLength: 3, maxLength: 3 }), note: fc.boolean() }), {
    maxLength: 4,
  }),
  sections: fc.array(fc.record({ whom, items: points, isBySubject: fc.boolean() }), { maxLength: 3 }),
  sources: fc.boolean(),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;

/** The file of a shape, and the words in it that are for an audience: each stands where it is alone. */
class Written {
  readonly words: { readonly word: string; readonly audiences: readonly Audience[] }[] = [];
  readonly text: string;

  constructor(shape: Shape) {
    const subjects = shape.subjects.map(({ points: said, pros, chooseWhen }, i) => ({
      name: `Name${i}`,
      points: ["open point", ...said.map((audience) => this.#item([audience]))],
      pros: pros.map((audience) => this.#item([audience])),
      chooseWhen: chooseWhen.map((audience) => this.#item([audience])),
    }));
    const rows = shape.rows.map(({ row, cells, note }) => {
      const all = cells.slice(0, subjects.length);
      const values = all.map((audience) =>
        audience ? { text: this.#word([row, ...all]), audience } : this.#word([row, ...all]),
      );
      const full = {
        values,
        ...(note && { note: this.#word([row, ...all]) }),
        ...(row && { audience: row }),
      };
      return [this.#word([row, ...all]), row || note ? full : values];
    });
    const sections = shape.sections.map(({ whom: of, items, isBySubject }) => ({
      heading: this.#word([of]),
      ...(of && { audience: of }),
      text: this.#word([of]),
      ...(isBySubject
        ? { bySubject: subjects.map(() => ["open", ...items.map((audience) => this.#item([audience], of))]) }
        : { items: ["open", ...items.map((audience) => this.#item([audience], of))] }),
    }));
    // JSON is YAML.
    this.text = JSON.stringify({
      subjects,
      sections,
      table: Object.fromEntries([["Open row", subjects.map(() => "open")], ...rows]),
      ...(shape.sources && { sources: [{ title: "The open book" }] }),
    });
  }

  #item([audience]: readonly (Audience | undefined)[], around?: Audience) {
    const word = this.#word([audience, around]);
    return audience ? { text: word, audience } : word;
  }

  #word(of: readonly (Audience | undefined)[]): string {
    const audiences = [...new Set(of.filter((one) => one !== undefined))];
    const word = `w${this.words.length}x`;
    this.words.push({ word, audiences });
    return word;
  }
}

const seenBy = (text: string, audience?: Audience) =>
  parseComparison(text, { path: "a-vs-b.yaml", viewer: { audiences: AUDIENCES, ...(audience && { audience }) } });
const isFor = (audience: Audience | undefined) => (of: Audience) =>
  audience !== undefined && AUDIENCES.indexOf(of) <= AUDIENCES.indexOf(audience);

describe("what an audience sees of a file", () => {
  it.each([undefined, ...AUDIENCES])("is all that is for it, and no word of the rest: %s", (audience) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { text, words } = new Written(shape);
        const { value, diagnostics } = seenBy(text, audience);
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const { comparison, yaml, withheld = [] } = value!;
        const seen = JSON.stringify(comparison) + writeYaml(yaml) + yaml.source.text;
        for (const { word, audiences } of words) {
          const isSeen = audiences.every(isFor(audience));
          expect([word, seen.includes(word)]).toEqual([word, isSeen]);
          expect([word, withheld.some(({ text }) => text === word)]).toEqual([word, !isSeen]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("reads the same again from the YAML that is attached", () => {
    fc.assert(
      fc.property(shapes, fc.constantFrom(undefined, ...AUDIENCES), (shape, audience) => {
        const { comparison, yaml } = seenBy(new Written(shape).text, audience).value!;
        const again = seenBy(writeYaml(yaml), audience);
        expect(again.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(again.value?.comparison).toEqual(comparison);
      }),
      { numRuns: 200 },
    );
  });
});
