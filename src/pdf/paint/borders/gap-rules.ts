/** The lines in the gaps of a container (CSS Gap Decorations 1; between columns of text, CSS Multi-column Layout 1, section 4). */
import { type ComputedStyle, gapValue, type Values } from "../../../css/index.js";
import type { BoxFragment, GapRule } from "../../../layout/index.js";
import { overflowClip } from "../areas/clips.js";
import { snapped } from "../areas/whole-px.js";
import { markArtifact, type PaintContext } from "../context.js";
import { paintClipped } from "../inside.js";
import { paintBorders } from "./borders.js";

/** Each part of a box that is broken has what of them stands in it; where its content is cut off they are as well. */
export function paintGapRules(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
  if (fragment.box.style.visibility !== "visible") return;
  markArtifact(context);
  const clip = overflowClip(fragment, x, y, context.origin);
  paintClipped(clip ? [clip] : [], context, () => paintRules(fragment, x, y, context));
}

function paintRules(
  { box: { style }, gapRules = [], slice, height }: BoxFragment,
  x: number,
  y: number,
  context: PaintContext,
): void {
  const [moved, most] = slice ? [slice.offset, height] : [0, Infinity];
  const rowsFirst = style.ruleOverlap === "column-over-row";
  for (const upright of rowsFirst ? [false, true] : [true, false])
    for (const rule of gapRules) {
      if (rule.upright !== upright) continue;
      const here = upright ? between(rule, moved, most) : across(rule, moved, most);
      if (here && here.to > here.from) paintRule(here, style, x, y, context);
    }
}

/** What of an upright line is in a part of the box. */
function between(rule: GapRule, moved: number, most: number): GapRule {
  if (most === Infinity) return rule;
  return { ...rule, from: Math.max(rule.from - moved, 0), to: Math.min(rule.to - moved, most) };
}

/** A line between rows is in the part in which its middle is. */
function across(rule: GapRule, moved: number, most: number): GapRule | undefined {
  const middle = rule.middle - moved;
  if (most !== Infinity && (middle < 0 || middle > most)) return undefined;
  return moved === 0 ? rule : { ...rule, middle };
}

/** A line is the left or the top border of a box without anything else. */
function paintRule(rule: GapRule, style: ComputedStyle, x: number, y: number, context: PaintContext): void {
  const { upright, middle, from, to, index, count } = rule;
  const of = <T>(column: Values.GapList<T>, row: Values.GapList<T>): T | undefined =>
    gapValue(upright ? column : row, index, count);
  const width = of(style.columnRuleWidth, style.rowRuleWidth)!;
  const kind = ruleStyle(of(style.columnRuleStyle, style.rowRuleStyle)!, width);
  if (width === 0 || kind === "none" || kind === "hidden") return;
  const color = of(style.columnRuleColor, style.rowRuleColor) ?? style.color;
  const none = { width: 0, style: "none", color } as const;
  const line = { width, style: kind, color };
  const rect = upright
    ? { x: x + middle - width / 2, y: y + from, width, height: to - from }
    : { x: x + from, y: y + middle - width / 2, width: to - from, height: width };
  const sides = { top: upright ? none : line, right: none, bottom: none, left: upright ? line : none };
  paintBorders(snapped(rect, context.origin), sides, undefined, context.target);
}

/** In a gap there is no inside: styles are those of collapsed borders (CSS Multi-column Layout 1, section 4.3). */
function ruleStyle(style: Values.BorderStyle, width: number): Values.BorderStyle {
  if (style === "double" && width < TWO_LINES) return "solid";
  return style === "inset" ? "ridge" : style === "outset" ? "groove" : style;
}

/** What is thinner has no room for two lines and what is between them, px. */
const TWO_LINES = 3;
