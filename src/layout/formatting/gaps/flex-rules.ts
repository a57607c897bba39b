/**
 * The lines in the gaps of a flex container (CSS Gap Decorations 1, sections 3 to 5). As in Chromium those between the items of a row reach
 * from the top of the item behind them to where the first item of their line ends. Lengths in px, places in the content box.
 */
import type { FlowPosition } from "../../fragmentation/position.js";
import type { GapRule } from "../../fragments/borders.js";
import type { Container, FlexItem, FlexLine } from "../flex/items.js";
import type { Edges } from "../sizing.js";
import {
  columnRuleStyle,
  inset,
  isBetweenPages,
  placedRules,
  type RuleEnd,
  type RuleStyle,
  rowRuleStyle,
} from "./rules.js";

/** A gap between two items of a line. */
interface ItemGap {
  readonly middle: number;
  readonly width: number;
  /** The item behind it. */
  readonly item: FlexItem;
  readonly isParted: boolean;
}

/** A line of items as the lines in gaps see it: from where to where it goes across, and the gap behind it in the order of the page. */
interface Band {
  readonly gaps: readonly ItemGap[];
  readonly start: number;
  readonly end: number;
  readonly gapBefore: number | undefined;
  readonly gapAfter: number | undefined;
  readonly isParted: boolean;
  /** Which of the gaps between lines that behind it is. */
  readonly index: number;
}

/**
 * @param extent of the container along its main axis @param flow where the content box begins, where it is over pages
 * @returns undefined where the style has no lines
 */
export function flexRules(
  lines: readonly FlexLine[],
  container: Container,
  extent: number,
  edges: Edges,
  flow: FlowPosition | undefined,
): GapRule[] | undefined {
  const { style, row } = container;
  const [between, below] = [columnRuleStyle(style), rowRuleStyle(style)];
  if (!between && !below) return undefined;
  const bands = bandsOf(lines, container, flow);
  const [ofItems, ofLines] = row ? [between, below] : [below, between];
  const rules = [
    ...(ofItems ? itemRules(bands, lines, ofItems, container) : []),
    ...(ofLines ? lineRules(bands, ofLines, extent) : []),
  ];
  return placedRules(rules, edges, undefined);
}

const isReversed = ({ style: { flexDirection, direction }, row }: Container): boolean =>
  flexDirection.endsWith("-reverse") !== (row && direction === "rtl");

/** The lines in the order of the page, from the top or from the left. */
function bandsOf(lines: readonly FlexLine[], container: Container, flow: FlowPosition | undefined): Band[] {
  const { row, style, contentWidth } = container;
  const mirrored = !row && style.direction === "rtl";
  const starts = ({ offset, cross }: FlexLine) => (mirrored ? contentWidth - offset - cross : offset);
  const visual = lines.map((line, i) => ({ line, i, start: starts(line) })).sort((a, b) => a.start - b.start);
  const gapBehind = (at: number): number | undefined => {
    const [here, next] = [visual[at], visual[at + 1]];
    return here && next && next.start - here.start - here.line.cross;
  };
  return visual.map(({ line, i, start }, at) => {
    const next = visual[at + 1];
    const bottom = row ? endOf(line.items[0], start + line.cross) : start + line.cross;
    const nextTop = row && next ? Math.min(...next.line.items.map(({ y }) => y)) : bottom;
    // Where a page ends there is no gap between lines, and those between items go on to its end.
    const isParted = row && next !== undefined && isBetweenPages(bottom, nextTop, flow);
    const end = isParted ? nextTop : bottom;
    return {
      gaps: itemGaps(line, container, flow),
      start,
      end,
      gapBefore: gapBehind(at - 1),
      gapAfter: isParted ? undefined : gapBehind(at),
      isParted,
      index: next ? Math.min(i, next.i) : 0,
    };
  });
}

const endOf = (item: FlexItem | undefined, otherwise: number): number =>
  item ? item.y + item.fragment!.height + item.margins.bottom : otherwise;

/** In the order of the line. */
function itemGaps({ items }: FlexLine, container: Container, flow: FlowPosition | undefined): ItemGap[] {
  const { row, mainGap } = container;
  const reversed = isReversed(container);
  const start = (item: FlexItem) => (row ? item.x : item.y);
  const end = (item: FlexItem) => start(item) + (row ? item.fragment!.width : item.fragment!.height);
  const [first, last] = row ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const hasAutoMargins = items.some(({ box: { style } }) =>
    row
      ? style.marginLeft === "auto" || style.marginRight === "auto"
      : style.marginTop === "auto" || style.marginBottom === "auto",
  );
  return items.slice(1).map((item, i) => {
    const [before, after] = reversed ? [item, items[i]!] : [items[i]!, item];
    const [from, to] = [end(before) + before.margins[last], start(after) - after.margins[first]];
    const width = hasAutoMargins ? mainGap : to - from;
    const middle = reversed ? end(item) + width / 2 : start(item) - width / 2;
    return { middle, width, item, isParted: !row && isBetweenPages(from, to, flow) };
  });
}

/** The lines in the gaps between items, which are counted over all lines. */
function itemRules(bands: readonly Band[], lines: readonly FlexLine[], rule: RuleStyle, { row }: Container): GapRule[] {
  const count = lines.reduce((sum, { items }) => sum + Math.max(0, items.length - 1), 0);
  const rules: GapRule[] = [];
  const first = new Map<FlexItem, number>();
  let index = 0;
  for (const { items } of lines) for (const item of items.slice(1)) first.set(item, index++);
  for (const { gaps, start, end, gapBefore, gapAfter } of bands)
    for (const { middle, item, isParted } of gaps) {
      if (isParted) continue;
      const part = inset(rule, { at: row ? item.y : start, crossing: gapBefore }, { at: end, crossing: gapAfter });
      if (part.to > part.from) rules.push({ upright: rule.upright, middle, ...part, index: first.get(item)!, count });
    }
  return rules;
}

/** The lines in the gaps between lines of items, along the whole container. */
function lineRules(bands: readonly Band[], rule: RuleStyle, extent: number): GapRule[] {
  const rules: GapRule[] = [];
  const count = bands.length - 1;
  bands.slice(0, -1).forEach(({ gaps, end, gapAfter = 0, isParted, index }, i) => {
    if (isParted) return;
    const middle = end + gapAfter / 2;
    const crossings = rule.break === "intersection" ? joinedGaps([...gaps, ...bands[i + 1]!.gaps]) : [];
    let begin: RuleEnd = { at: 0, crossing: undefined };
    for (const { from, to } of [...crossings, undefined].map((gap) => gap ?? { from: extent, to: extent })) {
      const crossing = from === extent ? undefined : to - from;
      const part = inset(rule, begin, { at: from, crossing });
      if (part.to > part.from) rules.push({ upright: rule.upright, middle, ...part, index, count });
      begin = { at: to, crossing };
    }
  });
  return rules;
}

/** Where gaps between items cross one between lines: those that overlap are one. */
function joinedGaps(gaps: readonly ItemGap[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = [];
  for (const { middle, width } of [...gaps].sort((a, b) => a.middle - b.middle)) {
    const [from, to] = [middle - width / 2, middle + width / 2];
    const last = joined.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
