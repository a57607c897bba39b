/** The parts that a prepared text consists of, and what a line has of them. */
import type { FontFace } from "../fonts.js";
import type { BoxFragment } from "../fragment.js";
import type { ShapedText } from "../shaped-text.js";
import type { StyleRun } from "./text.js";

/** A range of the text that is laid out as one: of one style, face and direction. Advances in px. */
export interface Part {
  readonly kind: "word" | "space" | "object" | "control";
  readonly start: number;
  readonly end: number;
  readonly run: StyleRun;
  readonly face: FontFace;
  readonly level: number;
  readonly shaped: ShapedText | undefined;
  /** The laid out atomic inline of an `object` part. */
  readonly fragment?: BoxFragment;
  advance: number;
  /** The part as a line shows it when it isn't cut; made on first use. */
  whole?: Run | undefined;
}

/** A part, or what one line has of it. */
export interface Run {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly shaped: ShapedText | undefined;
  /** px; for a space of a justified line more than the part's own. */
  advance: number;
  /** White space that hangs at the end of a line: it is there for whoever reads the text, and takes no room. */
  readonly hangs: boolean;
  readonly hyphenated: boolean;
}
