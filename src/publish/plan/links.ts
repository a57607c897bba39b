/** A snippet with the titles of related sheets -> with links to their pages over there. */

/** A sheet that another one names. */
export interface RelatedSheet {
  readonly slug: string;
  /** Plain text. */
  readonly title: string;
  /** Where the snippet links to, if it does. */
  readonly url?: string;
}

/**
 * Items of lists that hold the title of a related sheet and nothing else become links; of several the last one, since what is related stands
 * at the end. Those without an address are left as they are.
 */
export function linkRelated(
  body: string,
  related: readonly RelatedSheet[],
  addressOf: (slug: string) => string | undefined,
): string {
  return related.reduce((html, { slug, title, url }) => {
    const address = addressOf(slug);
    if (address === undefined) return html;
    const linked = url === undefined ? html : html.replaceAll(`href="${escaped(url)}"`, `href="${escaped(address)}"`);
    return linked === html ? withLink(html, title, address) : linked;
  }, body);
}

const ITEM = /(<li(?: [^<>]*)?>)([^<>]+)(<\/li>)/g;

function withLink(html: string, title: string, address: string): string {
  const item = [...html.matchAll(ITEM)].findLast(([, , text]) => plain(text!) === plain(escaped(title)));
  if (!item) return html;
  const [whole, start, text, end] = item;
  return `${html.slice(0, item.index)}${start}<a href="${escaped(address)}">${text}</a>${end}${html.slice(item.index + whole.length)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The text of HTML without tags. */
function plain(html: string): string {
  const text = html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return text.replace(/\s+/gu, " ").trim();
}

/** A text as one of HTML and XML, in an attribute too. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
