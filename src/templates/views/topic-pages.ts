/** The sheets of an index that are too many to be listed there -> pages of topics, each a view of topic.hbs. */
import { slugify } from "../../content/index.js";
import { fillCount, type Locale } from "../folders/locales.js";

/** What the index says of itself. */
interface Listing<Sheet extends Listed> {
  readonly lang: string;
  readonly dir: string;
  readonly labels: Locale;
  readonly siteName: string | null;
  readonly logo: string | null;
  readonly logoDark: string | null;
  readonly accentStyle: string | null;
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly tags: readonly { readonly name: string; readonly count: number }[];
}

/** A sheet, with its addresses as the index reaches them. */
interface Listed {
  readonly title: string;
  readonly tags: readonly string[];
  readonly page: string | null;
  readonly pdf: string | null;
  readonly picture: string | null;
}

export interface TopicLink {
  readonly name: string;
  readonly count: number;
  /** As the index reaches it. */
  readonly url: string;
}

export interface TopicPage {
  /** Below the output folder. */
  readonly path: string;
  readonly view: TopicView;
}

export type TopicView = ReturnType<typeof topicView>;

/** With more tags than these, sheets that have none but rare ones stand with those that have none. */
const MOST_TOPICS = 500;
/** Of the name of a file, in characters. */
const MOST_LETTERS = 60;
/** Windows has no files of these names. */
const DEVICES = ["con", "prn", "aux", "nul", ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((n) => [`com${n}`, `lpt${n}`])];

interface Topic<Sheet> {
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** Its name as that of a file. */
  readonly slug: string;
}

/**
 * Every sheet stands on a page of each of its tags that has pages.
 * @param ordered tags that have pages whatever their number
 * @param most sheets of a page
 */
export function topicPages<Sheet extends Listed>(
  index: Listing<Sheet>,
  ordered: readonly string[],
  most: number,
): { readonly topics: readonly TopicLink[]; readonly pages: readonly TopicPage[] } {
  const topics = topicsOf(index, ordered);
  return {
    topics: topics.map(({ name, sheets, slug }) => ({ name, count: sheets.length, url: pathOf(slug, 0) })),
    pages: topics.flatMap((topic) => pagesOf(topic, index, most)),
  };
}

/** In the order of the index's tags, and last what none of them has. */
function topicsOf<Sheet extends Listed>(
  { sheets, tags, labels }: Listing<Sheet>,
  ordered: readonly string[],
): Topic<Sheet>[] {
  const first = new Set(ordered);
  const byCount = [...tags].sort((a, b) => Number(first.has(b.name)) - Number(first.has(a.name)) || b.count - a.count);
  const chosen = new Map<string, Sheet[]>(byCount.slice(0, MOST_TOPICS).map(({ name }) => [name, []]));
  const others: Sheet[] = [];
  for (const sheet of sheets) {
    const lists = [...new Set(sheet.tags)].flatMap((tag) => (chosen.has(tag) ? [chosen.get(tag)!] : []));
    for (const list of lists.length > 0 ? lists : [others]) list.push(sheet);
  }
  const taken = new Set([...DEVICES, "other"]);
  const topics = tags.flatMap(({ name }) => {
    const own = chosen.get(name);
    return own ? [{ name, sheets: own, slug: uniqueSlug(name, taken) }] : [];
  });
  return others.length > 0 ? [...topics, { name: labels.otherSheets, sheets: others, slug: "other" }] : topics;
}

/** @param taken to which it is added */
function uniqueSlug(name: string, taken: Set<string>): string {
  const slug = [...slugify(name)].slice(0, MOST_LETTERS).join("").replace(/-$/, "") || "topic";
  let unique = slug;
  for (let number = 2; taken.has(unique); number++) unique = `${slug}-${number}`;
  taken.add(unique);
  return unique;
}

/** A slug has no dot, so that none is a page of another. @param page from 0 */
const pathOf = (slug: string, page: number): string => `topics/${slug}${page === 0 ? "" : `.${page + 1}`}.html`;

function pagesOf<Sheet extends Listed>(topic: Topic<Sheet>, index: Listing<Sheet>, most: number): TopicPage[] {
  const { sheets, slug } = topic;
  const parts = Array.from({ length: Math.ceil(sheets.length / most) }, (_, i) =>
    sheets.slice(i * most, (i + 1) * most),
  );
  const links = parts.map((part, page) => ({
    page,
    url: encodeURI(pathOf(slug, page).replace("topics/", "")),
    from: part[0]!.title,
    to: part.at(-1)!.title,
  }));
  return parts.map((part, page) => ({
    path: pathOf(slug, page),
    view: topicView(
      topic,
      part,
      parts.length > 1 ? links.map((link) => ({ ...link, isThis: link.page === page })) : [],
      index,
    ),
  }));
}

interface PagerLink {
  readonly page: number;
  readonly url: string;
  /** Titles of its first and its last sheet. */
  readonly from: string;
  readonly to: string;
  readonly isThis: boolean;
}

/** @param pages all of the topic, where it has several */
function topicView<Sheet extends Listed>(
  { name, sheets: all }: Topic<Sheet>,
  sheets: readonly Sheet[],
  pages: readonly PagerLink[],
  index: Listing<Sheet>,
) {
  const { lang, dir, labels, siteName, logo, logoDark, accentStyle } = index;
  const up = (url: string | null) => (url === null ? null : `../${url}`);
  return {
    lang,
    dir,
    labels,
    siteName,
    logo: up(logo),
    logoDark: up(logoDark),
    accentStyle,
    topic: name,
    title: `${name}: ${index.title}`,
    found: fillCount("found", all.length, labels),
    pages,
    sheets: sheets.map((sheet) => ({ ...sheet, page: up(sheet.page), pdf: up(sheet.pdf), picture: up(sheet.picture) })),
  };
}
