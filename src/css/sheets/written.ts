/**
 * CSS text -> what is written in it (CSS Syntax 3, section 5): rules, at-rules and declarations with their places, as plain data, of which
 * nothing is understood yet. By css-tree, whose trees go no further.
 */
import type { Atrule, CssNode, Declaration as DeclarationNode, Rule } from "css-tree";
import type { KnownSelector } from "../selectors/selector.js";
import { hasNested } from "../syntax/nesting.js";
import { parseCss } from "../syntax/parse.js";
import { placeOf, type Range, type SheetText } from "./sheet-text.js";

export interface WrittenDeclaration extends Range {
  readonly kind: "declaration";
  readonly property: string;
  /** The value, without comments. */
  readonly text: string;
  readonly important: boolean;
}

export interface WrittenRule {
  readonly kind: "rule";
  readonly selectors: string;
  /** Where they begin. */
  readonly start: number;
  readonly block: Range;
  /** Whether more than declarations stands in it, which is not read here. */
  readonly isNested: boolean;
  readonly declarations: readonly WrittenDeclaration[];
  /** What its selectors come to, where it was read when the program was compiled, and nothing in it is told. */
  readonly known?: readonly KnownSelector[];
}

export interface WrittenAtRule extends Range {
  readonly kind: "at-rule";
  readonly name: string;
  /** What stands between the name and the block. */
  readonly prelude: string;
  /** Undefined where it has no block. */
  readonly content: readonly WrittenNode[] | undefined;
  /** Of a page that was read when the program was compiled: nothing in it is told. */
  readonly isKnown?: boolean;
}

export type WrittenNode = WrittenDeclaration | WrittenRule | WrittenAtRule;

export interface WrittenSheet {
  readonly nodes: readonly WrittenNode[];
  /** What can't be read. */
  readonly errors: readonly { readonly message: string; readonly offset: number }[];
}

export function writtenSheet(sheet: SheetText): WrittenSheet {
  const errors: { message: string; offset: number }[] = [];
  const tree = parseCss(sheet.text, {
    positions: true,
    parseValue: false,
    parseRulePrelude: false,
    parseAtrulePrelude: false,
    parseCustomProperty: false,
    onParseError: (error) => errors.push({ message: error.message, offset: error.offset ?? 0 }),
  });
  const nodes = tree.type === "StyleSheet" ? writtenNodes(sheet, tree.children.toArray()) : [];
  return { nodes, errors };
}

function writtenNodes(sheet: SheetText, nodes: readonly CssNode[]): WrittenNode[] {
  return nodes.flatMap((node): WrittenNode[] => {
    if (node.type === "Declaration") return [writtenDeclaration(sheet, node)];
    if (node.type === "Rule") return [writtenRule(sheet, node)];
    return node.type === "Atrule" ? [writtenAtRule(sheet, node)] : [];
  });
}

function writtenRule(sheet: SheetText, { prelude, block }: Rule): WrittenRule {
  const place = placeOf(block);
  const children = block.children.toArray();
  return {
    kind: "rule",
    selectors: sheet.of(prelude),
    start: placeOf(prelude).start,
    block: place,
    isNested: sheet.text.indexOf("{", place.start + 1) < place.end - 1 && hasNested(block),
    declarations: children.flatMap((child) => (child.type === "Declaration" ? [writtenDeclaration(sheet, child)] : [])),
  };
}

function writtenAtRule(sheet: SheetText, node: Atrule): WrittenAtRule {
  const prelude = node.prelude ? sheet.of(node.prelude).trim() : "";
  const content = node.block ? writtenNodes(sheet, node.block.children.toArray()) : undefined;
  return { kind: "at-rule", name: node.name, prelude, content, ...placeOf(node) };
}

export function writtenDeclaration(sheet: SheetText, node: DeclarationNode): WrittenDeclaration {
  const { property } = node;
  const text = sheet.of(node.value).trim();
  return { kind: "declaration", property, text, important: isImportant(node), ...placeOf(node) };
}

/** In any case (CSS Cascade 5, section 6.2); css-tree knows small letters, and what others write after `!` as text. */
const isImportant = ({ important }: DeclarationNode): boolean =>
  typeof important === "string" ? important.toLowerCase() === "important" : important;

/** The declarations of a block. */
export const declarationsIn = (nodes: readonly WrittenNode[] | undefined): WrittenDeclaration[] =>
  (nodes ?? []).filter((node) => node.kind === "declaration");
