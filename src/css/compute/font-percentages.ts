/** Percentages of the font size that are inherited as such: what inherits them has a part of its own font size (CSS Text 4, section 9). */
import { PROPERTIES, type PropertyName } from "../properties/table.js";
import { percentageOfFont } from "../values/parsers.js";
import type { ComputeContext } from "../values/specified.js";
import type { LengthPercentage } from "../values/types.js";
import type { Winner } from "./winners.js";

export type FontPercentages = ReadonlyMap<PropertyName, LengthPercentage>;

const NONE: FontPercentages = new Map();
const OF_FONT = ["letterSpacing", "wordSpacing", "textUnderlineOffset"] as const satisfies readonly PropertyName[];

/**
 * The percentages of an element, its own and those that it inherits.
 * @param context of the element
 * @param inherited those of the parent
 */
export function fontPercentages(
  winners: ReadonlyMap<PropertyName, Winner>,
  inherited: FontPercentages = NONE,
  context: ComputeContext,
): FontPercentages {
  let own: Map<PropertyName, LengthPercentage> | undefined;
  for (const name of OF_FONT) {
    const winner = winners.get(name);
    const value = winner?.kind === "value" ? percentageOfFont(winner.value, context) : kept(name, winner, inherited);
    if (value) (own ??= new Map()).set(name, value);
  }
  return own ?? NONE;
}

function kept(
  name: PropertyName,
  winner: Exclude<Winner, { kind: "value" }> | undefined,
  inherited: FontPercentages,
): LengthPercentage | undefined {
  const inherits =
    !winner || winner.keyword === "inherit" || (winner.keyword !== "initial" && PROPERTIES[name].inherited);
  return inherits ? inherited.get(name) : undefined;
}
