/** Inline Markdown -> HTML in which nothing of the author's is markup but what Markdown made (CommonMark, a subset). */
import { createMarkdown } from "../content/links.js";

const markdown = createMarkdown();
markdown.renderer.rules.text = (tokens, i) => breakable(tokens[i]!.content);

/** Something that no reader would call a word, an address or a key: styles let it break anywhere (class `vs-long`). */
const LONG = /[!-~]{24,}/g;

/** Text as HTML, with what is too long for a column marked as such. */
function breakable(text: string): string {
  const { escapeHtml } = markdown.utils;
  let html = "";
  let end = 0;
  for (const { 0: token, index } of text.matchAll(LONG)) {
    html += `${escapeHtml(text.slice(end, index))}<span class="vs-long">${escapeHtml(token)}</span>`;
    end = index + token.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** What Markdown does something with; most texts have none of it, and needn't be parsed. */
const MARKUP = /[*_`[\]\\!\r\n\0]/;

/** Emphasis, strong, code and links, without a paragraph around them. */
export function inlineMarkdown(text: string): string {
  const trimmed = text.trim();
  return MARKUP.test(trimmed) ? markdown.renderInline(trimmed) : breakable(trimmed);
}

/** As `inlineMarkdown`, in a paragraph for each part between blank lines. */
export function blockMarkdown(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${inlineMarkdown(paragraph)}</p>`)
    .join("");
}

/** The text that a reader sees, for titles and descriptions. */
export function plainText(text: string): string {
  const trimmed = text.trim();
  if (!MARKUP.test(trimmed)) return trimmed.replace(/\s+/g, " ");
  const [inline] = markdown.parseInline(trimmed, {});
  const parts = (inline?.children ?? []).map((token) =>
    token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content,
  );
  return parts.join("").replace(/\s+/g, " ").trim();
}
