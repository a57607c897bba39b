/**
 * What each host leaves of a snippet, as rules for making one that loses nothing there. `scoped` brings a style element;
 * `inline` has style attributes; `plain` is semantic markup alone. The others are built on these two for one host each.
 */

export type SnippetProfile = "scoped" | "inline" | "plain" | "wordpress" | "confluence" | "sharepoint" | "mail";

/** How the styled markup of a profile is written. */
export interface StyledRules {
  /** Unit of lengths: `em` takes the text size of the surroundings, `px` is what every mail client understands. */
  readonly unit: "em" | "px";
  /** Rows of boxes as flex containers, or as tables without a meaning, for hosts that take `display` away. */
  readonly rows: "flex" | "tables";
  /** CSS properties that the host keeps; all where it is absent. */
  readonly properties?: ReadonlySet<string>;
  /** Only elements and attributes of HTML 4: sections become `div`, tables repeat their styles as attributes. */
  readonly html4: boolean;
}

/** How the markup of a profile without styles is written. */
export interface PlainRules {
  /** XHTML, in which every element is closed (XML 1.0), or HTML. */
  readonly syntax: "html" | "xhtml";
  /** A `div` around all that carries language and direction. */
  readonly wrapper: boolean;
  /** `thead` and `scope`, or all rows in one `tbody`, with column widths in px beside it. */
  readonly tables: "html" | "confluence" | "simple";
}

export type ProfileRules =
  | { readonly styles: "element" }
  | { readonly styles: "attributes"; readonly rules: StyledRules }
  | { readonly styles: "none"; readonly rules: PlainRules };

const SIDES = ["top", "right", "bottom", "left"];
const EDGES = SIDES.flatMap((side) => [`margin-${side}`, `padding-${side}`, `border-${side}`]);

/** Of `safecss_filter_attr` in wp-includes/kses.php (WordPress 6.1) those that sheets use; `display` is not among them. */
const WORDPRESS_PROPERTIES = new Set([
  ...EDGES,
  "margin",
  "padding",
  "border",
  "border-radius",
  "border-collapse",
  "border-spacing",
  "background-color",
  "color",
  "column-count",
  "column-gap",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "height",
  "width",
  "min-width",
  "max-width",
  "letter-spacing",
  "line-height",
  "list-style-type",
  "text-align",
  "text-decoration",
  "text-transform",
  "vertical-align",
]);

/** What mail clients have in common, those that draw with Word's engine among them; no `display`, no positions, no flex. */
const MAIL_PROPERTIES = new Set(
  [...WORDPRESS_PROPERTIES].filter((name) => !["column-count", "column-gap", "min-width", "max-width"].includes(name)),
);

export const PROFILES: Readonly<Record<SnippetProfile, ProfileRules>> = {
  scoped: { styles: "element" },
  inline: { styles: "attributes", rules: { unit: "em", rows: "flex", html4: false } },
  plain: { styles: "none", rules: { syntax: "html", wrapper: true, tables: "html" } },
  wordpress: {
    styles: "attributes",
    rules: { unit: "em", rows: "tables", properties: WORDPRESS_PROPERTIES, html4: false },
  },
  confluence: { styles: "none", rules: { syntax: "xhtml", wrapper: false, tables: "confluence" } },
  sharepoint: { styles: "none", rules: { syntax: "html", wrapper: false, tables: "simple" } },
  mail: {
    styles: "attributes",
    rules: { unit: "px", rows: "tables", properties: MAIL_PROPERTIES, html4: true },
  },
};
