/** The DOM with a computed style for every element: what box generation reads. */
import type { Element, Text } from "domhandler";
import type { ComputedStyle } from "../properties/table.js";

export interface StyledElement {
  readonly kind: "element";
  readonly element: Element;
  readonly style: ComputedStyle;
  readonly before?: StyledPseudo;
  readonly after?: StyledPseudo;
  readonly marker?: StyledPseudo;
  /** The style that the first letter has where it stands right in this element: its own, or that of a block around it. */
  readonly firstLetter?: StyledPseudo & { readonly isOwn: boolean };
  /** Where the first line has a style of its own, and what holds for it may stand on the first line of this element. */
  readonly firstLine?: FirstLineStyles;
  readonly children: readonly (StyledElement | StyledText)[];
}

/** Styles on the first line of a block (CSS Pseudo-Elements 4, section 2.1.1). */
export interface FirstLineStyles {
  /** Of the fictional element around all that stands on the line. */
  readonly style: ComputedStyle;
  /** What the style of something in the text of the block is where it inherits from that element. */
  readonly of: (style: ComputedStyle) => ComputedStyle;
}

export interface StyledPseudo {
  readonly style: ComputedStyle;
}

export interface StyledText {
  readonly kind: "text";
  readonly node: Text;
  readonly text: string;
}
