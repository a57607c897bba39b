/** Computed styles without a browser: a stylesheet and a body -> the style of one of its elements. */
import type { Element } from "domhandler";
import { expect } from "vitest";
import { matchRules } from "../../src/css/cascade/cascade.js";
import { computeStyles } from "../../src/css/compute/compute.js";
import type { StyledElement } from "../../src/css/compute/styled-dom.js";
import type { ComputedStyle } from "../../src/css/properties/table.js";
import { compileSelector } from "../../src/css/selectors/selector.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { findElements, parseHtml } from "../../src/html/parse.js";

export const PRINT = { type: "print", width: 800, height: 600 } as const;
const VIEWPORT = { width: 800, height: 600 };

export const sheet = (css: string, file = "x.css") => parseStylesheet(css, { file, media: PRINT });

interface Options {
  readonly userAgent?: string;
  readonly rootScale?: number;
}

/** The whole document, styled by the author's sheets in their order. */
export function styled(css: string | readonly string[], body: string, options: Options = {}): StyledElement {
  const { dom, root, source } = parseHtml(`<!DOCTYPE html>${body}`, { file: "x.html" });
  const author = [css].flat().map((text, i) => sheet(text, `${i}.css`));
  const matched = matchRules(dom, root, sheet(options.userAgent ?? ""), author, source);
  return computeStyles(matched, { rootScale: options.rootScale ?? 1, viewport: VIEWPORT });
}

/** The style of the element with the id `x`; the body has it where none is given. */
export function styleOf(css: string | readonly string[], body = '<p id="x">', options: Options = {}): ComputedStyle {
  const find = (at: StyledElement): StyledElement | undefined => {
    if (at.element.attribs.id === "x") return at;
    for (const child of at.children) {
      const found = child.kind === "element" ? find(child) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const found = find(styled(css, body, options));
  expect(found).toBeDefined();
  return found!.style;
}

/** What one declaration computes to, on an element of the usual font size in one that has `around`. */
export const computed = (declarations: string, around = ""): ComputedStyle =>
  styleOf(`div { ${around} } #x { ${declarations} }`, '<div><p id="x"></p></div>');

/** Ids of the elements that a selector matches, in the order of the document. */
export function matching(selector: string, body: string): string[] {
  const outcome = compileSelector(selector);
  if (outcome.kind !== "compiled") return [`(${outcome.kind})`];
  const { dom } = parseHtml(`<!DOCTYPE html>${body}`, { file: "x.html" });
  const isMatched = (element: Element) => outcome.selector.matches(element);
  return findElements(dom, (element) => element.attribs.id !== undefined && isMatched(element)).map(
    ({ attribs }) => attribs.id!,
  );
}

/** Codes of what is told of a stylesheet. */
export const codes = (css: string): string[] => sheet(css).diagnostics.map(({ code }) => code);
