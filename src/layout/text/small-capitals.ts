/** Small capitals of fonts that have none: their capitals, smaller (CSS Fonts 4, section 6.6), as browsers make them. */
import type { ComputedStyle } from "../../css/index.js";
import { type FontFace, hasFeature } from "../../fonts/index.js";

/** What is set in small capitals in the text of one style. */
export class SmallCapitals {
  readonly #isAll: boolean;
  readonly #made = new Map<FontFace, FontFace | undefined>();
  readonly #smaller = new Set<FontFace>();

  constructor(readonly style: ComputedStyle) {
    this.#isAll = style.fontVariantCaps === "all-small-caps";
  }

  /** The face for a character that is set smaller; undefined for one that stays as it is, or for which the font has small capitals. */
  faceFor(character: string, face: FontFace): FontFace | undefined {
    if (this.style.fontSynthesisSmallCaps === "none") return undefined;
    if (!this.#isAll && character === character.toUpperCase()) return undefined;
    if (this.#made.has(face)) return this.#made.get(face);
    const smaller = hasFeature(face, "smcp") ? undefined : face.smaller();
    this.#made.set(face, smaller);
    if (smaller) this.#smaller.add(smaller);
    return smaller;
  }

  /** Whether a face shows capitals for small letters. */
  isShownBy(face: FontFace): boolean {
    return this.#smaller.has(face);
  }
}
