/** `unicode-bidi` and `direction` of inline boxes as the control characters of UAX #9 (CSS Writing Modes 4, section 2.4.2). */
import type { ComputedStyle } from "../../css/index.js";

export interface BidiControls {
  /** Before the content and after it; empty where the box has no say in the order of the text. */
  readonly open: string;
  readonly close: string;
}

const NONE: BidiControls = { open: "", close: "" };
const [LRE, RLE, PDF, LRO, RLO] = ["\u202A", "\u202B", "\u202C", "\u202D", "\u202E"];
const [LRI, RLI, FSI, PDI] = ["\u2066", "\u2067", "\u2068", "\u2069"];

/** The controls of an inline box. */
export function bidiControls({ unicodeBidi, direction }: ComputedStyle): BidiControls {
  const rtl = direction === "rtl";
  switch (unicodeBidi) {
    case "normal":
      return NONE;
    case "embed":
      return { open: rtl ? RLE : LRE, close: PDF };
    case "isolate":
      return { open: rtl ? RLI : LRI, close: PDI };
    case "bidi-override":
      return { open: rtl ? RLO : LRO, close: PDF };
    case "isolate-override":
      return { open: (rtl ? RLI : LRI) + (rtl ? RLO : LRO), close: PDF + PDI };
    case "plaintext":
      return { open: FSI, close: PDI };
  }
}

/** A block container only overrides: it is a paragraph of its own anyway. */
export function blockControl({ unicodeBidi, direction }: ComputedStyle): string {
  if (unicodeBidi !== "bidi-override" && unicodeBidi !== "isolate-override") return "";
  return direction === "rtl" ? RLO : LRO;
}
