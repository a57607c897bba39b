/**
 * CSS text -> stylesheet: rules with compiled selectors, declarations as longhands, `@media`, `@page` and `@font-face`
 * (CSS Syntax 3, Cascade 5). What is not understood is a warning with its place. Pure: a worker parses a sheet once.
 */
import type { Atrule, Block, CssNode, Declaration as DeclarationNode, Rule } from "css-tree";
import { closest, type Diagnostic, type DiagnosticCode, SourceText } from "../../diagnostics/index.js";
import { PAPER_SIZES } from "../../units.js";
import { type MediaEnvironment, matchesMedia } from "../conditions/media.js";
import { supports } from "../conditions/supports.js";
import { isSilentRule, whyNoEffect } from "../names/ignored.js";
import { insteadOf } from "../names/instead.js";
import { standardName } from "../names/legacy-names.js";
import {
  expand,
  isKnownProperty,
  type LogicalName,
  type Longhand,
  longhandNames,
  shorthandNames,
} from "../properties/shorthands/shorthands.js";
import type { PropertyName } from "../properties/table.js";
import { cssPropertyNames } from "../properties/table.js";
import {
  type CompiledSelector,
  compileSelector,
  NESTING,
  type NestingParent,
  nestingParent,
  splitSelectors,
} from "../selectors/selector.js";
import { type Component, parseComponents } from "../syntax/component.js";
import { MOST_BRACKETS, tooDeep, withoutDeep } from "../syntax/depth.js";
import { type BlockItem, blockItems, nestSelector } from "../syntax/nesting.js";
import { parseCss } from "../syntax/parse.js";
import { hasValidReferences, isCustomValue } from "../syntax/variables.js";
import { type Descriptor, type FontFaceRule, fontFaceRule } from "./font-face-rule.js";
import {
  isMarginBox,
  MARGIN_BOXES,
  type MarginBoxName,
  type PageSelector,
  type PageSize,
  parsePageSelector,
  parsePageSize,
} from "./page-rule.js";

export type WideKeyword = "inherit" | "initial" | "unset" | "revert" | "revert-layer";

/** What one declaration says about one longhand. */
export type Declared =
  | { readonly kind: "value"; readonly value: Longhand["value"] }
  | { readonly kind: "wide"; readonly keyword: WideKeyword }
  /** The value of `property` (a shorthand, perhaps) with `var()` in it: known only for an element. */
  | {
      readonly kind: "var";
      readonly property: string;
      readonly text: string;
      /** Where it stands, for what proves wrong once it is known. */
      readonly place?: { readonly source: SourceText; readonly start: number; readonly end: number };
    };

export interface Declaration {
  readonly name: PropertyName | LogicalName | `--${string}`;
  readonly declared: Declared;
  readonly important: boolean;
}

export interface StyleRule {
  readonly selectors: readonly CompiledSelector[];
  readonly declarations: readonly Declaration[];
  /** Full name of the cascade layer, its parts joined by points; empty outside of all. */
  readonly layer: string;
}

/** `@import`, already decided by its media query and `supports()`; its rules stand before those of the sheet. */
export interface ImportRule {
  readonly url: string;
  /** Full name of the layer that the rules are put into. */
  readonly layer: string;
  /** Layers that the sheet has named before. */
  readonly layersBefore: readonly string[];
  /** The rule's place, for a file that can't be read. */
  readonly start: number;
  readonly end: number;
}

/** `@page`: what it says of the page itself and of its margin boxes. */
export interface PageRule {
  readonly selector: PageSelector;
  readonly declarations: readonly Declaration[];
  readonly size: { readonly value: PageSize; readonly important: boolean } | undefined;
  readonly boxes: ReadonlyMap<MarginBoxName, readonly Declaration[]>;
  /** Full name of the cascade layer. */
  readonly layer: string;
  /** The place of the rule's head. */
  readonly start: number;
  readonly end: number;
}

