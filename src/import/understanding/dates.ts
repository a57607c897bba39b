/** What a document says of its date -> YYYY-MM-DD, where no other day can be meant. */

import { isDate } from "../../content/index.js";
import type { SourceDocument } from "../source/document.js";
import { cut, oneLine, type Phrase, plain } from "../source/phrase.js";
import type { Section } from "./outline.js";

const KEYS = [
  "lastmod",
  "last_modified",
  "last-modified",
  "lastupdated",
  "last_updated",
  "updated",
  "modified",
  "ms.date",
  "article:modified_time",
  "dcterms.modified",
  "date",
  "article:published_time",
  "datum",
  "fecha",
];
const LABEL =
  /^\W*(?:last\s+(?:updated?|modified|reviewed|changed)(?:\s+on)?|updated(?:\s+on)?|date|stand|datum|aktualisiert(?: am)?|zuletzt (?:geändert|aktualisiert)(?: am)?|mis à jour(?: le)?|dernière mise à jour|actualizado(?: el)?|última actualización|fecha|as of)\W*[:\s]\s*/iu;
const MONTHS: readonly string[] = [
  "january jan januar janvier enero gennaio janeiro januari",
  "february feb februar février fevrier febrero febbraio fevereiro februari",
  "march mar märz mars marzo março maart",
  "april apr avril abril aprile",
  "may mai mayo maggio maio mei",
  "june jun juni juin junio giugno junho",
  "july jul juli juillet julio luglio julho",
  "august aug août aout agosto augustus",
  "september sep sept septembre septiembre settembre setembro",
  "october oct oktober okt octobre octubre ottobre outubro",
  "november nov novembre noviembre novembro",
  "december dec dezember dez décembre diciembre dicembre dezembro",
];

export interface FoundDate {
  readonly date: string;
  readonly became: Phrase;
}

/** @returns also texts of dates that can be read in two ways */
export function dateOf(
  document: SourceDocument,
  sections: readonly Section[],
): { readonly found?: FoundDate; readonly unclear?: string } {
  const texts: { phrase: Phrase; from: number }[] = [];
  for (const key of KEYS)
    for (const meta of document.meta) if (meta.key === key) texts.push({ phrase: meta.value, from: 0 });
  for (const { blocks, heading } of sections.slice(0, 40))
    for (const phrase of [
      ...(heading ? [heading.phrase] : []),
      ...blocks.flatMap((block) => (block.kind === "paragraph" ? [block.phrase] : [])),
    ]) {
      const text = plain(phrase);
      let start = 0;
      for (const line of text.split("\n")) {
        const label = LABEL.exec(line);
        if (label && line.length < 400) texts.push({ phrase, from: start + label[0].length });
        start += line.length + 1;
      }
    }
  let unclear: string | undefined;
  for (const { phrase, from } of texts) {
    const read = readDate(plain(phrase).slice(from, from + 40));
    if (read === undefined) continue;
    if (read.date !== undefined)
      return { found: { date: read.date, became: cut(phrase, from + read.from, from + read.to) } };
    unclear ??= oneLine(cut(phrase, from, from + read.to));
  }
  return unclear === undefined ? {} : { unclear };
}

interface ReadDate {
  readonly date: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** A date at the beginning of a text; without a value where day and month can't be told apart. */
function readDate(text: string): ReadDate | undefined {
  const at = (found: RegExpExecArray, date: string | undefined): ReadDate | undefined =>
    date !== undefined && !isDate(date) ? undefined : { date, from: found.index, to: found.index + found[0].length };
  const iso = /^\W*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (iso) return at(iso, dateFrom(iso[1]!, iso[2]!, iso[3]!));
  const words = /^\W*(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})/u.exec(text);
  if (words) return monthOf(words[2]!) ? at(words, dateFrom(words[3]!, monthOf(words[2]!)!, words[1]!)) : undefined;
  const american = /^\W*(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u.exec(text);
  if (american)
    return monthOf(american[1]!)
      ? at(american, dateFrom(american[3]!, monthOf(american[1]!)!, american[2]!))
      : undefined;
  const numbers = /^\W*(\d{1,2})([./-])(\d{1,2})\2(\d{4})/.exec(text);
  if (!numbers) return undefined;
  const [, first, sign, second, year] = numbers;
  if (sign === "." || Number(first) > 12) return at(numbers, dateFrom(year!, second!, first!));
  return at(numbers, Number(second) > 12 ? dateFrom(year!, first!, second!) : undefined);
}

const monthOf = (name: string): string | undefined => {
  const month = MONTHS.findIndex((names) => names.split(" ").includes(name.toLowerCase()));
  return month < 0 ? undefined : String(month + 1);
};

const dateFrom = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
