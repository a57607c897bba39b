/** What a brand says at the foot of a sheet -> lines as safe HTML, and the QR code of the page's address as a drawing. */
import { encode } from "uqr";
import type { Settings } from "../../../content/index.js";
import { inlineMarkdown } from "../markdown.js";
import { isSigned } from "./parts.js";

/**
 * Null where it says nothing.
 * @param address that the code leads to; null where none is wanted
 * @param lang of the lines, where it isn't that of what they stand in
 */
export function brandView(brand: Settings["brand"], address: string | null, lang: string | null = null) {
  if (!brand || !isSigned(brand)) return null;
  const line = (text: string | undefined) => (text === undefined ? null : inlineMarkdown(text));
  return {
    lang,
    footer: line(brand.footer),
    contact: line(brand.contact),
    legal: line(brand.legal),
    qr: brand.qr && address !== null ? qrCode(address) : null,
  };
}

/** Modules of white around a code (ISO/IEC 18004, section 9.1). */
const QUIET_ZONE = 4;
/** mm: what a telephone reads at arm's length, and the least that a module has. */
const LEAST_SIZE = 20;
const LEAST_MODULE = 0.4;

/** A QR code as an `svg` element, one module a unit. The address stands beside it in words: for who hears the sheet it is nothing more. */
function qrCode(text: string): string {
  const { data } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const side = data.length;
  const size = `${Math.max(LEAST_SIZE, Math.ceil(side * LEAST_MODULE))}mm`;
  const modules = `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d="${darkRuns(data)}"/>`;
  return `<svg class="vs-qr" aria-hidden="true" viewBox="0 0 ${side} ${side}" style="width: ${size}; height: ${size}">${modules}</svg>`;
}

/** Dark modules beside each other as one rectangle: in one path, so that no reader shows a seam between two. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) =>
      [
        ...row
          .map((isDark) => (isDark ? "1" : "0"))
          .join("")
          .matchAll(/1+/g),
      ]
        .map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`)
        .join(""),
    )
    .join("");
}
