/**
 * A number of things -> the form of words that a language takes for it (CLDR, plural rules of cardinals, for whole numbers). The rules stand here
 * and are not asked of the machine: what it knows depends on the data that its Node was built with.
 */

/** Forms in the order of CLDR; `other` is the one that every language has. */
export const PLURAL_FORMS = ["zero", "one", "two", "few", "many", "other"] as const;
export type PluralForm = (typeof PLURAL_FORMS)[number];

/** A text with `{count}` for each form that its language tells apart. */
export type Plural = { readonly [Form in PluralForm]?: string | undefined } & { readonly other: string };

type Rule = (n: number) => PluralForm;

const isIn = (n: number, from: number, to: number): boolean => n >= from && n <= to;
const isOne: Rule = (n) => (n === 1 ? "one" : "other");

/** Some count in millions: "1 000 000 de comparaciones". */
const withMillions =
  (rule: Rule): Rule =>
  (n) =>
    n !== 0 && n % 1_000_000 === 0 ? "many" : rule(n);
const isUpToOne: Rule = (n) => (n <= 1 ? "one" : "other");

/** By the last digits, but for those of the teens: 1, 21; 2 to 4, 22 to 24. */
const slavic =
  (rest: PluralForm): Rule =>
  (n) => {
    const isTeen = isIn(n % 100, 11, 14);
    if (n % 10 === 1 && !isTeen) return "one";
    return isIn(n % 10, 2, 4) && !isTeen ? "few" : rest;
  };

/** What a language's rule is, by the tags that have it; all others tell one from more. */
const RULES: readonly (readonly [string, Rule])[] = [
  [
    "bm bo dz hnj id ig ii ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh",
    () => "other",
  ],
  ["ak am as bho bn csw doi fa ff gu guw hi hy kab kn ln mg nso pa pcm si ti wa zu", isUpToOne],
  ["fr pt", withMillions(isUpToOne)],
  ["ca es it lld pt-pt scn vec", withMillions(isOne)],
  ["iw he iu naq sat se sma smi smj smn sms", (n) => (n === 1 ? "one" : n === 2 ? "two" : "other")],
  ["be ru uk", slavic("many")],
  ["bs hr sh sr", slavic("other")],
  ["cs sk", (n) => (n === 1 ? "one" : isIn(n, 2, 4) ? "few" : "other")],
  ["pl", (n) => (n === 1 ? "one" : n % 10 === 1 ? "many" : slavic("many")(n))],
  ["dsb hsb sl", (n) => (n % 100 === 1 ? "one" : n % 100 === 2 ? "two" : isIn(n % 100, 3, 4) ? "few" : "other")],
  ["is mk", (n) => (n % 10 === 1 && n % 100 !== 11 ? "one" : "other")],
  ["ceb fil tl", (n) => ([4, 6, 9].includes(n % 10) ? "other" : "one")],
  ["mo ro", (n) => (n === 1 ? "one" : n === 0 || isIn(n % 100, 1, 19) ? "few" : "other")],
  [
    "lt",
    (n) => {
      if (n % 10 === 0 || isIn(n % 100, 11, 19)) return "other";
      return n % 10 === 1 ? "one" : "few";
    },
  ],
  ["lv prg", (n) => (n % 10 === 0 || isIn(n % 100, 11, 19) ? "zero" : n % 10 === 1 ? "one" : "other")],
  [
    "ar ars",
    (n) => {
      if (n <= 2) return (["zero", "one", "two"] as const)[n] ?? "other";
      if (isIn(n % 100, 3, 10)) return "few";
      return isIn(n % 100, 11, 99) ? "many" : "other";
    },
  ],
  ["ga", (n) => (n === 1 ? "one" : n === 2 ? "two" : isIn(n, 3, 6) ? "few" : isIn(n, 7, 10) ? "many" : "other")],
  ["gd", (n) => (n === 1 || n === 11 ? "one" : n === 2 || n === 12 ? "two" : isIn(n, 3, 19) ? "few" : "other")],
  ["cy", (n) => (({ 0: "zero", 1: "one", 2: "two", 3: "few", 6: "many" }) as const)[n] ?? "other"],
  [
    "mt",
    (n) => {
      if (n === 1) return "one";
      if (n === 2) return "two";
      if (n === 0 || isIn(n % 100, 3, 10)) return "few";
      return isIn(n % 100, 11, 19) ? "many" : "other";
    },
  ],
  ["lag ksh", (n) => (n === 0 ? "zero" : isOne(n))],
];

const byLanguage: ReadonlyMap<string, Rule> = new Map(
  RULES.flatMap(([tags, rule]) => tags.split(" ").map((tag) => [tag, rule] as const)),
);

/** @param n a whole number from 0; @param lang BCP 47 */
export function pluralForm(n: number, lang: string): PluralForm {
  const [language = "", ...rest] = lang.toLowerCase().split("-");
  // Portugal counts otherwise than Brazil: 0 comparações, in Brazil as 1.
  const region = rest.find((part) => /^([a-z]{2}|\d{3})$/.test(part));
  const rule = byLanguage.get(`${language}-${region}`) ?? byLanguage.get(language) ?? isOne;
  return rule(n);
}
