/**
 * Comparison, locale and settings -> the view that templates read: every label resolved, every text as safe HTML, every
 * name present (`strict` templates would stop at one that isn't). Templates hold no logic beyond "if" and "each".
 */
import {
  type Comparison,
  isAbsoluteUrl,
  outputPath,
  type Related,
  type Settings,
  type Value,
} from "../../content/index.js";
import { fill, formatDate, formatNumber, type Locale, questionFor } from "../folders/locales.js";
import { accentStyle } from "./accents.js";
import { quotedFamilies } from "./font-families.js";
import { blockMarkdown, inlineMarkdown, plainBlocks, plainText } from "./markdown.js";
import type { SheetTitle } from "./sheet-title.js";

/** Where a sheet is shown: links and headings differ. */
export type Target = "page" | "snippet" | "print";

/** What a page takes from its PDF. */
export interface PrintedSheet {
  /** The factor on rem. */
  readonly scale: number;
  readonly pages: number;
}

/** What a view is made of. */
export interface SheetContext {
  readonly comparison: Comparison;
  readonly settings: Settings;
  readonly locale: Locale;
  /** Titles of the sheets that exist, by slug. */
  readonly titles: ReadonlyMap<string, SheetTitle>;
  /** URL of each subject's image as the target reaches it; undefined for a subject without. */
  readonly images: readonly (string | undefined)[];
  /** URL of the site's logo, as the target reaches it. */
  readonly logo: string | undefined;
  /** How the PDF came out that is made with the page. */
  readonly printed?: PrintedSheet | undefined;
  /** Whether a PDF is built beside the page. */
  readonly hasPdf: boolean;
  /** Whether there is nothing beside the page that it could link to. Default: false. */
  readonly isAlone?: boolean;
  /** Stylesheets of a page, as URLs; of a snippet or print, their text. */
  readonly styles: string;
  /** The finished snippet, for a page that hands it out. */
  readonly snippet?: string | undefined;
  /** Slugs of the sheets that stand in the same file, in print: links lead to them there. */
  readonly handbook?: ReadonlySet<string>;
}

interface Labelled {
  readonly heading: string;
  readonly html: string;
}

interface TextPart {
  readonly text: string;
  /** Number of the subject that is named here, from 1; 0 for other text. */
  readonly subject: number;
}

