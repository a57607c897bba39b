/** Small capitals of fonts that have none: their capitals, smaller (CSS Fonts 4, section 6.6), as browsers make them. */
import { CAPITALS, type ComputedStyle } from "../../css/index.js";
import { type FontFace, hasFeature } from "../../fonts/index.js";

/** Whether capitals of a style are made where a font has none. Titling ones are as large as others. */
export const hasSmallCapitals = ({ fontVariantCaps }: ComputedStyle): boolean =>
  fontVariantCaps !== "normal" && fontVariantCaps !== "titling-caps";

/** What is set in small capitals in the text of one style. */
export class SmallCapitals {
  /** The feature of fonts that have them. */
  readonly #feature: string | undefined;
  readonly #made = new Map<FontFace, FontFace | undefined>();
  readonly #smaller = new Set<FontFace>();

  constructor(readonly style: ComputedStyle) {
    [this.#feature] = CAPITALS[style.fontVariantCaps];
  }

  /** The face for a character that is set smaller; undefined for one that stays as it is, or for which the font has small capitals. */
  faceFor(character: string, face: FontFace): FontFace | undefined {
    if (this.style.fontSynthesisSmallCaps === "none") return undefined;
    if (this.#staysAsItIs(character)) return undefined;
    if (this.#made.has(face)) return this.#made.get(face);
    const smaller = this.#feature && hasFeature(face, this.#feature) ? undefined : face.smaller();
    this.#made.set(face, smaller);
    if (smaller) this.#smaller.add(smaller);
    return smaller;
  }

  #staysAsItIs(character: string): boolean {
    switch (this.style.fontVariantCaps) {
      case "small-caps":
      case "petite-caps":
        return character === character.toUpperCase();
      // Capitals are as small as small letters.
      case "unicase":
        return character === character.toLowerCase();
      default:
        return false;
    }
  }

  /** Whether a face shows capitals for small letters. */
  isShownBy(face: FontFace): boolean {
    return this.#smaller.has(face);
  }
}
