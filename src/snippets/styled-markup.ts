/**
 * Styled DOM -> markup that carries its styles in `style` attributes. What only a stylesheet can do is done by other means:
 * generated content becomes text, coloured list markers a colour of the item, and where a host takes `display` away, rows of
 * boxes become tables without a meaning.
 */
import { type ChildNode, Element, Text } from "domhandler";
import {
  authoredProperties,
  type ComputedStyle,
  colorText,
  type MatchedDom,
  type PropertyName,
  type StyledElement,
  type StyledPseudo,
  type StyledText,
} from "../css/index.js";
import { generatedText } from "./generated-text.js";
import type { StyledRules } from "./profiles.js";
import { type FlexRow, flexRow, listColumns, type RowItem } from "./row-table.js";
import { styleText } from "./style-text.js";

/** The children of `root` with their styles as attributes. @param matched where `root`'s styles come from */
export function styledMarkup(root: StyledElement, matched: MatchedDom, rules: StyledRules): ChildNode[] {
  return new StyledMarkup(matched, rules).children(root, root.style);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const SECTIONS = new Set(["article", "aside", "footer", "header", "main", "nav", "section"]);
/** Elements that stand within a line unless `display` says otherwise. */
const PHRASING = new Set(["abbr", "b", "bdi", "cite", "code", "em", "i", "small", "span", "strong", "sup", "time"]);
/** Blocks that say nothing of their own: a table cell can stand for them. */
const BOXES = new Set(["div", "p", ...SECTIONS]);
/** Roles that a table has by itself, written out only where a stylesheet may change `display`. */
const TABLE_ROLES = new Set(["table", "rowgroup", "row", "columnheader", "rowheader", "cell"]);

const MARGINS: readonly PropertyName[] = ["marginTop", "marginRight", "marginBottom", "marginLeft"];
const PADDINGS: readonly PropertyName[] = ["paddingTop", "paddingRight", "paddingBottom", "paddingLeft"];
const BORDERS: readonly PropertyName[] = ["borderTopStyle", "borderRightStyle", "borderBottomStyle", "borderLeftStyle"];
/** Properties of flex containers and items, which mean nothing in a table. */
const FLEX = /^(display|flex.*|rowGap|columnGap|justifyContent|align(Content|Items|Self))$/;

class StyledMarkup {
  /** Whether the host leaves `display` alone. */
  readonly #keepsDisplay: boolean;

  constructor(
    readonly matched: MatchedDom,
    readonly rules: StyledRules,
  ) {
    this.#keepsDisplay = rules.properties?.has("display") ?? true;
  }

  children({ children, element, before, after }: StyledElement, style: ComputedStyle): ChildNode[] {
    return [
      ...this.#generated("before", before, element, style),
      ...children.flatMap((child) => this.#child(child, style)),
      ...this.#generated("after", after, element, style),
    ];
  }

  #child(child: StyledElement | StyledText, parent: ComputedStyle): ChildNode[] {
    if (child.kind === "text") return [new Text(child.text)];
    const row = this.rules.rows === "tables" ? flexRow(child) : undefined;
    if (row) return [this.#rowTable(child, row, parent)];
    if (!this.#keepsDisplay && child.style.display === "inline-block" && child.children.length === 0)
      return drawnMark(child);
    const written = this.#element(child, parent);
    // A block among phrases begins a line: a `div` would make paragraphs of those around it in some hosts.
    const beginsLine = !this.#keepsDisplay && PHRASING.has(child.element.name) && child.style.display === "block";
    return beginsLine && child.element.prev ? [new Element("br", {}), written] : [written];
  }

  #element(styled: StyledElement, parent: ComputedStyle): Element {
    const { element, style } = styled;
    const name = this.#name(element);
    const names = this.#names(element, style);
    const columns = this.rules.rows === "tables" ? listColumns(styled) : undefined;
    if (columns) for (const own of ["columnCount", "columnGap"] as const) names.add(own);
    const markerColor = styled.marker && this.#markerColor(styled);
    if (markerColor) names.add("color");
    const shown = {
      ...style,
      ...(markerColor && { color: markerColor }),
      ...(columns && { columnCount: columns }),
    };
    const children = this.children(styled, style);
    const inner = markerColor
      ? [new Element("span", { style: `color:${colorText(style.color)}` }, children)]
      : children;
    return this.#written(name, this.#attributes(element), shown, names, parent, inner);
  }

  #written(
    name: string,
    attributes: Readonly<Record<string, string>>,
    style: ComputedStyle,
    names: ReadonlySet<PropertyName>,
    parent: ComputedStyle,
    children: ChildNode[],
  ): Element {
    const text = styleText(style, names, parent.fontSize, this.rules);
    return new Element(name, { ...attributes, ...(text && { style: text }) }, children);
  }

  #name(element: Element): string {
    if (this.rules.html4 && SECTIONS.has(element.name)) return "div";
    if (element.name === "time" && this.rules.properties) return "span";
    return element.name;
  }

  /** What the author says by attributes, without what only a stylesheet or a script would look for. */
  #attributes(element: Element): Record<string, string> {
    const kept = Object.entries(element.attribs).filter(([name, value]) => {
      if (name === "class" || name === "id" || name === "style" || name.startsWith("data-")) return false;
      if (name === "datetime") return !this.rules.properties;
      return name !== "role" || !TABLE_ROLES.has(value);
    });
    const spacing = element.name === "table" && this.rules.html4 ? LEGACY_TABLE : {};
    return { ...Object.fromEntries(kept), ...spacing };
  }

  /** The longhands that an author's rule sets. */
  #names(element: Element, style: ComputedStyle, pseudo?: "before" | "after" | "marker"): Set<PropertyName> {
    return authoredProperties(this.matched, element, style.direction, pseudo);
  }

  #generated(
    kind: "before" | "after",
    pseudo: StyledPseudo | undefined,
    element: Element,
    parent: ComputedStyle,
  ): ChildNode[] {
    const generated = pseudo && generatedText(pseudo.style, element);
    if (!generated) return [];
    const names = this.#names(element, pseudo.style, kind);
    const attributes: Record<string, string> = generated.decorative ? { "aria-hidden": "true" } : {};
    const span = this.#written("span", attributes, pseudo.style, names, parent, [new Text(generated.text)]);
    // Margins of a phrase are lost in some hosts: a space keeps the words apart.
    return kind === "before" ? [span, new Text(" ")] : [new Text(" "), span];
  }

  /** The colour of an item's marker where it differs from its text, which must then stand in an element of its own. */
  #markerColor({ element, style, marker, children }: StyledElement): ComputedStyle["color"] | undefined {
    const names = this.#names(element, style, "marker");
    const isPhrasing = children.every(
      (child) => child.kind === "text" || PHRASING.has(child.element.name) || child.element.name === "a",
    );
    return names.has("color") && isPhrasing ? marker?.style.color : undefined;
  }

  #rowTable({ element, style }: StyledElement, row: FlexRow, parent: ComputedStyle): Element {
    const shown: Mutable<ComputedStyle> = { ...style };
    shown.borderCollapse = "separate";
    shown.borderSpacing = { x: 0, y: 0 };
    shown.width = { px: 0, percent: 1 };
    const names = this.#names(element, style);
    for (const name of names) if (FLEX.test(name)) names.delete(name);
    for (const name of ["borderCollapse", "borderSpacing", "width", ...MARGINS, ...BORDERS] as const) names.add(name);
    const rows: ChildNode[] = [];
    for (const items of row.lines) {
      if (rows.length > 0 && row.rowGap > 0)
        rows.push(new Element("tr", {}, [this.#spacer("height", row.rowGap, style)]));
      const cells: ChildNode[] = [];
      for (const [i, item] of items.entries()) {
        if (i > 0 && row.columnGap > 0) cells.push(this.#spacer("width", row.columnGap, style));
        cells.push(this.#cell(item, row, style));
      }
      rows.push(new Element("tr", {}, cells));
    }
    const { lang, dir } = element.attribs;
    const attributes = {
      role: "presentation",
      ...(lang && { lang }),
      ...(dir && { dir }),
      ...(this.rules.html4 && { ...LEGACY_TABLE, width: "100%" }),
    };
    return this.#written("table", attributes, shown, names, parent, [new Element("tbody", {}, rows)]);
  }

  /** A cell that is the item's box, or that holds the item where this means something. */
  #cell(item: RowItem, row: FlexRow, parent: ComputedStyle): Element {
    const { styled } = item;
    const box = styled && BOXES.has(styled.element.name) && styled.style.display === "block" ? styled : undefined;
    const shown: Mutable<ComputedStyle> = { ...(box?.style ?? parent) };
    const names = box ? this.#names(box.element, shown) : new Set<PropertyName>();
    for (const name of names) if (FLEX.test(name) || MARGINS.includes(name)) names.delete(name);
    if (!box) {
      for (const name of ["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"] as const)
        shown[name] = 0;
      for (const name of PADDINGS) Object.assign(shown, { [name]: { px: 0, percent: 0 } });
      shown.backgroundColor = { r: 0, g: 0, b: 0, a: 0 };
    }
    shown.verticalAlign = row.baseline ? "baseline" : "top";
    if (item.share !== undefined) {
      shown.width = { px: 0, percent: item.share };
      names.add("width");
    }
    if (item.atEnd) shown.textAlign = "end";
    for (const name of ["verticalAlign", "backgroundColor", "textAlign", ...PADDINGS, ...BORDERS] as const)
      names.add(name);
    const children = box ? this.children(box, box.style) : item.nodes.flatMap((node) => this.#child(node, parent));
    return this.#written("td", box ? this.#attributes(box.element) : {}, shown, names, parent, children);
  }

  #spacer(axis: "width" | "height", px: number, style: ComputedStyle): Element {
    const shown: Mutable<ComputedStyle> = { ...style, [axis]: { px, percent: 0 } };
    for (const name of PADDINGS) Object.assign(shown, { [name]: { px: 0, percent: 0 } });
    for (const name of ["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"] as const)
      shown[name] = 0;
    shown.backgroundColor = { r: 0, g: 0, b: 0, a: 0 };
    const names = new Set<PropertyName>([axis, "backgroundColor", ...PADDINGS, ...BORDERS]);
    return this.#written("td", {}, shown, names, style, []);
  }
}

/** HTML 4.01, section 11.2.1: what clients that draw with Word's engine look at first. */
const LEGACY_TABLE = { border: "0", cellpadding: "0", cellspacing: "0" };

/** An empty box that CSS makes a dot of, as the character that looks like it; other empty boxes are left out. */
function drawnMark({ style }: StyledElement): ChildNode[] {
  const { borderTopLeftRadius: radius, backgroundColor, borderTopColor } = style;
  if (radius.x.percent < 0.5) return [];
  const mark = new Text(backgroundColor.a > 0 ? "●" : "○");
  return [new Element("span", { style: `color:${colorText(borderTopColor)}`, "aria-hidden": "true" }, [mark])];
}
