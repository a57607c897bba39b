/**
 * The floats of a block formatting context, and the room that they leave (CSS 2.2 sections 9.5.1 and 9.5.2). Each box of the context sees
 * them from its own top left. Lengths in px.
 */
import type { ComputedStyle } from "../../../css/index.js";
import type { Exclusion, FloatSide } from "../../fragments/floats.js";
import { isSameShape, shapeEnd } from "./float-shape.js";

/** From one place along a line to another. */
export interface Band {
  readonly left: number;
  readonly right: number;
}

/** Sides on which floats stand, added up. */
export type Sides = 0 | 1 | 2 | 3;
const SIDE: Readonly<Record<FloatSide, Sides>> = { left: 1, right: 2 };

/** What sums of lengths may miss each other by: half of the smallest length that browsers know. */
const TOLERANCE = 1 / 128;

export const NO_FLOATS: readonly Exclusion[] = [];

/** The side of a float, in a containing block of a direction. */
export function floatSide({ float }: ComputedStyle, direction: ComputedStyle["direction"]): FloatSide {
  if (float === "left" || float === "right") return float;
  return (float === "inline-start") === (direction === "ltr") ? "left" : "right";
}

/** The sides of floats, as a set. */
export const sideBit = (side: FloatSide): Sides => SIDE[side];

/** The floats that a box stands below, by their sides. */
export function clearedSides({ clear }: ComputedStyle, direction: ComputedStyle["direction"]): Sides {
  if (clear === "none") return 0;
  if (clear === "both") return 3;
  if (clear === "left" || clear === "right") return SIDE[clear];
  return (clear === "inline-start") === (direction === "ltr") ? SIDE.left : SIDE.right;
}

/** What floats leave of the room from one height to another; at a single height where both are the same. */
export function bandAt(exclusions: readonly Exclusion[], top: number, bottom: number, room: Band): Band {
  let { left, right } = room;
  for (const exclusion of exclusions) {
    if (exclusion.bottom <= top + TOLERANCE) continue;
    if (exclusion.top >= bottom - TOLERANCE && exclusion.top > top + TOLERANCE) continue;
    if (exclusion.right <= exclusion.left) continue;
    if (exclusion.side === "left") left = Math.max(left, exclusion.right);
    else right = Math.min(right, exclusion.left);
  }
  return { left, right };
}

/** What floats leave of the room to a line: of those with a shape what lies beside that (CSS Shapes 1, section 2). */
export function lineBand(exclusions: readonly Exclusion[], top: number, bottom: number, room: Band): Band {
  if (exclusions.every(({ shape }) => !shape)) return bandAt(exclusions, top, bottom, room);
  const taken = exclusions.flatMap((exclusion): Exclusion[] => {
    const { shape, side } = exclusion;
    if (!shape) return [exclusion];
    const end = shapeEnd(shape, side, top, bottom);
    if (end === undefined) return [];
    // What reaches beyond its margin box is cut off there.
    return side === "left"
      ? [{ ...exclusion, right: Math.min(exclusion.right, Math.max(exclusion.left, end)) }]
      : [{ ...exclusion, left: Math.max(exclusion.left, Math.min(exclusion.right, end)) }];
  });
  return bandAt(taken, top, bottom, room);
}

/** The next height at which a line may find more room; `Infinity` where it has all. Beside shapes each px is tried, as browsers do. */
export function nextRoom(exclusions: readonly Exclusion[], y: number): number {
  const isShaped = exclusions.some(({ shape, bottom }) => shape && bottom > y + TOLERANCE);
  return isShaped ? Math.min(y + 1, nextEnd(exclusions, y)) : nextEnd(exclusions, y);
}

/** Whether nothing of the room is taken. */
export const isFree = (band: Band, room: Band): boolean => band.left <= room.left && band.right >= room.right;

/** Whether something of a width has its place. */
export const hasRoom = ({ left, right }: Band, width: number): boolean => width <= right - left + 2 * TOLERANCE;

/** Where the next float ends below a height; `Infinity` where none does. */
export function nextEnd(exclusions: readonly Exclusion[], y: number): number {
  let next = Infinity;
  for (const { bottom } of exclusions) if (bottom > y + TOLERANCE) next = Math.min(next, bottom);
  return next;
}

/** Where the floats of some sides end; `-Infinity` where there are none. */
export function endOf(exclusions: readonly Exclusion[], sides: Sides): number {
  let end = -Infinity;
  if (sides !== 0) for (const { side, bottom } of exclusions) if (SIDE[side] & sides) end = Math.max(end, bottom);
  return end;
}

/** The height above which no further float may stand. */
export function lastTop(exclusions: readonly Exclusion[]): number {
  let last = -Infinity;
  for (const { top } of exclusions) last = Math.max(last, top);
  return last;
}

/** The sides on which floats reach below a height. */
export function sidesBelow(exclusions: readonly Exclusion[], y: number): Sides {
  let sides = 0;
  for (const { side, bottom } of exclusions) if (bottom > y + TOLERANCE) sides |= SIDE[side];
  return sides as Sides;
}

/** The floats as a box at a place sees them: those that end above it are nothing to it. */
export function seenFrom(exclusions: readonly Exclusion[], x: number, y: number): readonly Exclusion[] | undefined {
  const below = exclusions.filter(({ bottom }) => bottom > y + TOLERANCE);
  return below.length === 0 ? undefined : below.map((exclusion) => shifted(exclusion, -x, -y));
}

/** The floats of a box as its parent sees them, which has it at a place. */
export const seenAround = (exclusions: readonly Exclusion[], x: number, y: number): Exclusion[] =>
  exclusions.map((exclusion) => shifted(exclusion, x, y));

function shifted({ side, left, top, right, bottom, shape }: Exclusion, x: number, y: number): Exclusion {
  const moved = shape && { ...shape, x: shape.x + x, y: shape.y + y };
  return { side, left: left + x, top: top + y, right: right + x, bottom: bottom + y, shape: moved };
}

/** Whether two lists of floats are the same to a box. */
export function isSameFloats(a: readonly Exclusion[] | undefined, b: readonly Exclusion[] | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!;
      return (
        one.side === other.side &&
        isNear(one.left, other.left) &&
        isNear(one.top, other.top) &&
        isNear(one.right, other.right) &&
        isNear(one.bottom, other.bottom) &&
        isSameShape(one.shape, other.shape)
      );
    })
  );
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6;
