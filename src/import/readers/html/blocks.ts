/** DOM -> blocks. Markdown and word processors' documents come this way too, made HTML of first. */
import type { ChildNode, Element } from "domhandler";
import { isElement, placeCells, spansOf } from "../../../html/index.js";
import type { Block, Cell, RegionName, TableBlock, TableRow } from "../../source/document.js";
import { BREAK, isBlank, isStrong, oneLine, type Phrase, plain, trim } from "../../source/phrase.js";
import type { Place, Run } from "../../source/tape.js";
import { isHidden, isInline, nameTag, runsOf, SILENT, type Walk } from "./inline.js";

/** Cells that a table may span in all: what a `colspan` of 1,000 in each cell makes is no table of anybody's. */
const MAX_SLOTS = 20_000;

const REGIONS: Readonly<Record<string, RegionName>> = {
  nav: "navigation",
  aside: "aside",
  footer: "footer",
  form: "navigation",
};
const ROLES: Readonly<Record<string, RegionName>> = {
  navigation: "navigation",
  complementary: "aside",
  contentinfo: "footer",
  search: "navigation",
  menu: "navigation",
  menubar: "navigation",
};
/** What pages call their navigation where they don't say it by an element. */
const NAVIGATION =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-bar|pagination|cookies?|toc|table-of-contents|share|social|skip-link|comments?|newsletter|subscribe|advert|ads?)(?:$|[\s_-])/i;

/** The blocks of nodes that stand beside one another. */
export function blocksOf(nodes: readonly ChildNode[], place: Place, walk: Walk): Block[] {
  const blocks: Block[] = [];
  let phrase: Run[] = [];
  const flush = () => {
    const text = trim(phrase);
    if (!isBlank(text)) blocks.push(paragraph(text, walk));
    phrase = [];
  };
  for (const node of nodes) {
    if (isInline(node) || !isElement(node)) phrase.push(...runsOf(node, {}, place, walk));
    else if (SILENT.has(node.name)) runsOf(node, {}, place, walk);
    else {
      flush();
      blocks.push(...blockOf(node, walk.placeOf(node, place), walk));
    }
  }
  flush();
  return blocks;
}

/** A paragraph; or a heading, where it is short, strong, and all by itself. */
function paragraph(phrase: Phrase, walk: Walk): Block {
  const whole = plain(phrase);
  const text = oneLine(phrase);
  const isHeading = isStrong(phrase) && text.length <= 90 && !whole.includes("\n") && !/[.;,]$/.test(text);
  if (!isHeading) return { kind: "paragraph", phrase };
  const first = phrase.find(({ at }) => at !== undefined);
  return { kind: "heading", level: 7, phrase, place: (first && walk.tape.placeOf(first)) ?? {} };
}

function blockOf(node: Element, place: Place, walk: Walk): Block[] {
  if (isHidden(node)) {
    walk.leaveOut("hidden");
    blocksOf(node.children, place, walk);
    return [];
  }
  const region = regionOf(node);
  if (region !== undefined)
    return [
      {
        kind: "region",
        name: region,
        blocks: inside(node, place, { ...walk, keepsAddresses: region === "aside" && walk.keepsAddresses }),
      },
    ];
  switch (node.name) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6": {
      const phrase = trim(node.children.flatMap((child) => runsOf(child, {}, place, walk)));
      return isBlank(phrase) ? [] : [{ kind: "heading", level: Number(node.name[1]), phrase, place }];
    }
    case "ul":
    case "ol":
    case "menu":
      return [listOf(node, place, walk)];
    case "dl":
      return [definitions(node, place, walk)];
    case "table":
      return tableOf(node, place, walk);
    case "blockquote":
      return [{ kind: "quote", blocks: inside(node, place, walk) }];
    case "pre":
      return [{ kind: "code", text: walk.tape.add(textOf(node).replace(/\n$/, ""), place) }];
    case "hr":
      return [];
    case "summary":
      return [
        {
          kind: "heading",
          level: 6,
          phrase: trim(node.children.flatMap((child) => runsOf(child, {}, place, walk))),
          place,
        },
      ];
    default:
      nameTag(node, place, walk);
      return inside(node, place, walk);
  }
}

const inside = (node: Element, place: Place, walk: Walk): Block[] => blocksOf(node.children, place, walk);

function textOf(node: ChildNode): string {
  if (node.type === "text" && "data" in node) return node.data;
  return isElement(node) ? node.children.map(textOf).join("") : "";
}

function regionOf({ name, attribs }: Element): RegionName | undefined {
  const role = ROLES[attribs.role ?? ""];
  if (role !== undefined) return role;
  if (Object.hasOwn(REGIONS, name)) return REGIONS[name];
  if (!["div", "ul", "ol", "section", "span", "p"].includes(name)) return undefined;
  return NAVIGATION.test(attribs.class ?? "") || NAVIGATION.test(attribs.id ?? "") ? "navigation" : undefined;
}

function listOf(node: Element, place: Place, walk: Walk): Block {
  const items: Block[][] = [];
  for (const child of node.children) {
    if (isElement(child) && child.name === "li") {
      const item = blocksOf(child.children, walk.placeOf(child, place), walk);
      if (item.length > 0) items.push(item.map(asParagraph));
    } else {
      const stray = blocksOf([child], place, walk);
      const last = items.at(-1);
      if (stray.length > 0 && last) last.push(...stray);
      else if (stray.length > 0) items.push(stray);
    }
  }
  return { kind: "list", isOrdered: node.name === "ol", items };
}

