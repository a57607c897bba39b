/** The index: all sheets that have a page or a PDF. */
import { type Collection, OUTPUTS, type SheetCard } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { indexView } from "../../templates/index.js";
import type { ManifestEntry } from "../folder/manifest.js";
import { logoPath } from "../site/assets.js";
import type { Toolbox } from "../site/toolbox.js";
import type { SharedOutput } from "./shared-output.js";

const { file } = OUTPUTS.index;

export const index: SharedOutput = {
  name: "index",
  format: "index",
  path: file,
  wantedFor: ["index"],
  isOfAll: true,
  own: /^index\.hbs$/,
  uses: /^(?!styles\/)/,
  prepare({ collection, entries }) {
    const sheets = indexedSheets(collection, entries);
    return {
      shown: sheets.map(shownOf),
      async make(toolbox, folder, interruptible) {
        const { value, diagnostics } = await interruptible(() => indexOf(sheets, toolbox));
        return { entries: value === undefined ? [] : [folder.put(file, value, { format: "index" })], diagnostics };
      },
    };
  },
};

interface IndexedSheet {
  readonly card: SheetCard;
  readonly hasPage: boolean;
  readonly hasPdf: boolean;
}

/** In the order of the collection. */
function indexedSheets(collection: Collection, entries: readonly ManifestEntry[]): IndexedSheet[] {
  const made = { page: new Set<string>(), pdf: new Set<string>() };
  for (const { format, slug } of entries)
    if (slug !== undefined && (format === "page" || format === "pdf")) made[format].add(slug);
  return collection.cards.flatMap((card) => {
    const [hasPage, hasPdf] = [made.page.has(card.slug), made.pdf.has(card.slug)];
    return hasPage || hasPdf ? [{ card, hasPage, hasPdf }] : [];
  });
}

function shownOf({ card, hasPage, hasPdf }: IndexedSheet) {
  const { slug, title, question, lang, tags, subjects, keyPhrases, related } = card;
  return [slug, title, question, lang, tags, subjects, keyPhrases, related.length, hasPage, hasPdf];
}

/** The index as HTML. Diagnostics: those of its template and of the labels of the site's language. */
function indexOf(shown: readonly IndexedSheet[], toolbox: Toolbox): Outcome<string> {
  const { settings, renderer } = toolbox;
  const labels = toolbox.locale(settings.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const sheets = shown.flatMap((sheet) => {
    const own = toolbox.locale(sheet.card.lang).value;
    return own ? [{ ...sheet, locale: own }] : [];
  });
  const logo = settings.site.logo === undefined ? undefined : logoPath(settings.site.logo);
  const dark = settings.brand?.logoDark;
  const logoDark = dark === undefined ? undefined : logoPath(dark, "logo-dark");
  const html = renderer.index(indexView({ sheets, settings, locale: labels.value, logo, logoDark }));
  return { ...html, diagnostics: [...labels.diagnostics, ...html.diagnostics] };
}
