/** Inline Markdown -> HTML in which nothing of the author's is markup but what Markdown made (CommonMark, a subset). */
import { createBlockMarkdown, createMarkdown, strongParts, withoutStrong } from "../../content/index.js";

const markdown = createMarkdown();
const blocks = createBlockMarkdown();
// The language of a code block would be a class, which could meet one of the host's.
for (const rule of ["fence", "code_block"])
  blocks.renderer.rules[rule] = (tokens, i) =>
    `<pre><code>${blocks.utils.escapeHtml((tokens[i]?.content ?? "").replace(/\n$/, ""))}</code></pre>\n`;

/** What begins a list, a quote or a code block. */
const BLOCK = /^(?: {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)| {0,3}>| {0,3}(?:```|~~~)| {4}|\t)/m;

for (const { renderer } of [markdown, blocks]) renderer.rules.text = (tokens, i) => breakable(tokens[i]!.content);

/** An address, a key, a path: styles let it break anywhere (class `vs-long`). */
const LONG = /(?<![!-~])[!-~]{24,}/g;
/**
 * Words, however long compounds are (the longest in German dictionaries have some 40 letters), also with hyphens or slashes between them and
 * punctuation around: these are hyphenated, and never torn. Names of programs have capitals inside.
 */
const WORDS = /^["'(]?[A-Z]?[a-z]{0,45}(?:[-/]["'(]?[A-Z]?[a-z]{0,45})*["').,:;!?]*$/;

/** Text as HTML. */
export const escaped = (text: string): string => markdown.utils.escapeHtml(text);

/** Text as HTML, with what is too long for a column marked as such. */
function breakable(text: string): string {
  const { escapeHtml } = markdown.utils;
  let html = "";
  let end = 0;
  for (const { 0: token, index } of text.matchAll(LONG)) {
    if (WORDS.test(token)) continue;
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
  if (!MARKUP.test(trimmed)) return breakable(trimmed);
  if (MARKUP.test(withoutStrong(trimmed))) return markdown.renderInline(trimmed);
  return strongParts(trimmed)
    .map((part, i) => (i % 2 === 0 ? breakable(part) : `<strong>${breakable(part)}</strong>`))
    .join("");
}

/** As `inlineMarkdown`, in a paragraph for each part between blank lines; and lists, quotes and code blocks. */
export function blockMarkdown(text: string): string {
  const trimmed = text.trim();
  if (BLOCK.test(trimmed)) return blocks.render(trimmed).trimEnd();
  return trimmed
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => `<p>${inlineMarkdown(paragraph)}</p>`)
    .join("");
}

/** All but those at which no line ends. */
const SPACES = /[^\S\u00a0\u202f]+/g;

/** The text that a reader sees, for titles and descriptions. */
export function plainText(text: string): string {
  const trimmed = text.trim();
  const words = MARKUP.test(trimmed) ? withoutStrong(trimmed) : trimmed;
  if (!MARKUP.test(words)) return words.replace(SPACES, " ");
  const [inline] = markdown.parseInline(trimmed, {});
  const parts = (inline?.children ?? []).map((token) =>
    token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content,
  );
  return parts.join("").replace(SPACES, " ").trim();
}

/** The text of `blockMarkdown` that a reader sees, in one line. */
export function plainBlocks(text: string): string {
  const trimmed = text.trim();
  if (!BLOCK.test(trimmed)) return plainText(trimmed);
  const texts = blocks.parse(trimmed, {}).flatMap(({ type, content }) => {
    if (type === "inline") return [plainText(content)];
    return type === "fence" || type === "code_block" ? [content.replace(/\s+/g, " ").trim()] : [];
  });
  return texts.join(" ");
}