export function sheetView(context: SheetContext, target: Target) {
  const { comparison, settings, locale } = context;
  const names = comparison.subjects.map((subject) => plainText(subject.name));
  const question = comparison.question === undefined ? questionFor(names, locale) : plainText(comparison.question);
  const title = plainText(comparison.title);
  const url =
    settings.site.url === undefined
      ? null
      : `${settings.site.url}/${outputPath("page", encodeURIComponent(comparison.slug))}`;
  // A snippet stands on somebody else's page, whose headline is the h1.
  const level = target === "snippet" ? 2 : 1;
  return {
    target,
    isPage: target === "page",
    slug: comparison.slug,
    lang: comparison.lang,
    dir: locale.direction,
    labels: locale,
    h1: `h${level}`,
    h2: `h${level + 1}`,
    title,
    question: questionParts(question, names),
    questionText: question,
    description: plainBlocks(comparison.intro ?? comparison.summary ?? question),
    glance: fill(locale.atAGlance, { title }),
    opensPdf: fill(locale.opens, { title }),
    url,
    urlText: url === null ? null : url.replace(/^https?:\/\//, "").replace(/\.html$/, ""),
    related: comparison.related.map((entry) => relatedLink(entry, context, target)),
    jsonLd: structuredData(context, question, url, names),
    ...contentView(context, names),
    ...surroundingsView(context),
  };
}

/** What the comparison says. @param names of the subjects, as plain text */
function contentView({ comparison, locale, images }: SheetContext, names: readonly string[]) {
  const { subjects, sections, summary, intro, tags } = comparison;
  return {
    keywords: tags.join(", "),
    tag: tags[0] ?? null,
    intro: intro === undefined ? null : blockMarkdown(intro),
    count: subjects.length,
    columns: subjects.length + 1,
    subjects: subjects.map((subject, i) => ({
      number: i + 1,
      name: names[i]!,
      tagline: subject.tagline === undefined ? null : inlineMarkdown(subject.tagline),
      lead: subject.lead === undefined ? null : inlineMarkdown(subject.lead),
      points: subject.points.map(inlineMarkdown),
      image: images[i] ?? null,
      alt: subject.alt === undefined ? "" : plainText(subject.alt),
    })),
    groups: comparison.groups.map((group) => ({
      name: group.name === undefined ? null : plainText(group.name),
      rows: group.rows.map((row) => ({
        criterion: inlineMarkdown(row.criterion),
        cells: row.values.map((value, i) => cell(value, new Cell(i + 1, names[i]!), locale)),
      })),
    })),
    sections: sections.map(
      (section): Labelled => ({ heading: inlineMarkdown(section.heading), html: blockMarkdown(section.text) }),
    ),
    summary: summary === undefined ? null : blockMarkdown(summary),
    hasNotes: sections.length > 0 || summary !== undefined,
    choices: subjects.flatMap(({ chooseWhen }, i) => {
      if (chooseWhen.length === 0) return [];
      const heading = fill(locale.chooseWhen, { name: names[i]! });
      return [{ number: i + 1, heading, items: chooseWhen.map(inlineMarkdown) }];
    }),
    sources: comparison.sources.map((source) => ({ title: plainText(source.title), url: source.url ?? null })),
    updated:
      comparison.updated === undefined
        ? null
        : { date: comparison.updated, parts: updatedParts(comparison.updated, locale) },
  };
}

/** The site that the sheet stands in, and what stands beside it. */
function surroundingsView({ comparison, settings, ...context }: SheetContext) {
  return {
    siteName: settings.site.name ?? null,
    logo: context.logo ?? null,
    accentStyle: accentStyle(settings.accents, comparison.subjects.length),
    ...printView(settings.fit, context.printed),
    isAlone: context.isAlone ?? false,
    pdf: context.hasPdf ? `../${outputPath("pdf", encodeURIComponent(comparison.slug))}` : null,
    styles: context.styles,
    snippet: context.snippet ?? null,
    bodyFonts: quotedFamilies(settings.fonts.body),
    page: { size: settings.page.sizeText, margin: settings.page.marginText },
  };
}

/** At which scale a browser prints the page, and between which it is to seek another; null where several pages are wanted. */
function printView({ min, max }: Settings["fit"], printed: PrintedSheet | undefined) {
  const scale = printed?.scale ?? min;
  return { scale, fit: printed && printed.pages > 1 ? null : { min, max } };
}

export type SheetView = ReturnType<typeof sheetView>;

/** The date stands in a `time` element of its own: the label is split around it. */
function updatedParts(iso: string, locale: Locale) {
  const [before = "", after = ""] = locale.updated.split("{date}");
  return { before, date: formatDate(iso, locale), after };
}

/** A range of a text, as offsets. */
interface Mention {
  readonly start: number;
  readonly end: number;
}

/** The question with the first mention of each subject marked: whole words, whatever their case, longest name first. */
function questionParts(question: string, names: readonly string[]): TextPart[] {
  const marks: (Mention & { subject: number })[] = [];
  const byLength = names.map((name, i) => ({ name, subject: i + 1 })).sort((a, b) => b.name.length - a.name.length);
  for (const { name, subject } of byLength) {
    const isFree = ({ start, end }: Mention) => !marks.some((mark) => start < mark.end && end > mark.start);
    const mention = mentions(question, name).find(isFree);
    if (mention) marks.push({ ...mention, subject });
  }
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end, subject } of marks.sort((a, b) => a.start - b.start)) {
    if (start > at) parts.push({ text: question.slice(at, start), subject: 0 });
    parts.push({ text: question.slice(start, end), subject });
    at = end;
  }
  if (at < question.length) parts.push({ text: question.slice(at), subject: 0 });
  return parts;
}

const WORD_BEFORE = /[\p{L}\p{N}]$/u;
const WORD_AFTER = /^[\p{L}\p{N}]/u;
const ARABIC = /\p{Script=Arabic}/u;
/** Scripts without spaces have no words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where a name stands in a sentence, most likely first. A name is looked for as it is: no pattern is made of it. */
function mentions(question: string, name: string): Mention[] {
  const anyCase = occurrences(question, name);
  const words = anyCase.filter(({ start, end }) => isWord(question, start, end));
  const exact = anyCase.filter(({ start, end }) => question.slice(start, end) === name);
  // Words of joined letters carry prefixes and endings: the whole word is the mention.
  const joined = ARABIC.test(question) ? joinedWords(question, exact) : [];
  return [...words, ...joined, ...(UNSPACED.test(name) ? exact : [])];
}

/** Each mention with the Arabic letters on both sides of it, as far as that is a word. */
function joinedWords(question: string, mentions: readonly Mention[]): Mention[] {
  const isArabic = (at: number) => ARABIC.test(question.charAt(at));
  const found: Mention[] = [];
  for (const mention of mentions) {
    const last = found.at(-1);
    if (last && mention.start < last.end) continue;
    let { start, end } = mention;
    while (start > (last?.end ?? 0) && isArabic(start - 1)) start--;
    while (end < question.length && isArabic(end)) end++;
    found.push({ start, end });
  }
  return found.filter(({ start, end }) => isWord(question, start, end));
}

