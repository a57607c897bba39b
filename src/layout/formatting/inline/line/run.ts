/** What one line has of a part. */
import type { ComputedStyle } from "../../../../css/index.js";
import type { ShapedText } from "../../../../fonts/index.js";
import type { Part } from "../../../text/part.js";
import type { AtomicInline } from "../measured-paragraph.js";

export interface Run {
  readonly part: Part;
  readonly style: ComputedStyle;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly shaped: ShapedText | undefined;
  /** Set for an atomic inline. */
  readonly atomic: AtomicInline | undefined;
  /** px; for a space of a justified line more than the part's own. */
  readonly advance: number;
  /** White space that hangs at the end of a line: it is there for whoever reads the text, and takes no room. */
  readonly hangs: boolean;
  readonly hyphenated: boolean;
}
