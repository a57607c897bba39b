/** What the benchmarks print must be content as authors write it: of the length promised, valid, and the same everywhere. */
import { describe, expect, it } from "vitest";
import { comparison } from "../../bench/corpus.mjs";
import { parseComparison } from "../../src/index.js";

describe("the comparisons of the benchmarks", () => {
  const sheets = Array.from({ length: 50 }, (_, number) => comparison(number));

  it("are valid content of about 400 words", () => {
    for (const { slug, yaml } of sheets) {
      expect(parseComparison(yaml, { path: `${slug}.yaml` }).diagnostics).toEqual([]);
      const text = yaml.replace(
        /^ *(- )?(title|question|lang|subjects|name|tagline|lead|points|chooseWhen|intro|table|summary):/gm,
        " ",
      );
      const words = text.match(/\p{L}+/gu)!.length;
      expect(words).toBeGreaterThan(360);
      expect(words).toBeLessThan(440);
    }
  });

  it("are the same each time, and no two alike", () => {
    expect(comparison(7)).toEqual(sheets[7]);
    expect(new Set(sheets.map(({ yaml }) => yaml)).size).toBe(sheets.length);
    expect(comparison(7, 2).yaml).not.toBe(sheets[7]!.yaml);
  });
});
