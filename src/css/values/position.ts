/** `<position>` (CSS Values 4, section 9): one to four components -> offsets from left and top. */

import type { Component } from "../syntax/component.js";
import { named } from "../syntax/named.js";
import { addScaled } from "./length-percentage.js";
import { lengthPercentage } from "./parsers.js";
import type { Parser, Specified } from "./specified.js";
import type { LengthPercentage } from "./types.js";

/** Percentages refer to the room that what is positioned leaves free. */
export interface Position {
  readonly x: LengthPercentage;
  readonly y: LengthPercentage;
}

export const CENTER: LengthPercentage = { px: 0, percent: 0.5 };
const FULL: LengthPercentage = { px: 0, percent: 1 };
const NONE: LengthPercentage = { px: 0, percent: 0 };

const SHARES: Readonly<Record<"x" | "y", Readonly<Record<string, LengthPercentage>>>> = {
  x: { left: NONE, center: CENTER, right: FULL },
  y: { top: NONE, center: CENTER, bottom: FULL },
};
const FAR: Readonly<Record<"x" | "y", string>> = { x: "right", y: "bottom" };

const wordOf = (component: Component | undefined): string | undefined =>
  component?.type === "ident" ? component.name.toLowerCase() : undefined;
const names = (component: Component | undefined, axis: "x" | "y"): boolean => {
  const word = wordOf(component);
  return word !== undefined && Object.hasOwn(SHARES[axis], word);
};

/** The offset along one axis: a keyword, a length-percentage, or an edge and the distance from it. */
export function axisOffset(axis: "x" | "y"): Parser<LengthPercentage> {
  return (value): Specified<LengthPercentage> | undefined => {
    const [first, second] = value;
    const word = wordOf(first);
    if (value.length === 1) {
      const share = word === undefined ? undefined : named(SHARES[axis], word);
      return share ? () => share : lengthPercentage(value);
    }
    const distance = value.length === 2 && names(first, axis) && word !== "center" && lengthPercentage([second!]);
    if (!distance) return undefined;
    return word === FAR[axis] ? (context) => addScaled(FULL, distance(context), -1) : distance;
  };
}

const offsetX = axisOffset("x");
const offsetY = axisOffset("y");
const CENTERED: Component = { type: "ident", name: "center" };

/** The components that say where on each axis; undefined for what is no position. */
export function splitPosition(
  value: readonly Component[],
): { readonly x: readonly Component[]; readonly y: readonly Component[] } | undefined {
  const [first, second] = value;
  let [x, y]: [readonly Component[], readonly Component[]] = [[], []];
  if (value.length === 1) {
    [x, y] = names(first, "x") || wordOf(first) === undefined ? [value, [CENTERED]] : [[CENTERED], value];
  } else if (value.length === 2) {
    const swapped = names(first, "y") && names(second, "x");
    [x, y] = swapped ? [[second!], [first!]] : [[first!], [second!]];
  } else if (value.length === 3 || value.length === 4) {
    // The second group begins at the second keyword.
    const at = value.findIndex((component, i) => i > 0 && wordOf(component) !== undefined);
    if (wordOf(first) === undefined || at < 0) return undefined;
    const groups = [value.slice(0, at), value.slice(at)] as const;
    const vertical = names(first, "y") && (wordOf(first) !== "center" || names(groups[1][0], "x"));
    [x, y] = vertical ? [groups[1], groups[0]] : [groups[0], groups[1]];
  } else return undefined;
  return offsetX(x) && offsetY(y) ? { x, y } : undefined;
}

export const position: Parser<Position> = (value) => {
  const parts = splitPosition(value);
  const [x, y] = [parts && offsetX(parts.x), parts && offsetY(parts.y)];
  return x && y ? (context) => ({ x: x(context), y: y(context) }) : undefined;
};
