/** Properties of containment (CSS Containment 2; CSS Sizing 4, section 4.5), and of what is to change (CSS Will Change 1). */
import { isComma } from "../../syntax/component.js";
import { parseLength } from "../../values/numeric.js";
import { keyword } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import { property } from "../definition.js";

/** What of a box doesn't depend on what is in it, or has no effect around it. */
export interface Containment {
  readonly size: boolean;
  readonly inlineSize: boolean;
  readonly layout: boolean;
  readonly paint: boolean;
  readonly style: boolean;
}

const KINDS = ["size", "inline-size", "layout", "style", "paint"] as const;

const contain: Parser<"none" | Containment> = (value) => {
  if (value.length === 1 && keyword(value[0], ["none"])) return () => "none";
  const whole = value.length === 1 ? keyword(value[0], ["strict", "content"]) : undefined;
  const words = whole ? undefined : value.map((component) => keyword(component, KINDS));
  if (words && (words.length === 0 || words.includes(undefined))) return undefined;
  return (context) => {
    const given = words?.map((word) => word!(context));
    const word = whole?.(context);
    return {
      size: word === "strict" || (given?.includes("size") ?? false),
      inlineSize: given?.includes("inline-size") ?? false,
      layout: word !== undefined || (given?.includes("layout") ?? false),
      paint: word !== undefined || (given?.includes("paint") ?? false),
      style: word !== undefined || (given?.includes("style") ?? false),
    };
  };
};

/** `none` or a length; that of the last time, which `auto` asks for, paper doesn't have. px */
const intrinsicSize: Parser<"none" | number> = (value): Specified<"none" | number> | undefined => {
  const [first] = value;
  const rest = value.length === 2 && keyword(first, ["auto"]) ? value.slice(1) : value;
  if (rest.length !== 1) return undefined;
  if (keyword(rest[0], ["none"])) return () => "none";
  const length = parseLength(rest[0]);
  return length && ((context) => Math.max(0, length(context)));
};

/** What a box would be with any value of the named properties but the initial one. */
export interface WillChange {
  readonly isStackingContext: boolean;
  /** Of which boxes it is the containing block. */
  readonly contains: "nothing" | "absolute" | "fixed";
}

const NAMES = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const TRANSFORMS = NAMES(
  "transform translate rotate scale perspective transform-style filter backdrop-filter contain offset-path offset-position",
);
const STACKED = NAMES(
  "opacity position z-index clip-path mask mask-image isolation mix-blend-mode view-transition-name",
);

const willChange: Parser<"auto" | WillChange> = (value) => {
  const names: string[] = [];
  for (const component of value) {
    if (isComma(component)) continue;
    if (component.type !== "ident") return undefined;
    names.push(component.name.toLowerCase().replace(/^-webkit-/, ""));
  }
  if (names.length === 0) return undefined;
  const isTransformed = names.some((name) => TRANSFORMS.has(name));
  const isStackingContext = isTransformed || names.some((name) => STACKED.has(name));
  if (!isStackingContext) return () => "auto";
  const contains = isTransformed ? "fixed" : names.includes("position") ? "absolute" : "nothing";
  const computed: WillChange = { isStackingContext, contains };
  return () => computed;
};

export const containmentProperties = {
  contain: property<"none" | Containment>("none", contain),
  containIntrinsicWidth: property<"none" | number>("none", intrinsicSize),
  containIntrinsicHeight: property<"none" | number>("none", intrinsicSize),
  willChange: property<"auto" | WillChange>("auto", willChange),
};
