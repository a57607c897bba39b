/** Properties of the lines in gaps (CSS Gap Decorations 1; between columns of text, CSS Multi-column Layout 1, section 4). */

import { color, keywords, lengthPercentage, ZERO } from "../../values/parsers.js";
import type { BorderStyle, Color, LengthPercentage } from "../../values/types.js";
import { borderWidth, lineStyle, snapped } from "../box/borders.js";
import { property } from "../definition.js";
import { type GapList, gapList } from "./gap-list.js";

const ruleWidth = () =>
  property<GapList<number>>(
    { before: [3], after: [] },
    gapList((value) => {
      const parsed = borderWidth(value);
      return parsed && ((context) => snapped(parsed(context)));
    }),
  );

const ruleStyle = () => property<GapList<BorderStyle>>({ before: ["none"], after: [] }, gapList(lineStyle));

/** Initially that of the text: no colour is in the list. */
const ruleColor = () => property<GapList<Color>>({ before: [], after: [] }, gapList(color));

const ruleBreak = () =>
  property<"none" | "normal" | "intersection">("normal", keywords("none", "normal", "intersection"));

const visibility = () =>
  property<"all" | "around" | "between" | "normal">("normal", keywords("all", "around", "between", "normal"));

/** How far a line ends from the edge of the container, or from that of a gap that crosses its own. */
const inset = () => property<LengthPercentage>(ZERO, lengthPercentage);

export const gapRuleProperties = {
  columnRuleWidth: ruleWidth(),
  columnRuleStyle: ruleStyle(),
  columnRuleColor: ruleColor(),
  columnRuleBreak: ruleBreak(),
  columnRuleVisibilityItems: visibility(),
  columnRuleInsetCapStart: inset(),
  columnRuleInsetCapEnd: inset(),
  columnRuleInsetJunctionStart: inset(),
  columnRuleInsetJunctionEnd: inset(),
  rowRuleWidth: ruleWidth(),
  rowRuleStyle: ruleStyle(),
  rowRuleColor: ruleColor(),
  rowRuleBreak: ruleBreak(),
  rowRuleVisibilityItems: visibility(),
  rowRuleInsetCapStart: inset(),
  rowRuleInsetCapEnd: inset(),
  rowRuleInsetJunctionStart: inset(),
  rowRuleInsetJunctionEnd: inset(),
  ruleOverlap: property<"row-over-column" | "column-over-row">(
    "row-over-column",
    keywords("row-over-column", "column-over-row"),
  ),
};
