/** Links that a sheet may carry: http, https, mailto, tel, and relative ones. */
import MarkdownIt, { type MarkdownIt as Markdown } from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";

export type { MarkdownIt } from "markdown-it";

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
  markdown.use(cjkFriendly);
  markdown.enable(["emphasis", "backticks", "link", "escape", "newline"]);
  markdown.validateLink = isSafeUrl;
  return markdown;
}

/** As `createMarkdown`, with lists, quotes and code blocks. */
export function createBlockMarkdown(): Markdown {
  return createMarkdown().enable(["list", "blockquote", "fence", "code"]);
}

/** Markdown with all that is written elsewhere, for telling what is not understood here. Its tokens of text are not joined. */
export const everyMarkdown: Markdown = new MarkdownIt("default", { html: true, linkify: false, typographer: false })
  .use(cjkFriendly)
  .disable("text_join");

const everyLink = createMarkdown();
everyLink.validateLink = () => true;

/** The URLs of the links in a Markdown text, safe or not. */
export function linksIn(text: string): string[] {
  if (!text.includes("](")) return [];
  const tokens = everyLink.parseInline(text, {}).flatMap((token) => token.children ?? []);
  return tokens.flatMap((token) => (token.type === "link_open" ? [String(token.attrGet("href") ?? "")] : []));
}

/** Endings of host names that are no endings of files. */
const DOMAIN =
  /^(?:[a-z\d-]+\.)+(?:com|org|net|edu|gov|int|info|io|dev|app|eu|de|at|ch|fr|es|it|nl|be|uk|ie|pl|cz|se|no|dk|fi|pt|gr|jp|cn|in|br|us|ca|au)(?=[/?#:]|$)/i;

/** The address that a relative link may have been meant as: one of another site without its scheme, or of a person. */
export function addressMeant(url: string): string | undefined {
  const text = url.trim();
  if (/^[^\s@/:?#]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u.test(text)) return `mailto:${text}`;
  const slipped = /^(https?)(?::\/|\/\/|:)(?!\/)(?=[^/])(.+)$/i.exec(text);
  if (slipped) return `${slipped[1]!.toLowerCase()}://${slipped[2]}`;
  return /^www\.[^\s/]/i.test(text) || DOMAIN.test(text) ? `https://${text}` : undefined;
}

/** A file on the author's computer: nobody else can follow a link to it. */
export const isLocalPath = (url: string): boolean => /^(?:[a-z]:(?:[\\/]|%5C)|\\\\|%5C%5C|file:)/i.test(url.trim());

/** A URL with all that a URL may not have encoded, as Markdown does it: spaces, letters beyond ASCII; the host in Punycode. */
export const encodedUrl = (url: string): string => everyLink.normalizeLink(url.trim());

/** A URL as people read and type it: its host and its letters decoded, its spaces not. */
export const shownUrl = (url: string): string => everyLink.normalizeLinkText(url).replace(/\s/g, encodeURIComponent);
