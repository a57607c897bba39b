/** `box-shadow` (CSS Backgrounds 3, section 6), and what `text-shadow` has in common with it (CSS Text Decoration 4, section 4). */
import { type Component, splitAt } from "../../syntax/component.js";
import { colorText, lengthText, type TextContext } from "../../values/css-text.js";
import { color, keyword, length, nonNegativeLength } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import type { Color } from "../../values/types.js";
import { property } from "../definition.js";

/** Lengths in px. */
export interface Shadow {
  readonly x: number;
  readonly y: number;
  readonly blur: number;
  readonly spread: number;
  readonly color: Color;
  readonly inset: boolean;
}

/** Shadows of boxes have a spread and may lie inside; those of text have neither. The first one is on top. */
export function shadows(of: "box" | "text"): Parser<readonly Shadow[]> {
  return (value) => {
    if (value.length === 1 && keyword(value[0], ["none"])) return () => [];
    const all = splitAt(value, ",")?.map((part) => shadow(part, of));
    if (!all || all.length === 0 || all.includes(undefined)) return undefined;
    return (context) => all.map((one) => one!(context));
  };
}

/** Lengths side by side, a colour and `inset` before or behind them. */
function shadow(value: readonly Component[], of: "box" | "text"): Specified<Shadow> | undefined {
  const first = value.findIndex((component) => length([component]) !== undefined);
  const after = value.findIndex((component, i) => i > first && length([component]) === undefined);
  const end = after < 0 ? value.length : after;
  if (first < 0 || end - first < 2 || end - first > (of === "box" ? 4 : 3)) return undefined;
  const [x, y, third, fourth] = value.slice(first, end);
  const zero = () => 0;
  const [across, down] = [length([x!])!, length([y!])!];
  const blur = third ? nonNegativeLength([third]) : zero;
  const spread = fourth ? length([fourth])! : zero;
  let own: Specified<Color> | undefined;
  let inset = false;
  for (const component of [...value.slice(0, first), ...value.slice(end)]) {
    const parsed = color([component]);
    if (parsed && !own) own = parsed;
    else if (of === "box" && !inset && keyword(component, ["inset"])) inset = true;
    else return undefined;
  }
  if (!blur) return undefined;
  return (context) => ({
    x: across(context),
    y: down(context),
    blur: blur(context),
    spread: spread(context),
    color: own?.(context) ?? context.currentColor,
    inset,
  });
}

export function shadowsText(all: readonly Shadow[], context: TextContext): string {
  const text = ({ x, y, blur, spread, color: paint, inset }: Shadow) => {
    const lengths = [x, y, ...(blur > 0 || spread !== 0 ? [blur] : []), ...(spread === 0 ? [] : [spread])];
    const words = [...lengths.map((px) => lengthText(px, context)), colorText(paint)];
    return [...words, ...(inset ? ["inset"] : [])].join(" ");
  };
  return all.length === 0 ? "none" : all.map(text).join(", ");
}

export const shadowProperties = {
  boxShadow: property<readonly Shadow[]>([], shadows("box"), { text: shadowsText }),
};
