/** The index: all sheets that have a page or a PDF; of many with pages of topics and a search in parts. */
import { type Collection, OUTPUTS, outputPath, type SheetCard } from "../../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../../diagnostics/index.js";
import type { Interruptible } from "../../../interrupt.js";
import { indexViews, plainText } from "../../../templates/index.js";
import type { ManifestEntry } from "../../folder/manifest.js";
import { logoPath } from "../../site/assets.js";
import type { Toolbox } from "../../site/toolbox.js";
import type { SharedOutput } from "../shared-output.js";
import { type MadeFile, searchScripts } from "./search-parts.js";
import { sitemapsOf } from "./sitemap.js";

const { file } = OUTPUTS.index;

export const index: SharedOutput = {
  name: "index",
  format: "index",
  path: file,
  wantedFor: ["index"],
  isOfAll: true,
  own: /^(index|topic)\.hbs$/,
  uses: /^(?!styles\/)/,
  prepare({ collection, entries }) {
    const sheets = indexedSheets(collection, entries);
    return {
      shown: sheets.map(shownOf),
      async make(toolbox, folder, interruptible) {
        const { value, diagnostics } = await interruptible(() => viewsOf(sheets, toolbox));
        if (value === undefined) return { entries: [], diagnostics };
        const { index, topics } = value;
        const { renderer, settings } = toolbox;
        const pages = [
          { path: file, make: () => renderer.index(index) },
          ...topics.map(({ path, view }) => ({ path, make: () => renderer.topic(view) })),
        ];
        const made = await rendered(pages, interruptible);
        if (hasErrors(made.diagnostics)) return { entries: [], diagnostics: [...diagnostics, ...made.diagnostics] };
        const { url } = settings.site;
        const files = [
          ...made.files,
          ...(topics.length > 0 ? searchScripts(index, wordsOf(sheets)) : []),
          ...(url === undefined
            ? []
            : sitemapsOf(url, [...pages.map(({ path }) => encodeURI(path)), ...addresses(sheets)])),
        ];
        const entries = files.map(({ path, content }) => folder.put(path, content, { format: "index" }));
        return { entries, diagnostics: [...diagnostics, ...made.diagnostics] };
      },
    };
  },
};

/** Stops at the first that fails. */
async function rendered(
  pages: readonly { readonly path: string; readonly make: () => Outcome<string> }[],
  interruptible: Interruptible,
): Promise<{ readonly files: readonly MadeFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const files: MadeFile[] = [];
  for (const { path, make } of pages) {
    const { value: content, diagnostics } = await interruptible(make);
    if (content === undefined) return { files, diagnostics };
    files.push({ path, content });
  }
  return { files, diagnostics: [] };
}

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

/** Of the pages of sheets. */
function addresses(sheets: readonly IndexedSheet[]): string[] {
  return sheets.flatMap(({ card, hasPage }) => (hasPage ? outputPath("page", encodeURIComponent(card.slug)) : []));
}

/** Its own question, and the names that its title lacks. */
function wordsOf(sheets: readonly IndexedSheet[]): (slug: string) => string {
  const cards = new Map(sheets.map(({ card }) => [card.slug, card]));
  return (slug) => {
    const { title, question, subjects } = cards.get(slug)!;
    const names = subjects.filter((name) => !title.includes(name));
    return [...(question === undefined ? [] : [question]), ...names].map(plainText).join(" ");
  };
}

/** What index and pages of topics show. Diagnostics: those of the labels of the site's language. */
function viewsOf(shown: readonly IndexedSheet[], toolbox: Toolbox): Outcome<ReturnType<typeof indexViews>> {
  const { settings } = toolbox;
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
  const value = indexViews({ sheets, settings, locale: labels.value, logo, logoDark });
  return { value, diagnostics: labels.diagnostics };
}
