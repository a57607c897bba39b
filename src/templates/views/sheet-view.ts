/**
 * Comparison, locale and settings -> the view that templates read: every label resolved, every text as safe HTML, every
 * name present (`strict` templates would stop at one that isn't). Templates hold no logic beyond "if" and "each".
 */
import {
  type Comparison,
  dayBefore,
  outputPath,
  PARTS,
  type PartName,
  type Point,
  type Related,
  type Section,
  type Settings,
  type Subject,
  shownUrl,
} from "../../content/index.js";
import { fill, fillCount, formatDate, type Locale, questionFor } from "../folders/locales.js";
import { HANDOUT } from "../folders/template-files.js";
import { accentStyle } from "./accents.js";
import { editionLinks } from "./edition-links.js";
import { quotedFamilies } from "./font-families.js";
import { blockMarkdown, inlineMarkdown, plainBlocks, plainText } from "./markdown.js";
import { brandView } from "./sheet/brand.js";
import { Cell, cell } from "./sheet/cell.js";
import { Differences } from "./sheet/differences.js";
import { EvidenceView } from "./sheet/evidence.js";
import { byKind } from "./sheet/kinds.js";
import { hasParts } from "./sheet/parts.js";
import { headlineParts, namedStrong } from "./sheet/question-parts.js";
import { hasBody, hasRail } from "./sheet/rail.js";
import { type CopiedSnippet, snippetParts, snippetViews } from "./sheet/snippets.js";
import { structuredData } from "./sheet/structured-data.js";
import { reachable, type Target } from "./sheet/target.js";
import { type Tasks, worksheetView } from "./sheet/worksheet.js";
import type { SheetTitle } from "./sheet-title.js";

/** What a page takes from its PDF. */
export interface PrintedSheet {
  /** The factor on rem. */
  readonly scale: number;
  /** `--fit-measure` and `--fit-space`, where styles refer to them. */
  readonly measure?: number;
  readonly space?: number;
  readonly pages: number;
}

/** What a view is made of. */
export interface SheetContext {
  readonly comparison: Comparison;
  readonly settings: Settings;
  readonly locale: Locale;
  /** Titles of the sheets that exist, by slug. */
  readonly titles: ReadonlyMap<string, SheetTitle>;
  /** Editions that have no page of the sheet. */
  readonly lacking?: readonly string[] | undefined;
  /** URLs of the images as the target reaches them, in the order of `imagesOf`; undefined for a subject or section without. */
  readonly images: readonly (string | undefined)[];
  /** URL of the site's logo, as the target reaches it. */
  readonly logo: string | undefined;
  /** The one in its place where the page is dark. */
  readonly logoDark?: string | undefined;
  /** How the PDF came out that is made with the page. */
  readonly printed?: PrintedSheet | undefined;
  /** Whether a PDF is built beside the page. */
  readonly hasPdf: boolean;
  /** Whether there is nothing beside the page that it could link to. Default: false. */
  readonly isAlone?: boolean;
  /** Stylesheets of a page, as URLs; of a snippet or print, their text. */
  readonly styles: string;
  /** Where a picture of the sheet stands below the output folder, for a page that names it. */
  readonly picture?: string | undefined;
  /** Of a page that hands them out. */
  readonly snippets?: readonly CopiedSnippet[] | undefined;
  /** Slugs of the sheets that stand in the same file, in print: links lead to them there. */
  readonly handbook?: ReadonlySet<string>;
  /** Of a sheet that asks: the comparison is that of its worksheet then. */
  readonly tasks?: Tasks;
  /** How many rows the page has and this has no room for. Default: 0. */
  readonly leftOut?: number;
}

