/** Properties of whether and how a box is there (CSS Display 3). */
import { named } from "../../syntax/named.js";
import { plainText } from "../../values/css-text.js";
import { keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { inherited, property } from "../definition.js";

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
  const one = single(value);
  if (one) return one;
  const words = value.map((component) => (component.type === "ident" ? component.name.toLowerCase() : ""));
  const short = named(SHORT, words.sort().join(" "));
  return short && (() => short);
};

export const displayProperties = {
  display: property<Display>("inline", display, { text: plainText }),
  visibility: inherited<"visible" | "hidden" | "collapse">("visible", keywords("visible", "hidden", "collapse")),
};
