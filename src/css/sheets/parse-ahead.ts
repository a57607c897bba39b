/** Texts of stylesheets -> the text of a module like `ahead.ts`, with what is written in them. */
import { SourceText } from "../../diagnostics/index.js";
import { hashOf } from "../../files/index.js";
import { compileSelector, type KnownSelector, splitSelectors } from "../selectors/selector.js";
import { readPageRule } from "./at-rules/page-reader.js";
import { readDeclaration } from "./declarations.js";
import { SheetText } from "./sheet-text.js";
import type { Declaration } from "./stylesheet.js";
import { UA_SHEET } from "./ua-sheet.js";
import { type WrittenNode, type WrittenRule, type WrittenSheet, writtenSheet } from "./written.js";

/** @param texts beside the engine's own sheet. @throws Error for one that has anything wrong */
export function parseAhead(texts: readonly string[]): string {
  // V8 reads JSON faster than its own language.
  const entries = [UA_SHEET, ...texts].map((text) => {
    const json = JSON.stringify(JSON.stringify(writtenAhead(text)));
    return `[${JSON.stringify(hashOf(text))}, () => JSON.parse(${json})]`;
  });
  return `export const AHEAD = new Map([${entries.join(",\n")}]);\n`;
}

function writtenAhead(text: string): WrittenSheet {
  const sheet = new SheetText(new SourceText("", text));
  const { nodes, errors } = writtenSheet(sheet);
  const [problem] = [...errors, ...sheet.diagnostics];
  if (problem) throw new Error(`a stylesheet can't be read: ${problem.message}`);
  return { nodes: nodes.flatMap((node) => withSelectors(sheet, node)), errors };
}

/** Rules with what their selectors come to; without those that apply to nothing, or say nothing. */
function withSelectors(sheet: SheetText, node: WrittenNode): WrittenNode[] {
  if (node.kind === "declaration") return [node];
  if (node.kind === "at-rule" && node.name === "page")
    return [{ ...node, isKnown: tellsNothing(sheet, () => readPageRule(sheet, node, "")) }];
  if (node.kind === "at-rule")
    return [{ ...node, content: node.content?.flatMap((child) => withSelectors(sheet, child)) }];
  const known = knownSelectors(node);
  const longhands: Declaration[] = [];
  const isKnown = tellsNothing(sheet, () => {
    for (const declaration of node.declarations) longhands.push(...readDeclaration(sheet, declaration));
  });
  if (!known || !isKnown) return [node];
  return longhands.length > 0 && known.length > 0 ? [{ ...node, known }] : [];
}

/** Whatever is told, or names a file, must be found whether it applies to anything or not. */
function tellsNothing(sheet: SheetText, read: () => void): boolean {
  const told = sheet.diagnostics.length + sheet.urls.length;
  read();
  return sheet.diagnostics.length + sheet.urls.length === told;
}

/** Undefined where something would be told of them, or they are more than a list. */
function knownSelectors({ selectors, isNested }: WrittenRule): KnownSelector[] | undefined {
  if (isNested || selectors.includes("&")) return undefined;
  const known: KnownSelector[] = [];
  for (const text of splitSelectors(selectors)) {
    const outcome = compileSelector(text);
    if (outcome.kind === "unknown" || (outcome.kind === "never" && !outcome.isValid)) return undefined;
    if (outcome.kind === "never") continue;
    const { specificity, pseudo, keys } = outcome.selector;
    known.push({ text, specificity, pseudo, keys });
  }
  return known;
}
