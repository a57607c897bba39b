/** HTML text -> its first page as a drawing: the whole engine, with SVG at its end in place of PDF. */
import type { StyledElement } from "../../css/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { layOutHtml } from "../../document/index.js";
import { forgetDocuments } from "../../document-memo.js";
import { paintPages } from "../paint/document.js";
import type { PrintOptions } from "../print.js";
import { type DrawingSet, SvgTarget } from "./target.js";

export interface DrawnPage {
  /** An `svg` element, as wide as what it stands in, whose white paper is what stands behind it. */
  readonly svg: string;
  /** Of the paper, pt. */
  readonly width: number;
  /** The document with its styles, as they were on the page. */
  readonly styled: StyledElement;
}

/**
 * As `printNow`. Diagnostics: those of laying out and painting.
 * @param set whose definitions must stand in the same document
 */
export function drawNow(html: string, options: PrintOptions, set: DrawingSet): Outcome<DrawnPage> {
  try {
    const laidOut = layOutHtml(html, options);
    if (!laidOut.value) return { diagnostics: laidOut.diagnostics };
    const { document, pages, images } = laidOut.value;
    const target = new SvgTarget(set);
    const painted = paintPages(pages, pages.styled, target, { images: images.byUrl, source: document.source });
    const diagnostics = [...laidOut.diagnostics, ...painted.diagnostics, ...images.takeDiagnostics()];
    const [first] = target.pages;
    if (!first) return { diagnostics };
    const { width, height, parts } = first;
    const svg = `<svg viewBox="0 0 ${round(width)} ${round(height)}" aria-hidden="true">${parts.join("")}</svg>`;
    return { value: { svg, width, styled: pages.styled }, diagnostics };
  } finally {
    forgetDocuments();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
