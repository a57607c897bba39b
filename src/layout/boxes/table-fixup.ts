/** Completes the children of a table box with the anonymous rows and cells they lack (CSS 2.2 section 17.2.1). */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../../css/index.js";
import { anonymousIn, type Box, makeBox } from "./box.js";

const GROUPS = new Set(["table-row-group", "table-header-group", "table-footer-group"]);
const COLUMNS = new Set(["table-column", "table-column-group"]);

export function isTablePart(style: ComputedStyle): boolean {
  return style.display.startsWith("table-");
}

/** Children of a table: captions, columns, row groups and rows; all else is wrapped in rows and cells. */
export function completeTable(children: readonly Box[], style: ComputedStyle, element: Element): Box[] {
  return wrapRuns(children, (box) => isTableChild(box.style), "table-row", style, element).map((box) => {
    if (GROUPS.has(box.style.display)) {
      const rows = wrapRuns(
        box.children,
        (child) => child.style.display === "table-row",
        "table-row",
        box.style,
        box.element,
      );
      return { ...box, children: rows.map(completeRow) };
    }
    return box.style.display === "table-row" ? completeRow(box) : box;
  });
}

function isTableChild(style: ComputedStyle): boolean {
  return (
    GROUPS.has(style.display) ||
    COLUMNS.has(style.display) ||
    style.display === "table-row" ||
    style.display === "table-caption"
  );
}

function completeRow(row: Box): Box {
  return {
    ...row,
    children: wrapRuns(row.children, (box) => box.style.display === "table-cell", "table-cell", row.style, row.element),
  };
}

/** Wraps each run of boxes that don't belong here in one anonymous box of the display that does. */
function wrapRuns(
  boxes: readonly Box[],
  belongs: (box: Box) => boolean,
  display: "table-row" | "table-cell",
  style: ComputedStyle,
  element: Element,
): Box[] {
  const result: Box[] = [];
  let run: Box[] = [];
  const flush = () => {
    if (run.length > 0)
      result.push(
        makeBox({ inside: "block", ...anonymousIn(style, display), element, origin: "anonymous", children: run }),
      );
    run = [];
  };
  for (const box of boxes) {
    if (belongs(box)) {
      flush();
      result.push(box);
    } else run.push(box);
  }
  flush();
  return result;
}

/** Rows, cells and the like that stand in no table get an anonymous one around them (CSS 2.2 section 17.2.1, rule 3). */
export function wrapTableParts(children: Box[], style: ComputedStyle, element: Element): Box[] {
  if (!children.some((box) => isTablePart(box.style))) return children;
  const result: Box[] = [];
  let run: Box[] = [];
  const flush = () => {
    if (run.length > 0) result.push(tableAround(run, style, element, "table"));
    run = [];
  };
  for (const box of children) {
    if (isTablePart(box.style)) run.push(box);
    else {
      flush();
      result.push(box);
    }
  }
  flush();
  return result;
}

/** An anonymous table around parts of one; in an inline box it stands on the line. */
export const tableAround = (
  parts: readonly Box[],
  style: ComputedStyle,
  element: Element,
  display: "table" | "inline-table",
): Box =>
  makeBox({
    inside: "table",
    ...anonymousIn(style, display),
    element,
    origin: "anonymous",
    children: completeTable(parts, style, element),
  });