export function sheetView(context: SheetContext, target: Target) {
  const { comparison, settings, locale } = context;
  const names = comparison.subjects.map((subject) => plainText(subject.name));
  const question = comparison.question === undefined ? questionFor(names, locale) : plainText(comparison.question);
  const ofSheet = plainText(comparison.title);
  const title = context.tasks?.key ? fill(locale.answersTo, { title: ofSheet }) : ofSheet;
  const path = outputPath("page", encodeURIComponent(comparison.slug));
  const site = settings.site.url;
  const url = site === undefined ? null : `${site}/${path}`;
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
    h3: `h${level + 2}`,
    shows: Object.fromEntries(PARTS.map((part) => [part, !comparison.hide?.includes(part)])) as Record<
      PartName,
      boolean
    >,
    hasStrip: !comparison.hide?.includes("kicker") || settings.site.name !== undefined || context.logo !== undefined,
    hasJump: target === "page" && comparison.groups.length > 0 && !comparison.hide?.includes("jump"),
    hasParts: hasParts(comparison, settings),
    data: comparison.data ?? null,
    more: context.leftOut ? fillCount("moreRows", context.leftOut, locale) : null,
    worksheet: context.tasks ? worksheetView(context.tasks, question, new EvidenceView(locale, target, [])) : null,
    title,
    question: headlineParts(question, names),
    questionText: question,
    description: plainBlocks(comparison.intro ?? comparison.summary ?? question),
    glance: fill(locale.atAGlance, { title }),
    audience: comparison.audience === undefined ? null : fill(locale.audience, { name: comparison.audience }),
    opensPdf: fill(locale.opens, { title }),
    // Others show it beside a link: they need its whole address.
    picture: context.picture && settings.site.url ? `${settings.site.url}/${context.picture}` : null,
    url,
    urlText: site === undefined ? null : `${shownUrl(site)}/${path}`.replace(/^https?:\/\//, "").replace(/\.html$/, ""),
    related: comparison.related
      .filter((entry) => isNamed(entry, context, target))
      .map((entry) => relatedLink(entry, context, target)),
    jsonLd:
      target === "page"
        ? structuredData({
            comparison: context.tasks ? { ...comparison, groups: [] } : comparison,
            locale,
            siteName: settings.site.name,
            url,
            question,
            names,
          })
        : null,
    ...contentView(context, names, new EvidenceView(locale, target, comparison.sources, freshSince(settings))),
    ...surroundingsView(context, target === "print" ? url : null),
  };
}

/** What the comparison says. @param names of the subjects, as plain text */
function contentView(
  { comparison, settings, locale, images, leftOut }: SheetContext,
  names: readonly string[],
  evidence: EvidenceView,
) {
  const { subjects, sections, summary, intro, tags, tableNote, review } = comparison;
  const differences = new Differences(comparison, settings.differences, locale, evidence.target);
  // Mentions of sources are numbered in this order.
  const sides = sideViews(comparison, names, images, locale, evidence);
  const groups = groupViews(comparison.groups, differences, names, evidence).filter(
    // Nothing is to be seen of a group whose rows paper has no room for.
    ({ rows }) => rows.length > 0 || !leftOut,
  );
  const notes = noteViews(sections, images.slice(subjects.length), names, evidence);
  const choices = choiceViews(subjects, names, locale, evidence);
  return {
    keywords: tags.join(", "),
    tag: tags[0] ?? null,
    intro: intro === undefined ? null : namedStrong(blockMarkdown(intro), names),
    count: subjects.length,
    columns: subjects.length + 1,
    subjects: sides.map((side, i) => ({ ...side, choice: choices[i] ?? null })),
    hasSides: subjects.some((subject) => hasBody(subject) || (subject.image ?? subject.url) !== undefined),
    hasRail: evidence.target !== "snippet" && hasRail(comparison, settings),
    groups,
    alike: differences.view(),
    tableNote: tableNote === undefined ? null : inlineMarkdown(tableNote),
    sections: notes,
    kinds: byKind(sections, notes),
    summary: summary === undefined ? null : blockMarkdown(summary),
    hasNotes: sections.length > 0 || summary !== undefined,
    choices: choices.filter((choice) => choice !== undefined),
    sources: comparison.sources.map((source, i) => ({
      title: plainText(source.title),
      url: source.url ?? null,
      id: evidence.idOf(i + 1),
      mentions: evidence.mentionsOf(i + 1),
      checked: source.checked === undefined ? null : evidence.checkedOn(source.checked),
      stale: source.checked === undefined ? null : evidence.stale({ checked: source.checked }),
    })),
    isCited: comparison.sources.some((_, i) => evidence.idOf(i + 1) !== null),
    updated:
      comparison.updated === undefined
        ? null
        : { date: comparison.updated, parts: updatedParts(comparison.updated, locale) },
    owner: evidence.owners.length > 0 ? fill(locale.owner, { name: evidence.owners.join(locale.comma) }) : null,
    nextCheck: review === undefined ? null : fill(locale.nextCheck, { date: formatDate(review, locale) }),
  };
}

