/** A site's accents -> a colour for each subject: where it names too few, those of the palette that differ most from them. */

/** As in sheet.css. All have a contrast of 4.5:1 and more with white. */
export const PALETTE = ["#0f5f8c", "#a8481c", "#3d6b22", "#71409b", "#8a5a00", "#9b2456"] as const;

type Lab = readonly [lightness: number, a: number, b: number];

/**
 * A declaration for each accent that is not the stylesheet's own; none where a site has no accents.
 * @param given `#rgb` or `#rrggbb`, as versus.yaml has them
 */
export function accentStyle(given: readonly string[], count: number): string {
  if (given.length === 0) return "";
  const colours = given.slice(0, count);
  while (colours.length < count) colours.push(mostDifferent(colours));
  return colours.map((colour, i) => `--vs-accent-${i + 1}: ${colour}`).join("; ");
}

/** Distance in OKLab counts lightness as well, which is what is left on a grey print. */
function mostDifferent(taken: readonly string[]): string {
  const nearest = (colour: string) => Math.min(...taken.map((other) => distance(toOklab(colour), toOklab(other))));
  return PALETTE.reduce((best, colour) => (nearest(colour) > nearest(best) ? colour : best));
}

function distance(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** CSS Color 4, section 9.2, with the matrices of its sample code. */
function toOklab(hex: string): Lab {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
