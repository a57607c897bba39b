/**
 * Characters that turn the direction of text without being seen. They can show a reader another order than the one that is
 * there, which is how "Trojan Source" hides things (Unicode TR #36, section 3.1; TR #55).
 */

const NAMES: Readonly<Record<string, string>> = {
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first strong isolate",
};
/** The controls, and what ends a paragraph: a blank line, or a paragraph separator. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]|\n[ \t]*\n|\u2029/g;
/** What is looked for first: few texts have any. */
const OPENING = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/;
const OVERRIDE = /[\u202d\u202e]/;
const EMBEDDING = /[\u202a\u202b]/;
const ISOLATE = /[\u2066-\u2068]/;
const END_OF_EMBEDDING = "\u202c";
const END_OF_ISOLATE = "\u2069";

export interface BidiFault {
  readonly character: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * What is wrong with the controls of direction in a text: an override, or an embedding or isolate that does not end within its
 * paragraph (UAX #9, section 3.3.2). Marks (U+200E, U+200F) and what is balanced pass.
 */
export function bidiFault(text: string): BidiFault | undefined {
  if (!OPENING.test(text)) return undefined;
  const open: string[] = [];
  for (const [character] of text.matchAll(CONTROLS)) {
    if (OVERRIDE.test(character))
      return {
        character,
        message: `a ${named(character)} shows letters in another order than they are in`,
        hint: "remove it: each script finds its own direction",
      };
    if (EMBEDDING.test(character) || ISOLATE.test(character)) open.push(character);
    else if (character === END_OF_ISOLATE) close(open, ISOLATE);
    else if (character === END_OF_EMBEDDING) {
      // The end of an embedding doesn't reach out of an isolate.
      if (EMBEDDING.test(open.at(-1) ?? "")) open.pop();
    } else if (open.length > 0) break;
  }
  const [character] = open;
  if (character === undefined) return undefined;
  const end = ISOLATE.test(character) ? "U+2069" : "U+202C";
  return {
    character,
    message: `a ${named(character)} is not ended, and turns what comes after it`,
    hint: `end it with ${end} in the same paragraph, or remove it`,
  };
}

/** The end of an isolate ends the embeddings in it as well; without an isolate it ends nothing. */
function close(open: string[], kind: RegExp): void {
  const at = open.findLastIndex((character) => kind.test(character));
  if (at >= 0) open.length = at;
}

function named(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return `${NAMES[character]} (U+${code})`;
}
