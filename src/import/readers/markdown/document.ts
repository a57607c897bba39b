/** Markdown with its front matter -> blocks, by way of the HTML that it stands for. */
import { isElement, parseHtmlFragment } from "../../../html/index.js";
import type { Meta, Remark, SourceDocument } from "../../source/document.js";
import { type Place, Tape } from "../../source/tape.js";
import { blocksOf } from "../html/blocks.js";
import type { Walk } from "../html/inline.js";
import { Omissions } from "../html/omissions.js";
import { readFrontMatter } from "./front-matter.js";
import { createReader } from "./rules.js";

export function readMarkdown(text: string, name: string): SourceDocument {
  const tape = new Tape();
  const meta: Meta[] = [];
  const { body, firstLine } = readFrontMatter(text, tape, meta);
  const markdown = createReader(firstLine);
  const env: { references?: Record<string, { href: string; title: string }> } = {};
  const html = markdown.render(directives(body), env);
  const omissions = new Omissions();
  const walk: Walk = {
    tape,
    isMarkdown: true,
    keepsAddresses: true,
    placeOf: lineOfNode,
    leaveOut: (what) => omissions.add(what),
  };
  const { root } = parseHtmlFragment(html, { file: name });
  const blocks = blocksOf(root.children, {}, walk);
  const remarks: Remark[] = omissions.remarks();
  unusedReferences(body, firstLine, html, env.references ?? {}, tape);
  return { name, tape, meta, blocks, remarks, isTableOnly: false };
}

const lineOfNode: Walk["placeOf"] = (node, around): Place => {
  const line = isElement(node) ? node.attribs["data-line"] : undefined;
  return line ? { line: Number(line) } : around;
};

/** `:::note` and the like begin a box of some generators, `{#id}` names a heading: neither is text. They stand on lines of their own. */
const directives = (text: string): string => text.replace(/^(:{3,}.*)$/gm, "\n$1\n");

/** Addresses that no link refers to are words of the text all the same; so are labels that stand nowhere else. */
function unusedReferences(
  body: string,
  firstLine: number,
  html: string,
  references: Record<string, { href: string; title: string }>,
  tape: Tape,
): void {
  const lines = body.split("\n");
  const shown = html.toLowerCase();
  for (const [label, { href, title }] of Object.entries(references)) {
    const isUsed = html.includes(`"${href.replaceAll("&", "&amp;")}"`);
    const isShown = shown.includes(label.toLowerCase());
    if (isUsed && isShown) continue;
    const at = lines.findIndex((line) => line.trim().toUpperCase().startsWith(`[${label}]:`));
    const rest = isUsed ? "" : ` ${href}${title ? ` "${title}"` : ""}`;
    tape.add(`[${label.toLowerCase()}]:${rest}`, { line: Math.max(at, 0) + firstLine });
  }
}
