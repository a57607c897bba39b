/** The body of a page <-> its content in WordPress: a block of HTML, which no editor and no filter for paragraphs changes, with our mark in it. */
import { hashOf } from "../../../files/index.js";
import { MARK, type Mark } from "../marks.js";

const START = "<!-- wp:html -->\n";
const END = "\n<!-- /wp:html -->";
/** Slugs have no spaces, and no two hyphens in a row, of which a comment of WordPress loses one. */
const COMMENT = new RegExp(`<!-- ${MARK} (\\S+) (\\S+) ([\\da-f]{64}|-) ([\\da-f]{64}|-) -->\n?`);

export function contentOf(body: string, { collection, slug, source, stored }: Mark): string {
  return `${START}<!-- ${MARK} ${collection} ${slug} ${source} ${stored} -->\n${body}${END}`;
}

export function markIn(content: string): Mark | undefined {
  const [, collection, slug, source, stored] = COMMENT.exec(content) ?? [];
  if (collection === undefined || slug === undefined || source === undefined || stored === undefined) return undefined;
  return { collection, slug, source, stored };
}

/** Of all that somebody may change, but for our mark. */
export function storedHash(title: string, content: string): string {
  return hashOf(JSON.stringify([title, content.replace(COMMENT, "")]));
}
