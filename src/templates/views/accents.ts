/** A site's accents -> a colour for each subject: where it names too few, those of the palette that differ most from them. */
import { difference, parseHex } from "../../color/index.js";

/** As in sheet.css. All can be read wherever a sheet has them. */
export const PALETTE = ["#0f5f8c", "#a8481c", "#3d6b22", "#71409b", "#8a5a00", "#9b2456"] as const;

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

function mostDifferent(taken: readonly string[]): string {
  const nearest = (colour: string) => Math.min(...taken.map((other) => difference(parseHex(colour), parseHex(other))));
  return PALETTE.reduce((best, colour) => (nearest(colour) > nearest(best) ? colour : best));
}
