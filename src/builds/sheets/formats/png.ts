/** A sheet -> pictures of the first page of its PDF: for those who see a link to it before they see the sheet, and in small for the index. */
import { outputPath } from "../../../content/index.js";
import { encodePng, type SampledImage, separated, shrunk } from "../../../graphics/index.js";
import type { Made, SheetJob } from "../output.js";
import { openedPdfium } from "../pdfium.js";
import { pdfInMemory } from "./pdf.js";

/** Pixels; what Open Graph's readers show large (at least 1200 of them). */
const WIDTH = 1200;
/** Pixels: what is longer is drawn smaller. */
const MOST_HEIGHT = 8 * WIDTH;

/** Pixels: four times what A4 takes in an index, for screens with two of them to a CSS pixel; what has another shape is no wider and no higher. */
const SMALL = { width: 160, height: 226 };

/** The page takes from it where it is. Diagnostics: those of the PDF, where nobody asked for that. */
export function png(job: SheetJob): Made {
  const { pdf = undefined, diagnostics } = job.earlier.pdf ? { ...job.earlier, diagnostics: [] } : pdfInMemory(job);
  if (!pdf) return { outputs: [], diagnostics };
  const path = outputPath("png", job.sheet.comparison.slug);
  const picture = path.split("/").map(encodeURIComponent).join("/");
  if (job.isShown) return { outputs: [], picture, diagnostics };
  const page = firstPage(pdf);
  const outputs = [
    { format: "png", path, content: encodePng(page) },
    { format: "small", path: outputPath("small", job.sheet.comparison.slug), content: encodePng(inSmall(page)) },
  ] as const;
  return { outputs, picture, diagnostics };
}

function inSmall(page: SampledImage): SampledImage {
  const scale = Math.min(SMALL.width / page.width, SMALL.height / page.height);
  const [width, height] = [page.width, page.height].map((pixels) => Math.max(1, Math.round(pixels * scale)));
  return shrunk(page, width!, height!);
}

function firstPage(pdf: Uint8Array): SampledImage {
  const pdfium = openedPdfium();
  const page = pdfium.open(pdf)[0]!;
  const scale = Math.min(WIDTH / page.width, MOST_HEIGHT / page.height);
  const size = { width: Math.round(page.width * scale), height: Math.round(page.height * scale) };
  const pixels = pdfium.draw(0, scale, { x: 0, y: 0, ...size });
  return separated(new Uint8Array(pixels.buffer), size, 3);
}
