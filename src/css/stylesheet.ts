/**
 * CSS text -> stylesheet: rules with compiled selectors, declarations as longhands, `@media`, `@page` and `@font-face`
 * (CSS Syntax 3, Cascade 5). What is not understood is a warning with its place. Pure: a worker parses a sheet once.
 */
import { type Atrule, type Block, type CssNode, type Declaration as DeclarationNode, parse, type Rule } from "css-tree";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { SourceText } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggest.js";
import { parseComponents } from "./component.js";
import { isIgnored } from "./ignored.js";
import { type MediaEnvironment, matchesMedia } from "./media.js";
import type { PropertyName } from "./properties.js";
import { cssPropertyNames } from "./properties.js";
import { type CompiledSelector, compileSelector } from "./selector.js";
import {
  expand,
  isKnownProperty,
  type LogicalName,
  type Longhand,
  longhandNames,
  shorthandNames,
} from "./shorthands.js";

export type WideKeyword = "inherit" | "initial" | "unset" | "revert";

/** What one declaration says about one longhand. */
export type Declared =
  | { readonly kind: "value"; readonly value: Longhand["value"] }
  | { readonly kind: "wide"; readonly keyword: WideKeyword }
  /** The value of `property` (a shorthand, perhaps) with `var()` in it: known only for an element. */
  | { readonly kind: "var"; readonly property: string; readonly text: string };

export interface Declaration {
  readonly name: PropertyName | LogicalName | `--${string}`;
  readonly declared: Declared;
  readonly important: boolean;
}

export interface StyleRule {
  readonly selectors: readonly CompiledSelector[];
  readonly declarations: readonly Declaration[];
}

interface PageRule {
  /** `first`, `left`, `right`, or undefined for all pages. */
  readonly pseudo: string | undefined;
  readonly declarations: ReadonlyMap<string, string>;
}

interface FontFaceRule {
  readonly family: string;
  readonly src: readonly string[];
}

/** A sheet parsed for one environment: media queries are decided. */
export interface Stylesheet {
  readonly file: string;
  readonly rules: readonly StyleRule[];
  readonly pages: readonly PageRule[];
  readonly fontFaces: readonly FontFaceRule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagnostics: `css/syntax`, `css/unknown-property`, `css/invalid-value`, `css/selector`, `css/at-rule`, all warnings. */
export function parseStylesheet(
  text: string,
  options: { readonly file: string; readonly media: MediaEnvironment },
): Stylesheet {
  const source = new SourceText(options.file, text);
  const reader = new Reader(source, options.media);
  const sheet = parse(text, {
    positions: true,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    parseCustomProperty: false,
    onParseError: (error) =>
      reader.warn("css/syntax", `this CSS can't be read: ${error.message}`, error.offset ?? 0, (error.offset ?? 0) + 1),
  });
  if (sheet.type === "StyleSheet") for (const node of sheet.children.toArray()) reader.read(node);
  return {
    file: options.file,
    rules: reader.rules,
    pages: reader.pages,
    fontFaces: reader.fontFaces,
    diagnostics: reader.diagnostics,
  };
}

/** The declarations of a `style` attribute. */
export function parseStyleAttribute(
  text: string,
  file: string,
): { declarations: readonly Declaration[]; diagnostics: readonly Diagnostic[] } {
  const reader = new Reader(new SourceText(file, text), { type: "print", width: 0, height: 0 });
  const list = parse(text, {
    context: "declarationList",
    positions: true,
    parseValue: false,
    parseCustomProperty: false,
    onParseError: () => {},
  });
  const nodes = list.type === "DeclarationList" ? list.children.toArray() : [];
  return {
    declarations: nodes.flatMap((node) => (node.type === "Declaration" ? reader.declarations(node) : [])),
    diagnostics: reader.diagnostics,
  };
}

/** At-rules that cannot matter for a page on paper, or whose content is decided elsewhere. */
const SILENT_AT_RULES = new Set([
  "charset",
  "keyframes",
  "-webkit-keyframes",
  "view-transition",
  "property",
  "namespace",
  "layer-statement",
]);

class Reader {
  readonly rules: StyleRule[] = [];
  readonly pages: PageRule[] = [];
  readonly fontFaces: FontFaceRule[] = [];
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    readonly source: SourceText,
    readonly media: MediaEnvironment,
  ) {}

  warn(code: string, message: string, start: number, end: number, hints: readonly string[] = []): void {
    this.diagnostics.push(this.source.diagnostic("warning", code, message, start, end, hints));
  }

  read(node: CssNode): void {
    if (node.type === "Rule") this.#rule(node);
    else if (node.type === "Atrule") this.#atRule(node);
  }

