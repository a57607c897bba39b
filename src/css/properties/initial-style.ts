/** Styles without declarations: the initial values, and the styles of anonymous boxes. */
import { BLACK } from "../values/color.js";
import { type ComputedStyle, PROPERTIES, PROPERTY_NAMES, type PropertyName } from "./table.js";

/** Values of all properties while they are computed. */
export type StyleValues = Record<PropertyName, unknown>;

/** Every property as it is specified where nothing is said, before it is seen beside the others. */
export const INITIAL_VALUES = Object.fromEntries(
  PROPERTY_NAMES.map((name) => {
    const { initial } = PROPERTIES[name];
    return [name, initial === "currentcolor" ? BLACK : initial];
  }),
) as ComputedStyle;

const DEPENDENT = PROPERTY_NAMES.filter((name) => PROPERTIES[name].beside !== undefined);

/** Makes computed values of those that depend on others: a border without a style has no width. */
export function settle(values: StyleValues): void {
  for (const name of DEPENDENT) values[name] = PROPERTIES[name].beside!(values[name], values);
}

/** Every property at its initial value. */
export const INITIAL_STYLE: ComputedStyle = settled(INITIAL_VALUES);

function settled(style: ComputedStyle): ComputedStyle {
  const values = { ...style };
  settle(values);
  return values;
}

/** The style of an anonymous box: inherited properties from its parent, all else initial (CSS 2.2 section 9.2.1.1). */
export function anonymousStyle(parent: ComputedStyle, display: ComputedStyle["display"]): ComputedStyle {
  let byDisplay = anonymousStyles.get(parent);
  if (!byDisplay) anonymousStyles.set(parent, (byDisplay = new Map()));
  let style = byDisplay.get(display);
  if (!style) {
    const values = PROPERTY_NAMES.map((name) => [name, (PROPERTIES[name].inherited ? parent : INITIAL_STYLE)[name]]);
    style = { ...(Object.fromEntries(values) as ComputedStyle), display };
    byDisplay.set(display, style);
  }
  return style;
}

const anonymousStyles = new WeakMap<ComputedStyle, Map<string, ComputedStyle>>();