/** A custom property that `@property` registers. */
export interface RegisteredProperty {
  readonly name: string;
  readonly inherits: boolean;
  /** Undefined where it has no value of its own. */
  readonly initial: string | undefined;
}

/** A URL as the document would write it, and where it stands. */
interface NamedUrl {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** A sheet parsed for one environment: media queries are decided. */
export interface Stylesheet {
  readonly file: string;
  readonly rules: readonly StyleRule[];
  readonly pages: readonly PageRule[];
  readonly fontFaces: readonly FontFaceRule[];
  readonly imports: readonly ImportRule[];
  /** Where files are named, images above all. */
  readonly urls: readonly NamedUrl[];
  readonly registered: readonly RegisteredProperty[];
  /** The text that declarations refer to for their places: `source`, or the same before it was found in another. */
  readonly parsed: SourceText;
  /** Layers in the order in which they appear first. */
  readonly layers: readonly string[];
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Diagnostics: `css/syntax`, `css/too-deep`, `css/unknown-property`, `css/invalid-value`, `css/selector`, `css/at-rule`, all warnings. */
export function parseStylesheet(
  text: string,
  options: { readonly file: string; readonly media: MediaEnvironment; readonly base?: string },
): Stylesheet {
  const source = new SourceText(options.file, text);
  const reader = new Reader(source, options.media, options.base);
  const errors: { message: string; offset: number }[] = [];
  const sheet = parseCss(reader.text, {
    positions: true,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    parseCustomProperty: false,
    onParseError: (error) => errors.push({ message: error.message, offset: error.offset ?? 0 }),
  });
  if (sheet.type === "StyleSheet") for (const node of sheet.children.toArray()) reader.read(node);
  for (const { message, offset } of errors)
    if (!reader.nests(offset)) reader.warn("css/syntax", `this CSS can't be read: ${message}`, offset, offset + 1);
  return {
    file: options.file,
    rules: reader.rules,
    pages: reader.pages,
    fontFaces: reader.fontFaces,
    imports: reader.imports,
    urls: reader.urls,
    registered: reader.registered,
    parsed: source,
    layers: [...reader.layers],
    source,
    diagnostics: reader.diagnostics,
  };
}

/** The same sheet as a part of another text, in which its places are. */
export function inHost(sheet: Stylesheet, source: SourceText): Stylesheet {
  const diagnostics = sheet.diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    return span ? { ...diagnostic, ...source.place(span.start.offset, span.end.offset) } : diagnostic;
  });
  return { ...sheet, source, diagnostics };
}

/** The declarations of a `style` attribute. */
export function parseStyleAttribute(source: SourceText): {
  declarations: readonly Declaration[];
  diagnostics: readonly Diagnostic[];
  urls: readonly NamedUrl[];
} {
  const reader = new Reader(source, { type: "print", width: 0, height: 0 });
  const list = parseCss(reader.text, {
    context: "declarationList",
    positions: true,
    parseValue: false,
    parseCustomProperty: false,
    onParseError: ({ message, offset = 0 }) =>
      reader.warn("css/syntax", `this CSS can't be read: ${message}`, offset, offset + 1),
  });
  const nodes = list.type === "DeclarationList" ? list.children.toArray() : [];
  return {
    declarations: nodes.flatMap((node) => (node.type === "Declaration" ? reader.declarations(node) : [])),
    diagnostics: reader.diagnostics,
    urls: reader.urls,
  };
}

/** Characters of a value that messages show: those that hold data are long. */
const SHOWN = 200;

export const notUnderstood = (value: string, property: string): string =>
  `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}" is not a value that print understands for "${property}"`;

class Reader {
  readonly rules: StyleRule[] = [];
  readonly pages: PageRule[] = [];
  readonly fontFaces: FontFaceRule[] = [];
  readonly imports: ImportRule[] = [];
  readonly urls: NamedUrl[] = [];
  readonly registered: RegisteredProperty[] = [];
  readonly layers = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  /** What is read: the source without what is too deep in brackets. */
  readonly text: string;
  /** Whether anything has been read that no `@import` may follow. */
  #pastImports = false;
  /** The layer that is being read. */
  #layer = "";
  /** Blocks with nested rules, which css-tree can't read. */
  readonly #nested: { start: number; end: number }[] = [];

