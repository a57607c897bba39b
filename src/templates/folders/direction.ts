/** The direction in which a language is written, from its tag: also for languages without labels of their own. */

/** ISO 15924 scripts that run from right to left, among those in use. */
const RTL_SCRIPTS = new Set(["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]);
/** Languages whose usual script is one of them (CLDR, likely subtags). */
const RTL_LANGUAGES = new Set("ar arc arz ckb dv fa he iw ks lrc mzn nqo pnb ps sd sdh syr ug ur yi".split(" "));

/** @param lang BCP 47: a script in it (`az-Arab`, `ku-Latn`) decides, else the language */
export function directionOf(lang: string): "ltr" | "rtl" {
  const [language = "", ...rest] = lang.split("-");
  const script = rest.find((part) => /^[a-z]{4}$/i.test(part));
  if (script) return RTL_SCRIPTS.has(script[0]!.toUpperCase() + script.slice(1).toLowerCase()) ? "rtl" : "ltr";
  return RTL_LANGUAGES.has(language.toLowerCase()) ? "rtl" : "ltr";
}
