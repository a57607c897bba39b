/** The boxes in the margins of a page (CSS Paged Media 3, section 6.4). */

/** The three boxes along each side, in the order of reading. */
export const MARGIN_SIDES = {
  top: ["top-left", "top-center", "top-right"],
  right: ["right-top", "right-middle", "right-bottom"],
  bottom: ["bottom-left", "bottom-center", "bottom-right"],
  left: ["left-top", "left-middle", "left-bottom"],
} as const;

const MARGIN_CORNERS = ["top-left-corner", "top-right-corner", "bottom-right-corner", "bottom-left-corner"] as const;

export type MarginBoxName = (typeof MARGIN_SIDES)[keyof typeof MARGIN_SIDES][number] | (typeof MARGIN_CORNERS)[number];

const NAMES: ReadonlySet<string> = new Set([...Object.values(MARGIN_SIDES).flat(), ...MARGIN_CORNERS]);

export const isMarginBox = (name: string): name is MarginBoxName => NAMES.has(name);
