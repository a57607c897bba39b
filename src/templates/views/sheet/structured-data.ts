/** What a page says -> schema.org for search engines: an article, the list of its subjects, and its table. Nothing that the page doesn't show. */
import { type Comparison, isAbsoluteUrl, type PartName, type Value } from "../../../content/index.js";
import type { Locale } from "../../folders/locales.js";
import { plainBlocks, plainText } from "../markdown.js";

interface Page {
  readonly comparison: Comparison;
  readonly locale: Locale;
  readonly siteName: string | undefined;
  /** Address of the page, where it has one. */
  readonly url: string | null;
  /** The headline, as text. */
  readonly question: string;
  /** Of the subjects, as text. */
  readonly names: readonly string[];
}

export function structuredData({ comparison, locale, siteName, url, question, names }: Page): object {
  const { tags, intro, updated, lang, groups, hide = [] } = comparison;
  const shows = (part: PartName) => !hide.includes(part);
  const properties = groups.flatMap(({ rows }) => rows.flatMap((row) => propertiesOf(row, locale)));
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: question,
    inLanguage: lang,
    ...(intro !== undefined && { abstract: plainBlocks(intro) }),
    ...(updated !== undefined && shows("footer") && { dateModified: updated }),
    ...(tags[0] !== undefined && shows("kicker") && { articleSection: tags[0] }),
    about: comparison.subjects.map(({ tagline, url: more }, i) => ({
      "@type": "DefinedTerm",
      "@id": idOf(i),
      name: names[i],
      ...(tagline !== undefined && shows("subjects") && { description: plainText(tagline) }),
      ...(more !== undefined && shows("subjects") && isAbsoluteUrl(more) && { url: more }),
    })),
    mainEntity: {
      "@type": "ItemList",
      name: question,
      numberOfItems: names.length,
      itemListElement: names.map((_, i) => ({ "@type": "ListItem", position: i + 1, item: { "@id": idOf(i) } })),
    },
    ...(properties.length > 0 && {
      hasPart: { "@type": "Table", about: properties },
    }),
    ...(siteName !== undefined && { publisher: { "@type": "Organization", name: siteName } }),
    ...(url !== null && { url, mainEntityOfPage: url }),
  };
}

/** A name within the data alone (JSON-LD 1.1, section 3.3.1, blank nodes). @param i of the subject, from 0 */
const idOf = (i: number): string => `_:s${i + 1}`;

/** A row says something of each subject, to which its value refers. */
function propertiesOf({ criterion, values }: Comparison["groups"][number]["rows"][number], locale: Locale): object[] {
  const name = plainText(criterion);
  return values.map((value, i) => ({
    "@type": "PropertyValue",
    name,
    ...saidBy(value, locale),
    ...("note" in value && value.note !== undefined && { description: plainText(value.note) }),
    valueReference: { "@id": idOf(i) },
  }));
}

function saidBy(
  value: Value,
  locale: Locale,
): { readonly value: string | number | boolean; readonly maxValue?: number } {
  switch (value.kind) {
    case "text":
    case "number":
      return { value: plainText(value.text) };
    case "boolean":
      return { value: value.value };
    case "partial":
    case "unknown":
      return { value: locale[value.kind] };
    case "none":
      return { value: locale.notApplicable };
    case "list":
      return { value: value.items.map(plainText).join(locale.comma) };
    case "score":
      return { value: value.score, maxValue: value.of };
  }
}
