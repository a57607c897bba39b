/**
 * CSS text -> stylesheet (CSS Syntax 3, section 9; Cascade 5; Nesting 1): conditions decided, nested rules laid side by side. What is
 * not understood is a warning with its place. Pure: a worker parses a sheet once.
 */

import type { Element } from "domhandler";
import { SourceText } from "../../diagnostics/index.js";
import { hashOf } from "../../files/index.js";
import { isElement, textContent } from "../../html/index.js";
import { type MediaEnvironment, matchesMedia } from "../conditions/media.js";
import { supports } from "../conditions/supports.js";
import { Scope, scopeBounds } from "../selectors/scope.js";
import { type CompiledSelector, knownSelector, splitSelectors } from "../selectors/selector.js";
import { withoutComments } from "../syntax/comments.js";
import { type BlockItem, blockItems } from "../syntax/nesting.js";
import { AHEAD } from "./ahead.js";
import { readCounterStyle } from "./at-rules/counter-style-rule.js";
import { type Descriptor, type FontFaceRule, fontFaceRule } from "./at-rules/font-face-rule.js";
import { parseImport } from "./at-rules/import-rule.js";
import { readPageRule } from "./at-rules/page-reader.js";
import { readPropertyRule } from "./at-rules/property-rule.js";
import { readDeclaration, readDeclarationAt, readLate } from "./declarations.js";
import { compileSelectors, type Parents, parentsOf } from "./rule-selectors.js";
import { type Range, SheetText } from "./sheet-text.js";
import type {
  Declaration,
  ImportRule,
  LayeredCounterStyle,
  PageRule,
  RegisteredProperty,
  StyleRule,
  Stylesheet,
} from "./stylesheet.js";
import { declarationsIn, type WrittenAtRule, type WrittenNode, type WrittenRule, writtenSheet } from "./written.js";

/** Diagnostics: `css/syntax`, `css/too-deep`, `css/unknown-property`, `css/invalid-value`, `css/selector`, `css/at-rule`, all warnings. */
export function parseStylesheet(
  text: string,
  options: { readonly file: string; readonly media: MediaEnvironment; readonly base?: string },
): Stylesheet {
  const source = new SourceText(options.file, text);
  const ahead = AHEAD.get(hashOf(text))?.();
  const sheet = new SheetText(source, options.base, ahead && NONE);
  const reader = new Reader(sheet, options.media);
  const { nodes, errors } = ahead ?? writtenSheet(sheet);
  for (const node of nodes) reader.read(node);
  for (const { message, offset } of errors)
    if (!reader.nests(offset))
      sheet.warn("css/syntax", `this CSS can't be read: ${message}`, { start: offset, end: offset + 1 });
  const { rules, pages, fontFaces, imports, registered, counterStyles } = reader;
  const { urls, diagnostics } = sheet;
  const layers = [...reader.layers];
  return {
    file: options.file,
    rules,
    pages,
    fontFaces,
    imports,
    urls,
    registered,
    counterStyles,
    parsed: source,
    layers,
    source,
    diagnostics,
  };
}

const NONE: [] = [];

/** Goes through the rules of a sheet in their order, and keeps what they come to. */
class Reader {
  readonly rules: StyleRule[] = [];
  readonly pages: PageRule[] = [];
  readonly fontFaces: FontFaceRule[] = [];
  readonly imports: ImportRule[] = [];
  readonly registered: RegisteredProperty[] = [];
  readonly counterStyles: LayeredCounterStyle[] = [];
  readonly layers = new Set<string>();
  /** Whether anything has been read that no `@import` may follow. */
  #pastImports = false;
  /** The layer that is being read, and the scope. */
  #layer = "";
  #scope: Scope | undefined;
  /** Blocks with nested rules, which css-tree can't read. */
  readonly #nested: Range[] = [];

  constructor(
    readonly sheet: SheetText,
    readonly media: MediaEnvironment,
  ) {}

  read(node: WrittenNode): void {
    if (node.kind === "declaration") return;
    const isHead = node.kind === "at-rule" && /^(import|charset|layer)$/i.test(node.name) && !node.content;
    if (!isHead) this.#pastImports = true;
    if (node.kind === "rule") this.#rule(node);
    else this.#atRule(node);
  }

