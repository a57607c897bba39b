/** The collection -> the view of index.hbs. */
import type { Comparison } from "../content/comparison.js";
import type { Settings } from "../content/settings.js";
import { accentStyle } from "./accents.js";
import { fill, type Locale, questionFor } from "./locales.js";
import { plainText } from "./markdown.js";

export interface IndexContext {
  readonly comparisons: readonly {
    readonly comparison: Comparison;
    readonly locale: Locale;
    readonly hasPage: boolean;
    readonly hasPdf: boolean;
  }[];
  readonly settings: Settings;
  readonly locale: Locale;
  /** URL of the site's logo, as the index reaches it. */
  readonly logo: string | undefined;
}

export function indexView({ comparisons, settings, locale, logo }: IndexContext) {
  const sheets = comparisons
    .map(({ comparison, locale: own, hasPage, hasPdf }) => {
      const names = comparison.subjects.map((subject) => plainText(subject.name));
      const file = encodeURIComponent(comparison.slug);
      const title = plainText(comparison.title);
      const question = comparison.question === undefined ? questionFor(names, own) : plainText(comparison.question);
      return {
        slug: comparison.slug,
        title,
        question,
        lang: comparison.lang,
        dir: own.direction,
        tags: comparison.tags,
        tagList: JSON.stringify(comparison.tags),
        search: [title, question, ...names, ...comparison.tags].join(" ").toLowerCase(),
        page: hasPage ? `html/${file}.html` : null,
        pdf: hasPdf ? `pdf/${file}.pdf` : null,
        opensPdf: fill(own.opens, { title }),
      };
    })
    .sort((a, b) => (a.title === b.title ? (a.slug < b.slug ? -1 : 1) : a.title < b.title ? -1 : 1));
  const counts = new Map<string, number>();
  for (const tag of sheets.flatMap((sheet) => sheet.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return {
    lang: locale.lang,
    dir: locale.direction,
    labels: locale,
    siteName: settings.site.name ?? null,
    logo: logo ?? null,
    title: settings.site.name === undefined ? locale.indexTitle : `${locale.indexTitle}: ${settings.site.name}`,
    accentStyle: accentStyle(settings.accents, 1),
    count: sheets.length,
    found: fill(locale.found, { count: sheets.length }),
    sheets,
    tags: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => ({ name, count })),
  };
}

export type IndexView = ReturnType<typeof indexView>;
