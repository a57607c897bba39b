/** The two sums of flex layout: flexible lengths (CSS Flexbox 1, section 9.7) and the distribution of free space (CSS Align 3). */
import type { ComputedStyle, Values } from "../../css/index.js";
import type { Box } from "../boxes/box.js";
import { type Placed, placed } from "../fragments/fragment.js";

interface Flexible {
  readonly base: number;
  /** The base size without border and padding, by which shrinking is weighed. */
  readonly innerBase: number;
  readonly min: number;
  readonly max: number;
  readonly grow: number;
  readonly shrink: number;
  readonly hypothetical: number;
  readonly mainMargins: number;
  main: number;
}

/** Sets `main` of every item so that together with their margins they fill `available` px, as far as they may. */
export function resolveFlexibleLengths(items: readonly Flexible[], available: number): void {
  const total = items.reduce((sum, item) => sum + item.hypothetical + item.mainMargins, 0);
  const growing = total < available;
  const factor = (item: Flexible) => (growing ? item.grow : item.shrink);
  const frozen = new Set<Flexible>();
  for (const item of items) {
    item.main = item.hypothetical;
    if (factor(item) === 0 || (growing ? item.base > item.hypothetical : item.base < item.hypothetical))
      frozen.add(item);
  }
  const freeSpace = () =>
    available - items.reduce((sum, item) => sum + item.mainMargins + (frozen.has(item) ? item.main : item.base), 0);
  const initial = freeSpace();
  while (frozen.size < items.length) {
    const open = items.filter((item) => !frozen.has(item));
    const factors = open.reduce((sum, item) => sum + factor(item), 0);
    let remaining = freeSpace();
    if (factors < 1 && Math.abs(initial * factors) < Math.abs(remaining)) remaining = initial * factors;
    const scaled = open.reduce((sum, item) => sum + item.shrink * item.innerBase, 0);
    let violation = 0;
    const clamped = open.map((item) => {
      const share = growing ? item.grow / factors : scaled > 0 ? (item.shrink * item.innerBase) / scaled : 0;
      const wanted = item.base + remaining * share;
      item.main = Math.max(item.min, Math.min(wanted, item.max), 0);
      violation += item.main - wanted;
      return item.main - wanted;
    });
    open.forEach((item, i) => {
      const off = clamped[i]!;
      if (Math.abs(violation) < 1e-6 || (violation > 0 ? off > 0 : off < 0)) frozen.add(item);
    });
  }
}

/** What stands behind `safe` and `unsafe`, or beside neither of them. */
type Plain<T> = T extends `${"safe" | "unsafe"} ${string}` ? never : T;

/** An alignment with its overflow resolved: what is safe, and doesn't fit, is at the start (CSS Align 3, section 4.4). */
export function resolveOverflow<T extends string>(value: T, free: number): Plain<T> | "start" {
  if (value.startsWith("safe ")) return free < 0 ? "start" : (value.slice(5) as Plain<T>);
  return (value.startsWith("unsafe ") ? value.slice(7) : value) as Plain<T>;
}

/** How far `align-content` moves all that is in a block container (section 5.1.1). */
export const contentOffset = (value: ComputedStyle["alignContent"], free: number): number =>
  distribute(value, free, 1).before;

/** The content of a block container as `align-content` has it. @param free height that it leaves */
export function alignedIn<F>(
  { alignContent }: ComputedStyle,
  content: readonly Placed<F>[],
  free: number,
): readonly Placed<F>[] {
  const offset = alignContent === "normal" ? 0 : contentOffset(alignContent, free);
  return offset === 0 ? content : content.map(({ x, y, fragment }) => placed(fragment, x, y + offset));
}

/** Where the first of `count` subjects begins and how much is added between them (CSS Align 3, section 4.3). */
export function distribute(
  value: ComputedStyle["justifyContent"] | ComputedStyle["alignContent"],
  free: number,
  count: number,
): { before: number; between: number } {
  // Distributed alignment falls back to start, or safe centring, where there is nothing to distribute.
  switch (resolveOverflow(value, free)) {
    case "center":
      return { before: free / 2, between: 0 };
    case "end":
    case "flex-end":
      return { before: free, between: 0 };
    case "space-between":
      return count > 1 && free > 0 ? { before: 0, between: free / (count - 1) } : { before: 0, between: 0 };
    case "space-around":
      return free > 0 ? { before: free / count / 2, between: free / count } : { before: 0, between: 0 };
    case "space-evenly":
      return free > 0 ? { before: free / (count + 1), between: free / (count + 1) } : { before: 0, between: 0 };
    default:
      return { before: 0, between: 0 };
  }
}

/** How far right of the start edge's left an alignment along the inline axis brings what leaves room. @param free px */
export function justifiedBy(
  value: Values.JustifySelf,
  free: number,
  own: ComputedStyle,
  container: ComputedStyle,
): number {
  const rtl = container.direction === "rtl";
  const ownRtl = own.direction === "rtl";
  switch (resolveOverflow(value, free)) {
    case "center":
      return free / 2;
    case "end":
    case "flex-end":
      return rtl ? 0 : free;
    case "self-start":
      return ownRtl ? free : 0;
    case "self-end":
      return ownRtl ? 0 : free;
    case "left":
      return 0;
    case "right":
      return free;
    default:
      return rtl ? free : 0;
  }
}

/** How a block-level box is justified in its containing block; undefined where it fills that (CSS Align 3, section 6.1). */
export function blockJustification({ style, origin }: Box, container: ComputedStyle): Values.JustifySelf | undefined {
  const value = style.justifySelf === "auto" ? container.justifyItems : style.justifySelf;
  return value === "normal" || value === "stretch" || origin === "anonymous" ? undefined : value;
}
