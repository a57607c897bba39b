/** Colours in sRGB and OKLab, as numbers: what CSS mixes them in, what differences and contrast are measured in. */

/** Channels from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];
export type Lab = readonly [lightness: number, a: number, b: number];

/** @param hex `#rgb` or `#rrggbb` */
export function parseHex(hex: string): Rgb {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

export function formatHex(rgb: Rgb): string {
  const digits = (channel: number) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(digits).join("")}`;
}

/** The transfer function of sRGB and its inverse (CSS Color 4, section 10.2), channels from 0 to 1. */
export const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

export const gamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

/** Relative luminance (WCAG 2.2, glossary). */
function luminance(rgb: Rgb): number {
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/** Contrast of two colours (WCAG 2.2, glossary), 1 to 21. */
export function contrastRatio(first: Rgb, second: Rgb): number {
  const [one, other] = [luminance(first), luminance(second)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Lightness L* (CIE 15, section 8.2.1), 0 to 100: what is left of a colour in grey. */
export function lightness(rgb: Rgb): number {
  const y = luminance(rgb);
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** The grey that is as light as a colour. */
export function greyOf(rgb: Rgb): Rgb {
  const channel = gamma(luminance(rgb));
  return [channel, channel, channel];
}

/** CSS Color 4, section 9.2, with the matrices of its sample code. */
export function toOklab(rgb: Rgb): Lab {
  const [r, g, b] = rgb.map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Channels outside of 0 to 1 are colours that sRGB doesn't have. */
export function fromOklab([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** As browsers paint what lies outside of sRGB. */
const clipped = (rgb: Rgb): Rgb => rgb.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Rgb;

/** `color-mix(in oklab, first share, second)` of CSS Color 5, section 3. @param share of the first colour, 0 to 1 */
export function mix(first: Rgb, share: number, second: Rgb): Rgb {
  const [from, to] = [toOklab(first), toOklab(second)];
  return clipped(fromOklab(from.map((value, i) => value * share + to[i]! * (1 - share)) as unknown as Lab));
}

/** `oklab(from colour calc(base + slope * l) calc(chroma * a) calc(chroma * b))` of CSS Color 5, section 4. */
export function relight(colour: Rgb, base: number, slope: number, chroma: number): Rgb {
  const [lightness, a, b] = toOklab(colour);
  return clipped(fromOklab([base + slope * lightness, chroma * a, chroma * b]));
}

/** Distance in OKLab (CSS Color 4, section 13.2.1): below 0.02 nobody sees a difference. It counts lightness as well, which is what is left on a grey print. */
export function difference(first: Rgb, second: Rgb): number {
  const [from, to] = [toOklab(first), toOklab(second)];
  return Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
}
