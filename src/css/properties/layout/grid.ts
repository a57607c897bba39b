/** Properties of grid layout (CSS Grid 2, sections 7 and 8). */
import type { Component } from "../../syntax/component.js";
import { parseInteger } from "../../values/numeric.js";
import { keyword } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import {
  AUTO_TRACK,
  isLineName,
  NO_TRACKS,
  parseTrackSizes,
  parseTrackTemplate,
  type TrackSize,
  type TrackTemplate,
} from "../../values/track-list.js";
import { property } from "../definition.js";

/** The rectangle of a named area; lines are counted from 0. */
interface GridArea {
  readonly rowStart: number;
  rowEnd: number;
  readonly columnStart: number;
  columnEnd: number;
}

export interface TemplateAreas {
  readonly rows: number;
  readonly columns: number;
  readonly areas: ReadonlyMap<string, GridArea>;
}

/** A `<grid-line>`. Without a name, `line` counts all lines; with one, the lines of that name. */
export type GridLine =
  | "auto"
  | { readonly kind: "line"; readonly number: number; readonly name?: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "span"; readonly count: number; readonly name?: string };

/** `none`, or strings that draw rectangles of names (section 7.3). */
const templateAreas: Parser<TemplateAreas | "none"> = (value) => {
  const word = value.length === 1 ? keyword(value[0], ["none"]) : undefined;
  if (word) return word;
  const rows = value.map((component) =>
    component.type === "string" ? (component.value.match(/\.+|[^\s.]+/g) ?? []) : [],
  );
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.some((row) => row.length !== columns)) return undefined;
  const areas = new Map<string, GridArea>();
  const counts = new Map<string, number>();
  rows.forEach((row, r) => {
    row.forEach((name, c) => {
      if (name.startsWith(".")) return;
      const area = areas.get(name);
      if (area) {
        area.rowEnd = r + 1;
        area.columnEnd = Math.max(area.columnEnd, c + 1);
      } else areas.set(name, { rowStart: r, rowEnd: r + 1, columnStart: c, columnEnd: c + 1 });
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  });
  // What was found of a name fills the rectangle around it exactly where it is one, and begins at its left edge.
  for (const [name, area] of areas) {
    const isFilled = rows
      .slice(area.rowStart, area.rowEnd)
      .every((row) => row.slice(area.columnStart, area.columnEnd).every((cell) => cell === name));
    const size = (area.rowEnd - area.rowStart) * (area.columnEnd - area.columnStart);
    if (!isFilled || counts.get(name) !== size) return undefined;
  }
  const parsed: TemplateAreas = { rows: rows.length, columns, areas };
  return () => parsed;
};

const gridLine: Parser<GridLine> = (value) => {
  const word = value.length === 1 ? keyword(value[0], ["auto"]) : undefined;
  if (word) return word;
  const isSpan = (component: Component) => component.type === "ident" && component.name.toLowerCase() === "span";
  const at = value.findIndex(isSpan);
  // `span` stands before or after its number and name, not between.
  if (value.length > 3 || (at > 0 && at < value.length - 1)) return undefined;
  const rest = at < 0 ? value : value.filter((component) => !isSpan(component));
  const names = rest.flatMap((component) => (component.type === "ident" ? [component.name] : []));
  const numbers = rest.flatMap((component) => (component.type === "ident" ? [] : [parseInteger(component)]));
  const [name] = names;
  const [number] = numbers;
  if (rest.length === 0 || names.length > 1 || numbers.length > 1 || !names.every(isLineName)) return undefined;
  if (numbers.length > 0 && (number === undefined || number === 0)) return undefined;
  const named = name === undefined ? {} : { name };
  if (at >= 0) {
    if (number !== undefined && number < 1) return undefined;
    return () => ({ kind: "span", count: number ?? 1, ...named });
  }
  if (number !== undefined) return () => ({ kind: "line", number, ...named });
  return () => ({ kind: "name", name: name! });
};

type AutoFlow = "row" | "column" | "row dense" | "column dense";

const autoFlow: Parser<AutoFlow> = (value) => {
  const words = value.map((component) => (component.type === "ident" ? component.name.toLowerCase() : ""));
  const [direction = "row", ...others] = words.filter((word) => word !== "dense");
  const dense = words.length - 1 - others.length;
  if (words.length < 1 || words.length > 2 || others.length > 0 || !/^(row|column)$/.test(direction)) return undefined;
  if (words.length === 2 && dense !== 1) return undefined;
  const flow = words.includes("dense") ? `${direction} dense` : direction;
  return () => flow as AutoFlow;
};

const template = () => property<TrackTemplate>(NO_TRACKS, parseTrackTemplate);
const implicit = () => property<readonly TrackSize[]>([AUTO_TRACK], parseTrackSizes);
const line = () => property<GridLine>("auto", gridLine);

export const gridProperties = {
  gridTemplateColumns: template(),
  gridTemplateRows: template(),
  gridTemplateAreas: property<TemplateAreas | "none">("none", templateAreas),
  gridAutoColumns: implicit(),
  gridAutoRows: implicit(),
  gridAutoFlow: property<AutoFlow>("row", autoFlow),
  gridColumnStart: line(),
  gridColumnEnd: line(),
  gridRowStart: line(),
  gridRowEnd: line(),
};
