/** `@page` with its margin boxes -> a page rule (CSS Paged Media 3, section 4.1). */
import type { Atrule, Declaration as DeclarationNode } from "css-tree";
import { PAPER_SIZES } from "../../units.js";
import { parseComponents } from "../syntax/component.js";
import { isImportant, notUnderstood, readDeclaration } from "./declarations.js";
import { isMarginBox, MARGIN_BOXES, type MarginBoxName, parsePageSelector, parsePageSize } from "./page-rule.js";
import { placeOf, type SheetText } from "./sheet-text.js";
import type { Declaration, PageRule } from "./stylesheet.js";

/** @param layer full name of the one that the rule stands in */
export function readPageRule(sheet: SheetText, prelude: string, node: Atrule, layer: string): PageRule | undefined {
  const { start } = placeOf(node);
  const selector = parsePageSelector(prelude);
  if (!selector) {
    const message = `the page selector "${prelude}" is not understood by print`;
    const hints = prelude.includes(",") ? ["write a rule for each of the selectors"] : [];
    sheet.warn("css/selector", message, sheet.find(prelude, start), hints);
    return undefined;
  }
  let size: PageRule["size"];
  const declarations: Declaration[] = [];
  const boxes = new Map<MarginBoxName, readonly Declaration[]>();
  for (const child of node.block?.children.toArray() ?? []) {
    if (child.type === "Declaration") {
      if (child.property.toLowerCase() === "size") size = winner(size, pageSize(sheet, child));
      else declarations.push(...readDeclaration(sheet, child));
    } else if (child.type === "Atrule") marginBox(sheet, child, boxes);
  }
  const end = start + `@page ${prelude}`.trimEnd().length;
  return { selector, declarations, size, boxes, layer, start, end };
}

/** Of two in a row. */
const winner = (earlier: PageRule["size"], later: PageRule["size"]): PageRule["size"] =>
  later && (later.important || !earlier?.important) ? later : earlier;

function pageSize(sheet: SheetText, node: DeclarationNode): PageRule["size"] {
  const text = sheet.of(node.value).trim();
  const value = parsePageSize(parseComponents(text) ?? []);
  if (value) return { value, important: isImportant(node) };
  const paper = PAPER_SIZES.get(text.toLowerCase().split(/\s+/)[0]!);
  const hints = paper && !paper.inCss ? [`CSS has no name for this paper: write ${paper.css}`] : [];
  sheet.warn("css/invalid-value", notUnderstood(text, "size"), placeOf(node), hints);
  return undefined;
}

function marginBox(sheet: SheetText, node: Atrule, boxes: Map<MarginBoxName, readonly Declaration[]>): void {
  const name = node.name.toLowerCase();
  if (!isMarginBox(name)) {
    sheet.warnOfRule(name, placeOf(node).start, MARGIN_BOXES);
    return;
  }
  const children = node.block?.children.toArray() ?? [];
  const own = children.flatMap((child) => (child.type === "Declaration" ? readDeclaration(sheet, child) : []));
  boxes.set(name, [...(boxes.get(name) ?? []), ...own]);
}
