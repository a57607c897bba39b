/** Boxes in the margins of pages, which Chromium draws as well. */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

const PAGES = `<p>${TEXT}</p><p style="break-before: page">Second page</p><p style="break-before: page">Third page</p>`;
const box = (name: string, text: string, css = "") => `@${name} { content: "${text}"; ${css} }`;
const SIDES = ["left", "center", "right"].flatMap((at) => [`top-${at}`, `bottom-${at}`]);
const COLUMNS = ["top", "middle", "bottom"].flatMap((at) => [`left-${at}`, `right-${at}`]);
const CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"].map((at) => `${at}-corner`);

const CASES: Cases = {
  "all sixteen": [
    `@page { margin: 30mm; font-size: 11px; ${[...SIDES, ...COLUMNS, ...CORNERS].map((name, i) => box(name, `n${i}`, "padding: 0 2mm")).join(" ")} }`,
    PAGES,
  ],
  "numbers of pages": [
    '@page { margin: 25mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) } @bottom-left { content: counter(page, lower-roman) } }',
    PAGES,
  ],
  "first, left and right pages": [
    '@page { margin: 25mm; @top-left { content: "every page" } @top-right { content: "also" } } @page :first { @top-left { content: none } @top-center { content: "first" } } @page :left { @bottom-left { content: "left" } } @page :right { @bottom-right { content: "right" } }',
    PAGES,
  ],
  "long and short texts beside one another": [
    `@page { margin: 25mm 20mm; @top-left { content: "${TEXT.slice(0, 60)}" } @top-center { content: "middle" } @top-right { content: "end" } @bottom-left { content: "${TEXT.slice(0, 90)}" } @bottom-right { content: "a shorter one" } }`,
    PAGES,
  ],
  "sizes, padding and alignment": [
    '@page { margin: 30mm 20mm; @top-left { content: "fixed"; width: 60mm; padding: 4mm; border-bottom: 1px solid; vertical-align: bottom } @top-right { content: "right, at the top"; vertical-align: top; text-align: left } @bottom-center { content: "wide"; width: 80mm; text-align: right;  font-size: 18px } }',
    PAGES,
  ],
  "styles of the page and of the root": [
    'html { color: #333; font-size: 13px; word-spacing: 2px } @page { margin: 25mm; font-size: 10px; letter-spacing: 0.2px; @top-center { content: "inherits" } @bottom-center { content: "its own"; font-size: 150%; word-spacing: 0 } }',
    PAGES,
  ],
};

printsLikeChromium("boxes in page margins", CASES);
