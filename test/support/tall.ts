/** Small documents with something taller than their pages in them, and which of their words a PDF shows inside of its paper. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A thing of some kind of display that is higher than a page, made of words. */
type Thing = (words: string) => string;

const box =
  (style: string, tag = "div"): Thing =>
  (words) =>
    `<${tag} style="${style}">${words}</${tag}>`;

export const THINGS: Readonly<Record<string, Thing>> = {
  block: box(""),
  "inline-block": box("display:inline-block;border:1px solid;padding:3px"),
  "inline-block with a margin": box("display:inline-block;margin:10px 4px;width:60%"),
  "inline-block in the middle": box("display:inline-block;vertical-align:middle"),
  "inline-block on top": box("display:inline-block;vertical-align:top"),
  "inline-block of blocks": (words) => `<div style="display:inline-block"><p>${words}</p><p>last</p></div>`,
  "inline-flex": box("display:inline-flex;flex-direction:column"),
  "inline-flex row": (words) => `<span style="display:inline-flex"><span>${words}</span><span>beside</span></span>`,
  "inline-grid": (words) => `<span style="display:inline-grid"><span>${words}</span></span>`,
  "inline-table": (words) => `<table style="display:inline-table"><tr><td>${words}</td><td>beside</td></tr></table>`,
  "nested inline-blocks": (words) =>
    `<span style="display:inline-block"><span style="display:inline-block">${words}</span> after</span>`,
  flex: (words) => `<div style="display:flex"><div>${words}</div><div>beside</div></div>`,
  "flex column": (words) => `<div style="display:flex;flex-direction:column"><div>${words}</div><div>below</div></div>`,
  grid: (words) => `<div style="display:grid;grid-template-columns:1fr 1fr"><div>${words}</div><div>beside</div></div>`,
  table: (words) => `<table><thead><tr><th>head</th></tr></thead><tr><td>${words}</td></tr></table>`,
  "table head": (words) => `<table><thead><tr><th>${words}</th></tr></thead><tr><td>body</td></tr></table>`,
  "table foot": (words) => `<table><tr><td>body</td></tr><tfoot><tr><th>${words}</th></tr></tfoot></table>`,
  caption: (words) => `<table><caption>${words}</caption><tr><td>body</td></tr></table>`,
  "cell over rows": (words) => `<table><tr><td rowspan="2">${words}</td><td>one</td></tr><tr><td>two</td></tr></table>`,
  "row that stays whole": (words) => `<table><tr style="break-inside:avoid"><td>${words}</td></tr></table>`,
  columns: box("columns:2"),
  list: (words) => `<ul><li>${words}</li></ul>`,
  "outside of its height": box("height:20px"),
  "kept whole": box("break-inside:avoid"),
  absolute: (words) => `<div style="position:relative">here<div style="position:absolute;top:5px">${words}</div></div>`,
  relative: box("position:relative;top:7px"),
  "absolute from below": (words) =>
    `<div style="position:relative;height:40px"><div style="position:absolute;top:30px;left:0">${words}</div></div>`,
  float: box("float:left"),
  "one tall line": (words) => `<p style="line-height:400px">tall ${words.split("<br>").slice(0, 2).join(" ")}</p>`,
  "large letters": (words) =>
    `<p style="font-size:90px;line-height:1">${words.split("<br>").slice(0, 2).join("<br>")}</p>`,
};

export const CONTAINERS: Readonly<Record<string, Thing>> = {
  body: (inside) => inside,
  block: box("border:1px solid;padding:4px"),
  paragraph: (inside) => `<section>before ${inside} after</section>`,
  "flex row": (inside) => `<div style="display:flex"><div>${inside}</div><div>side</div></div>`,
  "flex column": (inside) =>
    `<div style="display:flex;flex-direction:column"><div>above</div><div>${inside}</div></div>`,
  grid: (inside) => `<div style="display:grid"><div>above</div><div>${inside}</div></div>`,
  cell: (inside) => `<table><tr><td>above</td></tr><tr><td>${inside}</td></tr></table>`,
  columns: box("columns:2"),
  list: (inside) => `<ol><li>above</li><li>${inside}</li></ol>`,
  "inline-block": box("display:inline-block"),
  "kept whole": box("break-inside:avoid"),
  relative: box("position:relative;top:3px"),
  absolute: (inside) => `<div style="position:absolute;top:20px;left:0">${inside}</div>`,
};

/** A document of pages of 200 by 160 px. */
export function tallDocument(body: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tall</title><style>
@page { size: 200px 160px; margin: 10px } body { font: 10px/12px "Source Sans 3"; margin: 0 }
</style></head><body><p>Start</p>${body}<p>End</p></body></html>`;
}

/** `count` words that nothing else is, a line each. */
export const tallWords = (count = 30): string => Array.from({ length: count }, (_, i) => `w${i}x`).join("<br>");

/** The words of HTML of ours, which has neither entities nor comments. */
export function wordsOf(html: string): string[] {
  const body = html.slice(html.indexOf("<body>"));
  return body
    .replace(/<[^>]*>/g, " ")
    .split(/\s+/)
    .filter(Boolean);
}

/** The words that a PDF shows with their baselines on the paper, and half of their height as well. */
export async function shownWords(bytes: Uint8Array): Promise<Set<string>> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const shown = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!("str" in item)) continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const isInside = x >= left - 1 && x + item.width <= right + 1 && y >= bottom && y + size / 2 <= top;
      if (isInside) for (const word of item.str.split(/\s+/)) shown.add(word);
    }
  }
  await pdf.destroy();
  return shown;
}

/** The text of each page in the order in which it is written, with white space folded. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join("");
    texts.push(text.replace(/\s+/g, " ").trim());
  }
  await pdf.destroy();
  return texts;
}
