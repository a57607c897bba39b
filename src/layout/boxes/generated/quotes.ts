/** Quotation marks by language, for `quotes: auto` (CSS Generated Content 3, section 3.1; the marks are those of browsers, most of them CLDR's). */

/** Outer and inner marks, each an opening and a closing one. */
type Marks = readonly [outer: readonly [string, string], inner: readonly [string, string]];

const marks = (four: string): Marks => {
  const [a, b, c, d] = four.split(" ");
  return [
    [a!, b!],
    [c!, d!],
  ];
};

const ENGLISH = marks("“ ” ‘ ’");

const BY_MARKS: readonly (readonly [four: string, languages: string])[] = [
  ["„ “ ‚ ‘", "bg cs de et hsb dsb is ka lt lb mk sk sl sq"],
  ["” ” ’ ’", "fi sv"],
  ["« » “ ”", "ca it pt-pt el eu br kab mg"],
  ["« » « »", "fr no gsw hy"],
  ["« » ‘ ’", "nb nn"],
  ["« » ‹ ›", "am fa rm"],
  ["« » „ “", "ru uk be"],
  ["„ ” « »", "pl ro"],
  ["„ ” » «", "hu"],
  ["„ ” ‚ ’", "hr"],
  ["„ ” ’ ’", "bs sr"],
  ["‘ ’ ‘ ’", "nl"],
  ["‘ ’ “ ”", "cy ts"],
  ["” “ ’ ‘", "ar he"],
  ["「 」 『 』", "ja zh-hant zh-tw zh-hk yue"],
];

const BY_LANGUAGE = new Map<string, Marks>();
for (const [four, languages] of BY_MARKS)
  for (const language of languages.split(" ")) BY_LANGUAGE.set(language, marks(four));

/** The marks of a language, with fallback to the primary one; English where it is unknown. */
export function quotesOf(language: string): Marks {
  const subtags = language.split("-");
  for (; subtags.length > 0; subtags.pop()) {
    const found = BY_LANGUAGE.get(subtags.join("-"));
    if (found) return found;
  }
  return ENGLISH;
}
