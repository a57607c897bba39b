/** A comparison -> whether its handout stands on one grid on paper, and which sides have a body there. */
import type { Comparison, Settings, Subject } from "../../../content/index.js";
import { HANDOUT } from "../../folders/template-files.js";

/** A rail for labels and criteria and a column for each side: more sides than these have no room beside it. */
const MOST_SIDES = 4;

export function hasRail({ subjects, hide }: Comparison, { layout }: Pick<Settings, "layout">): boolean {
  return layout === HANDOUT && subjects.length <= MOST_SIDES && !hide?.includes("subjects");
}

/** Whether a side has more than its head. */
export function hasBody({ lead, points, pros = [], cons = [] }: Subject): boolean {
  return lead !== undefined || points.length + pros.length + cons.length > 0;
}
