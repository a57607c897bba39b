/** The parts that a paragraph consists of. */
import type { FontFace, ShapedText } from "../../fonts/index.js";
import type { TextRun } from "./text.js";

/** A range of the text that is laid out as one: of one style, face and direction. It has no size: what is shaped is in em. */
export interface Part {
  readonly kind: "word" | "space" | "object" | "control";
  readonly start: number;
  readonly end: number;
  readonly run: TextRun;
  readonly face: FontFace;
  readonly level: number;
  readonly shaped: ShapedText | undefined;
  /** Its letters join: no space is put between them (CSS Text 3, section 8.2.1). */
  readonly cursive?: boolean;
}

/** The part at an offset, by binary search. */
export function partIndexAt(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa, Adlam, Hanifi Rohingya. */
const CURSIVE =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const FIRST_CURSIVE = 0x600;

/** Whether a text has letters of a script that joins them. */
export function isCursive(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_CURSIVE) return CURSIVE.test(text);
  return false;
}
