/** `grid-row-start` and its like -> lines of the grid (CSS Grid 2, section 8.3). Lines are counted from 0. */
import type { Values } from "../../../../css/index.js";
import type { ExplicitAxis } from "./explicit.js";

/** Where an item stands along an axis: at a line, or wherever automatic placement finds room for its span. */
export interface Placement {
  readonly start: number | undefined;
  readonly span: number;
}

/** Numbers beyond these count as these: CSS Grid 2, section 5.4, allows a limit. */
const MAX_LINE = 10_000;
const MAX_SPAN = 1_000;

/** The lines that are meant, each undefined where none is; in their order. */
export function resolveLines(
  start: Values.GridLine,
  end: Values.GridLine,
  axis: ExplicitAxis,
): { readonly start: number | undefined; readonly end: number | undefined } {
  const [from, to] = [lineOf(start, axis, "start"), lineOf(end, axis, "end")];
  if (from !== undefined && to !== undefined) {
    if (from === to) return { start: from, end: from + 1 };
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }
  return {
    start: from ?? (to !== undefined && isSpan(start) ? spannedLine(start, to, -1, axis) : undefined),
    end: to ?? (from !== undefined && isSpan(end) ? spannedLine(end, from, 1, axis) : undefined),
  };
}

export function resolvePlacement(start: Values.GridLine, end: Values.GridLine, axis: ExplicitAxis): Placement {
  const [from, to] = [lineOf(start, axis, "start"), lineOf(end, axis, "end")];
  if (from !== undefined && to !== undefined) {
    if (from === to) return { start: from, span: 1 };
    return { start: Math.min(from, to), span: Math.abs(to - from) };
  }
  if (from !== undefined) {
    const last = spannedLine(end, from, 1, axis);
    return { start: from, span: last - from };
  }
  if (to !== undefined) {
    const first = spannedLine(start, to, -1, axis);
    return { start: first, span: to - first };
  }
  // Of two spans the first counts; one of a named line has nothing to count from.
  const span = isSpan(start) ? start : isSpan(end) ? end : undefined;
  return { start: undefined, span: span && span.name === undefined ? Math.min(span.count, MAX_SPAN) : 1 };
}

const isSpan = (line: Values.GridLine): line is Extract<Values.GridLine, { kind: "span" }> =>
  line !== "auto" && line.kind === "span";

const clamped = (line: number): number => Math.max(-MAX_LINE, Math.min(line, MAX_LINE));

/** The line that is meant, or undefined for `auto` and spans. */
function lineOf(line: Values.GridLine, axis: ExplicitAxis, side: "start" | "end"): number | undefined {
  if (line === "auto" || line.kind === "span") return undefined;
  if (line.kind === "name") {
    const area = axis.lines.get(`${line.name}-${side}`);
    return area ? area[0]! : nthNamed(line.name, 1, axis);
  }
  if (line.name !== undefined) return nthNamed(line.name, line.number, axis);
  return clamped(line.number > 0 ? line.number - 1 : axis.count + 1 + line.number);
}

/** The nth line of a name, from the end if negative; all implicit lines are taken to have every name. */
function nthNamed(name: string, n: number, axis: ExplicitAxis): number {
  const lines = axis.lines.get(name) ?? [];
  if (n > 0) return lines[n - 1] ?? clamped(axis.count + n - lines.length);
  return lines[lines.length + n] ?? clamped(n + lines.length);
}

/** The line that a span reaches from `from`, towards the end (`direction` 1) or the start. */
function spannedLine(span: Values.GridLine, from: number, direction: 1 | -1, axis: ExplicitAxis): number {
  if (!isSpan(span)) return from + direction;
  const count = Math.min(span.count, MAX_SPAN);
  if (span.name === undefined) return from + direction * count;
  const lines = (axis.lines.get(span.name) ?? []).filter((line) => (direction > 0 ? line > from : line < from));
  const nth = direction > 0 ? lines[count - 1] : lines[lines.length - count];
  if (nth !== undefined) return nth;
  const edge = direction > 0 ? Math.max(from, axis.count) : Math.min(from, 0);
  return edge + direction * (count - lines.length);
}
