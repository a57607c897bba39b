/** Properties of whether and how a box is there (CSS Display 3), and of boxes of old that end after some lines (CSS Overflow 4, section 5.2). */
import { named } from "../../syntax/named.js";
import { plainText } from "../../values/css-text.js";
import { parseInteger } from "../../values/numeric.js";
import { keyword, keywords, one } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";
import { inherited, property } from "../definition.js";

/** Before it is known beside the other properties: boxes of old become others. */
const single = keywords(
  "none",
  "contents",
  "block",
  "inline",
  "inline-block",
  "list-item",
  "flow-root",
  "flex",
  "inline-flex",
  "grid",
  "inline-grid",
  "table",
  "inline-table",
  "table-row-group",
  "table-header-group",
  "table-footer-group",
  "table-row",
  "table-cell",
  "table-column",
  "table-column-group",
  "table-caption",
  "-webkit-box",
  "-webkit-inline-box",
);

type Display = ReturnType<NonNullable<ReturnType<typeof single>>>;

/** What is said by two or three words, in any order, and has one of its own (section 2). */
const SHORT: Readonly<Record<string, Display>> = {
  "block flow": "block",
  "block flow-root": "flow-root",
  "block flex": "flex",
  "block grid": "grid",
  "block table": "table",
  "inline flow": "inline",
  "flow-root inline": "inline-block",
  "flex inline": "inline-flex",
  "grid inline": "inline-grid",
  "inline table": "inline-table",
  "block list-item": "list-item",
  "flow list-item": "list-item",
  "block flow list-item": "list-item",
  flow: "block",
};

const display: Parser<Display> = (value) => {
  const word = single(value);
  if (word) return word;
  const words = value.map((component) => (component.type === "ident" ? component.name.toLowerCase() : ""));
  const short = named(SHORT, words.sort().join(" "));
  return short && (() => short);
};

/** `display: -webkit-box` is a flex container, or where it ends after some lines a block container. */
function used(value: Display, { WebkitLineClamp: lines }: Readonly<Record<string, unknown>>): Display {
  if (value !== "-webkit-box" && value !== "-webkit-inline-box") return value;
  const isInline = value === "-webkit-inline-box";
  if (lines === "none") return isInline ? "inline-flex" : "flex";
  return isInline ? "inline-block" : "flow-root";
}

const isOld = (display: unknown): boolean => display === "-webkit-box" || display === "-webkit-inline-box";

const clamp: Parser<"none" | number> = one((component): Specified<"none" | number> | undefined => {
  const count = parseInteger(component);
  if (count === undefined) return keyword(component, ["none"]);
  return count > 0 ? () => count : undefined;
});

/** These come before `display`, which is `-webkit-box` until then: elsewhere they mean nothing. */
export const lineClampProperties = {
  WebkitBoxOrient: property<"horizontal" | "vertical">("horizontal", keywords("horizontal", "vertical"), {
    beside: (value, { display: own }) => (isOld(own) ? value : "horizontal"),
  }),
  WebkitLineClamp: property<"none" | number>("none", clamp, {
    beside: (value, { display: own, WebkitBoxOrient: orient }) =>
      isOld(own) && orient === "vertical" ? value : "none",
  }),
};

export const displayProperties = {
  display: property<Display>("inline", display, { text: plainText, beside: used }),
  visibility: inherited<"visible" | "hidden" | "collapse">("visible", keywords("visible", "hidden", "collapse")),
};
