/**
 * HTML of a snippet -> the same HTML in which no text is a command to its host. WordPress runs shortcodes wherever a bracket stands,
 * in attributes, too; it makes pictures of smileys, players of addresses, and other quotes and dashes of those that are there. A
 * character reference is the character to browsers, and nothing to WordPress.
 */

/** A tag with its attributes, or one that never ends; what is between tags is text. */
const TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*(?:>|$)/g;

/** As WordPress writes references itself, so that it leaves them alone (`wp_kses_normalize_entities2`). */
const reference = (character: string): string => `&#${String(character.charCodeAt(0)).padStart(3, "0")};`;
const references = (text: string): string => Array.from(text, reference).join("");

/** Words that WordPress, or a plugin, takes for smileys: `:)`, `;-)`, `:cool:`, `8-)`. */
const SMILEY =
  /(?<=^|[\s\u00a0]|&nbsp;)(?:[:;](?=[^\s&]{1,16}(?:$|[\s\u00a0]|&nbsp;))|[8=BX](?=[-']?[)(DOPo|](?:$|[\s\u00a0]|&nbsp;)))/g;
/** What `wptexturize` changes: quotes, dashes, ellipses, signs. */
const TYPESET =
  /['"`]|-(?=-)|(?<=-)-|(?<=^|[\s\u00a0])-(?=$|[\s\u00a0])|\.(?=\.)|(?<=\.)\.|\((?=(?:tm|c|r)\))|(?<=\d)x(?=\d)|(?<=xn)-/gi;

/**
 * Writes what hosts run as references.
 * @param keepsSigns whether quotes, dashes and dots are to stay as the author typed them
 */
export function inertText(html: string, keepsSigns: boolean): string {
  let out = "";
  let at = 0;
  for (const { 0: tag, index } of html.matchAll(TAG)) {
    out += inert(html.slice(at, index), keepsSigns) + tag.replace(/[[\]]/g, reference);
    at = index + tag.length;
  }
  return out + inert(html.slice(at), keepsSigns);
}

function inert(text: string, keepsSigns: boolean): string {
  if (text.trim() === "") return text;
  const calm = text
    .replace(SMILEY, reference)
    .replace(/[[\]]/g, reference)
    .replace(/(?<=\bhttps?):(?=\/\/)/gi, reference);
  return keepsSigns ? outsideReferences(calm, (part) => part.replace(TYPESET, references)) : calm;
}

/** What is a reference already is left as it is. */
function outsideReferences(text: string, change: (part: string) => string): string {
  return text
    .split(/(&#?\w+;)/)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join("");
}
