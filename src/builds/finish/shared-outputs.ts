/** What a build makes beside its sheets: the files that pages share, and the index. */
import type { Collection, SheetCard } from "../../content/index.js";
import type { Diagnostic, Outcome } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import { indexView } from "../../templates/index.js";
import type { ManifestEntry } from "../folder/manifest.js";
import { type Asset, logoPath, sharedAssets } from "../site/assets.js";
import type { Toolbox } from "../site/toolbox.js";

/** A sheet as the index shows it. */
export interface IndexedSheet {
  readonly card: SheetCard;
  readonly hasPage: boolean;
  readonly hasPdf: boolean;
}

/** Fonts, styles and the logo. Diagnostics: `build/logo` (error) where that can't be read any more. */
export function assetsOf(toolbox: Toolbox): { readonly assets: Asset[]; readonly diagnostics: readonly Diagnostic[] } {
  const assets = sharedAssets(toolbox);
  const { logo } = toolbox.settings.site;
  if (logo === undefined) return { assets, diagnostics: [] };
  const { bytes, fault } = readRegular(logo, MAX_BYTES.image);
  if (bytes) return { assets: [...assets, { path: logoPath(logo), content: bytes }], diagnostics: [] };
  const message = `the logo that versus.yaml names can't be read any more: ${fault.reason}`;
  return { assets, diagnostics: [{ severity: "error", code: "build/logo", message }] };
}

/** The sheets that have a page or a PDF among some outputs, in the order of the collection. */
export function indexedSheets(collection: Collection, entries: Iterable<ManifestEntry>): IndexedSheet[] {
  const made = { page: new Set<string>(), pdf: new Set<string>() };
  for (const { format, slug } of entries)
    if (slug !== undefined && (format === "page" || format === "pdf")) made[format].add(slug);
  return collection.cards.flatMap((card) => {
    const [hasPage, hasPdf] = [made.page.has(card.slug), made.pdf.has(card.slug)];
    return hasPage || hasPdf ? [{ card, hasPage, hasPdf }] : [];
  });
}

/** What the index shows of a sheet. */
export function fieldsOfIndex({
  card: { slug, title, question, lang, tags, subjects },
  hasPage,
  hasPdf,
}: IndexedSheet) {
  return [slug, title, question, lang, tags, subjects, hasPage, hasPdf];
}

/** The index of some sheets, as HTML. Diagnostics: those of its template and of the labels of the site's language. */
export function indexOf(shown: readonly IndexedSheet[], toolbox: Toolbox): Outcome<string> {
  const { settings, renderer } = toolbox;
  const locale = toolbox.locale(settings.lang);
  if (!locale.value) return { diagnostics: locale.diagnostics };
  const sheets = shown.flatMap((sheet) => {
    const own = toolbox.locale(sheet.card.lang).value;
    return own ? [{ ...sheet, locale: own }] : [];
  });
  const logo = settings.site.logo === undefined ? undefined : logoPath(settings.site.logo);
  const html = renderer.index(indexView({ sheets, settings, locale: locale.value, logo }));
  const diagnostics: Diagnostic[] = [...locale.diagnostics, ...html.diagnostics];
  return { ...html, diagnostics };
}
