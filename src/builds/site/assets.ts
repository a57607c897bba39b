/** out/assets: what pages and the index share. Styles, the faces of the body font, images. */
import { basename, extname } from "node:path";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import type { FontSource } from "../../fonts/index.js";
import { brandStyles, quotedFamilies } from "../../templates/index.js";
import { editionRules } from "./edition-styles.js";
import { standInRules } from "./stand-ins.js";
import { fontRules, sheetStyles, type Toolbox } from "./toolbox.js";

export interface Asset {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** What the stylesheets set text in, where the site names no family. */
const TEXT_FAMILY = "Source Sans 3";
/** What the stylesheets set code in. */
const CODE_FAMILY = "Source Code Pro";

/** The faces that the stylesheets ask for. Other scripts fall back to the reader's own fonts on a page. */
function pageFaces(toolbox: Toolbox): FontSource[] {
  const { fonts, brand } = toolbox.settings;
  const families = fonts.body.length > 0 ? fonts.body : [TEXT_FAMILY];
  const wanted = new Set(
    [...families, ...(brand?.headlines === undefined ? [] : [brand.headlines]), CODE_FAMILY].map((family) =>
      family.toLowerCase(),
    ),
  );
  return toolbox.fonts.sources.filter((face) => wanted.has(face.family.toLowerCase()));
}

/** Those that most text of a page is set in. */
function bodyFaces({ settings }: Toolbox, faces: readonly FontSource[]): FontSource[] {
  const family = (settings.fonts.body[0] ?? TEXT_FAMILY).toLowerCase();
  return faces.filter((face) => face.family.toLowerCase() === family);
}

/** @param layouts that pages have beside the handout, by their names */
export function sharedAssets(toolbox: Toolbox, layouts: readonly string[] = []): Asset[] {
  const faces = pageFaces(toolbox);
  const fonts = faces.map((face) => {
    // What was opened stands for a file that has gone since.
    const content = readRegular(face.path, MAX_BYTES.font).bytes ?? face.open()?.data ?? new Uint8Array();
    return { face, path: `fonts/${assetName(basename(face.path))}`, content };
  });
  const rules = fonts.map(({ face, path }) => fontFaceRule(face, path));
  const laidOut = layouts.flatMap((name) => {
    const { value } = toolbox.layout(name);
    return value ? pageStyles(`assets/${name}-`, { ...toolbox, renderer: value.renderer }) : [];
  });
  return [
    { path: "assets/fonts.css", content: `${rules.join("\n")}\n${standInRules(bodyFaces(toolbox, faces))}` },
    ...pageStyles("assets/", toolbox),
    {
      path: "assets/index.css",
      content:
        joined(toolbox, ["index.css"]) + fontRules(toolbox.settings, "body", ['var(--vs-stand-ins, "Segoe UI")']),
    },
    ...laidOut,
    ...fonts.map(({ path, content }) => ({ path: `assets/${path}`, content })),
  ];
}

/** The stylesheets of pages in a layout. */
function pageStyles(prefix: string, toolbox: Toolbox): Asset[] {
  return [
    {
      path: `${prefix}sheet.css`,
      content: joined(toolbox, ["sheet.css", ...brandStyles(toolbox.settings)]) + fontRules(toolbox.settings),
    },
    { path: `${prefix}parts.css`, content: joined(toolbox, ["parts.css"]) },
    {
      path: `${prefix}page.css`,
      content: joined(toolbox, ["page.css", "print.css", "layout.css"]) + editionRules(toolbox.settings),
    },
  ];
}

const joined = (toolbox: Toolbox, names: readonly string[]): string =>
  sheetStyles(toolbox, names)
    .map(({ text }) => text)
    .join("\n");

/** The ending of an image's name, in small letters; empty for one that says nothing. */
export function imageEnding(path: string): string {
  return /^\.[a-z\d]+$/.exec(extname(path).toLowerCase())?.[0] ?? "";
}

/** Where a logo of the site stands below the output folder. */
export function logoPath(logo: string, name: "logo" | "logo-dark" = "logo"): string {
  return `assets/images/${name}${imageEnding(logo)}`;
}

/** A file's name without what an output can't be named (`isOutputPath`). */
function assetName(name: string): string {
  return name.replace(/[\\:\p{Cc}\u2028\u2029]|[. ]+$/gu, "-");
}

function fontFaceRule(face: FontSource, path: string): string {
  const style =
    typeof face.slope === "string"
      ? face.slope
      : `oblique ${face.slope.oblique.map((angle) => `${angle}deg`).join(" ")}`;
  const range = ([least, most]: readonly [number, number], unit = "") =>
    least === most ? `${least}${unit}` : `${least}${unit} ${most}${unit}`;
  const width = face.width[0] === 100 && face.width[1] === 100 ? "" : ` font-stretch: ${range(face.width, "%")};`;
  return `@font-face { font-family: ${quotedFamilies([face.family])}; font-style: ${style}; font-weight: ${range(face.weight)};${width} font-display: swap; src: url("${path.split("/").map(encodeURIComponent).join("/")}"); }`;
}
