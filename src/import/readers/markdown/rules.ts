/** Markdown as it is written elsewhere, with notes and with tables whose rows are uneven, each block with its line. */
import MarkdownIt, { type MarkdownIt as Markdown } from "markdown-it";
import { beginsTable, cellsOf } from "../table-lines.js";

type BlockRule = Parameters<Markdown["block"]["ruler"]["at"]>[1];
type State = Parameters<BlockRule>[0];

/** @param firstLine number of the line that the text begins with */
export function createReader(firstLine: number): Markdown {
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
  markdown.validateLink = () => true;
  markdown.block.ruler.at("table", tableRule, { alt: ["paragraph", "reference"] });
  markdown.block.ruler.before("reference", "note", noteRule, { alt: ["paragraph", "reference"] });
  markdown.core.ruler.after("block", "lines", (state) => {
    for (const token of state.tokens)
      if (token.map && token.nesting >= 0) token.attrSet("data-line", String(token.map[0] + firstLine));
    return true;
  });
  const { rules } = markdown.renderer;
  const { escapeHtml } = markdown.utils;
  rules.softbreak = () => "<br data-soft>";
  rules.fence = rules.code_block = (tokens, i) => {
    const { content, info, attrs } = tokens[i]!;
    // What a fence says of its code is no text of the block, but no word is lost.
    const said = info.trim() === "" ? "" : `<!--${info.replaceAll(">", " ")}-->`;
    return `${said}<pre data-line="${attrs?.[0]?.[1] ?? ""}"><code>${escapeHtml(content)}</code></pre>\n`;
  };
  return markdown;
}

const lineAt = (state: State, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);

function tableRule(state: State, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine + 1 >= endLine || state.sCount[startLine]! - state.blkIndent >= 4) return false;
  if (!beginsTable(lineAt(state, startLine), lineAt(state, startLine + 1))) return false;
  if (silent) return true;
  const terminators = state.md.block.ruler.getRules("blockquote");
  let end = startLine + 2;
  for (; end < endLine; end++) {
    if (state.sCount[end]! < state.blkIndent || !lineAt(state, end).includes("|")) break;
    const line = end;
    if (terminators.some((rule) => rule(state, line, endLine, true))) break;
  }
  state.push("table_open", "table", 1).map = [startLine, end];
  for (let line = startLine; line < end; line++) if (line !== startLine + 1) row(state, line, line === startLine);
  state.push("table_close", "table", -1);
  state.line = end;
  return true;
}

function row(state: State, line: number, isHead: boolean): void {
  const name = isHead ? "th" : "td";
  state.push("tr_open", "tr", 1).map = [line, line + 1];
  for (const cell of cellsOf(lineAt(state, line))) {
    state.push(`${name}_open`, name, 1);
    const inline = state.push("inline", "", 0);
    inline.content = cell;
    inline.children = [];
    state.push(`${name}_close`, name, -1);
  }
  state.push("tr_close", "tr", -1);
}

/** `[^1]: A note.`, as a paragraph that begins with its mark; lines that are indented belong to it. */
function noteRule(state: State, startLine: number, endLine: number, silent: boolean): boolean {
  const found = /^\[\^([^\]\s]+)\]:[ \t]*(.*)$/.exec(lineAt(state, startLine));
  if (!found) return false;
  if (silent) return true;
  let end = startLine + 1;
  const lines = [found[2]!];
  for (; end < endLine && state.sCount[end]! >= 2 && lineAt(state, end) !== ""; end++) lines.push(lineAt(state, end));
  state.push("paragraph_open", "p", 1).map = [startLine, end];
  const inline = state.push("inline", "", 0);
  inline.content = `\\[^${found[1]}\\] ${lines.join("\n")}`;
  inline.map = [startLine, end];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
  state.line = end;
  return true;
}
