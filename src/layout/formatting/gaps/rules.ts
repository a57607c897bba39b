/** What the lines in the gaps of flex and grid containers have in common (CSS Gap Decorations 1). Lengths in px. */
import type { ComputedStyle, LengthPercentage } from "../../../css/index.js";
import { type FlowPosition, moved, pageIndex } from "../../fragmentation/position.js";
import type { GapRule } from "../../fragments/borders.js";
import { type Edges, resolve } from "../sizing.js";

/** How the lines of one direction are drawn, whatever they look like. */
export interface RuleStyle {
  readonly upright: boolean;
  readonly break: ComputedStyle["columnRuleBreak"];
  readonly visibility: ComputedStyle["columnRuleVisibilityItems"];
  readonly cap: { readonly start: LengthPercentage; readonly end: LengthPercentage };
  readonly junction: { readonly start: LengthPercentage; readonly end: LengthPercentage };
}

const isDrawn = ({ before, repeated = [], after }: ComputedStyle["columnRuleStyle"]): boolean =>
  [...before, ...repeated, ...after].some((style) => style !== "none" && style !== "hidden");

/** How lines between columns are drawn; undefined where there are none. */
export function columnRuleStyle(style: ComputedStyle): RuleStyle | undefined {
  if (!isDrawn(style.columnRuleStyle)) return undefined;
  return {
    upright: true,
    break: style.columnRuleBreak,
    visibility: style.columnRuleVisibilityItems,
    cap: { start: style.columnRuleInsetCapStart, end: style.columnRuleInsetCapEnd },
    junction: { start: style.columnRuleInsetJunctionStart, end: style.columnRuleInsetJunctionEnd },
  };
}

/** The same of lines between rows. */
export function rowRuleStyle(style: ComputedStyle): RuleStyle | undefined {
  if (!isDrawn(style.rowRuleStyle)) return undefined;
  return {
    upright: false,
    break: style.rowRuleBreak,
    visibility: style.rowRuleVisibilityItems,
    cap: { start: style.rowRuleInsetCapStart, end: style.rowRuleInsetCapEnd },
    junction: { start: style.rowRuleInsetJunctionStart, end: style.rowRuleInsetJunctionEnd },
  };
}

/** Where a line ends: at a gap of some width that crosses its own, or at the edge of the container. */
export interface RuleEnd {
  readonly at: number;
  readonly crossing: number | undefined;
}

/** From where to where a line goes (section 5). */
export function inset(rule: RuleStyle, start: RuleEnd, end: RuleEnd): { from: number; to: number } {
  const of = (edge: "start" | "end", crossing: number | undefined) =>
    crossing === undefined ? resolve(rule.cap[edge], 0) : resolve(rule.junction[edge], crossing);
  return { from: start.at + of("start", start.crossing), to: end.at - of("end", end.crossing) };
}

/** Lines from the top left of the content box, from that of the border box. @param mirrored the width in which columns go from right to left */
export function placedRules(rules: readonly GapRule[], edges: Edges, mirrored: number | undefined): GapRule[] {
  return rules.map((rule) => {
    const { upright, middle, from, to } = rule;
    const [before, along] = upright ? [edges.left, edges.top] : [edges.top, edges.left];
    if (mirrored === undefined) return { ...rule, middle: middle + before, from: from + along, to: to + along };
    return upright
      ? { ...rule, middle: mirrored - middle + before, from: from + along, to: to + along }
      : { ...rule, middle: middle + before, from: mirrored - to + along, to: mirrored - from + along };
  });
}

/** Whether a page ends between two places; there is no gap then. @param flow where the content box begins */
export function isBetweenPages(before: number, after: number, flow: FlowPosition | undefined): boolean {
  if (!flow) return false;
  return pageIndex(moved(flow, before - LITTLE)) !== pageIndex(moved(flow, after));
}

/** What ends with a page is on that. */
const LITTLE = 0.1;
