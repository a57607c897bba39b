/** Laid out document -> bytes of a tagged PDF. */
import type { StyledElement } from "../css/index.js";
import { hasErrors, type Outcome, type SourceText } from "../diagnostics/index.js";
import type { LaidOutDocument } from "../layout/index.js";
import { ImposedTarget } from "./imposed-target.js";
import { type Attachment, type Conformance, claims, type DocumentMetadata } from "./metadata.js";
import type { BackgroundImages, EffectLookup } from "./paint/context.js";
import { paintDocument } from "./paint/document.js";
import { PdfkitTarget } from "./pdfkit/target.js";
import { type TagCounts, tagCounts } from "./structure/structure.js";

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly tags: TagCounts;
  /** The standards that it conforms to, and says so. */
  readonly conformance: readonly Conformance[];
}

export interface RenderOptions {
  readonly images?: BackgroundImages;
  readonly effects?: EffectLookup;
  /** The HTML, for the places of diagnostics. */
  readonly source?: SourceText;
  /** What `<base href>` says. */
  readonly baseUrl?: string;
  readonly attachments?: readonly Attachment[];
  /** Pixels that an inch of the page needs. */
  readonly imageDpi?: number | undefined;
  /** Whether `metadata.lang` is the author's word; a guess is no accessible document. Default: true. */
  readonly hasLanguage?: boolean;
  /** Each page twice on a sheet of twice its size, to be cut. */
  readonly imposed?: boolean;
}

/** Paints the pages of a document and writes them. Diagnostics: those of `paintDocument`, and of the fonts. The same input gives the same bytes. */
export function renderPdf(
  document: LaidOutDocument,
  root: StyledElement,
  metadata: DocumentMetadata,
  options: RenderOptions = {},
): Outcome<RenderedPdf> {
  const { images, effects, source, baseUrl, attachments = [], hasLanguage = true } = options;
  const target = new PdfkitTarget(metadata, options.imageDpi);
  const pages = options.imposed ? new ImposedTarget(target) : target;
  const { value, diagnostics } = paintDocument(document, root, pages, { images, effects, source, baseUrl });
  target.attach(attachments, metadata.date);
  const conformance = claims(hasLanguage && !hasErrors(diagnostics), attachments.length > 0);
  const lost = target.losses();
  const bytes = target.bytes(conformance);
  return { value: { bytes, tags: tagCounts(value), conformance }, diagnostics: [...diagnostics, ...lost] };
}
