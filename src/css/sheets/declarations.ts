/** Declarations as they are written -> as longhands (CSS Syntax 3, section 8.2; Cascade 5, section 3). */
import { closest, type Diagnostic, type SourceText } from "../../diagnostics/index.js";
import { whyNoEffect } from "../names/ignored.js";
import { insteadOf } from "../names/instead.js";
import { standardName } from "../names/legacy-names.js";
import { expand, isKnownProperty, longhandNames, shorthandNames } from "../properties/shorthands/shorthands.js";
import { cssPropertyNames } from "../properties/table.js";
import { parseComponents } from "../syntax/component.js";
import { unescaped } from "../syntax/escapes.js";
import { parseCss } from "../syntax/parse.js";
import { hasReferences, hasValidAttributes, hasValidReferences, isCustomValue } from "../syntax/variables.js";
import { isWideKeyword } from "../values/wide-keywords.js";
import { type Range, SheetText } from "./sheet-text.js";
import type { Declaration, DeclarationBlock, Declared, NamedUrl } from "./stylesheet.js";
import { type WrittenDeclaration, writtenDeclaration } from "./written.js";

/** The declarations of a `style` attribute. */
export function parseStyleAttribute(source: SourceText): {
  declarations: readonly Declaration[];
  diagnostics: readonly Diagnostic[];
  urls: readonly NamedUrl[];
} {
  const sheet = new SheetText(source);
  const list = parseCss(sheet.text, {
    context: "declarationList",
    positions: true,
    parseValue: false,
    parseCustomProperty: false,
    onParseError: ({ message, offset = 0 }) =>
      sheet.warn("css/syntax", `this CSS can't be read: ${message}`, { start: offset, end: offset + 1 }),
  });
  const nodes = list.type === "DeclarationList" ? list.children.toArray() : [];
  const declarations = nodes.flatMap((node) =>
    node.type === "Declaration" ? readDeclaration(sheet, writtenDeclaration(sheet, node)) : [],
  );
  return { declarations, diagnostics: sheet.diagnostics, urls: sheet.urls };
}

/** The declaration that stands in a range of the text. Diagnostics: `css/syntax`, and those of `readDeclaration`. */
export function readDeclarationAt(sheet: SheetText, range: Range): readonly Declaration[] {
  const text = sheet.text.slice(range.start, range.end);
  try {
    // css-tree throws for what has no name, and tells the rest.
    const node = parseCss(text, {
      context: "declaration",
      positions: true,
      offset: range.start,
      parseValue: false,
      parseCustomProperty: false,
      onParseError: (error) => {
        throw error;
      },
    });
    if (node.type === "Declaration") return readDeclaration(sheet, writtenDeclaration(sheet, node));
    sheet.warn("css/syntax", "this CSS can't be read: a declaration is expected", range);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    sheet.warn("css/syntax", `this CSS can't be read: ${error.message}`, range);
  }
  return [];
}

/** Diagnostics: `css/unknown-property`, `css/invalid-value`. */
export function readDeclaration(sheet: SheetText, declaration: WrittenDeclaration): readonly Declaration[] {
  const { text, important, start, end } = declaration;
  const property = unescaped(declaration.property);
  const place = { start, end };
  if (property.startsWith("--")) return customProperty(sheet, property as `--${string}`, text, important, place);
  const written = property.toLowerCase();
  const name = standardName(written);
  if (!isKnownProperty(name)) {
    if (whyNoEffect(written, text) === undefined) warnOfProperty(sheet, written, name, place.start);
    return [];
  }
  const declare = (declared: Declared) => longhandNames(name).map((one) => ({ name: one, declared, important }));
  const wide = text.toLowerCase();
  if (isWideKeyword(wide)) return declare({ kind: "wide", keyword: wide });
  const refers = hasReferences(text);
  const reference = () => declare({ kind: "var", property: name, text, place: { source: sheet.source, ...place } });
  if (refers && hasValidReferences(text)) return reference();
  const components = parseComponents(text);
  const urls = components && sheet.withUrls(components, place);
  const longhands = refers ? undefined : urls && expand(name, urls);
  if (!longhands && !refers && hasValidAttributes(text)) return reference();
  if (!longhands) {
    sheet.warn("css/invalid-value", notUnderstood(text, written), place);
    return [];
  }
  return longhands.map(({ name: one, value }) => ({ name: one, declared: { kind: "value", value }, important }));
}

/** Declarations of which nothing will be told, read when they are asked for. */
export function readLate(sheet: SheetText, written: readonly WrittenDeclaration[]): DeclarationBlock {
  let declarations: readonly Declaration[] | undefined;
  return {
    get declarations() {
      declarations ??= written.flatMap((declaration) => readDeclaration(sheet, declaration));
      return declarations;
    },
  };
}

function customProperty(
  sheet: SheetText,
  name: `--${string}`,
  text: string,
  important: boolean,
  place: Range,
): readonly Declaration[] {
  if (!isCustomValue(text) || !hasValidReferences(text)) {
    sheet.warn("css/invalid-value", `"${text}" can't be the value of a custom property`, place);
    return [];
  }
  if (/url\(/i.test(text)) sheet.withUrls(parseComponents(text) ?? [], place);
  return [{ name, declared: { kind: "var", property: name, text }, important }];
}

/** @param written the name as the sheet has it, in lower case @param name its standard name */
function warnOfProperty(sheet: SheetText, written: string, name: string, start: number): void {
  const instead = insteadOf(name);
  const near = instead === undefined ? closest(name, [...cssPropertyNames(), ...shorthandNames()]) : undefined;
  const hints = instead !== undefined ? [instead] : near ? [`did you mean "${near}"?`] : [];
  const message = `the property "${written}" is not understood by print`;
  sheet.warn("css/unknown-property", message, { start, end: start + written.length }, hints);
}

/** Characters of a value that messages show: those that hold data are long. */
const SHOWN = 200;

/** What is told of a value that its property doesn't take. */
export const notUnderstood = (value: string, property: string): string =>
  `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}" is not a value that print understands for "${property}"`;
