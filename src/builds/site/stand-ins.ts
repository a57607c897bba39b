/**
 * Faces that stand in for those of a page while these are loaded: fonts that readers have, as wide and as high as what comes in their place (CSS Fonts 5, section 4: `size-adjust`; CSS
 * Fonts 4, section 4.6), so that hardly a line breaks elsewhere and nothing jumps.
 */
import type { FontFace, FontSource } from "../../fonts/index.js";
import { quotedFamilies } from "../../templates/index.js";

/** Fonts of systems, full names as `local()` takes them; and how wide their letters are, by `meanAdvance`, regular and bold. */
const SYSTEM_FONTS = [
  {
    regular: ["Arial", "Liberation Sans", "Arimo"],
    bold: ["Arial Bold", "Liberation Sans Bold", "Arimo Bold"],
    widths: [0.4405, 0.4763],
  },
  { regular: ["Roboto", "Roboto Regular"], bold: ["Roboto Bold"], widths: [0.4418, 0.448] },
  { regular: ["Noto Sans", "Noto Sans Regular"], bold: ["Noto Sans Bold"], widths: [0.4708, 0.5022] },
  { regular: ["DejaVu Sans"], bold: ["DejaVu Sans Bold"], widths: [0.5057, 0.5711] },
] as const;

/** How often letters and spaces are met in English, per cent. */
const FREQUENCIES = Object.entries({
  ...{ " ": 18, e: 10.4, t: 7.3, a: 6.5, o: 6.1, i: 5.7, n: 5.7, s: 5.1, h: 4.9, r: 4.9, d: 3.5, l: 3.3, c: 2.2 },
  ...{ u: 2.2, m: 2, f: 1.9, w: 1.7, g: 1.6, y: 1.5, p: 1.5, b: 1.2, v: 0.8, k: 0.6, x: 0.15, j: 0.1, q: 0.1, z: 0.06 },
});

/** Where bold begins, of what a system has in regular and bold. */
const BOLD = 550;

/** Rules for the upright faces of a family, and the property `--vs-stand-ins`, the families for whoever asks for this one; empty where none can be measured. */
export function standInRules(faces: readonly FontSource[]): string {
  const upright = faces.filter(({ slope }) => slope === "normal");
  const family = upright[0]?.family;
  const rules = upright.flatMap((face) => weightsOf(face).flatMap((weight) => rulesFor(face, weight)));
  if (family === undefined || rules.length === 0) return "";
  const names = quotedFamilies(SYSTEM_FONTS.map((system) => nameOf(family, system)));
  return `${rules.join("\n")}\n:root { --vs-stand-ins: ${names}; }\n`;
}

type SystemFont = (typeof SYSTEM_FONTS)[number];
type Weights = FontSource["weight"];

const nameOf = (family: string, { regular: [name] }: SystemFont): string => `${family} as ${name}`;

/** Of a variable font those that a system has in regular, and those that it has in bold. */
function weightsOf({ weight: [least, most] }: FontSource): Weights[] {
  if (most < BOLD || least >= BOLD) return [[least, most]];
  return [
    [least, BOLD - 1],
    [BOLD, most],
  ];
}

function rulesFor(source: FontSource, weight: Weights): string[] {
  const [least, most] = weight;
  const opened = source.open();
  const isBold = least >= BOLD;
  const usual = Math.min(most, Math.max(least, isBold ? 700 : 400));
  const isVariable = opened?.axes.some(({ tag }) => tag === "wght");
  const face = opened?.face(isVariable ? { values: new Map([["wght", usual]]) } : {});
  const width = face && meanAdvance(face);
  if (!face || width === undefined) return [];
  const weights = least === most ? `${least}` : `${least} ${most}`;
  return SYSTEM_FONTS.map((system) => {
    const size = width / system.widths[isBold ? 1 : 0];
    const names = (isBold ? system.bold : system.regular).map((name) => `local("${name}")`).join(", ");
    const heights = [
      `ascent-override: ${percent(face.ascent / size)}`,
      `descent-override: ${percent(face.descent / size)}`,
      `line-gap-override: ${percent(face.lineGap / size)}`,
    ];
    return `@font-face { font-family: ${quotedFamilies([nameOf(source.family, system)])}; font-weight: ${weights}; src: ${names}; size-adjust: ${percent(size)}; ${heights.join("; ")}; }`;
  });
}

const percent = (part: number): string => `${Number((part * 100).toFixed(1))}%`;

/** Of running text, in em; undefined for a font without these letters. */
function meanAdvance({ fontkit, unitsPerEm }: FontFace): number | undefined {
  let [sum, weights] = [0, 0];
  for (const [letter, weight] of FREQUENCIES) {
    const codePoint = letter.codePointAt(0)!;
    if (!fontkit.hasGlyphForCodePoint(codePoint)) return undefined;
    sum += fontkit.glyphForCodePoint(codePoint).advanceWidth * weight;
    weights += weight;
  }
  return sum > 0 ? sum / weights / unitsPerEm : undefined;
}