/** The subjects with what is said of each by itself. What is hidden mentions no source. */
function sideViews(
  { subjects, hide }: Comparison,
  names: readonly string[],
  images: SheetContext["images"],
  locale: Locale,
  evidence: EvidenceView,
) {
  const shown = (list: readonly Point[] = []) =>
    hide?.includes("subjects") ? [] : list.map((point) => evidence.point(point));
  return subjects.map((subject, i) => ({
    number: i + 1,
    name: names[i]!,
    ...addressOf(subject, subjects.length, evidence.target),
    tagline: subject.tagline === undefined ? null : inlineMarkdown(subject.tagline),
    lead: subject.lead === undefined ? null : inlineMarkdown(subject.lead),
    points: shown(subject.points),
    pros: shown(subject.pros),
    cons: shown(subject.cons),
    hasBody: hasBody(subject) || (evidence.target !== "snippet" && subjects.some(hasBody)),
    image: images[i] ?? null,
    alt: subject.alt === undefined ? "" : plainText(subject.alt),
    wins: fill(locale.wins, { name: names[i]! }),
  }));
}

/** For each subject when to choose it and when not; undefined for one of which nobody says so. */
function choiceViews(subjects: readonly Subject[], names: readonly string[], locale: Locale, evidence: EvidenceView) {
  return subjects.map(({ chooseWhen, avoidWhen = [] }, i) => {
    if (chooseWhen.length + avoidWhen.length === 0) return undefined;
    const heading = (label: string, list: readonly Point[]) =>
      list.length === 0 ? null : fill(label, { name: names[i]! });
    return {
      number: i + 1,
      heading: heading(locale.chooseWhen, chooseWhen),
      items: chooseWhen.map((point) => evidence.point(point)),
      avoidHeading: heading(locale.avoidWhen, avoidWhen),
      avoid: avoidWhen.map((point) => evidence.point(point)),
    };
  });
}

/** Claims grow old where somebody says as of which day, and after how long. */
function freshSince({ asOf, claims: { maxAge } }: Settings): string | undefined {
  return asOf === undefined || maxAge === undefined ? undefined : dayBefore(asOf, maxAge);
}

function groupViews(
  groups: Comparison["groups"],
  differences: Differences,
  names: readonly string[],
  evidence: EvidenceView,
) {
  return groups.map((group) => ({
    name: group.name === undefined ? null : plainText(group.name),
    ...differences.group(group.rows),
    rows: group.rows.map((row) => {
      const cells = row.values.map((value, i) => cell(value, new Cell(i + 1, names[i]!), evidence));
      return {
        criterion: inlineMarkdown(row.criterion),
        note: row.note === undefined ? null : inlineMarkdown(row.note),
        isOptional: row.optional === true,
        ...differences.row(row, cells),
        cells,
      };
    }),
  }));
}

function noteViews(
  sections: readonly Section[],
  images: SheetContext["images"],
  names: readonly string[],
  evidence: EvidenceView,
) {
  return sections.map(({ heading, kind, text, items, bySubject, alt }, i) => ({
    heading: inlineMarkdown(heading),
    kind: kind ?? null,
    html: text === undefined ? null : blockMarkdown(text),
    items: (items ?? []).map((item) => ({
      title: item.title === undefined ? null : inlineMarkdown(item.title),
      html: (item.text === undefined ? "" : inlineMarkdown(item.text)) + evidence.beside(item),
    })),
    bySubject: (bySubject ?? []).map((points, s) => ({
      number: s + 1,
      name: names[s]!,
      points: points.map((point) => evidence.point(point)),
    })),
    image: images[i] ?? null,
    alt: alt === undefined ? "" : plainText(alt),
  }));
}

