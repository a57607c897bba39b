/** What a line is made for, and what stands on it while it is made. Lengths in px. */
import type { ComputedStyle } from "../../../../css/index.js";
import type { FontLibrary } from "../../../../fonts/index.js";
import type { TextBox } from "../../../text/text.js";
import type { Shift } from "../../positioned/relative.js";
import type { LineRange } from "../breaking/line-range.js";
import type { MeasuredParagraph } from "../measured-paragraph.js";
import type { Aligned } from "./line-alignment.js";
import type { Run } from "./run.js";

/** What the line box is made for. Lengths in px. */
export interface LineInput {
  readonly paragraph: MeasuredParagraph;
  readonly range: LineRange;
  /** The block container's style: strut, alignment, direction. */
  readonly style: ComputedStyle;
  readonly width: number;
  /** Of the block container, which percentages refer to: wider where floats stand beside the line. */
  readonly containerWidth: number;
  readonly indent: number;
  readonly fonts: FontLibrary;
}

/** An inline box, or the root inline box, on this line. */
export interface BoxOnLine extends Aligned {
  readonly box: TextBox | undefined;
  readonly style: ComputedStyle;
  /** Where relative positioning moves the box, with those around it. */
  readonly offset: Shift | undefined;
  left: number;
  right: number;
}

/** Something with a place on the line. */
export interface LineItem {
  run: Run;
  readonly level: BoxOnLine;
  x: number;
  /** Set for an atomic inline. */
  aligned?: Aligned;
}
