/** A font of a PDF -> which text each of its codes stands for, and how wide it is (ISO 32000-1, sections 9.7.4.3 and 9.10.3). */
import { type PdfFile, utf16 } from "./file.js";
import { PdfLink, PdfSyntax, PdfText, type PdfToken } from "./syntax.js";

export interface ReadFont {
  /** By code. */
  readonly texts: ReadonlyMap<number, string>;
  /** Thousandths of an em, by code. */
  readonly widths: ReadonlyMap<number, number>;
}

/** @param font a composite font with codes of two bytes, as ours are */
export function readFont(font: PdfToken | undefined, file: PdfFile): ReadFont {
  const entries = file.entries(font);
  const map = entries?.get("ToUnicode");
  const cmap = map instanceof PdfLink ? file.stream(map.id)?.toString("latin1") : undefined;
  const descendants = file.resolve(entries?.get("DescendantFonts"));
  const descendant = Array.isArray(descendants) ? file.entries(descendants[0]) : undefined;
  return { texts: textsOf(cmap ?? ""), widths: widthsOf(file.resolve(descendant?.get("W"))) };
}

/** The ranges of a map with a text for each code. */
function textsOf(cmap: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, ranges = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const syntax = new PdfSyntax(ranges);
    for (let first = syntax.next(); first instanceof PdfText; first = syntax.next()) {
      syntax.next();
      const list = syntax.next();
      const start = Buffer.from(first.bytes, "latin1").readUInt16BE(0);
      if (Array.isArray(list))
        for (const [i, item] of list.entries()) if (item instanceof PdfText) texts.set(start + i, utf16(item.bytes));
    }
  }
  return texts;
}

function widthsOf(value: PdfToken | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const [first, list] = Array.isArray(value) ? value : [];
  if (typeof first === "number" && Array.isArray(list))
    for (const [i, width] of list.entries()) if (typeof width === "number") widths.set(first + i, width);
  return widths;
}
