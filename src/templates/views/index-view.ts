/** The collection -> the view of index.hbs. */
import {
  byTopics,
  inChapters,
  type OrderedSheet,
  outputPath,
  type Settings,
  type SheetCard,
} from "../../content/index.js";
import { fill, fillCount, type Locale, questionFor } from "../folders/locales.js";
import { accentStyle } from "./accents.js";
import { editionLinks } from "./edition-links.js";
import { inlineMarkdown, plainText } from "./markdown.js";
import { type TopicLink, type TopicPage, topicPages } from "./topic-pages.js";

export interface IndexContext {
  readonly sheets: readonly {
    readonly card: Pick<SheetCard, "question" | "lang" | "subjects" | "keyPhrases"> & OrderedSheet;
    readonly locale: Locale;
    readonly hasPage: boolean;
    readonly hasPdf: boolean;
    /** In small. Default: false. */
    readonly hasPicture?: boolean;
  }[];
  readonly settings: Settings;
  readonly locale: Locale;
  /** URL of the site's logo, as the index reaches it. */
  readonly logo: string | undefined;
  /** The one in its place where the page is dark. */
  readonly logoDark?: string | undefined;
}

/** A sheet as index and pages of topics list it. */
export type IndexItem = ReturnType<typeof listed>;

/** With more sheets than these the index leads to pages of topics, each of which has at most as many. */
const MOST_LISTED = 150;

/** The view of index.hbs, and the pages of topics that it leads to: none where it can list all sheets. */
export function indexViews(context: IndexContext): {
  readonly index: IndexView;
  readonly topics: readonly TopicPage[];
} {
  const index = indexView(context);
  if (index.count <= MOST_LISTED) return { index, topics: [] };
  const { topics, pages } = topicPages(index, context.settings.topics, MOST_LISTED);
  return { index: { ...index, overview: topics }, topics: pages };
}

/** As if the index could list all sheets. */
export function indexView({ sheets: shown, settings, locale, logo, logoDark }: IndexContext) {
  const { topics } = settings;
  const byTitle = (a: Named, b: Named) =>
    a.title === b.title ? (a.slug < b.slug ? -1 : 1) : a.title < b.title ? -1 : 1;
  const sheets = [...shown].sort((a, b) => (topics.length > 0 ? inChapters(topics)(a.card, b.card) : 0)).map(listed);
  if (topics.length === 0) sheets.sort(byTitle);
  const counts = new Map<string, number>();
  for (const tag of sheets.flatMap((sheet) => sheet.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return {
    lang: locale.lang,
    dir: locale.direction,
    labels: locale,
    siteName: settings.site.name ?? null,
    editions: editionLinks(settings, "index"),
    logo: logo ?? null,
    logoDark: logoDark ?? null,
    title: settings.site.name === undefined ? locale.indexTitle : `${locale.indexTitle}: ${settings.site.name}`,
    accentStyle: accentStyle(settings.accents, 1),
    count: sheets.length,
    found: fillCount("found", sheets.length, locale),
    /** For a script that counts anew: JSON, the text of each form by its name. */
    foundForms: JSON.stringify(locale.plurals.found),
    sheets,
    groups: groupsOf(sheets, topics.length > 0 ? locale : undefined),
    tags: [...counts]
      .sort(([a], [b]) => (topics.length > 0 ? byTopics(topics)(a, b) : a < b ? -1 : 1))
      .map(([name, count]) => ({ name, count })),
    /** Where there are too many sheets to list: topics with the addresses of their pages. */
    overview: null as readonly TopicLink[] | null,
  };
}

function listed({ card, locale: own, hasPage, hasPdf, hasPicture }: IndexContext["sheets"][number]) {
  const names = card.subjects.map(plainText);
  const file = encodeURIComponent(card.slug);
  const title = plainText(card.title);
  const question = card.question === undefined ? questionFor(names, own) : plainText(card.question);
  return {
    slug: card.slug,
    title,
    question,
    key: card.keyPhrases.map((phrase) => inlineMarkdown(phrase.replace(/[.,;:]$/, ""))),
    lang: card.lang,
    dir: own.direction,
    tags: card.tags,
    tagList: JSON.stringify(card.tags),
    search: [title, question, ...names, ...card.tags].join(" ").toLowerCase(),
    page: hasPage ? outputPath("page", file) : null,
    pdf: hasPdf ? outputPath("pdf", file) : null,
    picture: hasPicture ? outputPath("small", file) : null,
    opensPdf: fill(own.opens, { title }),
  };
}

interface Named {
  readonly title: string;
  readonly slug: string;
}

/** Runs of sheets under their first tags; one without a heading where nobody orders topics. @param locale where somebody does */
function groupsOf<S extends { readonly tags: readonly string[] }>(sheets: readonly S[], locale: Locale | undefined) {
  if (!locale) return [{ heading: null, sheets }];
  const groups: { heading: string; sheets: S[] }[] = [];
  for (const sheet of sheets) {
    const heading = sheet.tags[0] ?? locale.otherSheets;
    const last = groups.at(-1);
    if (last?.heading === heading) last.sheets.push(sheet);
    else groups.push({ heading, sheets: [sheet] });
  }
  return groups;
}

export type IndexView = ReturnType<typeof indexView>;
