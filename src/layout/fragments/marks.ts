/** Emphasis marks on a line. Lengths in px. */
import type { FontFace, ShapedText } from "../../fonts/index.js";

/** An emphasis mark, as it is drawn. */
export interface EmphasisMark {
  readonly face: FontFace;
  /** Of its font: half of the text's, in whole px. */
  readonly size: number;
  readonly shaped: ShapedText;
}

/** The same beside text. */
export interface PlacedMark extends EmphasisMark {
  /** How far its baseline lies below that of the text. */
  readonly shift: number;
}
