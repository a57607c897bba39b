/**
 * The sheets of the project and the examples, printed at a fixed scale with both: every word and every line break. The scale is
 * the one at which the build fits the sheet, given to both as the size of the root's text.
 *
 * `text-wrap: pretty` leaves it to the user agent which lines it makes, so it is off where lines are compared, and only counted
 * in a run of its own.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printSheet } from "../../src/builds/sheets/formats/pdf.js";
import { fontRules, openToolbox, sheetStyles, type Toolbox } from "../../src/builds/site/toolbox.js";
import { findContent } from "../../src/content/collection/collection.js";
import { type LoadedSheet, loadSheet } from "../../src/content/collection/load.js";
import { loadSettings } from "../../src/content/settings/settings.js";
import type { FitPoint } from "../../src/layout/index.js";
import type { Target } from "../../src/templates/views/sheet/target.js";
import { sheetView } from "../../src/templates/views/sheet-view.js";
import { hasChromium, hasPoppler, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { type Agreement, comparePrints } from "./documents.js";
import { FACES } from "./harness.js";

const EXAMPLES = "../shared/examples";
const examples = existsSync(EXAMPLES)
  ? readdirSync(EXAMPLES)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => resolve(EXAMPLES, name))
  : [];
const root = resolve(".");
const settings = (await loadSettings(root)).value!;
const toolbox: Toolbox = openToolbox(root, settings, undefined).value!;
const { lang } = settings;
const { files } = await findContent({ root, contentDir: resolve("content"), files: examples });
const sheets = new Map<string, LoadedSheet>();
for (const [slug, file] of files) {
  const sheet = loadSheet(file, { root, lang });
  if ("comparison" in sheet) sheets.set(slug, sheet);
}

/**
 * What both do alike: lines are broken one after the other, words by no dictionary, which Debian's Chromium lacks for German; and what is
 * clipped away is left out, as its text is in no PDF of Chromium's.
 */
const GREEDY = `* { text-wrap-style: auto !important; hyphens: manual !important }
.vs-railed .vs-comparison > .vs-heading { display: none !important }`;
/** Runs of Arabic glyphs can't be put together to words again from Chromium's PDFs; pages of them are compared elsewhere. */
const isLatin = (sheet: LoadedSheet) => sheet.comparison.lang !== "ar";

/** Both read it, wherever the document stands; without its texts, which browsers set in fonts of the system. @param path of an SVG */
function dataUrl(path: string): string {
  const drawing = readFileSync(path, "utf8").replace(/<text[\s\S]*?<\/text>/g, "");
  return `data:image/svg+xml;base64,${Buffer.from(drawing).toString("base64")}`;
}

function htmlOf(sheet: LoadedSheet, target: Target, fit: FitPoint): string {
  const { comparison } = sheet;
  const images = sheet.images.map((path) => path && basename(path));
  const { site } = settings;
  const view = sheetView(
    {
      comparison,
      settings,
      locale: toolbox.locale(comparison.lang).value!,
      titles: new Map([...sheets].map(([slug, other]) => [slug, other.comparison.title])),
      images,
      logo: site.logo && pathToFileURL(site.logo).href,
      // Of several pages: no other scale is sought.
      printed: { ...fit, pages: 2 },
      hasPdf: true,
      styles: "",
    },
    target,
  );
  const html = toolbox.renderer[target as "print" | "page"](view).value!;
  return sheet.images.reduce<string>(
    (text, path) => (path ? text.replaceAll(`src="${basename(path)}"`, `src="${dataUrl(path)}"`) : text),
    html,
  );
}

/** How the build fits the sheet. */
async function fittedPoint(sheet: LoadedSheet): Promise<FitPoint> {
  const folders = { baseDir: root, root: resolve("..") };
  return (await printSheet(htmlOf(sheet, "print", { scale: 1 }), { comparison: sheet.comparison }, toolbox, folders))
    .value!.fit!;
}

function complete(html: string, styles: readonly string[], fit: FitPoint, extra: string): string {
  const { sizeText, marginText } = settings.page;
  const css = [
    FACES,
    `@page { size: ${sizeText}; margin: ${marginText} } :root { --vs-scale: ${fit.scale}; --fit-type: ${fit.scale}; --fit-measure: ${fit.measure}; --fit-space: ${fit.space} }`,
    ...sheetStyles(toolbox, styles).map(({ text }) => text),
    fontRules(settings),
    extra,
  ].join("\n");
  return html
    .replace(/<link rel="stylesheet"[^>]*>\n?/g, "")
    .replace("</head>", () => `<style>${css}</style>\n</head>`);
}

describe.skipIf(!hasChromium || !hasPoppler)("sheets stand where Chromium puts them", () => {
  let browser: Browser;
  const folder = temporaryFolder();
  const totals = new Map<string, { words: number; near: number; sameBreaks: number }>();
  const fits = new Map<string, FitPoint>();

  beforeAll(async () => {
    browser = await launchChromium();
    for (const [slug, sheet] of sheets) fits.set(slug, await fittedPoint(sheet));
  });
  afterAll(async () => {
    await browser?.close();
    for (const [run, { words, near, sameBreaks }] of totals) {
      const percent = (count: number) => `${((count / words) * 100).toFixed(2)} %`;
      console.info(`${run}: ${words} words, ${percent(near)} within 1 pt, ${percent(sameBreaks)} of line breaks alike`);
    }
  });

  async function compare(run: string, slug: string, target: Target, extra: string): Promise<Agreement> {
    const fit = fits.get(slug)!;
    const styles =
      target === "page" ? ["sheet.css", "parts.css", "page.css", "print.css"] : ["sheet.css", "parts.css", "print.css"];
    const html = complete(htmlOf(sheets.get(slug)!, target, fit), styles, fit, extra);
    const found = await comparePrints(browser, html, folder, `${slug}-${run}`, { baseDir: root, root: resolve("..") });
    const total = totals.get(run) ?? { words: 0, near: 0, sameBreaks: 0 };
    totals.set(run, {
      words: total.words + found.words,
      near: total.near + found.near,
      sameBreaks: total.sameBreaks + found.sameBreaks,
    });
    return found;
  }

  const slugs = [...sheets].filter(([, sheet]) => isLatin(sheet)).map(([slug]) => slug);

  it.each(slugs)("%s in print", async (slug) => {
    const found = await compare("print", slug, "print", GREEDY);
    expect(found.diagnostics).toEqual([]);
    expect(found.differences).toEqual([]);
    expect(found.pages).toEqual({ ours: 1, theirs: 1 });
  });

  // A page leaves other scripts to the reader's own fonts, which differ from those that come with Versus.
  it.each(slugs.filter((slug) => sheets.get(slug)!.comparison.lang !== "ja"))(
    "%s as a page that is printed",
    async (slug) => {
      const found = await compare("page", slug, "page", GREEDY);
      expect(found.differences).toEqual([]);
      expect(found.pages).toEqual({ ours: 1, theirs: 1 });
    },
  );

  it.each(slugs)("%s with text-wrap: pretty", async (slug) => {
    const found = await compare("pretty", slug, "print", "");
    expect(found.pages).toEqual({ ours: 1, theirs: 1 });
  });
});
