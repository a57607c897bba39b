/** Absolute lengths and paper: the units of CSS in px (CSS Values 4, section 6.2), and the sizes of pages by their names. */

export const PX_PER_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};

/** A size of paper, portrait. */
export interface PaperSize {
  /** px */
  readonly width: number;
  readonly height: number;
  /** Both as a stylesheet writes them. */
  readonly css: string;
  /** Whether `@page` knows the name (CSS Paged Media 3, section 7.1); where it doesn't, browsers pass over the declaration. */
  readonly inCss: boolean;
}

function paper(width: number, height: number, unit: "mm" | "in", inCss = true): PaperSize {
  const px = PX_PER_UNIT[unit]!;
  return { width: width * px, height: height * px, css: `${width}${unit} ${height}${unit}`, inCss };
}

/** By their names in lower case. */
export const PAPER_SIZES: ReadonlyMap<string, PaperSize> = new Map([
  ["a3", paper(297, 420, "mm")],
  ["a4", paper(210, 297, "mm")],
  ["a5", paper(148, 210, "mm")],
  ["a6", paper(105, 148, "mm", false)],
  ["b4", paper(250, 353, "mm")],
  ["b5", paper(176, 250, "mm")],
  ["jis-b4", paper(257, 364, "mm")],
  ["jis-b5", paper(182, 257, "mm")],
  ["letter", paper(8.5, 11, "in")],
  ["legal", paper(8.5, 14, "in")],
  ["ledger", paper(11, 17, "in")],
]);
