/** Lines of scripts that put no spaces between words break between words; long words take time by their length. */
import { describe, expect, it } from "vitest";
import { dictionaryBreaks } from "../../src/layout/text/dictionary-breaks.js";
import { hyphenationPoints } from "../../src/layout/text/hyphenate.js";

const broken = (text: string) => {
  const at = [0, ...dictionaryBreaks(text), text.length];
  return at.slice(1).map((end, i) => text.slice(at[i], end));
};

describe("words of scripts without spaces", () => {
  it.each([
    ["Thai", "ความแตกต่างระหว่าง|ๆ", ["ความ", "แตก", "ต่าง", "ระหว่าง|ๆ"]],
    ["Thai with signs that stay", "กรุงเทพฯ คนไทยๆ", ["กรุงเทพฯ คน", "ไทยๆ"]],
    ["Lao", "ການຕະຫຼາດແລະ", ["ການ", "ຕະຫຼາດ", "ແລະ"]],
    ["Khmer", "ទីផ្សារនិងការលក់", ["ទីផ្សារ", "និង", "ការ", "លក់"]],
    ["Burmese", "လူတိုင်းသည်", ["လူ", "တိုင်း", "သည်"]],
    ["others", "no words, 日本語, مرحبا", ["no words, 日本語, مرحبا"]],
  ])("%s", (_, text, words) => {
    expect(broken(text)).toEqual(words);
  });
});

describe("hyphenation of a word that is none of any language", () => {
  const limits = { word: "auto", before: "auto", after: "auto" } as const;

  it("finds in each part what it would find in a shorter one", () => {
    const unit = "donaudampfschifffahrt";
    const long = hyphenationPoints(unit.repeat(40), "de", limits);
    const short = hyphenationPoints(unit.repeat(9), "de", limits);
    const inside = (points: readonly number[], from: number) =>
      points.filter((at) => at > from && at <= from + unit.length).map((at) => at - from);
    for (const i of [4, 7, 11, 20, 33]) expect(inside(long, i * unit.length)).toEqual(inside(short, 4 * unit.length));
  });
});
