/** A text -> the first tag of HTML in it, which is shown as it is typed, and what to write instead. */
import { everyMarkdown } from "./links.js";

/** What says the same here, by the names of elements. */
const INSTEAD: Readonly<Record<string, string>> = {
  b: "**strong**",
  strong: "**strong**",
  i: "*emphasis*",
  em: "*emphasis*",
  u: "*emphasis*",
  code: "`code` in backquotes",
  kbd: "`code` in backquotes",
  tt: "`code` in backquotes",
  a: "[text](https://example.org)",
  img: "`image: images/tea.svg` of a subject or a section",
  sub: "the character itself, such as ₂",
  sup: "the character itself, such as ²",
  li: "lines that begin with `- `, in `intro`, `summary` or the text of a section",
  ul: "lines that begin with `- `, in `intro`, `summary` or the text of a section",
  ol: "lines that begin with `1. `, in `intro`, `summary` or the text of a section",
  p: "a blank line between paragraphs, in `intro`, `summary` or the text of a section",
  br: "a blank line between paragraphs, in `intro`, `summary` or the text of a section",
  blockquote: "lines that begin with `> `, in `intro`, `summary` or the text of a section",
};
/** Elements that text has in word processors and on web pages; other words between angle brackets are somebody's own. */
const OTHERS = new Set(
  "abbr big center cite del div font h1 h2 h3 h4 h5 h6 hr ins mark nobr pre s small span strike table td th tr".split(
    " ",
  ),
);

export interface HtmlTag {
  /** As it is typed: `<b>`. */
  readonly tag: string;
  readonly hint: string;
}

/** Tags in code are meant as they are. */
export function htmlTag(text: string): HtmlTag | undefined {
  if (!/<\/?[a-z]/i.test(text)) return undefined;
  const tokens = everyMarkdown.parseInline(text, {}).flatMap(({ children }) => children ?? []);
  for (const { type, content } of tokens) {
    const name = type === "html_inline" ? /^<\/?([a-z][a-z\d]*)/i.exec(content)?.[1]?.toLowerCase() : undefined;
    if (name === undefined) continue;
    if (Object.hasOwn(INSTEAD, name)) return { tag: content, hint: `write ${INSTEAD[name]}` };
    if (OTHERS.has(name)) return { tag: content, hint: "leave the tags out, and write the text alone" };
  }
  return undefined;
}