/** Characters of an address that stand beside each other in a column of two or three. */
const ADDRESS_ROOM = 110;

/** Where the name of a subject leads, and in print its address, where that has room in the subject's column. */
function addressOf({ url }: Subject, columns: number, target: Target) {
  const link = url === undefined ? null : reachable(url, target);
  const text = link?.replace(/^(?:https?:\/\/|mailto:|tel:)/i, "").replace(/\/$/, "") ?? "";
  const isShown = target === "print" && columns <= 3 && text.length <= ADDRESS_ROOM / columns;
  return { url: link, address: link !== null && isShown ? text : null };
}

/** The site that the sheet stands in, and what stands beside it. @param address of its page, where a code is to lead there */
function surroundingsView({ comparison, settings, ...context }: SheetContext, address: string | null) {
  return {
    siteName: settings.site.name ?? null,
    logo: context.logo ?? null,
    logoDark: context.logoDark ?? null,
    brand: brandView(settings.brand, address, settings.lang === comparison.lang ? null : settings.lang),
    accentStyle: accentStyle(settings.accents, comparison.subjects.length),
    ...printView(settings.fit, context.printed),
    isAlone: context.isAlone ?? false,
    editions: context.isAlone ? [] : editionLinks(settings, "page", { ...comparison, lacking: context.lacking }),
    pdf: context.hasPdf ? `../${outputPath("pdf", encodeURIComponent(comparison.slug))}` : null,
    layout: settings.layout,
    isLaidOut: settings.layout !== HANDOUT,
    stylesheets: stylesheetsOf(settings.layout),
    styles: context.styles,
    snippet: context.snippets?.[0]?.html ?? null,
    snippets: snippetViews(context.snippets, context.locale),
    snippetParts: snippetParts(context.snippets),
    bodyFonts: quotedFamilies(settings.fonts.body),
    page: { size: settings.page.sizeText, margin: settings.page.marginText },
  };
}

/** Of a page, as it reaches them: each layout has its own, whose names begin with its own. */
function stylesheetsOf(layout: string) {
  const url = (name: string) => `../assets/${layout === HANDOUT ? "" : `${layout}-`}${name}.css`;
  return { sheet: url("sheet"), parts: url("parts"), page: url("page") };
}

/** How large a browser prints the page, and between which scales it is to seek another; null where several pages are wanted. */
function printView({ min, max }: Settings["fit"], printed: PrintedSheet | undefined) {
  const { scale, measure = 0, space = 0 } = printed ?? { scale: min };
  return { scale, measure, space, fit: printed && printed.pages > 1 ? null : { min, max } };
}

export type SheetView = ReturnType<typeof sheetView>;

/** The date stands in a `time` element of its own: the label is split around it. */
function updatedParts(iso: string, locale: Locale) {
  const [before = "", after = ""] = locale.updated.split("{date}");
  return { before, date: formatDate(iso, locale), after };
}

interface RelatedLink {
  readonly title: string;
  readonly url: string | null;
  /** Of the title, where it is not that of the sheet. */
  readonly lang: string | null;
}

/** Whether a sheet is named. On somebody else's page the title of one that has no address says nothing. */
export const isNamed = (entry: Related, { settings }: SheetContext, target: Target): boolean =>
  target !== "snippet" || "url" in entry || settings.site.url !== undefined;

/** A link to another sheet as the target reaches it; where it can't, the title alone. */
function relatedLink(entry: Related, context: SheetContext, target: Target): RelatedLink {
  const own = { lang: null };
  if ("url" in entry) {
    return { ...own, title: plainText(entry.title), url: reachable(entry.url, target) };
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
