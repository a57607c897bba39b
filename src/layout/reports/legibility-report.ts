/** What is said about how well the text of a document can be read. */

/** How well the text of a document can be read. */
export interface Legibility {
  /** Size of the smallest text, pt as printed; absent where there is no text. */
  readonly smallestText?: number;
  /** The text that can be read worst, by what WCAG requires of its size. */
  readonly contrast?: TextContrast;
}

/** Contrast of a text with what is behind it. */
export interface TextContrast {
  /** 1 to 21. */
  readonly ratio: number;
  /** What WCAG asks for; large text needs less. */
  readonly required: 3 | 4.5;
  /** The text itself. */
  readonly text: string;
}
