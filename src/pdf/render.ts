/** Laid out document -> bytes of a tagged PDF. */
import type { StyledElement } from "../css/styled-dom.js";
import type { Outcome } from "../diagnostics/diagnostic.js";
import type { LaidOutDocument } from "../layout/fragment.js";
import type { DocumentMetadata } from "./metadata.js";
import { paintDocument } from "./paint.js";
import type { BackgroundImages } from "./paint-context.js";
import { PdfkitTarget } from "./pdfkit-target.js";
import { type TagCounts, tagCounts } from "./structure.js";

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly tags: TagCounts;
}

/** Paints the pages of a document and writes them. Diagnostics: those of `paintDocument`. The same input gives the same bytes. */
export function renderPdf(
  document: LaidOutDocument,
  root: StyledElement,
  metadata: DocumentMetadata,
  images?: BackgroundImages,
): Outcome<RenderedPdf> {
  const target = new PdfkitTarget(metadata);
  const { value, diagnostics } = paintDocument(document, root, target, images);
  return { value: { bytes: target.bytes(), tags: tagCounts(value) }, diagnostics };
}
