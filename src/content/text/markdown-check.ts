/**
 * A text -> what in it Markdown elsewhere would understand and we show as it is typed: headings, tables, images, HTML, an asterisk too
 * few. Nobody wants to read the signs on paper. And signs that Markdown takes away where they were hardly meant for it.
 */
import { type LostSign, lostSign } from "./emphasis-check.js";
import { createBlockMarkdown, everyMarkdown, type MarkdownIt } from "./links.js";
import { withoutStrong } from "./strong.js";

export interface MarkdownFault {
  /** What the text has there, to find the place by. */
  readonly excerpt: string;
  readonly message: string;
  readonly hint: string;
}

/** What no text has that is free of all that is looked for; most texts needn't be parsed. */
const SUSPECT = /[<[&~*#|\\]|__|(?:^|\n)[^\S\n]*(?:[-=]|_{3,}|\+\s|\d+[.)]\s)/;

const HINTS = {
  heading: "remove the signs; a section has a `heading` of its own",
  table: "put the rows into `table`",
  rule: "remove the line; a section of its own begins with a `heading`",
  image: "name an image as `image: images/tea.svg` of a subject",
  reference: "write the address into the link: [text](https://example.org)",
  html: "write the character itself",
  struck: "leave the signs out: nothing can be struck through",
  address: "write [text](https://example.org)",
  task: "leave the box out, or write ☐ and ☑",
  note: "write it in brackets, or as one of the `sources`",
  strong: "close it as **strong**, or write \\*\\* where the signs are meant",
  link: "write a space in an address as %20: [text](https://example.org/a%20b)",
  list: "lists go into `intro`, `summary` and the text of a section; here is one line",
} as const;

/**
 * What is shown as it is typed, the first of each kind.
 * @param isBlock whether paragraphs, lists, quotes and code blocks are understood in this place
 */
export function markdownFaults(text: string, isBlock: boolean): MarkdownFault[] {
  if (!SUSPECT.test(text) || !SUSPECT.test(withoutStrong(text))) return [];
  const found = new Map<string, MarkdownFault>();
  const tell = (kind: keyof typeof HINTS, what: string, excerpt: string) => {
    const shown = excerpt.trim().split("\n")[0]!.slice(0, 60);
    if (!found.has(kind))
      found.set(kind, { excerpt: shown, message: `${what} is shown as it is typed: ${shown}`, hint: HINTS[kind] });
  };
  if (isBlock) blocks(text, tell);
  else if (/^\s*#{1,6}\s/.test(text)) tell("heading", "a heading of Markdown", text);
  else if ((text.match(/^[^\S\n]*(?:[-*+]|\d{1,2}[.)])\s+\S/gm) ?? []).length > 1)
    tell("list", "a list of Markdown", text);
  for (const inline of inlines(text, isBlock)) {
    const tokens = everyMarkdown.parseInline(inline, {}).flatMap(({ children }) => children ?? []);
    phrases(inline, tokens, tell);
    const lost = lostSign(tokens);
    if (lost && !found.has("lost")) found.set("lost", lostFault(lost, text));
  }
  return [...found.values()];
}

/** Where nothing stands between signs but text, their place is known by all of it; else by what stands at their beginning. */
function lostFault({ typed, shown, hint }: LostSign, text: string): MarkdownFault {
  const message = `Markdown takes signs out of "${shorten(typed)}", so that it is shown as "${shorten(shown)}"`;
  return { excerpt: text.includes(typed) ? typed : /^\S*/.exec(typed)![0], message, hint: shorten(hint, 200) };
}

const shorten = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length)}…` : line;
};

type Tell = (kind: keyof typeof HINTS, what: string, excerpt: string) => void;
type Token = ReturnType<MarkdownIt["parse"]>[number];

/** Blocks that are none to us. */
function blocks(text: string, tell: Tell): void {
  const lines = text.trim().split("\n");
  for (const { type, map } of everyMarkdown.parse(text.trim(), {})) {
    const line = lines[map?.[0] ?? 0] ?? "";
    if (type === "heading_open") tell("heading", "a heading of Markdown", line);
    if (type === "table_open") tell("table", "a table of Markdown", line);
    if (type === "hr") tell("rule", "a rule of Markdown", line);
  }
  const definition = lines.find((line) => /^ {0,3}\[[^\]]+\]:\s*\S/.test(line));
  if (definition !== undefined) tell("reference", "the address of a link", definition);
}

const blockMarkdown = createBlockMarkdown();

/** The texts that have phrases in them. */
function inlines(text: string, isBlock: boolean): string[] {
  if (!isBlock) return [text];
  return blockMarkdown.parse(text.trim(), {}).flatMap(({ type, content }) => (type === "inline" ? [content] : []));
}

function phrases(text: string, tokens: readonly Token[], tell: Tell): void {
  if (/^\[[ xX]\]\s/.test(text)) tell("task", "a task of Markdown", text);
  let plain = "";
  for (const token of tokens) {
    const { type, content, markup } = token;
    plain += type === "text" ? content : " ";
    if (type === "image") tell("image", "an image of Markdown", `![${content}]`);
    if (type === "s_open") tell("struck", "what is to be struck through", text.slice(text.indexOf("~~")));
    if (type === "link_open" && markup === "autolink") tell("address", "an address in angle brackets", autolink(token));
    if (isEntity(token)) tell("html", `a character of HTML`, markup);
  }
  const note = /\[\^[^[\]\s]+\]/.exec(plain);
  if (note) tell("note", "a note of Markdown", note[0]);
  const reference = /\[[^[\]]+\]\[[^\]]*\]/.exec(plain);
  if (reference) tell("reference", "a link of Markdown without its address", reference[0]);
  const link = /\[[^[\]]+\]\((?:https?:|www\.|\/|mailto:)[^)]*\)?/.exec(plain);
  if (link) tell("link", "a link whose address has a space in it", link[0]);
  const strong = /(?<![*\w])\*\*(?=[^\s*])[^*]*|[^\s*]\*\*(?![*\w])/.exec(plain);
  if (strong) tell("strong", "strong text that is not closed", strong[0]);
}

const autolink = ({ attrs }: Token): string => `<${attrs?.[0]?.[1] ?? ""}>`.replace(/^<mailto:/, "<");

/** `&copy;`: a character to HTML, its name to us. */
const isEntity = ({ type, info, markup }: Token): boolean =>
  type === "text_special" && info === "entity" && markup.length > 2;
