/** A site's accents -> a colour for each subject: where it names too few, those of the palette that differ most from them. */
import { difference, parseHex } from "../../color/index.js";

/** As in sheet.css, and for more than six subjects in that of the layout. All can be read wherever a sheet has them. */
export const PALETTE = [
  "#0b4a6f",
  "#bd4b12",
  "#3d6b22",
  "#71409b",
  "#8a5a00",
  "#9b2456",
  "#00696b",
  "#4d5566",
] as const;

/**
 * A declaration for each accent that is not the stylesheet's own; none where a site has no accents.
 * @param given `#rgb` or `#rrggbb`, as versus.yaml has them
 */
export function accentStyle(given: readonly string[], count: number): string {
  if (given.length === 0) return "";
  const colours = given.slice(0, count);
  // The last two are for who has no others left.
  const palette = PALETTE.slice(0, Math.max(6, count));
  while (colours.length < count) colours.push(mostDifferent(colours, palette));
  return colours.map((colour, i) => `--vs-accent-${i + 1}: ${colour}`).join("; ");
}

function mostDifferent(taken: readonly string[], palette: readonly string[]): string {
  const nearest = (colour: string) => Math.min(...taken.map((other) => difference(parseHex(colour), parseHex(other))));
  return palette.reduce((best, colour) => (nearest(colour) > nearest(best) ? colour : best));
}
