/** Links that a sheet may carry: http, https, mailto, tel, and relative ones. */
import MarkdownIt, { type MarkdownIt as Markdown } from "markdown-it";

const SAFE_SCHEMES = new Set(["http", "https", "mailto", "tel"]);

/**
 * Whether a URL is safe to follow. White space and control characters are taken out before the scheme is read, as browsers
 * do (URL Standard, section 4.4), so that `java\nscript:` doesn't pass for a relative link.
 */
export function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what hides a scheme
  const plain = url.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, "");
  if (plain === "" || plain.startsWith("//") || plain.startsWith("\\")) return false;
  const scheme = /^([^/?#]*?):/.exec(plain)?.[1];
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase());
}

/** Whether a URL is absolute, and so can stand in a snippet or a PDF as it is. */
export function isAbsoluteUrl(url: string): boolean {
  return /^(https?|mailto|tel):/i.test(url);
}

/**
 * Inline Markdown as content files may use it: emphasis, strong, code, links, line breaks; raw HTML stays text.
 * Unsafe links are left to `linksIn` to report; the renderer shows them as text.
 */
export function createMarkdown(): Markdown {
  const markdown = new MarkdownIt("zero", { html: false, linkify: false, typographer: false });
  markdown.enable(["emphasis", "backticks", "link", "escape", "newline"]);
  markdown.validateLink = isSafeUrl;
  return markdown;
}

const everyLink = createMarkdown();
everyLink.validateLink = () => true;

/** The URLs of the links in a Markdown text, safe or not. */
export function linksIn(text: string): string[] {
  if (!text.includes("](")) return [];
  const tokens = everyLink.parseInline(text, {}).flatMap((token) => token.children ?? []);
  return tokens.flatMap((token) => (token.type === "link_open" ? [String(token.attrGet("href") ?? "")] : []));
}
