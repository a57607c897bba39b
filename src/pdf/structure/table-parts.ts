/** The parts of an HTML table as they are read (ISO 14289-1, sections 7.2 and 7.5). */
import type { Element } from "domhandler";
import type { StyledElement } from "../../css/index.js";

/** Whether something in a table is a group of rows with cells that are read. */
export const isBody = (part: StyledElement["children"][number]): boolean =>
  part.kind === "element" && part.element.name === "tbody" && [...partsOfTable(part)].some(isCell);

const isCell = ({ name }: Element): boolean => name === "td" || name === "th";

/** Groups, rows and cells that are read. */
export function partsOfTable(table: StyledElement, parts = new Set<Element>()): Set<Element> {
  for (const child of table.children) {
    if (child.kind !== "element" || child.element.attribs["aria-hidden"] === "true") continue;
    parts.add(child.element);
    if (!/^t[dh]$/.test(child.element.name)) partsOfTable(child, parts);
  }
  return parts;
}

/** A caption is the first of a table's parts, wherever it is written (ISO 14289-1, section 7.2; CSS 2.2 section 17.4). */
export function captionFirst(table: StyledElement): StyledElement {
  const isCaption = (child: StyledElement["children"][number]) =>
    child.kind === "element" && child.element.name === "caption";
  const first = table.children.findIndex((child) => child.kind === "element");
  if (first < 0 || !table.children.slice(first + 1).some(isCaption)) return table;
  const rest = table.children.filter((child) => !isCaption(child));
  return { ...table, children: [...table.children.filter(isCaption), ...rest] };
}
