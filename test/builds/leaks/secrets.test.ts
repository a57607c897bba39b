/** What gives a text away, however it is set; and what doesn't. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secrets } from "../../../src/builds/leaks/secrets.js";

const at = { line: 1, column: 1, offset: 0 };
const span = { file: "content/a-vs-b.yaml", start: at, end: at };
const secrets = (texts: readonly string[], shown: readonly string[] = []) => {
  const made = new Secrets(
    texts.map((text) => ({ text, span })),
    20,
  );
  for (const text of shown) made.show(text);
  return made;
};
const finds = (text: string, written: string, shown: readonly string[] = []): boolean =>
  secrets([text], shown).find(written, "prose").size > 0;

const word = fc.stringMatching(/^[a-zäöüéñß]{3,9}$/);
const text = fc.array(word, { minLength: 1, maxLength: 9 });
/** The same words as a page or a PDF may have them. */
const set = (words: readonly string[], [gap, isLarge, hyphen]: readonly [string, boolean, boolean]): string => {
  const all = words.map((one) => (hyphen ? `${one.slice(0, 2)}\u00ad${one.slice(2)}` : one)).join(gap);
  return (isLarge ? all.toUpperCase() : all).normalize("NFD");
};
const setting = fc.tuple(fc.constantFrom(" ", "\n  ", "\u00a0", ", ", "-", " | "), fc.boolean(), fc.boolean());

describe("A text that was left out", () => {
  it("is found in any case, spacing and hyphenation, with anything around it", () => {
    fc.assert(
      fc.property(text, setting, word, word, (words, how, before, after) => {
        expect(finds(words.join(" "), `${before} ${set(words, how)} ${after}`)).toBe(true);
      }),
    );
  });

  it("is found by any four of its words in a row", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 9 }), fc.nat(5), setting, (words, from, how) => {
        const start = Math.min(from, words.length - 4);
        expect(finds(words.join(" "), `x ${set(words.slice(start, start + 4), how)} y`)).toBe(true);
      }),
    );
  });

  it("is not found in what may be shown", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.array(text, { maxLength: 6 }), (hidden, shown) => {
        const texts = shown.map((words) => words.join(" "));
        const made = secrets(
          hidden.map((words) => words.join(" ")),
          texts,
        );
        for (const one of texts) expect(made.find(one, "prose").size).toBe(0);
      }),
    );
  });

  it.each([
    ["We pay 40 % for it", "40%"],
    ["from € 49", "49, no: €49"],
    ["from 49 €", "49\u00a0€"],
    ["about 1,234.5 tons", "1.234,5"],
    ["10 000 seats", "10\u202f000"],
    ["The code is 84071139", "84071139"],
    ["1 500", "It is 1 500."],
    ["和室と洋室の主な違い", "和室と洋室の\n主な違い"],
    ["赤い", "これは赤い花"],
    ["القلم للتفكير", "هذا القلم للتفكير"],
    ["straße", "STRASSE"],
    ["2026-10-01", "on 2026-10-01"],
  ])("is found by its figures, in any script: %s", (hidden, written) => {
    expect(finds(hidden, written)).toBe(true);
  });

  it.each([
    ["We pay 14 % for it", "page 14 of 20"],
    ["We pay 12 for it", "12 comparisons"],
    ["yes", "yesterday"],
    ["A", "A page"],
    ["one two three four", "one two three, five four"],
    ["2026-10-01", "2026"],
    ["low", "The flow is slow"],
  ])("is not taken for something else: %s", (hidden, written) => {
    expect(finds(hidden, written)).toBe(false);
  });

  it("counts in code only where no name of code can be meant", () => {
    const made = secrets(["width", "margin on ash", "It costs 123", "It costs 84071139"]);
    const found = (code: string) => made.find(code, "code").size;
    expect(found("width: 123px")).toBe(0);
    expect(found("/* margin on ash */")).toBe(1);
    expect(found("x = 84071139")).toBe(1);
  });
});
