/** Phrases and blocks -> the Markdown of content files, in which each text reads as it did in its source. */
import { createBlockMarkdown, createMarkdown, isSafeUrl } from "../../content/index.js";
import type { Block, TableBlock } from "../source/document.js";
import { isBlank, oneLine, type Phrase, trim } from "../source/phrase.js";
import type { Run } from "../source/tape.js";

const inline = createMarkdown();
const block = createBlockMarkdown();

export interface MarkdownOptions {
  /** What relative links are resolved against; without it their texts alone are kept. */
  readonly base: string | undefined;
}

/** What is written, and what of the source that says. */
export interface Written {
  readonly text: string;
  readonly said: readonly Run[];
}

/** A phrase in one line. */
export function inlineMarkdown(phrase: Phrase, options: MarkdownOptions): Written {
  const runs = merged(trim(phrase), " ");
  return checked(runs, options, (text) => oneLine([{ text }]), inline);
}

/**
 * Styles as they were if a reader then sees the text as it was; else the text without styles, with every sign escaped that Markdown
 * would take away.
 */
function checked(
  runs: readonly Run[],
  options: MarkdownOptions,
  tidy: (text: string) => string,
  markdown: typeof inline,
): Written {
  const wanted = tidy(runs.map(({ text }) => text).join(""));
  const isStyled = runs.some(({ strong, em, code, href }) => strong || em || code || href);
  const said: Run[] = runs.flatMap((run) => parts(run));
  if (!isStyled && reads(wanted, wanted, markdown)) return { text: wanted, said };
  if (isStyled) {
    const links: Run[] = [];
    const styled = tidy(runs.map((run) => styledText(run, options, links)).join(""));
    if (reads(styled, wanted, markdown)) return { text: styled, said: [...said, ...links] };
  }
  const escaped = tidy(escapeSigns(wanted));
  return { text: reads(escaped, wanted, markdown) ? escaped : wanted.replace(/[!-/:-@[-`{-~]/g, "\\$&"), said };
}

/** What a merged piece is made of. */
const PARTS = new WeakMap<Run, readonly Run[]>();
const parts = (run: Run): readonly Run[] => PARTS.get(run) ?? [run];

/** Pieces of one style as one; breaks of lines as something else. */
function merged(phrase: Phrase, forBreak: string): Run[] {
  const all: Run[] = [];
  for (const run of phrase) {
    const text = run.text === "\n" ? (run.isSoft ? " " : forBreak) : run.text;
    const last = all.at(-1);
    const isSame =
      last !== undefined &&
      last.strong === run.strong &&
      last.em === run.em &&
      last.code === run.code &&
      last.href?.text === run.href?.text;
    const piece: Run = isSame ? { ...last, text: last.text + text } : { ...run, text };
    PARTS.set(piece, [...(isSame ? parts(last) : []), run]);
    if (isSame) all[all.length - 1] = piece;
    else all.push(piece);
  }
  return all;
}

const escapeSigns = (text: string): string => text.replace(/[\\`*_[\]]/g, "\\$&");

function styledText(run: Run, { base }: MarkdownOptions, links: Run[]): string {
  const [, lead = "", core = "", tail = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text)!;
  if (core === "") return run.text;
  let text = run.code ? codeText(core) : reads(core, core, inline) ? core : escapeSigns(core);
  if (run.em) text = `*${text}*`;
  if (run.strong) text = `**${text}**`;
  const url = run.href && addressOf(run.href.text, base);
  if (run.href && url !== undefined) {
    // An address that is its own text needs no link.
    if (run.href.text === core) links.push(run.href);
    else {
      links.push(run.href);
      text = `[${text}](${/[\s()<>]/.test(url) ? `<${url.replace(/[<>\s]/g, encodeURIComponent)}>` : url})`;
    }
  }
  return lead + text + tail;
}

/** Backquotes, more of them than the text has. */
function codeText(text: string): string {
  const most = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(most + 1);
  return /^`|`$/.test(text) ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** An address that a sheet can carry; undefined for one that leads nowhere from there. */
export function addressOf(url: string, base: string | undefined): string | undefined {
  if (!isSafeUrl(url)) return undefined;
  if (/^(?:https?|mailto|tel):/i.test(url)) return url;
  if (base === undefined) return undefined;
  try {
    return new URL(url, base).href;
  } catch {
    return undefined;
  }
}

/** Whether a reader of the Markdown sees that text. */
function reads(source: string, text: string, markdown: typeof inline): boolean {
  if (!/[*_`[\]\\!\n]/.test(source)) return source === text;
  const tokens = markdown.parseInline(source, {}).flatMap(({ children }) => children ?? []);
  const seen = tokens
    .map(({ type, content }) => (type === "softbreak" || type === "hardbreak" ? "\n" : content))
    .join("");
  return seen.replace(/\s+/g, " ") === text.replace(/\s+/g, " ");
}

/** Blocks as paragraphs, lists, quotes and code; headings become strong lines, tables lists of their rows. */
export function blockMarkdown(blocks: readonly Block[], options: MarkdownOptions): Written {
  const all = blocks.map((each) => oneBlock(each, options)).filter(({ text }) => text !== "");
  return { text: all.map(({ text }) => text).join("\n\n"), said: all.flatMap(({ said }) => said) };
}

const NOTHING: Written = { text: "", said: [] };

function oneBlock(each: Block, options: MarkdownOptions): Written {
  switch (each.kind) {
    case "paragraph":
      return paragraph(each.phrase, options);
    case "heading":
      return paragraph(
        each.phrase.map((run) => ({ ...run, strong: true })),
        options,
      );
    case "list":
      return list(each.items, each.isOrdered, options);
    case "quote": {
      const inside = blockMarkdown(each.blocks, options);
      return {
        ...inside,
        text: inside.text
          .split("\n")
          .map((line) => (line === "" ? ">" : `> ${line}`))
          .join("\n"),
      };
    }
    case "code": {
      const fence = "`".repeat(Math.max(3, ...(each.text.text.match(/`+/g) ?? []).map((run) => run.length + 1)));
      return isBlank([each.text]) ? NOTHING : { text: `${fence}\n${each.text.text}\n${fence}`, said: [each.text] };
    }
    case "table":
      return list(rowsAsItems(each), false, options);
    case "region":
      return NOTHING;
  }
}

/** Lines as they were broken, and no line that would begin something else. */
function paragraph(phrase: Phrase, options: MarkdownOptions): Written {
  const lines = hardLines(trim(phrase)).map((line) =>
    checked(merged(line, " "), options, (text) => oneLine([{ text }]), block),
  );
  const filled = lines.filter(({ text }) => text !== "");
  return { text: filled.map(({ text }) => lineStart(text)).join("\\\n"), said: filled.flatMap(({ said }) => said) };
}

function hardLines(phrase: Phrase): Phrase[] {
  const lines: Run[][] = [[]];
  for (const run of phrase) {
    if (run.text === "\n" && !run.isSoft) lines.push([]);
    else lines.at(-1)!.push(run);
  }
  return lines;
}

/** A sign that would begin a list, a quote, a heading or a block of code is escaped. */
const lineStart = (text: string): string =>
  text
    .replace(/^([-+*>#~|]|`{3})(?=\s|$|[>#~`])/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^>/, "\\>")
    .replace(/^(~~~|```)/, "\\$1");

function list(items: readonly (readonly Block[])[], isOrdered: boolean, options: MarkdownOptions): Written {
  const all = items.map((item) => blockMarkdown(item, options)).filter(({ text }) => text !== "");
  const isTight = all.every(({ text }) => !text.includes("\n\n"));
  const lines = all.map(({ text }, i) => {
    const mark = isOrdered ? `${i + 1}. ` : "- ";
    return (
      mark +
      text
        .split("\n")
        .join(`\n${" ".repeat(mark.length)}`)
        .replace(/^ +$/gm, "")
    );
  });
  return { text: lines.join(isTight ? "\n" : "\n\n"), said: all.flatMap(({ said }) => said) };
}

/** "Row – Head: cell; Head: cell": rows of a table that isn't one of the sheet. */
function rowsAsItems({ rows, caption }: TableBlock): Block[][] {
  const [head, ...body] = rows;
  const isHead = head !== undefined && body.length > 0;
  const names = isHead ? head.cells.map(({ phrase }) => phrase) : [];
  const items = (isHead ? body : rows).map(({ cells }): Block[] => {
    const [first, ...rest] = cells;
    const said = rest.flatMap(({ phrase, isRepeated, note }, i): Phrase[] => {
      if (isBlank(phrase) || isRepeated) return [];
      const name = names[i + 1];
      const whole = note ? [...phrase, { text: " (" }, ...note, { text: ")" }] : phrase;
      return [name && !isBlank(name) ? [...name, { text: ": " }, ...whole] : whole];
    });
    const lead = first && !isBlank(first.phrase) ? first.phrase : undefined;
    const joined = said.flatMap((phrase, i) => (i === 0 ? phrase : [{ text: "; " }, ...phrase]));
    const phrase = lead ? (joined.length > 0 ? [...lead, { text: " – " }, ...joined] : lead) : joined;
    return [{ kind: "paragraph", phrase: phrase.map((run) => (run.text === "\n" ? { ...run, text: ", " } : run)) }];
  });
  return caption ? [[{ kind: "paragraph", phrase: caption }], ...items] : items;
}
