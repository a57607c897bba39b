/** `shape()`: a path whose places are lengths and percentages (CSS Shapes 2, section 3.4). */
import { type Component, isComma, isSlash } from "../../syntax/component.js";
import { angle } from "../../values/gradient.js";
import { keyword, lengthPercentage, ZERO } from "../../values/parsers.js";
import { type Position, position } from "../../values/position.js";
import type { Specified } from "../../values/specified.js";
import type { LengthPercentage } from "../../values/types.js";

/** A control point, and what it is counted from. */
interface ShapeControl {
  readonly at: Position;
  readonly from: "start" | "end" | "origin";
}

/** One step of the path. `by` counts places from where it starts, else they lie in the box. */
type ShapeCommand =
  | { readonly kind: "close" }
  | {
      readonly kind: "move" | "line" | "hline" | "vline";
      readonly by: boolean;
      readonly end: Position;
    }
  | {
      readonly kind: "curve" | "smooth";
      readonly by: boolean;
      readonly end: Position;
      readonly controls: readonly ShapeControl[];
    }
  | {
      readonly kind: "arc";
      readonly by: boolean;
      readonly end: Position;
      readonly radii: readonly [LengthPercentage, LengthPercentage];
      readonly large: boolean;
      readonly clockwise: boolean;
      /** Degrees. */
      readonly turn: number;
    };

export interface DrawnShape {
  readonly kind: "shape";
  readonly rule: "nonzero" | "evenodd";
  readonly from: Position;
  readonly commands: readonly ShapeCommand[];
}

/** @param args all that stands in its brackets */
export function drawnShape(args: readonly Component[]): Specified<DrawnShape> | undefined {
  const groups: Component[][] = [[]];
  for (const arg of args) {
    if (isComma(arg)) groups.push([]);
    else groups.at(-1)!.push(arg);
  }
  const [head, ...rest] = groups;
  const rule = keyword(head![0], ["nonzero", "evenodd"]);
  const [word, ...start] = head!.slice(rule ? 1 : 0);
  const from = keyword(word, ["from"]) && position(start);
  const commands = rest.map(command);
  if (!from || commands.length === 0 || commands.includes(undefined)) return undefined;
  const known = commands.filter((one) => one !== undefined);
  return (context) => ({
    kind: "shape",
    rule: rule?.(context) ?? "nonzero",
    from: from(context),
    commands: known.map((one) => one(context)),
  });
}

const KINDS = ["move", "line", "hline", "vline", "curve", "smooth", "arc", "close"] as const;

function command([name, ...rest]: readonly Component[]): Specified<ShapeCommand> | undefined {
  const kind = word(name, KINDS);
  if (kind === "close") return rest.length === 0 ? () => ({ kind }) : undefined;
  const way = word(rest[0], ["by", "to"]);
  if (!kind || !way) return undefined;
  const by = way === "by";
  const until = rest.findIndex((one) => word(one, ["with", "of"]) !== undefined);
  const end = endOf(kind, rest.slice(1, until < 0 ? undefined : until));
  const after = until < 0 ? [] : rest.slice(until + 1);
  const joint = until < 0 ? undefined : word(rest[until], ["with", "of"]);
  if (!end) return undefined;
  if (kind === "arc") return joint === "of" ? arc(by, end, after) : undefined;
  if (kind === "curve" || kind === "smooth") {
    if (joint === "of" || (kind === "curve" && !joint)) return undefined;
    return curve(kind, by, end, after);
  }
  return joint ? undefined : (context) => ({ kind, by, end: end(context) });
}

/** One place along a line across or down, else two. */
function endOf(kind: (typeof KINDS)[number], value: readonly Component[]): Specified<Position> | undefined {
  if (kind !== "hline" && kind !== "vline") return value.length === 2 ? position(value) : undefined;
  const one = lengthPercentage(value) ?? sideOf(kind, value);
  if (!one) return undefined;
  return (context) => (kind === "hline" ? { x: one(context), y: ZERO } : { x: ZERO, y: one(context) });
}

/** A side of the box by its name. */
function sideOf(kind: "hline" | "vline", value: readonly Component[]): Specified<LengthPercentage> | undefined {
  const names =
    kind === "hline"
      ? ["left", "x-start", "right", "x-end", "center"]
      : ["top", "y-start", "bottom", "y-end", "center"];
  const name = value.length === 1 ? word(value[0], names) : undefined;
  if (name === undefined) return undefined;
  const percent = name === "center" ? 0.5 : names.indexOf(name) < 2 ? 0 : 1;
  return () => ({ px: 0, percent });
}

function curve(
  kind: "curve" | "smooth",
  by: boolean,
  end: Specified<Position>,
  value: readonly Component[],
): Specified<ShapeCommand> | undefined {
  const slash = value.findIndex(isSlash);
  if (kind === "smooth" && slash >= 0) return undefined;
  const parts = slash < 0 ? [value] : [value.slice(0, slash), value.slice(slash + 1)];
  const controls = value.length === 0 ? [] : parts.map((part) => control(part, by));
  if (controls.includes(undefined)) return undefined;
  const known = controls.filter((one) => one !== undefined);
  return (context) => ({ kind, by, end: end(context), controls: known.map((one) => one(context)) });
}

function control(value: readonly Component[], by: boolean): Specified<ShapeControl> | undefined {
  const from = value.findIndex((one) => word(one, ["from"]) !== undefined);
  const at = position(from < 0 ? value : value.slice(0, from));
  const given = from < 0 ? undefined : word(value[from + 1], ["start", "end", "origin"]);
  if (!at || (from >= 0 && (!given || value.length !== from + 2))) return undefined;
  return (context) => ({ at: at(context), from: given ?? (by ? "start" : "origin") });
}

/** Radii, and in any order which of the four arcs through two places it is. */
function arc(by: boolean, end: Specified<Position>, value: readonly Component[]): Specified<ShapeCommand> | undefined {
  const radii = value.slice(0, 2).flatMap((one) => lengthPercentage([one]) ?? []);
  const [rx, ry = rx] = radii;
  let [large, clockwise, turn] = [false, false, 0];
  const rest = value.slice(radii.length);
  for (let i = 0; i < rest.length; i++) {
    const name = word(rest[i], ["cw", "ccw", "large", "small", "rotate"]);
    if (!name) return undefined;
    if (name === "cw") clockwise = true;
    if (name === "large") large = true;
    if (name !== "rotate") continue;
    const by = angle(rest[++i]);
    if (by === undefined) return undefined;
    turn = (by * 180) / Math.PI;
  }
  if (!rx || !ry) return undefined;
  return (context) => ({
    kind: "arc",
    by,
    end: end(context),
    radii: [rx(context), ry(context)],
    large,
    clockwise,
    turn,
  });
}

/** A word itself, where it is one of some. */
function word<T extends string>(component: Component | undefined, words: readonly T[]): T | undefined {
  if (component?.type !== "ident") return undefined;
  const name = component.name.toLowerCase();
  return words.find((one) => one === name);
}
