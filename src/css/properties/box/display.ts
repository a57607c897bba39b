/** Properties of whether and how a box is there (CSS Display 3). */
import { plainText } from "../../values/css-text.js";
import { keywords } from "../../values/parsers.js";
import { inherited, property } from "../definition.js";

const display = keywords(
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

export const displayProperties = {
  display: property<ReturnType<NonNullable<ReturnType<typeof display>>>>("inline", display, { text: plainText }),
  visibility: inherited<"visible" | "hidden" | "collapse">("visible", keywords("visible", "hidden", "collapse")),
};
