/** A site's brand -> the view of brand.hbs: logo, colours and their contrasts, type, foot and layouts. It is for those who make sheets, in English. */
import { formatHex, greyOf, lightness, parseHex } from "../../color/index.js";
import { type ContrastPair, contrastPairs, isAlikeInGrey, type Settings } from "../../content/index.js";
import { PALETTE } from "./accents.js";
import { quotedFamilies } from "./font-families.js";
import { brandView } from "./sheet/brand.js";

/** What sheets set in a style of their own. Sizes in pt, at 100 %. */
export interface GuideType {
  readonly name: string;
  readonly families: readonly string[];
  readonly size: number;
  readonly weight: number;
}

/** A sample sheet in a layout, as an `svg` element, and how wide it is shown: a length of CSS. */
export interface GuideLayout {
  readonly name: string;
  readonly svg: string;
  readonly width: string;
}

export interface GuideContext {
  readonly settings: Settings;
  readonly target: "page" | "print";
  /** URLs, as the target reaches them. */
  readonly logo: string | undefined;
  readonly logoDark: string | undefined;
  /** The text of the page's styles. */
  readonly styles: string;
  readonly type: readonly GuideType[];
  readonly layouts: readonly GuideLayout[];
  /** An `svg` element that those of the layouts refer to. */
  readonly definitions: string;
}

/** How many colours of ours a site without colours of its own is shown. */
const OWN_COLOURS = 6;

export function guideView({ settings, target, logo, logoDark, styles, type, layouts, definitions }: GuideContext) {
  const { site, brand, accents, fonts } = settings;
  const given = brand?.colors ?? accents;
  const colours = given.length > 0 ? given : PALETTE.slice(0, OWN_COLOURS);
  return {
    isPage: target === "page",
    title: site.name === undefined ? "Brand" : `Brand of ${site.name}`,
    siteName: site.name ?? "",
    logo: logo ?? null,
    logoDark: logoDark ?? null,
    styles,
    bodyFonts: quotedFamilies(fonts.body),
    hasOwnColours: given.length > 0,
    colours: colours.map((colour, i) => colourView(colour, i, colours)),
    type: type.map(({ name, families, size, weight }) => ({
      name,
      family: families[0] ?? "",
      size: `${Math.round(size * 10) / 10} pt`,
      style: `font: ${weight} ${Math.round(size * 10) / 10}pt/1.15 ${quotedFamilies(families)}`,
    })),
    brand: brandView(brand, site.url === undefined ? null : `${site.url}/index.html`),
    url: site.url ?? null,
    layouts,
    definitions,
  };
}

export type GuideView = ReturnType<typeof guideView>;

function colourView(colour: string, at: number, all: readonly string[]) {
  const own = parseHex(colour);
  const pairs = contrastPairs(colour);
  const twin = all.find((other, i) => i !== at && isAlikeInGrey(other, colour));
  return {
    hex: formatHex(own),
    number: at + 1,
    light: leastContrast(pairs, "light"),
    dark: leastContrast(pairs, "dark"),
    grey: { hex: formatHex(greyOf(own)), lightness: Math.round(lightness(own)), twin: twin ?? null },
  };
}

/** The pair that can be read worst of those that a sheet makes with a colour. */
function leastContrast(pairs: readonly ContrastPair[], scheme: ContrastPair["scheme"]) {
  const own = pairs.filter((pair) => pair.scheme === scheme);
  const { text, ground, what, ratio } = own.reduce((least, pair) => (pair.ratio < least.ratio ? pair : least));
  return { text, ground, what, ratio: `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1` };
}
