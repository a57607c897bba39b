/**
 * A sheet -> its HTML as a page, a snippet or print: the one place that knows how these differ. A page finds images and logo beside it,
 * in the assets; print beside the content file; a snippet takes no files along, but its styles.
 */
import { basename, dirname, extname, relative, sep } from "node:path";
import { type Comparison, imagesOf, snippetPath, withoutOptional, worksheetOf } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { finishSnippet } from "../../snippets/index.js";
import {
  type CopiedSnippet,
  HANDOUT,
  type SheetContext,
  sheetKeys,
  sheetView,
  type Target,
} from "../../templates/index.js";
import { imageEnding, logoPath } from "../site/assets.js";
import type { Toolbox } from "../site/toolbox.js";
import { snippetStyles } from "./formats/snippet-styles.js";
import type { Sheet } from "./sheet.js";

/** What a sheet's HTML shows and finds beside its content; by default nothing. */
export type Surroundings = Partial<
  Pick<
    SheetContext,
    "images" | "logo" | "logoDark" | "printed" | "hasPdf" | "isAlone" | "picture" | "snippets" | "handbook"
  >
> & {
  /** Of a sheet that asks: whether the answers are wanted in place of the questions. */
  readonly isKey?: boolean;
  /** How many of the rows that can be done without are left out. */
  readonly leftOut?: number;
};

/** A finished snippet. */
interface Snippet extends CopiedSnippet {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
}

/**
 * The HTML of a template: a snippet has its styles in an element still. Diagnostics: those of the template; of the labels where there are none; of a sheet that asks, those of its worksheet. Of such a sheet the
 * view is made of what pupils may see, so no template can show an answer but in the key.
 */
export function htmlOf(
  target: Target,
  sheet: Pick<Sheet, "comparison" | "titles" | "yaml" | "lacking">,
  { isKey = false, leftOut = 0, ...surroundings }: Surroundings,
  toolbox: Toolbox,
): Outcome<string> {
  const { settings, renderer } = toolbox;
  const { titles } = sheet;
  const labels = toolbox.locale(sheet.comparison.lang);
  if (!labels.value) return { diagnostics: labels.diagnostics };
  const { comparison: shown } = withoutOptional(sheet.comparison, leftOut);
  const asked = toolbox.asks ? worksheetOf(shown, sheet.yaml) : undefined;
  if (asked && !asked.value) return { diagnostics: asked.diagnostics };
  const { worksheet, key } = asked?.value ?? {};
  const comparison = worksheet?.comparison ?? shown;
  const context: SheetContext = {
    ...{ images: [], logo: undefined, hasPdf: false },
    ...surroundings,
    ...{ comparison, titles, settings, lacking: sheet.lacking, locale: labels.value },
    leftOut,
    ...(worksheet && { tasks: { worksheet, ...(isKey && key && { key }) } }),
    styles: target === "snippet" ? snippetStyles(comparison, toolbox) : "",
  };
  const view = sheetView(context, target);
  // What a worksheet shows stands elsewhere than in its file.
  return renderer[target](view, worksheet ? undefined : () => sheetKeys(context, view, sheet.yaml));
}

/** A sheet -> a snippet for each host of its site, in their order. Diagnostics: as `htmlOf`. */
export function snippetsOf(
  sheet: Parameters<typeof htmlOf>[1],
  surroundings: Surroundings,
  toolbox: Toolbox,
): Outcome<readonly Snippet[]> {
  const { value, diagnostics } = htmlOf("snippet", sheet, surroundings, toolbox);
  if (value === undefined) return { diagnostics };
  const { snippet: profiles } = toolbox.settings;
  const snippets = profiles.map((profile) => {
    const path = snippetPath(sheet.comparison.slug, profile, profiles);
    return { profile, path, html: finishSnippet(value, profile, path) };
  });
  return { value: snippets, diagnostics };
}

/** The HTML that a sheet is printed from. */
export function printedFrom(
  sheet: Sheet,
  toolbox: Toolbox,
  more: Pick<Surroundings, "hasPdf" | "handbook" | "isKey" | "leftOut">,
): Outcome<string> {
  return htmlOf("print", sheet, { ...besideContent(sheet, toolbox), ...more }, toolbox);
}

/** What a page shows that stands where a build writes it. @param images as `imageFiles` gives them */
export function besidePage(
  { images }: Sheet,
  files: ReadonlyMap<string, string>,
  { settings: { site, brand } }: Toolbox,
): Surroundings {
  const url = (path: string) => `../${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    images: images.map((image) => image && url(files.get(image.path)!)),
    logo: site.logo === undefined ? undefined : `../${logoPath(site.logo)}`,
    logoDark: brand?.logoDark === undefined ? undefined : `../${logoPath(brand.logoDark, "logo-dark")}`,
  };
}

/** What print shows that stands where the content file does. */
function besideContent({ path, images }: Sheet, { settings: { site } }: Toolbox): Surroundings {
  const folder = dirname(path);
  return {
    images: images.map((image) => image && relativeUrl(folder, image.path)),
    logo: site.logo === undefined ? undefined : relativeUrl(folder, site.logo),
  };
}

/** What the manifest says of an output that is no handout. */
export const layoutOf = ({ settings: { layout } }: Toolbox) => (layout === HANDOUT ? undefined : { layout });

/** What HTML shows that stands in the folder which a program names. */
export function asTyped(comparison: Comparison): Surroundings {
  return { images: imagesOf(comparison).map((named) => named?.image) };
}

/** A file as a URL relative to a folder. */
export function relativeUrl(folder: string, path: string): string {
  return relative(folder, path).split(sep).map(encodeURIComponent).join("/");
}

/** Characters of an image's own name: that of its sheet stands before it, and the name of a file has an end. */
const MAX_IMAGE_NAME = 40;

/** Where the images of a sheet stand below the output folder, by their absolute paths: named after the sheet, so that no two meet. */
export function imageFiles({ comparison: { slug }, images }: Sheet): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { path } of images.filter((image) => image !== undefined)) {
    if (files.has(path)) continue;
    const named = basename(path, extname(path)).replace(/[^\p{L}\p{N}.-]+/gu, "-");
    const name = [...named].slice(0, MAX_IMAGE_NAME).join("").replace(/\.+$/, "");
    const number = [...files.values()].filter((other) => other.includes(`-${name}`)).length;
    const suffix = number === 0 ? "" : `-${number + 1}`;
    files.set(path, `assets/images/${slug}-${name}${suffix}${imageEnding(path)}`);
  }
  return files;
}
