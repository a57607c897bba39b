/** Contrast of colours (WCAG 2.2, 1.4.3) for accents, which are text on white and white text on them. */

const REQUIRED = 4.5;

type Rgb = readonly [number, number, number];

function toRgb(hex: string): Rgb {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16);
  return [at(0), at(2), at(4)];
}

/** Relative luminance of an sRGB colour. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast of a colour with white, 1 to 21. @param hex `#rgb` or `#rrggbb` */
export function contrastWithWhite(hex: string): number {
  return 1.05 / (luminance(toRgb(hex)) + 0.05);
}

/** The colour itself where it can be read on white, else the same hue, darkened until it can. */
export function nearestReadable(hex: string): string {
  if (contrastWithWhite(hex) >= REQUIRED) return hex.toLowerCase();
  const rgb = toRgb(hex);
  for (let factor = 0.99; factor > 0; factor -= 0.01) {
    const darker = `#${rgb
      .map((channel) =>
        Math.round(channel * factor)
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`;
    if (contrastWithWhite(darker) >= REQUIRED) return darker;
  }
  return "#000000";
}
