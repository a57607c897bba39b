/** The parts that a prepared text consists of, and what a line has of them. */
import type { FontFace, ShapedText } from "../../../fonts/index.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import type { StyleRun } from "../../text/text.js";

/** A range of the text that is laid out as one: of one style, face and direction. Advances in px. */
export interface Part {
  readonly kind: "word" | "space" | "object" | "control";
  readonly start: number;
  readonly end: number;
  readonly run: StyleRun;
  readonly face: FontFace;
  readonly level: number;
  readonly shaped: ShapedText | undefined;
  /** Its letters join: no space is put between them (CSS Text 3, section 8.2.1). */
  readonly cursive?: boolean;
  /** The laid out atomic inline of an `object` part. */
  readonly fragment?: BoxFragment;
  advance: number;
  /** The part as a line shows it when it isn't cut; made on first use. */
  whole?: Run | undefined;
}

/** The letter spacing of a part, px. */
export const letterSpacingOf = ({ cursive, run }: Part): number => (cursive ? 0 : run.style.letterSpacing);

/** Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa, Adlam, Hanifi Rohingya. */
const CURSIVE =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const FIRST_CURSIVE = 0x600;

/** Whether a text has letters of a script that joins them. */
export function isCursive(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_CURSIVE) return CURSIVE.test(text);
  return false;
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
