/** Laid out document -> bytes of a tagged PDF. */
import type { StyledElement } from "../css/styled-dom.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import type { LaidOutDocument } from "../layout/fragment.js";
import type { DocumentMetadata } from "./metadata.js";
import { paintDocument } from "./paint.js";
import type { BackgroundImages } from "./paint-context.js";
import { PdfkitTarget } from "./pdfkit-target.js";

/** Paints the pages of a document and writes them. Diagnostics: those of `paintDocument`. The same input gives the same bytes. */
export function renderPdf(
  document: LaidOutDocument,
  root: StyledElement,
  metadata: DocumentMetadata,
  images?: BackgroundImages,
): Outcome<Uint8Array> {
  const target = new PdfkitTarget(metadata);
  const diagnostics = paintDocument(document, root, target, images);
  return { value: target.bytes(), diagnostics };
}
