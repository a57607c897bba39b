/** The index: all sheets that have a page or a PDF. */
import { type Collection, OUTPUTS, outputPath, type SheetCard } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { indexView } from "../../templates/index.js";
import type { ManifestEntry } from "../folder/manifest.js";
import { logoPath } from "../site/assets.js";
import type { Toolbox } from "../site/toolbox.js";
import type { SharedOutput } from "./shared-output.js";

const { file, beside } = OUTPUTS.index;

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
        if (value === undefined) return { entries: [], diagnostics };
        const { url } = toolbox.settings.site;
        const sitemap = url === undefined ? [] : [folder.put(beside, sitemapOf(sheets, url), { format: "index" })];
        return { entries: [folder.put(file, value, { format: "index" }), ...sitemap], diagnostics };
      },
    };
  },
};

interface IndexedSheet {
  readonly card: SheetCard;
  readonly hasPage: boolean;
  readonly hasPdf: boolean;
  /** Where it is no handout. */
  readonly layout: string | undefined;
}

/** In the order of the collection. */
function indexedSheets(collection: Collection, entries: readonly ManifestEntry[]): IndexedSheet[] {
  const made = { page: new Map<string, ManifestEntry>(), pdf: new Map<string, ManifestEntry>() };
  for (const entry of entries) {
    const { format, slug } = entry;
    if (slug !== undefined && (format === "page" || format === "pdf")) made[format].set(slug, entry);
  }
  return collection.cards.flatMap((card) => {
    const [page, pdf] = [made.page.get(card.slug), made.pdf.get(card.slug)];
    const { layout } = page ?? pdf ?? {};
    return page || pdf ? [{ card, hasPage: page !== undefined, hasPdf: pdf !== undefined, layout }] : [];
  });
}

function shownOf({ card, hasPage, hasPdf, layout }: IndexedSheet) {
  const { slug, title, question, lang, tags, subjects, keyPhrases, related } = card;
  return [slug, title, question, lang, tags, subjects, keyPhrases, related.length, hasPage, hasPdf, layout];
}

/** The addresses of index and pages, for search engines (sitemaps.org 0.9, which takes 50,000 of them). @param url of the site */
function sitemapOf(sheets: readonly IndexedSheet[], url: string): string {
  const site = url.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const pages = sheets.flatMap(({ card, hasPage }) =>
    hasPage ? outputPath("page", encodeURIComponent(card.slug)) : [],
  );
  const places = [file, ...pages].map((path) => `<url><loc>${site}/${path}</loc></url>\n`);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
  return `${head}${places.join("")}</urlset>\n`;
}

/** The index as HTML. Diagnostics: those of its template and of the labels of the site's language. */
function indexOf(shown: readonly IndexedSheet[], toolbox: Toolbox): Outcome<string> {
  const { settings, renderer } = toolbox;
  const labels = toolbox.locale(settings.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const sheets = shown.flatMap(({ layout, card, ...sheet }) => {
    const own = toolbox.locale(card.lang).value;
    // What a worksheet's file says in bold may be an answer.
    const asks = layout !== undefined && toolbox.layout(layout).value?.layout.asks;
    return own ? [{ ...sheet, card: asks ? { ...card, keyPhrases: [] } : card, locale: own }] : [];
  });
  const logo = settings.site.logo === undefined ? undefined : logoPath(settings.site.logo);
  const dark = settings.brand?.logoDark;
  const logoDark = dark === undefined ? undefined : logoPath(dark, "logo-dark");
  const html = renderer.index(indexView({ sheets, settings, locale: labels.value, logo, logoDark }));
  return { ...html, diagnostics: [...labels.diagnostics, ...html.diagnostics] };
}
