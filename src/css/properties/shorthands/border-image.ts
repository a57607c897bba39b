/** `border-image` (CSS Backgrounds 3, section 5.6) -> the components of its longhands. */
import { type Component, isSlash, type Parts } from "../../syntax/component.js";
import type { Parser } from "../../values/specified.js";
import { borderImageProperties } from "../paint/border-image.js";
import { ident, type Shorthand } from "./parts.js";

const number = (value: number): Component => ({ type: "number", value });

const INITIAL = {
  "border-image-source": [ident("none")],
  "border-image-slice": [{ type: "percentage", value: 100 }],
  "border-image-width": [number(1)],
  "border-image-outset": [number(0)],
  "border-image-repeat": [ident("stretch")],
} as const satisfies Record<string, readonly Component[]>;

const PARSERS: Readonly<Record<keyof typeof INITIAL, Parser<unknown>>> = {
  "border-image-source": borderImageProperties.borderImageSource.parse,
  "border-image-slice": borderImageProperties.borderImageSlice.parse,
  "border-image-width": borderImageProperties.borderImageWidth.parse,
  "border-image-outset": borderImageProperties.borderImageOutset.parse,
  "border-image-repeat": borderImageProperties.borderImageRepeat.parse,
};

type Given = Partial<Record<keyof typeof INITIAL, readonly Component[]>>;

/** Source, slices and ways to repeat in any order; widths and outsets each after a slash behind the slices. */
function split(value: readonly Component[]): Parts | undefined {
  const given: Given = {};
  for (let i = 0; i < value.length; ) {
    const take = (name: keyof typeof INITIAL, from: number): number => {
      if (given[name]) return 0;
      const count = [5, 4, 3, 2, 1].find((n) => from + n <= value.length && PARSERS[name](value.slice(from, from + n)));
      if (count) given[name] = value.slice(from, from + count);
      return count ?? 0;
    };
    const slices = take("border-image-slice", i);
    if (slices > 0) {
      i += slices;
      if (isSlash(value[i])) {
        const widths = take("border-image-width", i + 1);
        i += 1 + widths;
        if (isSlash(value[i])) {
          const outsets = take("border-image-outset", i + 1);
          if (outsets === 0) return undefined;
          i += 1 + outsets;
        } else if (widths === 0) return undefined;
      }
      continue;
    }
    const other = take("border-image-source", i) || take("border-image-repeat", i);
    if (other === 0) return undefined;
    i += other;
  }
  if (value.length === 0) return undefined;
  return Object.entries(INITIAL).map(([name, initial]) => [name, given[name as keyof Given] ?? initial] as const);
}

export const borderImageShorthands: Readonly<Record<string, Shorthand>> = {
  "border-image": { longhands: Object.keys(INITIAL), split },
};
