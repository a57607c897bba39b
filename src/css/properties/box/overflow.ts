/** Properties of what is cut off (CSS Overflow 3; CSS Masking 1, section 6.2, `clip`; CSS Overflow 4, section 3.2). */
import { isComma } from "../../syntax/component.js";
import { parseLength } from "../../values/numeric.js";
import { keyword, keywords, nonNegativeLength } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import { property } from "../definition.js";
import type { BackgroundBox } from "./background.js";

export type Overflow = "visible" | "hidden" | "clip" | "scroll" | "auto";

const parseOverflow: Parser<Overflow> = (value) => {
  const parsed = keywords("visible", "hidden", "clip", "scroll", "auto", "overlay")(value);
  return (
    parsed &&
    ((context) => {
      const word = parsed(context);
      return word === "overlay" ? "auto" : word;
    })
  );
};

/**
 * Where content can be scrolled along one axis, it can't be let out along the other (CSS Overflow 3, section 3.1).
 * @param across the property of the other axis
 */
const overflow = (across: string) =>
  property<Overflow>("visible", parseOverflow, {
    beside: (value, { [across]: other }) => {
      const scrolls = other !== "visible" && other !== "clip";
      if (!scrolls) return value;
      return value === "visible" ? "auto" : value === "clip" ? "hidden" : value;
    },
  });

/** The edges of `clip: rect()`, px from the top left of the border box; undefined for `auto`. */
export interface ClipRect {
  readonly top: number | undefined;
  readonly right: number | undefined;
  readonly bottom: number | undefined;
  readonly left: number | undefined;
}

/** `rect(0, 9px, auto, 0)`, of old without commas. */
const clip: Parser<"auto" | ClipRect> = (value) => {
  const [only] = value;
  if (value.length !== 1) return undefined;
  if (keyword(only, ["auto"])) return () => "auto";
  if (only?.type !== "function" || only.name !== "rect") return undefined;
  const args = only.args.filter((arg) => !isComma(arg));
  // All commas or none, as in Chromium.
  const isListed = only.args.length === 7 && only.args.every((arg, i) => isComma(arg) === (i % 2 === 1));
  if (args.length !== 4 || (only.args.length !== 4 && !isListed)) return undefined;
  const edges = args.map(
    (arg): Specified<number | undefined> | undefined => keyword(arg, ["auto"]) && (() => undefined),
  );
  const [top, right, bottom, left] = edges.map((edge, i) => edge ?? parseLength(args[i]));
  if (!top || !right || !bottom || !left) return undefined;
  return (context) => ({ top: top(context), right: right(context), bottom: bottom(context), left: left(context) });
};

/** How far beyond which of its edges a box shows what it clips, px (CSS Overflow 4, section 3.3). */
export interface ClipMargin {
  readonly box: BackgroundBox;
  readonly px: number;
}

const clipMargin: Parser<ClipMargin> = (value) => {
  const boxes = value.map((component) => keyword(component, ["content-box", "padding-box", "border-box"]));
  const rest = value.filter((_, i) => !boxes[i]);
  const length = rest.length === 0 ? () => 0 : nonNegativeLength(rest);
  const [box = () => "padding-box" as const, more] = boxes.filter((one) => one !== undefined);
  if (value.length === 0 || !length || more) return undefined;
  return (context) => ({ box: box(context), px: length(context) });
};

export const overflowProperties = {
  overflowClipMargin: property<ClipMargin>({ box: "padding-box", px: 0 }, clipMargin),
  overflowX: overflow("overflowY"),
  overflowY: overflow("overflowX"),
  textOverflow: property<"clip" | "ellipsis">("clip", keywords("clip", "ellipsis")),
  clip: property<"auto" | ClipRect>("auto", clip),
  isolation: property<"auto" | "isolate">("auto", keywords("auto", "isolate")),
};
