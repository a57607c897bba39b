/** The cascade of an SVG file: presentation attributes, its own style sheets, style attributes (SVG 2, section 6). */
import type { CssNode, Declaration, List } from "css-tree";
import generate from "css-tree/generator";
import parse from "css-tree/parser";
import walk from "css-tree/walker";
import type { Element } from "domhandler";
import { type CompiledSelector, compileSelector } from "../../css/selector.js";

/** The properties that are drawn; all but those of `NOT_INHERITED` are inherited. */
const PROPERTIES = new Set([
  "color",
  "display",
  "visibility",
  "opacity",
  "fill",
  "fill-opacity",
  "fill-rule",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-miterlimit",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stop-color",
  "stop-opacity",
]);
const NOT_INHERITED = new Set(["display", "opacity", "stop-color", "stop-opacity"]);

/** Specified values by property; inherited ones included. */
export type SvgStyle = Readonly<Record<string, string | undefined>>;

interface StyleSheetRule {
  readonly selector: CompiledSelector;
  readonly declarations: SvgStyle;
}

export type StyleRules = readonly StyleSheetRule[];

/** Rules of the file's `style` elements, in the order in which they apply. What can't be understood is left out. */
export function parseStyleRules(css: string): StyleRules {
  const rules: StyleSheetRule[] = [];
  const sheet = parse(css, { parseValue: false, parseRulePrelude: false });
  walk(sheet, (node) => {
    if (node.type !== "Rule" || node.prelude.type !== "Raw") return;
    for (const text of node.prelude.value.split(",")) {
      const outcome = compileSelector(text.trim());
      if (outcome.kind !== "compiled" || outcome.selector.pseudo) continue;
      rules.push({ selector: outcome.selector, declarations: declarations(node.block.children) });
    }
  });
  return rules.sort((a, b) => a.selector.specificity - b.selector.specificity);
}

function declarations(nodes: List<CssNode>): SvgStyle {
  const style: Record<string, string> = {};
  nodes.forEach((node) => {
    if (isKnown(node)) style[node.property.toLowerCase()] = generate(node.value).trim();
  });
  return style;
}

function isKnown(node: CssNode): node is Declaration {
  return node.type === "Declaration" && PROPERTIES.has(node.property.toLowerCase());
}

/** The style of an element, given its parent's. */
export function elementStyle(element: Element, parent: SvgStyle, rules: StyleRules): SvgStyle {
  const style: Record<string, string | undefined> = { ...parent };
  for (const name of NOT_INHERITED) delete style[name];
  for (const name of PROPERTIES) {
    const value = element.attribs[name]?.trim();
    if (value) style[name] = value;
  }
  for (const rule of rules) if (rule.selector.matches(element)) Object.assign(style, rule.declarations);
  const own = element.attribs.style;
  if (own) {
    const list = parse(own, { context: "declarationList", parseValue: false });
    if (list.type === "DeclarationList") Object.assign(style, declarations(list.children));
  }
  for (const name of PROPERTIES) if (style[name] === "inherit") style[name] = parent[name];
  return style;
}
