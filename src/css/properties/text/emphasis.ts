/** Emphasis marks (CSS Text Decoration 4, section 3), of text that runs from side to side. */
import { keyword, keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { colored, inherited } from "../definition.js";

/** The marks by their shapes, filled and open. */
const SHAPES: Readonly<Record<string, readonly [filled: string, open: string]>> = {
  dot: ["•", "◦"],
  circle: ["●", "○"],
  "double-circle": ["◉", "◎"],
  triangle: ["▲", "△"],
  sesame: ["﹅", "﹆"],
};
const NAMES = Object.keys(SHAPES);

const ofKeywords: Parser<string> = (value) => {
  if (value.length < 1 || value.length > 2) return undefined;
  const fills = value.map((component) => keywords("filled", "open")([component]));
  const shapes = value.map((component) => keyword(component, NAMES));
  const fill = fills.find((each) => each !== undefined);
  const shape = shapes.find((each) => each !== undefined);
  // Each of them once at most.
  if (value.length !== Number(fill !== undefined) + Number(shape !== undefined)) return undefined;
  return (context) => {
    // Chromium takes the dot where no shape is said.
    const [filled, open] = SHAPES[shape?.(context) ?? "dot"]!;
    return fill?.(context) === "open" ? open : filled;
  };
};

/** The characters that are the mark; empty for none. */
const emphasisStyle: Parser<string> = (value) => {
  const [first] = value;
  if (value.length !== 1) return ofKeywords(value);
  if (keyword(first, ["none"])) return () => "";
  if (first?.type !== "string") return ofKeywords(value);
  // A string shows as its first cluster.
  const clusters = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(first.value);
  return () => clusters.containing(0)?.segment ?? "";
};

/** `over` or `under`, one of `left` and `right` beside it, which are for vertical text alone. */
const emphasisPosition: Parser<"over" | "under"> = (value) => {
  const side = value.map((component) => keywords("over", "under")([component])).filter((each) => each !== undefined);
  const beside = value.filter((component) => keyword(component, ["left", "right"]));
  return side.length === 1 && beside.length <= 1 && value.length === 1 + beside.length ? side[0] : undefined;
};

export const emphasisProperties = {
  textEmphasisStyle: inherited<string>("", emphasisStyle),
  textEmphasisColor: { ...colored("currentcolor"), inherited: true },
  textEmphasisPosition: inherited<"over" | "under">("over", emphasisPosition),
};
