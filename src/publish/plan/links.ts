/** A snippet -> with links to the pages of related sheets over there. */
import { escaped } from "../hosts/markup.js";

/** A sheet that another one names. */
export interface RelatedSheet {
  readonly slug: string;
  /** Plain text. */
  readonly title: string;
  /** Where the snippet links to: the site of the project, where it has an address. */
  readonly url?: string;
}

/**
 * Links to the project's own site lead to the page over there, where there is one. A snippet without them, as of a project whose site has no
 * address, gets a list at its end. @param heading of that list
 */
export function linkRelated(
  body: string,
  related: readonly RelatedSheet[],
  heading: string,
  addressOf: (slug: string) => string | undefined,
): string {
  const missing: string[] = [];
  let html = body;
  for (const { slug, title, url } of related) {
    const address = addressOf(slug);
    if (address === undefined) continue;
    const there = url === undefined ? undefined : `href="${escaped(url)}"`;
    if (there !== undefined && html.includes(there)) html = html.replaceAll(there, () => `href="${escaped(address)}"`);
    else missing.push(`<li><a href="${escaped(address)}">${escaped(title)}</a></li>`);
  }
  return missing.length === 0 ? html : `${html}\n<h3>${escaped(heading)}</h3>\n<ul>${missing.join("")}</ul>`;
}
