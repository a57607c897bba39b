/** Colours that are `currentcolor`, or made of it: what inherits them has its own colour there (CSS Color 4, section 9.3). */
import { PROPERTIES, PROPERTY_NAMES, type PropertyName } from "../properties/table.js";
import type { ComputeContext, Specified } from "../values/specified.js";
import type { Color } from "../values/types.js";
import type { Winner } from "./winners.js";

export type CurrentColors = ReadonlyMap<PropertyName, Specified<unknown>>;

const COLORS = PROPERTY_NAMES.filter((name) => PROPERTIES[name].isColor);

/**
 * The colours of an element that depend on that of its text.
 * @param context of the element
 * @param inherited those of the parent
 */
export function currentColors(
  winners: ReadonlyMap<PropertyName, Winner>,
  inherited: CurrentColors | undefined,
  context: ComputeContext,
): CurrentColors {
  const current = new Map<PropertyName, Specified<unknown>>();
  // It depends on the colour of the text if it is another one beside another.
  const other = { ...context, currentColor: otherColor(context.currentColor) };
  for (const name of COLORS) {
    const specified = specifiedColor(name, winners.get(name), inherited);
    const depends = specified && (specified === CURRENT || !isSameColor(specified(context), specified(other)));
    if (depends) current.set(name, specified);
  }
  return current;
}

/** What a colour was specified as, here or where it is inherited from; undefined for one that is a colour already. */
function specifiedColor(
  name: PropertyName,
  winner: Winner | undefined,
  inheritedColors: CurrentColors | undefined,
): Specified<unknown> | undefined {
  if (winner?.kind === "value") return winner.value;
  const { inherited, initial } = PROPERTIES[name];
  const inherits = winner ? winner.keyword === "inherit" || (winner.keyword !== "initial" && inherited) : inherited;
  if (inheritedColors && inherits) return inheritedColors.get(name);
  return initial === "currentcolor" ? CURRENT : undefined;
}

const CURRENT: Specified<unknown> = ({ currentColor }) => currentColor;

const otherColor = (color: Color): Color => ({ ...color, r: 255 - color.r });

function isSameColor(a: unknown, b: unknown): boolean {
  return isColor(a) && isColor(b) && a.r === b.r && a.g === b.g && a.b === b.b && a.a === b.a;
}

const isColor = (value: unknown): value is Color => typeof value === "object" && value !== null && "r" in value;
