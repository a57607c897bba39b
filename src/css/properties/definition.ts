/** What a property is: one entry of the table of properties, which holds whatever the engine knows about it. */

import type { TextContext } from "../values/css-text.js";
import { color } from "../values/parsers.js";
import type { Parser } from "../values/specified.js";
import type { Color } from "../values/types.js";

export interface PropertyDefinition<T> extends Options<T> {
  /** `currentcolor` stands for the element's own `color`. */
  readonly initial: T | "currentcolor";
  readonly inherited: boolean;
  /** Undefined for what the property doesn't take. */
  readonly parse: Parser<T>;
  readonly after: Stage;
  /** Its value is a colour: one made of `currentcolor` is inherited as such (CSS Color 4, section 9.3). */
  readonly isColor: boolean;
}

/**
 * What of the same element is known when a property is computed: nothing but its parent for those that choose a font; the font for
 * colour and line height; these as well for all others.
 */
export type Stage = "parent" | "font" | "color";

interface Options<T> {
  /** Absent for `color`. */
  readonly after?: Stage;
  /** What the value comes to beside the other computed values of the element, where it depends on them. */
  beside?(value: T, others: Readonly<Record<string, unknown>>): T;
  /**
   * The value as CSS, for who writes computed styles as `style` attributes; undefined where it can't be said. Absent where a
   * `style` attribute has no use for it: print alone knows it, or a shorthand says it.
   */
  text?(value: T, context: TextContext): string | undefined;
  /** The property that says it to more programs than its own name. */
  readonly writtenAs?: string;
}

export function property<T>(initial: T, parse: Parser<T>, options: Options<T> = {}): PropertyDefinition<T> {
  return { after: "color", ...options, initial, parse, inherited: false, isColor: false };
}

export function inherited<T>(initial: T, parse: Parser<T>, options: Options<T> = {}): PropertyDefinition<T> {
  return { after: "color", ...options, initial, parse, inherited: true, isColor: false };
}

/** A property whose value is a colour beside that of the text. */
export function colored(
  initial: Color | "currentcolor",
  options: Options<Color> & { readonly parse?: Parser<Color> } = {},
): PropertyDefinition<Color> {
  return { after: "color", parse: color, ...options, initial, inherited: false, isColor: true };
}