/** All places of a name, whatever its case, also where they overlap; the first hundred, of which one is wanted. */
function occurrences(text: string, name: string): Mention[] {
  const [wanted, sought] = [folded(name), folded(text)];
  const found: Mention[] = [];
  if (wanted === "") return found;
  for (let at = sought.indexOf(wanted); at >= 0 && found.length < 100; at = sought.indexOf(wanted, at + 1))
    found.push({ start: at, end: at + wanted.length });
  return found;
}

/** In small letters where these are as long, so that offsets stay what they are. */
function folded(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (character) =>
    character.toLowerCase().length === character.length ? character.toLowerCase() : character,
  ).join("");
}

function isWord(text: string, start: number, end: number): boolean {
  return !WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && !WORD_AFTER.test(text.slice(end, end + 2));
}

/** One kind of cell has its own field set; the others are null or false. There are so many that they are not put together from others. */
class Cell {
  html: string | null = null;
  mark: string | null = null;
  isYes = false;
  none: string | null = null;
  items: readonly string[] | null = null;
  score: { readonly text: string; readonly dots: readonly boolean[] } | null = null;
  tone: string | null = null;
  toneLabel: string | null = null;
  toneSign: string | null = null;
  note: string | null = null;

  /** @param number of the subject, from 1 */
  constructor(
    readonly number: number,
    readonly label: string,
  ) {}
}

/** @param made the cell without a value, which is given its own */
function cell(value: Value, made: Cell, locale: Locale): Cell {
  switch (value.kind) {
    case "text":
      made.html = inlineMarkdown(value.text);
      if (value.tone !== undefined) {
        made.tone = value.tone;
        made.toneLabel = locale[value.tone];
        made.toneSign = TONE_SIGNS[value.tone];
      }
      if (value.note !== undefined) made.note = inlineMarkdown(value.note);
      return made;
    case "number":
      made.html = inlineMarkdown(value.text);
      return made;
    case "boolean":
      made.mark = value.value ? locale.yes : locale.no;
      made.isYes = value.value;
      return made;
    case "none":
      made.none = locale.notApplicable;
      return made;
    case "list":
      made.items = value.items.map(inlineMarkdown);
      return made;
    case "score":
      made.score = {
        text: fill(locale.scoreOf, { score: formatNumber(value.score, locale), of: formatNumber(value.of, locale) }),
        // On for what is reached in full: a sheet never shows more than there is.
        dots: Array.from({ length: value.of }, (_, i) => i < Math.floor(value.score)),
      };
      return made;
  }
}

/** A tone is never told by colour alone. */
const TONE_SIGNS = { good: "+", bad: "−", neutral: "±" } as const;

interface RelatedLink {
  readonly title: string;
  readonly url: string | null;
  /** Of the title, where it is not that of the sheet. */
  readonly lang: string | null;
}

/** A link to another sheet as the target reaches it; where it can't, the title alone. */
function relatedLink(entry: Related, context: SheetContext, target: Target): RelatedLink {
  const own = { lang: null };
  if ("url" in entry) {
    const url = isAbsoluteUrl(entry.url) || target === "page" ? entry.url : null;
    return { ...own, title: plainText(entry.title), url };
  }
  const known = context.titles.get(entry.slug);
  if (known === undefined) return { ...own, title: entry.slug.replaceAll("-", " "), url: null };
  const { title, lang } = typeof known === "string" ? { title: known, lang: context.comparison.lang } : known;
  const named = { title, lang: lang === context.comparison.lang ? null : lang };
  const file = encodeURIComponent(entry.slug);
  const { url } = context.settings.site;
  if (target === "page") return { ...named, url: `${file}.html` };
  if (context.handbook?.has(entry.slug)) return { ...named, url: sheetFragment(entry.slug) };
  if (target === "print" && !context.handbook) return { ...named, url: `${file}.pdf` };
  return { ...named, url: url === undefined ? null : `${url}/${outputPath("page", file)}` };
}

/** The name of a sheet's part of the handbook. */
export const handbookPart = (slug: string): string => `sheet-${slug}`;

/** A link to a sheet in the same handbook. */
export const sheetFragment = (slug: string): string => `#${encodeURIComponent(handbookPart(slug))}`;

/** schema.org: an article about the subjects. Only what the content says. */
function structuredData(context: SheetContext, question: string, url: string | null, names: readonly string[]): object {
  const { comparison, settings } = context;
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: question,
    name: plainText(comparison.title),
    inLanguage: comparison.lang,
    ...(comparison.intro !== undefined && { abstract: plainBlocks(comparison.intro) }),
    ...(comparison.updated !== undefined && { dateModified: comparison.updated }),
    ...(comparison.tags.length > 0 && { keywords: comparison.tags.join(", ") }),
    about: names.map((name) => ({ "@type": "DefinedTerm", name })),
    ...(settings.site.name !== undefined && { publisher: { "@type": "Organization", name: settings.site.name } }),
    ...(url !== null && { url, mainEntityOfPage: url }),
  };
}
