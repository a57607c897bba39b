/** Quotation marks by language, as the CLDR has them: what `quotes: auto` comes to (CSS Generated Content 3, section 3.1). */
import type { Element } from "domhandler";

export type QuotePairs = readonly (readonly [string, string])[];

const pairs = (outer: string, inner: string): QuotePairs => [
  [outer[0]!, outer[1]!],
  [inner[0]!, inner[1]!],
];
const ENGLISH = pairs("“”", "‘’");
const GERMAN = pairs("„“", "‚‘");
const ANGLES = pairs("«»", "“”");
const CORNERS = pairs("「」", "『』");

const BY_LANGUAGE: Readonly<Record<string, QuotePairs>> = {
  ar: pairs("”“", "’‘"),
  bg: GERMAN,
  cs: GERMAN,
  da: ENGLISH,
  de: GERMAN,
  "de-ch": pairs("«»", "‹›"),
  el: pairs("«»", "“”"),
  en: ENGLISH,
  es: ANGLES,
  fi: pairs("””", "’’"),
  fr: pairs("«»", "«»"),
  he: pairs("””", "’’"),
  hu: pairs("„”", "»«"),
  it: ANGLES,
  ja: CORNERS,
  nl: ENGLISH,
  no: pairs("«»", "‘’"),
  pl: pairs("„”", "«»"),
  pt: ENGLISH,
  "pt-pt": ANGLES,
  ro: pairs("„”", "«»"),
  ru: pairs("«»", "„“"),
  sk: GERMAN,
  sl: GERMAN,
  sv: pairs("””", "’’"),
  uk: pairs("«»", "„“"),
};

/** The pairs for the language of an element, which its `lang` or its ancestors' says. */
export function quotesFor(element: Element): QuotePairs {
  for (let at: Element | null = element; at; at = at.parent && "attribs" in at.parent ? at.parent : null) {
    const lang = at.attribs.lang?.toLowerCase();
    if (lang !== undefined) return BY_LANGUAGE[lang] ?? BY_LANGUAGE[lang.split("-")[0]!] ?? ENGLISH;
  }
  return ENGLISH;
}
