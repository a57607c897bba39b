/** What a rule for the first line of a block may say (CSS Pseudo-Elements 4, section 2.1.2). */
import type { Declaration } from "../sheets/stylesheet.js";

/** Fonts, colour, background, decorations and spacing, as Chromium has it: no alignment of boxes, no strokes and fills of letters. */
const OF_FIRST_LINE =
  /^(--|background|color$|font|letterSpacing$|lineHeight$|textDecoration|textEmphasis|textShadow$|textTransform$|textUnderline|visibility$|wordSpacing$)/;

/** The declarations of a set that apply to a first line. */
export function forFirstLine({
  declarations,
  levels,
}: {
  readonly declarations: readonly Declaration[];
  readonly levels: readonly number[];
}) {
  const applies = declarations.map(({ name }) => OF_FIRST_LINE.test(name));
  return { declarations: declarations.filter((_, i) => applies[i]), levels: levels.filter((_, i) => applies[i]) };
}
