/** Markdown as it stands in the repository -> HTML of a page of the site. */
import MarkdownIt from "markdown-it";

/**
 * @param text of the Markdown file
 * @param target the address of a link or picture, as it is written -> as it is on the site
 * @returns `html`; `title`, the text of its first heading; `parts`, its headings of the second level
 */
export function pageOf(text, target) {
  const markdown = renderer();
  const tokens = markdown.parse(text, {});
  const slugs = new Map();
  const headings = [];
  tokens.forEach((token, index) => {
    if (token.type === "heading_open") {
      const words = plainText(tokens[index + 1].children);
      const id = anchor(words, slugs);
      token.attrSet("id", id);
      headings.push({ level: Number(token.tag.slice(1)), id, text: words });
    }
    // A head without words is none.
    if (token.type === "th_open" && tokens[index + 1].content === "") {
      token.tag = "td";
      tokens[index + 2].tag = "td";
    }
    aim(token, target);
  });
  return {
    html: markdown.renderer.render(tokens, markdown.options, {}),
    title: headings.find(({ level }) => level === 1)?.text ?? "",
    parts: headings.filter(({ level }) => level === 2),
  };
}

/** A piece of Markdown without headings -> HTML. @param target as that of `pageOf` */
export function markdownOf(text, target) {
  const markdown = renderer();
  const tokens = markdown.parse(text, {});
  for (const token of tokens) aim(token, target);
  return markdown.renderer.render(tokens, markdown.options, {});
}

function renderer() {
  const markdown = new MarkdownIt({ linkify: false });
  // What is wider than a telephone scrolls by itself, with the keyboard as well.
  const { rules } = markdown.renderer;
  rules.table_open = () => '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>';
  rules.table_close = () => "</table></div>";
  rules.fence = (all, index) => code(markdown, all[index]);
  rules.code_block = rules.fence;
  return markdown;
}

/** Has links and pictures lead to where they are on the site. */
function aim(token, target) {
  for (const child of token.children ?? []) {
    if (child.type === "link_open") child.attrSet("href", target(child.attrGet("href")));
    if (child.type === "image") child.attrSet("src", target(child.attrGet("src")));
  }
}

function code(markdown, { content }) {
  return `<pre tabindex="0"><code>${markdown.utils.escapeHtml(content)}</code></pre>\n`;
}

function plainText(tokens) {
  return tokens.map(({ type, content }) => (type === "text" || type === "code_inline" ? content : "")).join("");
}

/** The id that GitHub gives to a heading. @param slugs how often each was given on this page */
function anchor(text, slugs) {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  const count = slugs.get(slug) ?? 0;
  slugs.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}
