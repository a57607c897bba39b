/**
 * What a stylesheet is once it is read: rules with compiled selectors and declarations as longhands, pages, fonts, imports
 * (CSS Syntax 3, section 8; Cascade 5).
 */
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import type { LogicalName, Longhand } from "../properties/shorthands/longhand.js";
import type { PropertyName } from "../properties/table.js";
import type { CompiledSelector } from "../selectors/selector.js";
import type { CounterStyleRule } from "../values/counter-styles/counter-style.js";
import type { WideKeyword } from "../values/wide-keywords.js";
import type { FontFaceRule } from "./at-rules/font-face-rule.js";
import type { MarginBoxName, PageSelector, PageSize } from "./at-rules/page-rule.js";

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

export interface DeclarationBlock {
  readonly declarations: readonly Declaration[];
}

export interface StyleRule extends DeclarationBlock {
  readonly selectors: readonly CompiledSelector[];
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
  readonly boxes: ReadonlyMap<MarginBoxName, DeclarationBlock>;
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

/** A rule of `@counter-style` with the full name of its cascade layer. */
export interface LayeredCounterStyle {
  readonly rule: CounterStyleRule;
  readonly layer: string;
}

/** A URL as the document would write it, and where it stands. */
export interface NamedUrl {
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
  readonly counterStyles: readonly LayeredCounterStyle[];
  /** The text that declarations refer to for their places: `source`, or the same before it was found in another. */
  readonly parsed: SourceText;
  /** Layers in the order in which they appear first. */
  readonly layers: readonly string[];
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** The same sheet as a part of another text, in which its places are. */
export function inHost(sheet: Stylesheet, source: SourceText): Stylesheet {
  const diagnostics = sheet.diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    return span ? { ...diagnostic, ...source.place(span.start.offset, span.end.offset) } : diagnostic;
  });
  return { ...sheet, source, diagnostics };
}
