/** Pages from front matter that holds what Versus's content files hold, with inline Markdown where Versus takes it. */
import { createRequire } from "node:module";

// The project has a link to the benchmark's node_modules; this file is beside it, where the project is made.
const MarkdownIt = createRequire(import.meta.url)("markdown-it");

export default function configure(eleventy) {
  const markdown = new MarkdownIt({ html: false });
  eleventy.addFilter("inline", (text) => markdown.renderInline(String(text)));
  eleventy.addFilter("block", (text) => markdown.render(String(text)));
  eleventy.addFilter("plain", (text) => markdown.renderInline(String(text)).replace(/<[^>]*>/g, ""));
  // As JSON in a script element is written: no tag may end it.
  eleventy.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  eleventy.addPassthroughCopy("assets");
  eleventy.addGlobalData("layout", "sheet.njk");
  eleventy.addGlobalData("permalink", () => (data) => `html/${data.page.fileSlug}.html`);
  eleventy.addCollection("titles", (collections) =>
    Object.fromEntries(collections.getAll().map(({ fileSlug, data }) => [fileSlug, data.title])),
  );
  return { dir: { input: "content", includes: "../_includes" }, markdownTemplateEngine: false };
}
