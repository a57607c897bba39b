/** The sheets of a handbook -> the view of its cover and of its contents. */
import { byTopics, type Settings } from "../../content/index.js";
import { directionOf } from "../folders/direction.js";
import { fillCount, type Locale } from "../folders/locales.js";
import { accentStyle } from "./accents.js";
import { plainText } from "./markdown.js";
import { sheetFragment } from "./sheet-view.js";

/** A sheet in a handbook. */
export interface ListedSheet {
  readonly slug: string;
  /** Inline Markdown. */
  readonly title: string;
  /** BCP 47 */
  readonly lang: string;
  readonly tags: readonly string[];
  /** The number of its first page. */
  readonly page: number;
}

export interface HandbookContext {
  /** In the order in which they stand in the file. */
  readonly sheets: readonly ListedSheet[];
  readonly settings: Settings;
  readonly locale: Locale;
  /** URL of the site's logo, as print reaches it. */
  readonly logo: string | undefined;
}

export function handbookView({ sheets, settings, locale, logo }: HandbookContext) {
  const compare = byTopics(settings.topics);
  const counts = new Map<string, number>();
  for (const tag of sheets.flatMap((sheet) => sheet.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return {
    lang: locale.lang,
    dir: locale.direction,
    labels: locale,
    siteName: settings.site.name ?? null,
    logo: logo ?? null,
    title: handbookTitle(settings, locale),
    accentStyle: accentStyle(settings.accents, 2),
    page: { size: settings.page.sizeText, margin: settings.page.marginText },
    count: sheets.length,
    found: fillCount("found", sheets.length, locale),
    tags: [...counts].sort(([a], [b]) => compare(a, b)).map(([name, count]) => ({ name, count })),
    groups: groups(sheets, locale).map(({ heading, members }) => ({
      heading,
      sheets: members.map(({ slug, title, lang, page }) => ({
        title: plainText(title),
        lang,
        dir: directionOf(lang),
        url: sheetFragment(slug),
        page,
      })),
    })),
  };
}

export type HandbookView = ReturnType<typeof handbookView>;

/** What the file is called. */
export function handbookTitle({ site }: Settings, { handbook }: Locale): string {
  return site.name === undefined ? handbook : `${handbook}: ${site.name}`;
}

interface Group {
  /** The tag; null where there is nothing to tell apart. */
  readonly heading: string | null;
  readonly members: ListedSheet[];
}

/** By the first tag, where the sheets that share one stand together; else all in one list, in the order of their pages. */
function groups(sheets: readonly ListedSheet[], locale: Locale): Group[] {
  const all = { heading: null, members: [...sheets] };
  const runs: Group[] = [];
  for (const sheet of sheets) {
    const heading = sheet.tags[0] ?? null;
    const last = runs.at(-1);
    if (last?.heading === heading) last.members.push(sheet);
    else if (runs.some((run) => run.heading === heading)) return [all];
    else runs.push({ heading, members: [sheet] });
  }
  if (runs.length === 1 && runs[0]!.heading === null) return [all];
  return runs.map((run) => (run.heading === null ? { ...run, heading: locale.otherSheets } : run));
}
