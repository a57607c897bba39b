/** What the report and the manifest tell of a PDF, and what an author should know before anybody reads it. */
import type { Diagnostic } from "../../../diagnostics/index.js";
import type { PrintedDocument } from "../../../pdf/index.js";
import type { PdfReport } from "../../folder/manifest.js";

/** Sizes to a tenth of a point; contrast to two decimals, and never to the better side. */
export function pdfReport({ legibility, tags, missingGlyphs, conformance }: PrintedDocument): PdfReport {
  const { smallestText, contrast } = legibility;
  return {
    ...(smallestText !== undefined && { smallestText: Math.round(smallestText * 10) / 10 }),
    ...(contrast && { contrast: floor(contrast.ratio) }),
    missingGlyphs,
    tags,
    conformance,
  };
}

const floor = (ratio: number): number => Math.floor(ratio * 100 + 1e-6) / 100;

/** Warning `print/contrast` where a text has less contrast than WCAG 2.2 requires (1.4.3). */
export function hardToRead({ legibility: { contrast } }: PrintedDocument, file: string): Diagnostic[] {
  if (!contrast || contrast.ratio >= contrast.required) return [];
  const { ratio, required, text } = contrast;
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return [
    {
      severity: "warning",
      code: "print/contrast",
      message: `"${shown}" is hard to read in the PDF of ${file}: its contrast is ${floor(ratio).toFixed(2)}:1, below ${required}:1`,
      hints: ["make it darker, or what is behind it lighter, in your styles"],
    },
  ];
}