  /** Whether the place lies in a block that is not left to css-tree. */
  nests(offset: number): boolean {
    return this.#nested.some(({ start, end }) => offset >= start && offset < end);
  }

  #rule(rule: WrittenRule): void {
    const { sheet } = this;
    const { block, isNested, known } = rule;
    if (known) {
      this.rules.push(lateRule(sheet, rule, known.map(knownSelector), this.#layer));
      return;
    }
    const selectors = splitSelectors(rule.selectors);
    if (isNested) this.#nested.push(block);
    const compiled = compileSelectors(sheet, selectors, rule.start, undefined, this.#scope);
    if (!compiled) return;
    if (isNested) {
      const items = blockItems(sheet.text, block.start + 1, block.end - 1);
      this.#items(items, parentsOf(selectors, compiled), compiled);
      return;
    }
    const own = rule.declarations.flatMap((declaration) => readDeclaration(sheet, declaration));
    this.#addRule(compiled, own);
  }

  #addRule(selectors: readonly CompiledSelector[], declarations: readonly Declaration[]): void {
    if (selectors.length > 0 && declarations.length > 0)
      this.rules.push({ selectors, declarations, layer: this.#layer });
  }

  /** The content of a rule with others nested in it, or of an at-rule in such a one: declarations belong to the parents. */
  #items(items: readonly BlockItem[], parents: Parents | undefined, compiled: readonly CompiledSelector[]): void {
    let declarations: Declaration[] = [];
    const flush = () => {
      this.#addRule(compiled, declarations);
      declarations = [];
    };
    for (const item of items) {
      if (item.kind === "declaration") {
        declarations.push(...readDeclarationAt(this.sheet, item));
        continue;
      }
      flush();
      const prelude = this.sheet.text.slice(item.prelude.start, item.prelude.end).trim();
      const inside = item.block ? blockItems(this.sheet.text, item.block.start, item.block.end) : [];
      if (item.kind === "at-rule" && item.name === "scope") {
        this.#inScope(prelude, item.start, inside, parents);
        continue;
      }
      if (item.kind === "at-rule") {
        this.#conditional(item.name, prelude, item.start, () => this.#items(inside, parents, compiled));
        continue;
      }
      const own = compileSelectors(
        this.sheet,
        splitSelectors(withoutComments(prelude)),
        item.start,
        parents,
        this.#scope,
      );
      if (own) this.#items(inside, parentsOf(undefined, own), own);
    }
    flush();
  }

  #atRule(rule: WrittenAtRule): void {
    const { sheet } = this;
    const { prelude, content } = rule;
    const name = rule.name.toLowerCase();
    switch (name) {
      case "import":
        this.#import(rule);
        break;
      case "page":
        keep(this.pages, readPageRule(sheet, rule, this.#layer));
        break;
      case "font-face":
        keep(this.fontFaces, readFontFace(sheet, rule));
        break;
      case "property":
        keep(this.registered, readPropertyRule(sheet, rule));
        break;
      case "counter-style":
        this.#counterStyle(rule);
        break;
      case "scope": {
        const [item] = blockItems(sheet.text, rule.start, rule.end);
        const block = item && "block" in item ? item.block : undefined;
        this.#nested.push(rule);
        if (block) this.#inScope(prelude, rule.start, blockItems(sheet.text, block.start, block.end), undefined);
        break;
      }
      default:
        if (name === "layer" && !content) this.#nameLayers(prelude);
        else
          this.#conditional(name, prelude, rule.start, () => {
            for (const child of content ?? []) this.read(child);
          });
    }
  }

  #counterStyle(written: WrittenAtRule): void {
    const rule = readCounterStyle(this.sheet, written);
    if (rule) this.counterStyles.push({ rule, layer: this.#layer });
  }

  /** The at-rules whose content is rules, in a sheet or in a rule: reads it where the condition holds. */
  #conditional(name: string, prelude: string, start: number, read: () => void): void {
    if (name === "media") {
      if (this.#matchesMedia(prelude, start)) read();
    } else if (name === "supports") {
      if (supports(prelude)) read();
    } else if (name === "layer") this.#inLayer(prelude, read);
    else this.sheet.warnOfRule(name, start);
  }

  /** Whether a list of media queries applies. @param start where to look for what is not understood in it */
  #matchesMedia(list: string, start: number): boolean {
    return matchesMedia(list, this.media, (feature) => {
      const at = Math.max(start, this.sheet.text.toLowerCase().indexOf(feature, start));
      const message = `the media feature "${feature}" is not understood by print: it counts as false`;
      this.sheet.warn("css/media", message, { start: at, end: at + feature.length });
    });
  }

  /** `@scope` (CSS Cascade 6, section 2.5.1): without a root it is that of the element which the sheet stands in. */
  #inScope(prelude: string, start: number, items: readonly BlockItem[], parents: Parents | undefined): void {
    const bounds = scopeBounds(withoutComments(prelude));
    const given = bounds?.start;
    const roots =
      given === undefined ? [] : compileSelectors(this.sheet, splitSelectors(given), start, parents, this.#scope);
    const isRoot =
      given === undefined ? holds(this.sheet) : (element: Element) => roots!.some(({ matches }) => matches(element));
    if (!bounds) this.sheet.warnOfRule("scope", start);
    if (!bounds || !roots) return;
    const outer = this.#scope;
    this.#scope = new Scope(isRoot, bounds.end === undefined ? [] : splitSelectors(bounds.end));
    const own = compileSelectors(this.sheet, [":where(:scope)"], start, undefined, this.#scope);
    if (own) this.#items(items, undefined, own);
    this.#scope = outer;
  }

  #nameLayers(list: string): void {
    for (const layer of list.split(",")) this.#nameLayer(layer.trim());
  }

  /** The full name of a layer that is named here; one without a name is like no other. */
  #nameLayer(name: string): string {
    const own = name === "" ? `#${this.sheet.source.file}-${this.layers.size}` : name;
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

  /** `@import`, which must stand before all rules. */
  #import({ prelude, start, end }: WrittenAtRule): void {
    const place = { start, end };
    const rule = this.#pastImports ? undefined : parseImport(prelude);
    if (!rule) {
      const why = this.#pastImports ? "it must stand before all other rules" : "it names no file";
      this.sheet.warn("css/at-rule", `this "@import" is not followed: ${why}`, place);
      return;
    }
    const { url, condition, query } = rule;
    if ((condition !== undefined && !supports(condition)) || !this.#matchesMedia(query, place.start)) return;
    const layersBefore = [...this.layers];
    const layer = rule.layer === undefined ? "" : this.#nameLayer(rule.layer);
    this.imports.push({ url, layer, layersBefore, ...place });
  }
}

/** Whether a sheet stands in an element, or is linked there: then the file's name ends as the link does. */
const holds =
  ({ text, source: { file } }: SheetText) =>
  ({ children }: Element): boolean =>
    children.some((child) => {
      if (!isElement(child)) return false;
      if (child.name === "style") return textContent(child) === text;
      const end = /^(?:\.{0,2}\/)*([^?#]+)/.exec(child.attribs.href ?? "")?.[1];
      return child.name === "link" && end !== undefined && file.replaceAll("\\", "/").endsWith(end);
    });

function keep<T>(list: T[], rule: T | undefined): void {
  if (rule) list.push(rule);
}

function readFontFace(sheet: SheetText, { content, start }: WrittenAtRule): FontFaceRule | undefined {
  const descriptors = declarationsIn(content).map(({ property, text, start, end }): Descriptor => {
    return { name: property.toLowerCase(), text, start, end };
  });
  const place = { start, end: start + "@font-face".length };
  return fontFaceRule(
    descriptors,
    place,
    (url) => sheet.rebased(url),
    (...warning) => sheet.warn(...warning),
  );
}

/** A rule whose declarations are read when it applies to something, since nothing will be told of them. */
function lateRule(
  sheet: SheetText,
  { declarations }: WrittenRule,
  selectors: readonly CompiledSelector[],
  layer: string,
): StyleRule {
  const block = readLate(sheet, declarations);
  return {
    selectors,
    layer,
    get declarations() {
      return block.declarations;
    },
  };
}
