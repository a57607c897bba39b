import { describe, expect, it } from "vitest";
import { pluralForm } from "../../src/content/schema/plurals.js";

/** Languages of few speakers whose rules aren't in the table: they tell one from more. */
const LEFT_OUT = new Set(["br", "gv", "kw", "tzm", "shi", "blo", "cv", "sgs"]);
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const TWO_LETTERS = letters.flatMap((a) => letters.map((b) => a + b));
const TAGS = [...TWO_LETTERS, "pt-PT", "pt-BR", "fil", "yue", "dsb", "hsb", "zh-Hans", "sr-Latn", "ar-EG", "de-AT"];
const COUNTS = [...Array.from({ length: 320 }, (_, n) => n), 1000, 1001, 1002, 1011, 1_000_000, 2_000_000, 1_000_001];

describe("forms of plurals", () => {
  const known = Intl.PluralRules.supportedLocalesOf(TAGS).filter((tag) => !LEFT_OUT.has(tag));
  it.skipIf(known.length < 100)("are those of CLDR, in every language that the machine knows", () => {
    const wrong = known.flatMap((tag) => {
      const rules = new Intl.PluralRules(tag);
      const differs = COUNTS.filter((n) => rules.select(n) !== pluralForm(n, tag));
      return differs.length > 0 ? [`${tag}: ${differs.slice(0, 5).map((n) => `${n} ${rules.select(n)}`)}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("tell one from more where a language isn't known", () => {
    expect([0, 1, 2].map((n) => pluralForm(n, "xx"))).toEqual(["other", "one", "other"]);
  });
});
