/** The Unicode Bidirectional Algorithm (UAX #9), by bidi-js. */
import bidiFactory from "bidi-js";

// The package is CommonJS: its types say that the factory is `default`, Node's import says that it is the module itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

const RTL_CHARACTERS =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** The embedding level of each UTF-16 code unit; undefined where all are 0. */
export function embeddingLevels(text: string, baseLevel: 0 | 1): Uint8Array | undefined {
  if (baseLevel === 0 && !RTL_CHARACTERS.test(text)) return undefined;
  return bidi.getEmbeddingLevels(text, baseLevel === 1 ? "rtl" : "ltr").levels;
}

/** The mirrored form of a character at an odd level (rule L4), or the character itself. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}
