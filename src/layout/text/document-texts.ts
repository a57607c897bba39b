/** Inline box -> paragraph, made once for all layouts of a document: the trials of a fit share what is known of its texts. */
import type { FontLibrary } from "../../fonts/index.js";
import type { Box } from "../boxes/box.js";
import { dependenceOf, type LackingCharacter, makeParagraph, type Paragraph } from "./paragraph.js";
import { collectText, stylesOfText, type TextStyles } from "./text.js";

/** What is widest in a text, em: without and with a hyphen at its end; undefined where nothing ends with one. */
export interface Widest {
  readonly alone: number;
  readonly hyphenated: number | undefined;
}

/** The widest unbreakable sequence of a text, and its widest line where only forced breaks count. */
export interface EmSizes {
  readonly min: Widest;
  readonly max: Widest;
}

/** Belongs to a document, and is forgotten with it. */
export class DocumentTexts {
  /** By the boxes at the scale at which the tree was generated. */
  readonly #paragraphs = new Map<Box, Paragraph>();
  readonly #emSizes = new Map<Paragraph, EmSizes>();

  /** @param onMissing is told of every character that no font has */
  constructor(
    readonly fonts: FontLibrary,
    readonly onMissing: (missing: LackingCharacter) => void,
  ) {}

  /** The text of an inline box, and its styles at the scale of the box. */
  paragraph(box: Box): { readonly paragraph: Paragraph; readonly styles: TextStyles } {
    const { items = [], style } = box;
    const key = box.original ?? box;
    const known = this.#paragraphs.get(key);
    if (known) {
      const styles = stylesOfText(known, items, style);
      if (known.dependence === dependenceOf(known, styles, this.fonts)) return { paragraph: known, styles };
    }
    const inline = collectText(items, style);
    const styles = stylesOfText(inline, items, style);
    const paragraph = makeParagraph(inline, styles, this.fonts, this.onMissing);
    // Where a text differs at a scale, it is alike at others more often than as it was.
    this.#paragraphs.set(key, paragraph);
    return { paragraph, styles };
  }

  /** The sizes of a paragraph in em; found once. */
  emSizes(paragraph: Paragraph, find: () => EmSizes): EmSizes {
    let sizes = this.#emSizes.get(paragraph);
    if (!sizes) this.#emSizes.set(paragraph, (sizes = find()));
    return sizes;
  }
}
