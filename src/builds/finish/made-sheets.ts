/** What was made of which sheets, for what lists them. */
import type { Collection, SheetCard, SheetFormat } from "../../content/index.js";
import type { Locale } from "../../templates/index.js";
import type { ManifestEntry } from "../folder/manifest.js";
import type { Toolbox } from "../site/toolbox.js";

export interface MadeSheet {
  readonly card: SheetCard;
  readonly made: ReadonlySet<SheetFormat>;
  /** Whether there is a picture of it in small. */
  readonly hasPicture: boolean;
  /** Where it is no handout. */
  readonly layout: string | undefined;
}

/** In the order of the collection. @param formats one of which a sheet must have */
export function madeSheets(
  collection: Collection,
  entries: readonly ManifestEntry[],
  formats: readonly SheetFormat[],
): MadeSheet[] {
  const pictures = new Set(
    entries.flatMap(({ format, slug }) => (format === "small" && slug !== undefined ? slug : [])),
  );
  const bySlug = new Map<string, { readonly made: Set<SheetFormat>; layout: string | undefined }>();
  for (const { format, slug, layout } of entries) {
    const wanted = formats.find((one) => one === format);
    if (slug === undefined || wanted === undefined) continue;
    const sheet = bySlug.get(slug) ?? { made: new Set(), layout: undefined };
    sheet.made.add(wanted);
    sheet.layout ??= layout;
    bySlug.set(slug, sheet);
  }
  return collection.cards.flatMap((card) => {
    const sheet = bySlug.get(card.slug);
    return sheet ? [{ card, ...sheet, hasPicture: pictures.has(card.slug) }] : [];
  });
}

/** What a list of sheets depends on. */
export function shownOf({ card, made, hasPicture, layout }: MadeSheet): readonly unknown[] {
  const { slug, title, question, lang, tags, subjects, keyPhrases, related } = card;
  return [
    slug,
    title,
    question,
    lang,
    tags,
    subjects,
    keyPhrases,
    related.length,
    [...made].sort(),
    hasPicture,
    layout,
  ];
}

/** Those whose language is known, as anybody may see them. */
export function listable(sheets: readonly MadeSheet[], toolbox: Toolbox): (MadeSheet & { readonly locale: Locale })[] {
  return sheets.flatMap((sheet) => {
    const { card, layout } = sheet;
    const locale = toolbox.locale(card.lang).value;
    // What a worksheet's file says in bold may be an answer.
    const asks = layout !== undefined && toolbox.layout(layout).value?.layout.asks;
    return locale ? [{ ...sheet, card: asks ? { ...card, keyPhrases: [] } : card, locale }] : [];
  });
}