/** Strong text is no heading where it is an item of a list. */
const asParagraph = (block: Block): Block =>
  block.kind === "heading" && block.level === 7 ? { kind: "paragraph", phrase: block.phrase } : block;

/** `dl`: a list whose items are "term: definition". */
function definitions(node: Element, place: Place, walk: Walk): Block {
  const items: Block[][] = [];
  let term: Phrase = [];
  const visit = (nodes: readonly ChildNode[]) => {
    for (const child of nodes) {
      if (!isElement(child)) continue;
      const here = walk.placeOf(child, place);
      if (child.name === "dt") {
        if (term.length > 0) items.push([{ kind: "paragraph", phrase: term }]);
        term = trim(child.children.flatMap((each) => runsOf(each, {}, here, walk)));
      } else if (child.name === "dd") {
        const [first, ...rest] = blocksOf(child.children, here, walk);
        const lead = first && (first.kind === "paragraph" || first.kind === "heading") ? first.phrase : undefined;
        const phrase = term.length === 0 ? (lead ?? []) : [...term, { text: ": " }, ...(lead ?? [])];
        items.push([
          ...(phrase.length > 0 ? [{ kind: "paragraph" as const, phrase }] : []),
          ...(first && lead === undefined ? [first] : []),
          ...rest,
        ]);
        term = [];
      } else visit(child.children);
    }
  };
  visit(node.children);
  if (term.length > 0) items.push([{ kind: "paragraph", phrase: term }]);
  return { kind: "list", isOrdered: false, items: items.filter((item) => item.length > 0) };
}

/** A table of cells; what serves to lay out other blocks is these. */
function tableOf(node: Element, place: Place, walk: Walk): Block[] {
  const { rows, captions, strays } = partsOf(node);
  const around = [...captions.slice(1), ...strays];
  const isLayout =
    rows.every(({ cells }) => cells.length <= 1) ||
    rows.some(({ cells }) => cells.some((cell) => hasBlocks(cell.children)));
  if (isLayout)
    return node.children.flatMap((child) => (isElement(child) ? inside(child, walk.placeOf(child, place), walk) : []));
  const [caption] = captions;
  const phrase = caption ? trim(caption.children.flatMap((child) => cellRuns(child, {}, place, walk))) : undefined;
  const table: TableBlock = {
    kind: "table",
    rows: gridOf(rows, place, walk),
    place,
    ...(phrase && !isBlank(phrase) && { caption: phrase }),
  };
  return [table, ...blocksOf(around, place, walk)];
}

interface RowNode {
  readonly node: Element;
  readonly cells: readonly Element[];
  /** The row after the last of its group. */
  readonly end: number;
  readonly isHead: boolean;
}

function partsOf(table: Element) {
  const groups: { rows: Element[]; isHead: boolean }[] = [];
  const captions: Element[] = [];
  const strays: ChildNode[] = [];
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === "caption") captions.push(child);
    else if (child.name === "tr") groups.push({ rows: [child], isHead: false });
    else if (["thead", "tbody", "tfoot"].includes(child.name))
      groups.push({
        rows: child.children.filter(isElement).filter(({ name }) => name === "tr"),
        isHead: child.name === "thead",
      });
    else if (child.name !== "colgroup" && child.name !== "col") strays.push(child);
  }
  const rows: RowNode[] = [];
  for (const group of groups) {
    const end = rows.length + group.rows.length;
    for (const node of group.rows) {
      const cells = node.children.filter(isElement).filter(({ name }) => name === "td" || name === "th");
      rows.push({ node, cells, end, isHead: group.isHead });
    }
  }
  return { rows, captions, strays };
}

/** Whether a cell holds what no cell of a comparison does: headings, or further tables. */
const hasBlocks = (nodes: readonly ChildNode[]): boolean =>
  nodes.some((node) => isElement(node) && (/^(?:table|h[1-6])$/.test(node.name) || hasBlocks(node.children)));

function gridOf(rows: readonly RowNode[], place: Place, walk: Walk): TableRow[] {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length)) * 4;
  const slots = placeCells(rows, (cell) => {
    const { columnSpan, rowSpan } = spansOf(cell);
    return { columnSpan: Math.min(columnSpan, width), rowSpan };
  });
  let filled = 0;
  for (const { cell: node, row, column, rowSpan, columnSpan } of slots) {
    const here = walk.placeOf(node, walk.placeOf(rows[row]!.node, place));
    const phrase = trim(node.children.flatMap((child) => cellRuns(child, {}, here, walk)));
    const cell: Cell = { phrase, isHeader: node.name === "th" || rows[row]!.isHead };
    for (let y = row; y < row + rowSpan; y++)
      for (let x = column; x < column + columnSpan && filled < MAX_SLOTS; x++, filled++)
        grid[y]![x] = y === row && x === column ? cell : { ...cell, isRepeated: true };
  }
  const empty: Cell = { phrase: [], isHeader: false };
  return grid.map((cells, i) => ({
    cells: Array.from(cells, (cell) => cell ?? empty),
    place: walk.placeOf(rows[i]!.node, place),
  }));
}

/** The text of a cell: blocks in it begin a line, items one with a bullet. */
function cellRuns(node: ChildNode, style: object, place: Place, walk: Walk): Run[] {
  if (!isElement(node) || isInline(node) || SILENT.has(node.name)) return runsOf(node, style, place, walk);
  if (isHidden(node)) return runsOf(node, style, place, walk);
  const here = walk.placeOf(node, place);
  const runs = node.children.flatMap((child) => cellRuns(child, style, here, walk));
  if (node.name === "li") return [BREAK, { text: "• " }, ...trim(runs), BREAK];
  return [BREAK, ...runs, BREAK];
}
