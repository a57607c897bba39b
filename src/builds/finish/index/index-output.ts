/** The index: all sheets that have a page or a PDF; of many with pages of topics and a search in parts. */
import { OUTPUTS, outputPath } from "../../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../../diagnostics/index.js";
import type { Interruptible } from "../../../interrupt.js";
import { indexViews, plainText } from "../../../templates/index.js";
import { logoPath } from "../../site/assets.js";
import type { Toolbox } from "../../site/toolbox.js";
import { listable, type MadeSheet, madeSheets, shownOf } from "../made-sheets.js";
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
    const sheets = madeSheets(collection, entries, ["page", "pdf"]);
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

/** Of the pages of sheets. */
function addresses(sheets: readonly MadeSheet[]): string[] {
  return sheets.flatMap(({ card, made }) =>
    made.has("page") ? outputPath("page", encodeURIComponent(card.slug)) : [],
  );
}

/** Its own question, and the names that its title lacks. */
function wordsOf(sheets: readonly MadeSheet[]): (slug: string) => string {
  const cards = new Map(sheets.map(({ card }) => [card.slug, card]));
  return (slug) => {
    const { title, question, subjects } = cards.get(slug)!;
    const names = subjects.filter((name) => !title.includes(name));
    return [...(question === undefined ? [] : [question]), ...names].map(plainText).join(" ");
  };
}

/** What index and pages of topics show. Diagnostics: those of the labels of the site's language. */
function viewsOf(shown: readonly MadeSheet[], toolbox: Toolbox): Outcome<ReturnType<typeof indexViews>> {
  const { settings } = toolbox;
  const labels = toolbox.locale(settings.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const sheets = listable(shown, toolbox).map(({ card, locale, made, hasPicture }) => {
    return { card, locale, hasPage: made.has("page"), hasPdf: made.has("pdf"), hasPicture };
  });
  const logo = settings.site.logo === undefined ? undefined : logoPath(settings.site.logo);
  const dark = settings.brand?.logoDark;
  const logoDark = dark === undefined ? undefined : logoPath(dark, "logo-dark");
  const value = indexViews({ sheets, settings, locale: labels.value, logo, logoDark });
  return { value, diagnostics: labels.diagnostics };
}
