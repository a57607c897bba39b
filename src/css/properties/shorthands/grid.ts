/** Shorthands of grid layout -> the values of their longhands (CSS Grid 2, sections 7.4, 7.8 and 8.4). */
import { type Component, isSlash, type Parts, splitAt } from "../../syntax/component.js";
import { ident, type Shorthand } from "./parts.js";

const NONE = [ident("none")];
const AUTO = [ident("auto")];
const ROW = [ident("row")];
const isWord = (component: Component | undefined, word: string): boolean =>
  component?.type === "ident" && component.name.toLowerCase() === word;

/** `grid-row` and `grid-column`: a start and an end; a name alone is both. */
function linePair(start: string, end: string): Shorthand {
  return {
    longhands: [start, end],
    split(value) {
      const lines = splitAt(value, "/");
      if (!lines || lines.length > 2) return undefined;
      return [
        [start, lines[0]!],
        [end, lines[1] ?? impliedLine(lines[0]!)],
      ];
    },
  };
}

/** `grid-area`: row start, column start, row end, column end. */
function gridArea(value: readonly Component[]): Parts | undefined {
  const lines = splitAt(value, "/");
  if (!lines || lines.length > 4) return undefined;
  const rowStart = lines[0]!;
  const columnStart = lines[1] ?? impliedLine(rowStart);
  return [
    ["grid-row-start", rowStart],
    ["grid-column-start", columnStart],
    ["grid-row-end", lines[2] ?? impliedLine(rowStart)],
    ["grid-column-end", lines[3] ?? impliedLine(columnStart)],
  ];
}

function impliedLine(start: readonly Component[]): readonly Component[] {
  return start.length === 1 && start[0]!.type === "ident" ? start : AUTO;
}

/** `grid-template`: rows / columns, or the areas with the sizes of their rows. */
function gridTemplate(value: readonly Component[]): Parts | undefined {
  if (value.length === 1 && isWord(value[0], "none")) return template(NONE, NONE, NONE);
  if (!value.some((component) => component.type === "string")) {
    const parts = splitAt(value, "/");
    return parts?.length === 2 ? template(parts[0]!, parts[1]!, NONE) : undefined;
  }
  const slash = value.findIndex(isSlash);
  const drawn = slash < 0 ? value : value.slice(0, slash);
  const columns = slash < 0 ? NONE : value.slice(slash + 1);
  const rows = rowsOfAreas(drawn);
  const hasRepeat = columns.some((component) => component.type === "function" && component.name === "repeat");
  if (!rows || columns.length === 0 || hasRepeat) return undefined;
  const areas = drawn.filter((component) => component.type === "string");
  return template(rows, columns, areas);
}

const template = (rows: readonly Component[], columns: readonly Component[], areas: readonly Component[]): Parts => [
  ["grid-template-rows", rows],
  ["grid-template-columns", columns],
  ["grid-template-areas", areas],
];

/** `[names]? "areas" size? [names]?` for each row; a row without a size is `auto`. */
function rowsOfAreas(value: readonly Component[]): Component[] | undefined {
  const rows: Component[] = [];
  let sized = true;
  const names = (added: readonly string[]) => {
    const last = rows.at(-1);
    if (last?.type === "lines") rows[rows.length - 1] = { type: "lines", names: [...last.names, ...added] };
    else rows.push({ type: "lines", names: added });
  };
  const endRow = () => {
    if (!sized) rows.push(ident("auto"));
    sized = true;
  };
  for (const component of value) {
    if (component.type === "string") {
      endRow();
      sized = false;
    } else if (component.type === "lines") {
      endRow();
      names(component.names);
    } else if (sized) return undefined;
    else {
      rows.push(component);
      sized = true;
    }
  }
  endRow();
  return rows;
}

/** `grid`: a template, or one axis of it with automatic placement along the other. All else is reset. */
function grid(value: readonly Component[]): Parts | undefined {
  const automatic = (rows: readonly Component[], columns: readonly Component[], flow: readonly Component[]): Parts => [
    ["grid-auto-rows", rows],
    ["grid-auto-columns", columns],
    ["grid-auto-flow", flow],
  ];
  if (!value.some((component) => isWord(component, "auto-flow"))) {
    const parts = gridTemplate(value);
    return parts && [...parts, ...automatic(AUTO, AUTO, ROW)];
  }
  const [rows, columns, ...rest] = splitAt(value, "/") ?? [];
  if (!rows || !columns || rest.length > 0) return undefined;
  const [rowFlow, columnFlow] = [autoFlow(rows), autoFlow(columns)];
  if (rowFlow && columnFlow) return undefined;
  if (rowFlow)
    return [...template(NONE, columns, NONE), ...automatic(rowFlow.sizes, AUTO, [ident("row"), ...rowFlow.dense])];
  if (columnFlow)
    return [
      ...template(rows, NONE, NONE),
      ...automatic(AUTO, columnFlow.sizes, [ident("column"), ...columnFlow.dense]),
    ];
  return undefined;
}

/** `auto-flow`, `dense` on either side of it, and the sizes of the implicit tracks. */
function autoFlow(value: readonly Component[]) {
  const leading = value.slice(0, 2);
  if (!leading.some((component) => isWord(component, "auto-flow"))) return undefined;
  const words = leading.filter((component) => isWord(component, "auto-flow") || isWord(component, "dense"));
  const sizes = value.slice(words.length);
  return { dense: words.length === 2 ? [ident("dense")] : [], sizes: sizes.length > 0 ? sizes : AUTO };
}

const TEMPLATE = ["grid-template-rows", "grid-template-columns", "grid-template-areas"];
const AREA = ["grid-row-start", "grid-column-start", "grid-row-end", "grid-column-end"];

export const gridShorthands: Readonly<Record<string, Shorthand>> = {
  grid: { longhands: [...TEMPLATE, "grid-auto-rows", "grid-auto-columns", "grid-auto-flow"], split: grid },
  "grid-template": { longhands: TEMPLATE, split: gridTemplate },
  "grid-area": { longhands: AREA, split: gridArea },
  "grid-row": linePair("grid-row-start", "grid-row-end"),
  "grid-column": linePair("grid-column-start", "grid-column-end"),
};
