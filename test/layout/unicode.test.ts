/** The test files of the Unicode standard: line breaks (UAX #14) and directions (UAX #9). Debian's `unicode-data` has them. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { INITIAL_STYLE } from "../../src/css/properties/initial-style.js";
import { embeddingLevels } from "../../src/fonts/shaping/bidi.js";
import { Break, breakOpportunities } from "../../src/layout/text/breaks.js";

const FOLDER = "/usr/share/unicode";
const cases = (path: string): string[] =>
  readFileSync(`${FOLDER}/${path}`, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
const fromHex = (codes: string): string =>
  String.fromCodePoint(
    ...codes
      .trim()
      .split(" ")
      .map((code) => Number.parseInt(code, 16)),
  );

/** Where CSS and browsers leave UAX #14, and where what we use is older than the tests. Each says of a place whether it is one. */
const LEFT: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  "a line may break after a space, whatever follows, as in browsers": (text, at) => /[ \t]/.test(text[at - 1]!),
  "between ASCII characters browsers have a table of their own (ascii-breaks.ts)": (text, at) =>
    /^[!-~]{2}$/.test(text.slice(at - 1, at + 1)),
  "LB25 is kept by its pairs; the tests have the other form that it allows, a pattern for whole numbers": (text, at) =>
    /[,/)}]\u0308$/.test(text.slice(0, at)) && /^[%$0(]/.test(text.slice(at)),
  "LB25 as above, before a bracket": (text, at) => /[%$]\u0308$/.test(text.slice(0, at)) && text[at] === "(",
  "emoji of a newer Unicode, which the breaker takes for letters": (text) => /\u{1F02C}/u.test(text),
};

describe.skipIf(!existsSync(`${FOLDER}/auxiliary/LineBreakTest.txt`))("line breaks", () => {
  it("are those of LineBreakTest.txt, but for what CSS leaves to browsers", () => {
    const used = new Map(Object.keys(LEFT).map((reason) => [reason, 0]));
    const wrong: string[] = [];
    const strict = { ...INITIAL_STYLE, lineBreak: "strict" as const };
    for (const line of cases("auxiliary/LineBreakTest.txt")) {
      const [test = "", comment = ""] = line.split("#");
      const { text, breaks } = parsed(test);
      const run = { index: 0, start: 0, end: text.length, item: 0, element: undefined as never, generated: false };
      const inline = { text, runs: [run], boxes: [], atomics: new Map(), outOfFlow: [] };
      const found = breakOpportunities(inline, { block: strict, runs: [strict], boxes: [] });
      for (const [at, expected] of breaks) {
        if ((found[at] !== Break.None) === expected) continue;
        const reason = Object.keys(LEFT).find((each) => LEFT[each]!(text, at));
        if (reason) used.set(reason, used.get(reason)! + 1);
        else wrong.push(`${JSON.stringify(text)} at ${at}: ${comment.trim()}`);
      }
    }
    expect(wrong).toEqual([]);
    for (const [reason, count] of used) expect(count, reason).toBeGreaterThan(0);
  });
});

/** `× 0023 ÷ 0020` -> the text, and for each place between characters whether a line may break there. */
function parsed(test: string): { readonly text: string; readonly breaks: readonly (readonly [number, boolean])[] } {
  const breaks: [number, boolean][] = [];
  let text = "";
  for (const [, sign, code] of test.matchAll(/([×÷]) ?([\dA-F]*)/g)) {
    if (text !== "" && code) breaks.push([text.length, sign === "÷"]);
    if (code) text += fromHex(code);
  }
  return { text, breaks };
}

describe.skipIf(!existsSync(`${FOLDER}/BidiCharacterTest.txt`))("directions", () => {
  it("are those of BidiCharacterTest.txt", () => {
    const wrong: string[] = [];
    for (const line of cases("BidiCharacterTest.txt")) {
      const [codes = "", , paragraph, levels = ""] = line.split(";");
      const base = paragraph === "1" ? 1 : 0;
      const text = fromHex(codes);
      const found = embeddingLevels(text, base);
      let at = 0;
      const own = Array.from(text, (character) => {
        const level = found?.[at] ?? base;
        at += character.length;
        return String(level);
      });
      // What the algorithm removes has no level.
      const expected = levels.trim().split(" ");
      if (expected.some((level, i) => level !== "x" && level !== own[i])) wrong.push(line);
    }
    expect(wrong).toEqual([]);
  });
});
