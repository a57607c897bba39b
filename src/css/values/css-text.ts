/** Computed values -> CSS text, the way back (CSSOM 1, section 6.7.2, as far as hosts of snippets read it). */
import type { Color, LengthPercentage, Size } from "./types.js";

/** What lengths are written by. */
export interface TextContext {
  readonly unit: "em" | "px";
  /** px, of the element itself; for its font size, of the one around it. */
  readonly fontSize: number;
  readonly direction: "ltr" | "rtl";
}

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What is its own text: keywords and numbers. */
export const plainText = (value: string | number): string => String(value);

export function lengthText(px: number, { unit, fontSize }: TextContext): string {
  if (Math.abs(px) < 0.005) return "0";
  return unit === "px" || fontSize === 0 ? `${rounded(px, 1)}px` : `${rounded(px / fontSize, 3)}em`;
}

/** Undefined for what is no sum, such as `min(100%, 300px)`. */
export function lengthPercentageText(value: LengthPercentage, context: TextContext): string | undefined {
  if (value.of) return undefined;
  if (value.percent === 0) return lengthText(value.px, context);
  const percent = `${rounded(value.percent * 100, 2)}%`;
  return value.px === 0 ? percent : `calc(${percent} + ${lengthText(value.px, context)})`;
}

/** Both offsets (CSS Values 4, section 9). */
export function positionText(
  { x, y }: { readonly x: LengthPercentage; readonly y: LengthPercentage },
  context: TextContext,
): string | undefined {
  const [across, down] = [lengthPercentageText(x, context), lengthPercentageText(y, context)];
  return across === undefined || down === undefined ? undefined : `${across} ${down}`;
}

/** A keyword or a length-percentage. */
export const orLengthText = (value: LengthPercentage | string, context: TextContext): string | undefined =>
  typeof value === "string" ? value : lengthPercentageText(value, context);

/** @param unset how `auto` is written */
export const sizeText =
  (unset: "auto" | "none") =>
  (value: Size | "content", context: TextContext): string | undefined =>
    value === "auto" ? unset : orLengthText(value, context);

/** Hex, which every host understands; `rgba()` only where a colour lets something through. */
export function colorText({ r, g, b, a }: Color): string {
  if (a === 0) return "transparent";
  const channels = [r, g, b].map(Math.round);
  if (a < 1) return `rgba(${channels.join(", ")}, ${rounded(a, 3)})`;
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** A border or its like: one without a width is none. @param width px */
export const lineText = (width: number, style: string, color: Color): string =>
  width === 0 ? "0" : `${rounded(width, 2)}px ${style} ${colorText(color)}`;

/** `a b c d` without what repeats (CSS 2.2, section 8.3). */
export function foursomeText([top, right, bottom, left]: readonly string[]): string {
  if (left !== right) return [top, right, bottom, left].join(" ");
  if (bottom !== top) return [top, right, bottom].join(" ");
  return right === top ? top! : `${top} ${right}`;
}

/** A string in the quotes that a `style` attribute has free. */
export const quoted = (text: string): string => `'${text.replace(/['\\]/g, "\\$&")}'`;
