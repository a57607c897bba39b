/** PDFium for sheets of which a picture is wanted: it is opened before they are made, since that can't be done at once. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { SheetFormat } from "../../content/index.js";
import { PACKAGE } from "../../package-folder.js";
import type { openPdfium, Pdfium } from "../../pdfium/index.js";

let opened: Promise<Pdfium> | undefined;
let pdfium: Pdfium | undefined;

/** Opens what sheets in these formats are made with. Where there is no picture among them nothing is read. */
export async function readyFor(formats: readonly SheetFormat[]): Promise<void> {
  if (!formats.includes("png")) return;
  pdfium = await (opened ??= open());
}

/** What `readyFor` has opened. */
export function openedPdfium(): Pdfium {
  if (!pdfium) throw new Error("PDFium is not open");
  return pdfium;
}

/** A file of its own, beside the module that a preview draws with: no other build is to read it. */
function open(): Promise<Pdfium> {
  const dist = join(PACKAGE, "dist");
  const script = createRequire(import.meta.url)(join(dist, "pdfium.cjs")) as { openPdfium: typeof openPdfium };
  const wasm = readFileSync(join(dist, "preview", "client", "pdfium.wasm"));
  return script.openPdfium(new Uint8Array(wasm).buffer);
}
