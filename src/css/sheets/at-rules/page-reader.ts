/** `@page` with its margin boxes -> a page rule (CSS Paged Media 3, section 4.1). */
import { PAPER_SIZES } from "../../../units.js";
import { parseComponents } from "../../syntax/component.js";
import { notUnderstood, readDeclaration, readLate } from "../declarations.js";
import type { SheetText } from "../sheet-text.js";
import type { Declaration, DeclarationBlock, PageRule } from "../stylesheet.js";
import { declarationsIn, type WrittenAtRule, type WrittenDeclaration } from "../written.js";
import { isMarginBox, MARGIN_BOXES, type MarginBoxName, parsePageSelector, parsePageSize } from "./page-rule.js";

/** @param layer full name of the one that the rule stands in */
export function readPageRule(sheet: SheetText, rule: WrittenAtRule, layer: string): PageRule | undefined {
  const { prelude, start } = rule;
  const selector = parsePageSelector(prelude);
  if (!selector) {
    const message = `the page selector "${prelude}" is not understood by print`;
    const hints = prelude.includes(",") ? ["write a rule for each of the selectors"] : [];
    sheet.warn("css/selector", message, sheet.find(prelude, start), hints);
    return undefined;
  }
  let size: PageRule["size"];
  const declarations: Declaration[] = [];
  const boxes = new Map<MarginBoxName, DeclarationBlock>();
  for (const child of rule.content ?? []) {
    if (child.kind === "declaration") {
      if (child.property.toLowerCase() === "size") size = winner(size, pageSize(sheet, child));
      else declarations.push(...readDeclaration(sheet, child));
    } else if (child.kind === "at-rule") marginBox(sheet, child, boxes, rule.isKnown);
  }
  const end = start + `@page ${prelude}`.trimEnd().length;
  return { selector, declarations, size, boxes, layer, start, end };
}

/** Of two in a row. */
const winner = (earlier: PageRule["size"], later: PageRule["size"]): PageRule["size"] =>
  later && (later.important || !earlier?.important) ? later : earlier;

function pageSize(sheet: SheetText, { text, important, start, end }: WrittenDeclaration): PageRule["size"] {
  const value = parsePageSize(parseComponents(text) ?? []);
  if (value) return { value, important };
  const paper = PAPER_SIZES.get(text.toLowerCase().split(/\s+/)[0]!);
  const hints = paper && !paper.inCss ? [`CSS has no name for this paper: write ${paper.css}`] : [];
  sheet.warn("css/invalid-value", notUnderstood(text, "size"), { start, end }, hints);
  return undefined;
}

function marginBox(
  sheet: SheetText,
  rule: WrittenAtRule,
  boxes: Map<MarginBoxName, DeclarationBlock>,
  isKnown: boolean | undefined,
): void {
  const name = rule.name.toLowerCase();
  if (!isMarginBox(name)) {
    sheet.warnOfRule(name, rule.start, MARGIN_BOXES);
    return;
  }
  const written = declarationsIn(rule.content);
  const earlier = boxes.get(name)?.declarations ?? [];
  const isLate = isKnown && earlier.length === 0;
  const own = () => written.flatMap((declaration) => readDeclaration(sheet, declaration));
  boxes.set(name, isLate ? readLate(sheet, written) : { declarations: [...earlier, ...own()] });
}
