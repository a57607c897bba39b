/** The door of this stage: PDFs as PDFium reads and draws them, in a browser or in Node. */
export type { Area, PageInfo, PageText } from "./parts.js";
export { openPdfium, type Pdfium } from "./pdfium.js";
