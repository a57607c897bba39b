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
  readonly children: readonly (StyledElement | StyledText)[];
}

export interface StyledPseudo {
  readonly style: ComputedStyle;
}

export interface StyledText {
  readonly kind: "text";
  readonly node: Text;
  readonly text: string;
}