  #rule(node: Rule): void {
    const prelude = this.#text(node.prelude);
    const selectors: CompiledSelector[] = [];
    for (const text of splitSelectors(prelude)) {
      const compiled = compileSelector(text);
      if (compiled.kind === "compiled") selectors.push(compiled.selector);
      else if (compiled.kind === "unknown") {
        const at = (node.prelude.loc?.start.offset ?? 0) + prelude.indexOf(text);
        this.warn("css/selector", `the selector "${text}" is not understood: ${compiled.reason}`, at, at + text.length);
      }
    }
    const declarations = this.#block(node.block);
    if (selectors.length > 0 && declarations.length > 0) this.rules.push({ selectors, declarations });
  }

  #block(block: Block): Declaration[] {
    return block.children.toArray().flatMap((child) => {
      if (child.type === "Declaration") return this.declarations(child);
      if (child.type === "Rule" || child.type === "Atrule") {
        const start = child.loc?.start.offset ?? 0;
        this.warn("css/nesting", "nested rules are not understood; write them one after another", start, start + 1);
      }
      return [];
    });
  }

  declarations(node: DeclarationNode): Declaration[] {
    const name = node.property.startsWith("--") ? node.property : node.property.toLowerCase();
    const text = this.#text(node.value).trim();
    const important = node.important === true;
    const start = node.loc?.start.offset ?? 0;
    const end = node.loc?.end.offset ?? start;
    if (name.startsWith("--"))
      return [{ name: name as `--${string}`, declared: { kind: "var", property: name, text }, important }];
    if (!isKnownProperty(name)) {
      if (!isIgnored(name)) {
        const near = closest(name, [...cssPropertyNames(), ...shorthandNames()]);
        this.warn(
          "css/unknown-property",
          `the property "${name}" is not understood by print`,
          start,
          start + name.length,
          near ? [`did you mean "${near}"?`] : [],
        );
      }
      return [];
    }
    const wide = text.toLowerCase();
    if (wide === "inherit" || wide === "initial" || wide === "unset" || wide === "revert" || wide === "revert-layer") {
      const keyword = wide === "revert-layer" ? "revert" : wide;
      return longhandNames(name).map((longhand) => ({
        name: longhand,
        declared: { kind: "wide", keyword },
        important,
      }));
    }
    if (/\bvar\(/i.test(text))
      return longhandNames(name).map((longhand) => ({
        name: longhand,
        declared: { kind: "var", property: name, text },
        important,
      }));
    const components = parseComponents(text);
    const longhands = components && expand(name, components);
    if (!longhands) {
      this.warn("css/invalid-value", `"${text}" is not a value that print understands for "${name}"`, start, end);
      return [];
    }
    return longhands.map((longhand) => ({
      name: longhand.name,
      declared: { kind: "value", value: longhand.value },
      important,
    }));
  }

  #atRule(node: Atrule): void {
    const name = node.name.toLowerCase();
    const prelude = node.prelude ? this.#text(node.prelude).trim() : "";
    const children = node.block?.children.toArray() ?? [];
    switch (name) {
      case "media":
        if (matchesMedia(prelude, this.media)) for (const child of children) this.read(child);
        return;
      case "supports":
        if (this.#supports(prelude)) for (const child of children) this.read(child);
        return;
      case "layer":
        // Layers are read in their order, as if they were not there.
        for (const child of children) this.read(child);
        return;
      case "page":
        this.pages.push({
          pseudo: /:(first|left|right|blank)\b/.exec(prelude)?.[1],
          declarations: this.#descriptors(children),
        });
        return;
      case "font-face":
        this.#fontFace(children);
        return;
      default:
        if (SILENT_AT_RULES.has(name)) return;
        this.warn(
          "css/at-rule",
          `the rule "@${name}" is not understood by print`,
          node.loc?.start.offset ?? 0,
          (node.loc?.start.offset ?? 0) + name.length + 1,
        );
    }
  }

  /** `@supports (property: value)`, with `not`, `and`, `or` between: what the table of properties knows is supported. */
  #supports(condition: string): boolean {
    const knows = (text: string): boolean => {
      const [property, value] = text.split(/:(.*)/s);
      const components = value === undefined ? undefined : parseComponents(value.trim());
      return components !== undefined && expand(property!.trim().toLowerCase(), components) !== undefined;
    };
    const tests = [...condition.matchAll(/(not\s+)?\(([^()]+(?:\([^()]*\)[^()]*)*)\)/gi)].map(
      ([, not, text]) => knows(text!) !== (not !== undefined),
    );
    return /\bor\b/i.test(condition) ? tests.some(Boolean) : tests.length > 0 && tests.every(Boolean);
  }

  #descriptors(children: readonly CssNode[]): Map<string, string> {
    const descriptors = new Map<string, string>();
    for (const child of children)
      if (child.type === "Declaration") descriptors.set(child.property.toLowerCase(), this.#text(child.value).trim());
    return descriptors;
  }

  #fontFace(children: readonly CssNode[]): void {
    const descriptors = this.#descriptors(children);
    const family = parseComponents(descriptors.get("font-family") ?? "")?.[0];
    const src = parseComponents(descriptors.get("src") ?? "") ?? [];
    const urls = src.flatMap((component) => (component.type === "url" ? [component.value] : []));
    const name = family?.type === "string" ? family.value : family?.type === "ident" ? family.name : undefined;
    if (name && urls.length > 0) this.fontFaces.push({ family: name, src: urls });
  }

  #text(node: CssNode): string {
    const { loc } = node;
    return loc ? this.source.text.slice(loc.start.offset, loc.end.offset).replace(/\/\*.*?\*\//gs, " ") : "";
  }
}

/** Splits a selector list at its top-level commas. */
function splitSelectors(prelude: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < prelude.length; i++) {
    const c = prelude[i];
    if (c === "(" || c === "[") depth++;
    else if (c === ")" || c === "]") depth--;
    else if (c === "," && depth === 0) {
      parts.push(prelude.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(prelude.slice(start).trim());
  return parts.filter((part) => part !== "");
}