  constructor(
    readonly source: SourceText,
    readonly media: MediaEnvironment,
    /** Folder that URLs start from, relative to that of the document. */
    readonly base = ".",
  ) {
    const deep = tooDeep(source.text);
    this.text = withoutDeep(source.text, deep);
    for (const { start } of deep.slice(0, 1))
      this.warn(
        "css/too-deep",
        `what stands here in more than ${MOST_BRACKETS} brackets is not read`,
        start,
        start + 1,
      );
  }

  warn(code: DiagnosticCode, message: string, start: number, end: number, hints: readonly string[] = []): void {
    this.diagnostics.push(this.source.diagnostic("warning", code, message, start, end, hints));
  }

  read(node: CssNode): void {
    const isHead = node.type === "Atrule" && /^(import|charset|layer)$/i.test(node.name) && node.block === null;
    if (!isHead && (node.type === "Atrule" || node.type === "Rule")) this.#pastImports = true;
    if (node.type === "Rule") this.#rule(node);
    else if (node.type === "Atrule") this.#atRule(node);
  }

  #rule(node: Rule): void {
    const start = node.prelude.loc?.start.offset ?? 0;
    const selectors = splitSelectors(this.#text(node.prelude));
    const block = node.block.loc;
    if (block && this.text.indexOf("{", block.start.offset + 1) < block.end.offset - 1 && hasNested(node.block)) {
      this.#nested.push({ start: block.start.offset, end: block.end.offset });
      const compiled = this.#compile(selectors, start);
      if (compiled) {
        const parents = parentsOf(selectors, compiled);
        this.#items(blockItems(this.text, block.start.offset + 1, block.end.offset - 1), parents, compiled);
      }
      return;
    }
    const compiled = this.#compile(selectors, start);
    if (!compiled) return;
    this.#addRule(
      compiled,
      node.block.children.toArray().flatMap((child) => (child.type === "Declaration" ? this.declarations(child) : [])),
    );
  }

  #addRule(selectors: readonly CompiledSelector[], declarations: readonly Declaration[]): void {
    if (selectors.length > 0 && declarations.length > 0)
      this.rules.push({ selectors, declarations, layer: this.#layer });
  }

  /**
   * Undefined where all of them are states that paper doesn't have, or one of them is invalid, which makes the whole list invalid
   * (Selectors 4, section 4.1): what their rules declare is of no account.
   * @param parents those of nested rules
   */
  #compile(selectors: readonly string[], start: number, parents?: Parents): CompiledSelector[] | undefined {
    let never = 0;
    let isInvalid = false;
    const told: { readonly text: string; readonly reason: string; readonly isValid: boolean }[] = [];
    const known = selectors.flatMap((text) => {
      const compiled = parents
        ? compileSelector(nestSelector(text, parents.nesting), parents.parent)
        : compileSelector(text.includes("&") ? nestSelector(text, ":root") : text);
      if (compiled.kind === "compiled") return [compiled.selector];
      if (compiled.kind === "never") never++;
      if (!compiled.isValid) isInvalid = true;
      const reason = compiled.kind === "unknown" ? compiled.reason : "other programs have it, and no browser";
      told.push({ text, reason, isValid: compiled.kind === "never" && compiled.isValid });
      return [];
    });
    const isLost = isInvalid && known.length > 0;
    for (const { text, reason, isValid } of told) {
      // Of what matches nothing on paper nothing is lost, unless it takes others with it.
      if (isValid || (!isLost && reason.startsWith("other programs"))) continue;
      const at = Math.max(start, this.text.indexOf(text, start));
      const message = `the selector "${text}" is not understood: ${reason}`;
      const hints = isLost ? ["the whole rule is lost by it, as in browsers: write a rule of its own for it"] : [];
      this.warn("css/selector", message, at, at + text.length, hints);
    }
    if (isLost) return undefined;
    return never > 0 && never === selectors.length ? undefined : known;
  }

  /** The content of a rule with others nested in it, or of an at-rule in such a one: declarations belong to the parents. */
  #items(items: readonly BlockItem[], parents: Parents, compiled: readonly CompiledSelector[]): void {
    let declarations: Declaration[] = [];
    const flush = () => {
      this.#addRule(compiled, declarations);
      declarations = [];
    };
    for (const item of items) {
      if (item.kind === "declaration") {
        declarations.push(...this.#declarationAt(item.start, item.end));
        continue;
      }
      flush();
      const prelude = this.text.slice(item.prelude.start, item.prelude.end).trim();
      const inside = item.block ? blockItems(this.text, item.block.start, item.block.end) : [];
      if (item.kind === "at-rule") {
        this.#conditional(item.name, prelude, item.start, () => this.#items(inside, parents, compiled));
        continue;
      }
      const selectors = splitSelectors(withoutComments(prelude));
      const own = this.#compile(selectors, item.start, parents);
      if (own) this.#items(inside, parentsOf(undefined, own), own);
    }
    flush();
  }

  #declarationAt(start: number, end: number): Declaration[] {
    const text = this.text.slice(start, end);
    try {
      // css-tree throws for what has no name, and tells the rest.
      const node = parseCss(text, {
        context: "declaration",
        positions: true,
        offset: start,
        parseValue: false,
        parseCustomProperty: false,
        onParseError: (error) => {
          throw error;
        },
      });
      if (node.type === "Declaration") return this.declarations(node);
      this.warn("css/syntax", "this CSS can't be read: a declaration is expected", start, end);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.warn("css/syntax", `this CSS can't be read: ${error.message}`, start, end);
    }
    return [];
  }

  /** Whether the place lies in a block that is not left to css-tree. */
  nests(offset: number): boolean {
    return this.#nested.some(({ start, end }) => offset >= start && offset < end);
  }

  declarations(node: DeclarationNode): Declaration[] {
    const written = node.property.toLowerCase();
    const name = node.property.startsWith("--") ? node.property : standardName(written);
    const text = this.#text(node.value).trim();
    const important = node.important === true;
    const start = node.loc?.start.offset ?? 0;
    const end = node.loc?.end.offset ?? start;
    if (name.startsWith("--")) {
      if (!isCustomValue(text) || !hasValidReferences(text)) {
        this.warn("css/invalid-value", `"${text}" can't be the value of a custom property`, start, end);
        return [];
      }
      if (/url\(/i.test(text)) this.#rebased(parseComponents(text), start, end);
      return [{ name: name as `--${string}`, declared: { kind: "var", property: name, text }, important }];
    }
    if (!isKnownProperty(name)) {
      if (whyNoEffect(written, text) === undefined) {
        const instead = insteadOf(name);
        const near = instead === undefined ? closest(name, [...cssPropertyNames(), ...shorthandNames()]) : undefined;
        this.warn(
          "css/unknown-property",
          `the property "${written}" is not understood by print`,
          start,
          start + written.length,
          instead !== undefined ? [instead] : near ? [`did you mean "${near}"?`] : [],
        );
      }
      return [];
    }
    const wide = text.toLowerCase();
    if (isWideKeyword(wide)) {
      return longhandNames(name).map((longhand) => ({
        name: longhand,
        declared: { kind: "wide", keyword: wide },
        important,
      }));
    }
    const hasReferences = /\bvar\(/i.test(text);
    if (hasReferences && hasValidReferences(text)) {
      const place = { source: this.source, start, end };
      return longhandNames(name).map((longhand) => ({
        name: longhand,
        declared: { kind: "var", property: name, text, place },
        important,
      }));
    }
    const components = this.#rebased(parseComponents(text), start, end);
    const longhands = hasReferences ? undefined : components && expand(name, components);
    if (!longhands) {
      this.warn("css/invalid-value", notUnderstood(text, written), start, end);
      return [];
    }
    return longhands.map((longhand) => ({
      name: longhand.name,
      declared: { kind: "value", value: longhand.value },
      important,
    }));
  }

  /** The components with their URLs as the document would write them, of which note is taken. */
  #rebased(components: readonly Component[] | undefined, start: number, end: number): readonly Component[] | undefined {
    return components?.map((component): Component => {
      if (component.type === "function") return { ...component, args: this.#rebased(component.args, start, end) ?? [] };
      if (component.type !== "url") return component;
      const value = rebased(component.value, this.base);
      const at = this.text.indexOf(component.value, start);
      const isHere = component.value !== "" && at >= 0 && at < end;
      this.urls.push({ url: value, start: isHere ? at : start, end: isHere ? at + component.value.length : end });
      return { ...component, value };
    });
  }

  #atRule(node: Atrule): void {
    const name = node.name.toLowerCase();
    const prelude = node.prelude ? this.#text(node.prelude).trim() : "";
    const children = node.block?.children.toArray() ?? [];
    switch (name) {
      case "media":
      case "supports":
      case "layer":
        this.#conditional(
          name,
          prelude,
          node.loc?.start.offset ?? 0,
          () => {
            for (const child of children) this.read(child);
          },
          {
            isStatement: node.block === null,
          },
        );
        return;
      case "import":
        this.#import(prelude, node);
        return;
      case "page":
        this.#page(prelude, node);
        return;
      case "font-face":
        this.#fontFace(children, node);
        return;
      case "property":
        this.#property(prelude, children, node);
        return;
      default:
        this.#unknownAtRule(name, node.loc?.start.offset ?? 0);
    }
  }

  #unknownAtRule(name: string, start: number, known: readonly string[] = []): void {
    if (isSilentRule(name)) return;
    const near = closest(name, known);
    this.warn(
      "css/at-rule",
      `the rule "@${name}" is not understood by print`,
      start,
      start + name.length + 1,
      near ? [`did you mean "@${near}"?`] : [],
    );
  }

  /** The at-rules whose content is rules, in a sheet or in a rule: reads it where the condition holds. */
  #conditional(
    name: string,
    prelude: string,
    start: number,
    read: () => void,
    { isStatement = false }: { isStatement?: boolean } = {},
  ): void {
    if (name === "media") {
      if (this.#matchesMedia(prelude, start)) read();
    } else if (name === "supports") {
      if (supports(prelude)) read();
    } else if (name === "layer") {
      if (isStatement) for (const layer of prelude.split(",")) this.#nameLayer(layer.trim());
      else this.#inLayer(prelude, read);
    } else this.#unknownAtRule(name, start);
  }

  /** Whether a list of media queries applies. @param start where to look for what is not understood in it */
  #matchesMedia(list: string, start: number): boolean {
    return matchesMedia(list, this.media, (feature) => {
      const at = Math.max(start, this.text.toLowerCase().indexOf(feature, start));
      const message = `the media feature "${feature}" is not understood by print: it counts as false`;
      this.warn("css/media", message, at, at + feature.length);
    });
  }

  /** The full name of a layer that is named here; one without a name is like no other. */
  #nameLayer(name: string): string {
    const own = name === "" ? `#${this.source.file}-${this.layers.size}` : name;
    const full = this.#layer === "" ? own : `${this.#layer}.${own}`;
    this.layers.add(full);
    return full;
  }

  #inLayer(name: string, read: () => void): void {
    const outer = this.#layer;
    this.#layer = this.#nameLayer(name);
    read();
    this.#layer = outer;
  }

  /** `@import url layer(…) supports(…) media` (CSS Cascade 5, section 2.1), which must stand before all rules. */
  #import(prelude: string, node: Atrule): void {
    const [start, end] = [node.loc?.start.offset ?? 0, node.loc?.end.offset ?? 0];
    const parsed =
      /^(?:url\((?:\s*"([^"]*)"\s*|\s*'([^']*)'\s*|([^"')]*))\)|"([^"]*)"|'([^']*)')\s*(layer\b(?:\(([^)]*)\))?)?\s*(.*)$/is.exec(
        prelude,
      );
    const url = parsed
      ?.slice(1, 6)
      .find((part) => part !== undefined)
      ?.trim();
    if (!parsed || !url || this.#pastImports) {
      const why = this.#pastImports ? "it must stand before all other rules" : "it names no file";
      this.warn("css/at-rule", `this "@import" is not followed: ${why}`, start, end);
      return;
    }
    const { condition, query } = importConditions(parsed[8]!);
    if ((condition !== undefined && !supports(condition)) || !this.#matchesMedia(query, start)) return;
    const layersBefore = [...this.layers];
    const layer = parsed[6] === undefined ? "" : this.#nameLayer((parsed[7] ?? "").trim());
    this.imports.push({ url, layer, layersBefore, start, end });
  }

  /** `@page` with its margin boxes (CSS Paged Media 3, section 4.1). */
  #page(prelude: string, node: Atrule): void {
    const start = node.loc?.start.offset ?? 0;
    const selector = parsePageSelector(prelude);
    if (!selector) {
      const at = Math.max(start, this.text.indexOf(prelude, start));
      const message = `the page selector "${prelude}" is not understood by print`;
      const hints = prelude.includes(",") ? ["write a rule for each of the selectors"] : [];
      this.warn("css/selector", message, at, at + prelude.length, hints);
      return;
    }
    let size: PageRule["size"];
    const declarations: Declaration[] = [];
    const boxes = new Map<MarginBoxName, Declaration[]>();
    for (const child of node.block?.children.toArray() ?? []) {
      if (child.type === "Declaration") {
        if (child.property.toLowerCase() === "size") size = this.#pageSize(child) ?? size;
        else declarations.push(...this.declarations(child));
      } else if (child.type === "Atrule") this.#marginBox(child, boxes);
    }
    const end = start + `@page ${prelude}`.trimEnd().length;
    this.pages.push({ selector, declarations, size, boxes, layer: this.#layer, start, end });
  }

  #pageSize(node: DeclarationNode): PageRule["size"] {
    const text = this.#text(node.value).trim();
    const value = parsePageSize(parseComponents(text) ?? []);
    if (value) return { value, important: node.important === true };
    const [start, end] = [node.loc?.start.offset ?? 0, node.loc?.end.offset ?? 0];
    const paper = PAPER_SIZES.get(text.toLowerCase().split(/\s+/)[0]!);
    const hints = paper && !paper.inCss ? [`CSS has no name for this paper: write ${paper.css}`] : [];
    this.warn("css/invalid-value", `"${text}" is not a value that print understands for "size"`, start, end, hints);
    return undefined;
  }

  #marginBox(node: Atrule, boxes: Map<MarginBoxName, Declaration[]>): void {
    const name = node.name.toLowerCase();
    if (!isMarginBox(name)) {
      this.#unknownAtRule(name, node.loc?.start.offset ?? 0, MARGIN_BOXES);
      return;
    }
    const children = node.block?.children.toArray() ?? [];
    const own = children.flatMap((child) => (child.type === "Declaration" ? this.declarations(child) : []));
    boxes.set(name, [...(boxes.get(name) ?? []), ...own]);
  }

  /** `@property` (CSS Properties and Values 1, section 3): what a custom property is where nothing is said of it. */
  #property(name: string, children: readonly CssNode[], node: Atrule): void {
    const descriptors = this.#descriptors(children);
    const inherits = descriptors.get("inherits")?.toLowerCase();
    const initial = descriptors.get("initial-value");
    const syntax = descriptors.get("syntax");
    const isUniversal = /^["']\s*\*\s*["']$/.test(syntax ?? "");
    if (name.startsWith("--") && syntax && (inherits === "true" || inherits === "false") && (initial || isUniversal)) {
      this.registered.push({ name, inherits: inherits === "true", initial });
      return;
    }
    const [start, end] = [node.loc?.start.offset ?? 0, node.loc?.end.offset ?? 0];
    const message = `this "@property" has no effect: it needs "syntax", "inherits" and "initial-value"`;
    this.warn("css/at-rule", message, start, Math.min(end, start + "@property".length + 1 + name.length));
  }

  #descriptors(children: readonly CssNode[]): Map<string, string> {
    const descriptors = new Map<string, string>();
    for (const child of children)
      if (child.type === "Declaration") descriptors.set(child.property.toLowerCase(), this.#text(child.value).trim());
    return descriptors;
  }

  #fontFace(children: readonly CssNode[], node: Atrule): void {
    const start = node.loc?.start.offset ?? 0;
    const descriptors = children.flatMap((child): Descriptor[] => {
      if (child.type !== "Declaration") return [];
      const [from, to] = [child.loc?.start.offset ?? start, child.loc?.end.offset ?? start];
      return [{ name: child.property.toLowerCase(), text: this.#text(child.value).trim(), start: from, end: to }];
    });
    const place = { start, end: start + "@font-face".length };
    const rule = fontFaceRule(
      descriptors,
      place,
      (url) => rebased(url, this.base),
      (code, message, at, hints) => this.warn(code, message, at.start, at.end, hints),
    );
    if (rule) this.fontFaces.push(rule);
  }

  #text(node: CssNode): string {
    const { loc } = node;
    return loc ? withoutComments(this.text.slice(loc.start.offset, loc.end.offset)) : "";
  }
}

