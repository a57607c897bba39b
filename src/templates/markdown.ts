/** Inline Markdown -> HTML in which nothing of the author's is markup but what Markdown made (CommonMark, a subset). */
import { createMarkdown } from "../content/links.js";

const markdown = createMarkdown();

/** Emphasis, strong, code and links, without a paragraph around them. */
export function inlineMarkdown(text: string): string {
  return markdown.renderInline(text.trim());
}

/** As `inlineMarkdown`, in a paragraph for each part between blank lines. */
export function blockMarkdown(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${markdown.renderInline(paragraph.trim())}</p>`)
    .join("");
}

/** The text that a reader sees, for titles and descriptions. */
export function plainText(text: string): string {
  const [inline] = markdown.parseInline(text.trim(), {});
  const parts = (inline?.children ?? []).map((token) =>
    token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content,
  );
  return parts.join("").replace(/\s+/g, " ").trim();
}
