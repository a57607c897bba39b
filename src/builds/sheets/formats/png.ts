/** A sheet -> a picture of the first page of its PDF, for those who see a link to it before they see the sheet. */
import { outputPath } from "../../../content/index.js";
import { encodePng, separated } from "../../../graphics/index.js";
import type { Made, SheetJob } from "../output.js";
import { openedPdfium } from "../pdfium.js";
import { pdfInMemory } from "./pdf.js";

/** Pixels; what Open Graph's readers show large (at least 1200 of them). */
const WIDTH = 1200;
/** Pixels: what is longer is drawn smaller. */
const MOST_HEIGHT = 8 * WIDTH;

/** The page takes from it where it is. Diagnostics: those of the PDF, where nobody asked for that. */
export function png(job: SheetJob): Made {
  const { pdf = undefined, diagnostics } = job.earlier.pdf ? { ...job.earlier, diagnostics: [] } : pdfInMemory(job);
  if (!pdf) return { outputs: [], diagnostics };
  const path = outputPath("png", job.sheet.comparison.slug);
  const picture = path.split("/").map(encodeURIComponent).join("/");
  return { outputs: [{ format: "png", path, content: firstPage(pdf) }], picture, diagnostics };
}

function firstPage(pdf: Uint8Array): Uint8Array {
  const pdfium = openedPdfium();
  const page = pdfium.open(pdf)[0]!;
  const scale = Math.min(WIDTH / page.width, MOST_HEIGHT / page.height);
  const size = { width: Math.round(page.width * scale), height: Math.round(page.height * scale) };
  const pixels = pdfium.draw(0, scale, { x: 0, y: 0, ...size });
  return encodePng(separated(new Uint8Array(pixels.buffer), size, 3));
}