/** White space in the place of comments; one that never ends stays, as it is read only once. */
function withoutComments(text: string): string {
  let out = "";
  let at = 0;
  for (let open = text.indexOf("/*"); open >= 0; open = text.indexOf("/*", at)) {
    const close = text.indexOf("*/", open + 2);
    if (close < 0) break;
    out += `${text.slice(at, open)} `;
    at = close + 2;
  }
  return out + text.slice(at);
}

/** What `&` stands for in the rules that are nested in one, and how it is written there. */
interface Parents {
  readonly nesting: string;
  readonly parent: NestingParent;
}

/** @param selectors as they are written, where they are not nested themselves */
function parentsOf(selectors: readonly string[] | undefined, compiled: readonly CompiledSelector[]): Parents {
  const [only] = selectors ?? [];
  const isName = only !== undefined && selectors!.length === 1 && /^[.#]?[\w-]+$/.test(only);
  return { nesting: isName ? only : NESTING, parent: nestingParent(compiled) };
}

/** Whether css-tree found more than declarations, or didn't know what it found. */
const hasNested = (block: Block): boolean =>
  block.children.toArray().some((child) => child.type !== "Declaration" || isNotPlain(child));

/** A nested rule such as `a:hover { … }` looks like a declaration at first. */
const isNotPlain = (node: DeclarationNode): boolean =>
  !node.property.startsWith("--") && node.value.type === "Raw" && node.value.value.includes("{");

/** What follows the layer of an `@import`: `supports(condition)`, then media queries. */
function importConditions(text: string): { condition: string | undefined; query: string } {
  if (!/^supports\(/i.test(text)) return { condition: undefined, query: text };
  let depth = 0;
  let end = text.indexOf("(");
  do {
    if (text[end] === "(") depth++;
    else if (text[end] === ")") depth--;
    end++;
  } while (depth > 0 && end < text.length);
  const inside = text.slice("supports(".length, end - 1).trim();
  const isDeclaration = /^[\w-]+\s*:/.test(inside);
  return { condition: isDeclaration ? `(${inside})` : inside, query: text.slice(end).trim() };
}

export function isWideKeyword(text: string): text is WideKeyword {
  return /^(inherit|initial|unset|revert|revert-layer)$/.test(text);
}

/** A relative URL as the document would write it. */
function rebased(url: string, base: string): string {
  return base === "." || url === "" || /^([a-z][a-z\d+.-]*:|[/#])/i.test(url) ? url : `${base}/${url}`;
}
