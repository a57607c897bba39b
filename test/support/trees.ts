/**
 * HTML -> its box tree and its fragment tree as text: kind, place and size of each box, lines with their words. What a test of layout
 * that fails shows, and what stands in the goldens.
 */
import { matchRules } from "../../src/css/cascade/cascade.js";
import { computeStyles } from "../../src/css/compute/compute.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { UA_SHEET } from "../../src/css/sheets/ua-sheet.js";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { fontUnits } from "../../src/fonts/units.js";
import { parseHtml } from "../../src/html/parse.js";
import type { Box, InlineItem } from "../../src/layout/boxes/box.js";
import { generateBoxes } from "../../src/layout/boxes/generate.js";
import type { BoxFragment, LineFragment, Placed } from "../../src/layout/fragments/fragment.js";
import { Trials } from "../../src/layout/trials.js";

const fonts = openFonts(builtInFonts()).value!;
const media = { type: "print" as const, width: 400, height: 600 };
/** Of the page that trees are laid out on, px. */
export const PAGE = { width: 400, height: 600 };
/** What all trees start from. */
export const BASE_CSS = 'html { font: 12px/16px "Source Sans 3" } body { margin: 0 }';

function matched(html: string) {
  const { dom, root, source } = parseHtml(html, { file: "test.html" });
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
  const sheets = [BASE_CSS, style].map((text) => parseStylesheet(text, { file: "test.css", media }));
  return matchRules(dom, root, parseStylesheet(UA_SHEET, { file: "ua.css", media }), sheets, source);
}

/** The fragments of a document on one page, or over pages of a height. */
export function layOutTree(html: string, pageHeight?: number): Placed<BoxFragment> {
  const trials = new Trials({ matched: matched(html), fonts, images: () => undefined, cssImages: () => undefined });
  return trials.at({ ...PAGE, at: { scale: 1 }, viewport: PAGE, ...(pageHeight && { flow: { pageHeight } }) }).root;
}

/** A line for each box and inline item, indented. */
export function boxTree(html: string): string {
  const document = matched(html);
  const styled = computeStyles(document, { rootScale: 1, viewport: PAGE, fontUnits: fontUnits(fonts) });
  const lines: string[] = [];
  const visit = (box: Box, depth: number): void => {
    lines.push(`${"  ".repeat(depth)}${box.inside} ${nameOf(box)}${box.marker ? " with a marker" : ""}`);
    for (const item of box.items ?? []) visitItem(item, depth + 1);
    for (const child of [...box.children, ...(box.outOfFlow ?? [])]) visit(child, depth + 1);
  };
  const visitItem = (item: InlineItem, depth: number): void => {
    if (item.kind === "atomic" || item.kind === "out-of-flow" || item.kind === "float") {
      lines.push(`${"  ".repeat(depth)}${item.kind}`);
      visit(item.box, depth + 1);
    } else if (item.kind === "text") lines.push(`${"  ".repeat(depth)}text ${JSON.stringify(item.text)}`);
    else lines.push(`${"  ".repeat(depth)}${item.kind} <${item.element.name}>`);
  };
  visit(
    generateBoxes(
      styled,
      () => undefined,
      () => undefined,
      document.scope.counterStyles,
    ),
    0,
  );
  return lines.join("\n");
}

/** A line for each fragment, indented: places from the top left of the page, px. */
export function fragmentTree(root: Placed<BoxFragment>): string {
  const lines: string[] = [];
  const visit = (fragment: BoxFragment, left: number, top: number, depth: number): void => {
    const [x, y] = [left + (fragment.shift?.x ?? 0), top + (fragment.shift?.y ?? 0)];
    lines.push(`${"  ".repeat(depth)}${nameOf(fragment.box)} ${sizeAt(x, y, fragment.width, fragment.height)}`);
    for (const { x: dx, y: dy, fragment: child } of fragment.children) {
      if (child.kind === "box") visit(child, x + dx, y + dy, depth + 1);
      else visitLine(child, x + dx, y + dy, depth + 1);
    }
  };
  const visitLine = (line: LineFragment, x: number, y: number, depth: number): void => {
    const { children } = line.content;
    const texts = children.flatMap(({ fragment }) => (fragment.kind === "text" ? [fragment.text] : []));
    lines.push(
      `${"  ".repeat(depth)}line ${sizeAt(x, y, line.width, line.height)} ${JSON.stringify(texts.join("").trimEnd())}`,
    );
    for (const { x: dx, y: dy, fragment } of children)
      if (fragment.kind === "box") visit(fragment, x + dx, y + dy, depth + 1);
  };
  visit(root.fragment, root.x, root.y, 0);
  return lines.join("\n");
}

/** Where the boxes of elements with an id are: their border boxes, px. */
export function boxesById(
  root: Placed<BoxFragment>,
): ReadonlyMap<string, readonly [x: number, y: number, w: number, h: number]> {
  const found = new Map<string, readonly [number, number, number, number]>();
  const visit = (fragment: BoxFragment, left: number, top: number): void => {
    const [x, y] = [left + (fragment.shift?.x ?? 0), top + (fragment.shift?.y ?? 0)];
    const { element, origin } = fragment.box;
    const { id } = element.attribs;
    if (id && origin === "element" && !found.has(id)) found.set(id, [x, y, fragment.width, fragment.height]);
    for (const { x: dx, y: dy, fragment: child } of fragment.children) {
      if (child.kind === "box") visit(child, x + dx, y + dy);
      else
        for (const part of child.content.children)
          if (part.fragment.kind === "box") visit(part.fragment, x + dx + part.x, y + dy + part.y);
    }
  };
  visit(root.fragment, root.x, root.y);
  return found;
}

function nameOf({ element, origin }: Box): string {
  const name = `<${element.name}${element.attribs.id ? ` #${element.attribs.id}` : ""}>`;
  return origin === "element" ? name : `${origin} in ${name}`;
}

const shown = (px: number): string => String(Math.round(px * 100) / 100);
const sizeAt = (x: number, y: number, width: number, height: number): string =>
  `${shown(width)} × ${shown(height)} at ${shown(x)}, ${shown(y)}`;
