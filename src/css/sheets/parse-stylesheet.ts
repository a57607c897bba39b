/**
 * CSS text -> stylesheet (CSS Syntax 3, section 9; Cascade 5; Nesting 1): conditions decided, nested rules laid side by side. What is
 * not understood is a warning with its place. Pure: a worker parses a sheet once.
 */
import type { Atrule, CssNode, Rule } from "css-tree";
import { SourceText } from "../../diagnostics/index.js";
import { type MediaEnvironment, matchesMedia } from "../conditions/media.js";
import { supports } from "../conditions/supports.js";
import { type CompiledSelector, splitSelectors } from "../selectors/selector.js";
import { withoutComments } from "../syntax/comments.js";
import { type BlockItem, blockItems, hasNested } from "../syntax/nesting.js";
import { parseCss } from "../syntax/parse.js";
import { readDeclaration, readDeclarationAt } from "./declarations.js";
import { type Descriptor, type FontFaceRule, fontFaceRule } from "./font-face-rule.js";
import { parseImport } from "./import-rule.js";
import { readPageRule } from "./page-reader.js";
import { readPropertyRule } from "./property-rule.js";
import { compileSelectors, type Parents, parentsOf } from "./rule-selectors.js";
import { placeOf, type Range, SheetText } from "./sheet-text.js";
import type { Declaration, ImportRule, PageRule, RegisteredProperty, StyleRule, Stylesheet } from "./stylesheet.js";

/** Diagnostics: `css/syntax`, `css/too-deep`, `css/unknown-property`, `css/invalid-value`, `css/selector`, `css/at-rule`, all warnings. */
export function parseStylesheet(
  text: string,
  options: { readonly file: string; readonly media: MediaEnvironment; readonly base?: string },
): Stylesheet {
  const source = new SourceText(options.file, text);
  const sheet = new SheetText(source, options.base);
  const reader = new Reader(sheet, options.media);
  const errors: { message: string; offset: number }[] = [];
  const tree = parseCss(sheet.text, {
    positions: true,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    parseCustomProperty: false,
    onParseError: (error) => errors.push({ message: error.message, offset: error.offset ?? 0 }),
  });
  if (tree.type === "StyleSheet") for (const node of tree.children.toArray()) reader.read(node);
  for (const { message, offset } of errors)
    if (!reader.nests(offset))
      sheet.warn("css/syntax", `this CSS can't be read: ${message}`, { start: offset, end: offset + 1 });
  const { rules, pages, fontFaces, imports, registered } = reader;
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
    parsed: source,
    layers,
    source,
    diagnostics,
  };
}

/** Goes through the rules of a sheet in their order, and keeps what they come to. */
class Reader {
  readonly rules: StyleRule[] = [];
  readonly pages: PageRule[] = [];
  readonly fontFaces: FontFaceRule[] = [];
  readonly imports: ImportRule[] = [];
  readonly registered: RegisteredProperty[] = [];
  readonly layers = new Set<string>();
  /** Whether anything has been read that no `@import` may follow. */
  #pastImports = false;
  /** The layer that is being read. */
  #layer = "";
  /** Blocks with nested rules, which css-tree can't read. */
  readonly #nested: Range[] = [];

  constructor(
    readonly sheet: SheetText,
    readonly media: MediaEnvironment,
  ) {}

  read(node: CssNode): void {
    const isHead = node.type === "Atrule" && /^(import|charset|layer)$/i.test(node.name) && node.block === null;
    if (!isHead && (node.type === "Atrule" || node.type === "Rule")) this.#pastImports = true;
    if (node.type === "Rule") this.#rule(node);
    else if (node.type === "Atrule") this.#atRule(node);
  }

  /** Whether the place lies in a block that is not left to css-tree. */
  nests(offset: number): boolean {
    return this.#nested.some(({ start, end }) => offset >= start && offset < end);
  }

  #rule(node: Rule): void {
    const { sheet } = this;
    const selectors = splitSelectors(sheet.of(node.prelude));
    const block = placeOf(node.block);
    const isNested = sheet.text.indexOf("{", block.start + 1) < block.end - 1 && hasNested(node.block);
    if (isNested) this.#nested.push(block);
    const compiled = compileSelectors(sheet, selectors, placeOf(node.prelude).start);
    if (!compiled) return;
    if (isNested) {
      const items = blockItems(sheet.text, block.start + 1, block.end - 1);
      this.#items(items, parentsOf(selectors, compiled), compiled);
      return;
    }
    const children = node.block.children.toArray();
    const own = children.flatMap((child) => (child.type === "Declaration" ? readDeclaration(sheet, child) : []));
    this.#addRule(compiled, own);
  }

  #addRule(selectors: readonly CompiledSelector[], declarations: readonly Declaration[]): void {
    if (selectors.length > 0 && declarations.length > 0)
      this.rules.push({ selectors, declarations, layer: this.#layer });
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
        declarations.push(...readDeclarationAt(this.sheet, item));
        continue;
      }
      flush();
      const prelude = this.sheet.text.slice(item.prelude.start, item.prelude.end).trim();
      const inside = item.block ? blockItems(this.sheet.text, item.block.start, item.block.end) : [];
      if (item.kind === "at-rule") {
        this.#conditional(item.name, prelude, item.start, () => this.#items(inside, parents, compiled));
        continue;
      }
      const own = compileSelectors(this.sheet, splitSelectors(withoutComments(prelude)), item.start, parents);
      if (own) this.#items(inside, parentsOf(undefined, own), own);
    }
    flush();
  }

  #atRule(node: Atrule): void {
    const { sheet } = this;
    const name = node.name.toLowerCase();
    const prelude = node.prelude ? sheet.of(node.prelude).trim() : "";
    switch (name) {
      case "import":
        this.#import(prelude, node);
        break;
      case "page":
        keep(this.pages, readPageRule(sheet, prelude, node, this.#layer));
        break;
      case "font-face":
        keep(this.fontFaces, readFontFace(sheet, node));
        break;
      case "property":
        keep(this.registered, readPropertyRule(sheet, prelude, node));
        break;
      default:
        if (name === "layer" && node.block === null) this.#nameLayers(prelude);
        else
          this.#conditional(name, prelude, placeOf(node).start, () => {
            for (const child of node.block?.children.toArray() ?? []) this.read(child);
          });
    }
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
  #import(prelude: string, node: Atrule): void {
    const place = placeOf(node);
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

function keep<T>(list: T[], rule: T | undefined): void {
  if (rule) list.push(rule);
}

function readFontFace(sheet: SheetText, node: Atrule): FontFaceRule | undefined {
  const { start } = placeOf(node);
  const descriptors = (node.block?.children.toArray() ?? []).flatMap((child): Descriptor[] => {
    if (child.type !== "Declaration") return [];
    return [{ name: child.property.toLowerCase(), text: sheet.of(child.value).trim(), ...placeOf(child) }];
  });
  const place = { start, end: start + "@font-face".length };
  return fontFaceRule(
    descriptors,
    place,
    (url) => sheet.rebased(url),
    (...warning) => sheet.warn(...warning),
  );
}
