/** The parts of an HTML table as they are read (ISO 14289-1, sections 7.2 and 7.5). */
import type { Element } from "domhandler";
import type { StyledElement } from "../../css/index.js";
import { structureType } from "./roles.js";

type Part = StyledElement["children"][number];

/** Whether something in a table is a group of rows with cells that are read, and tagged as such. */
export const isBody = (part: Part): boolean =>
  part.kind === "element" && structureType(part.element, "Table") === "TBody" && holdsCells(part);

const holdsCells = (part: Part): boolean =>
  part.kind === "element" && isRead(part) && (isCell(part) || part.children.some(holdsCells));

const isRead = ({ element }: StyledElement): boolean => element.attribs["aria-hidden"] !== "true";

const isCell = ({ element: { name } }: StyledElement): boolean => name === "td" || name === "th";

/** Groups, rows and cells that are read. */
export function partsOfTable(table: StyledElement, parts = new Set<Element>()): Set<Element> {
  for (const child of table.children) {
    if (child.kind !== "element" || !isRead(child)) continue;
    parts.add(child.element);
    if (!isCell(child)) partsOfTable(child, parts);
  }
  return parts;
}

/** A caption is the first of a table's parts, wherever it is written (ISO 14289-1, section 7.2; CSS 2.2 section 17.4). */
export function captionFirst(table: StyledElement): StyledElement {
  const isCaption = (child: Part) => child.kind === "element" && child.element.name === "caption";
  const first = table.children.findIndex((child) => child.kind === "element");
  if (first < 0 || !table.children.slice(first + 1).some(isCaption)) return table;
  const rest = table.children.filter((child) => !isCaption(child));
  return { ...table, children: [...table.children.filter(isCaption), ...rest] };
}
