/** The door of the stage: Laid out documents -> bytes of PDF. Other stages take what stands here, and nothing else. */
export {
  type Bookmark,
  type BookOptions,
  type BookPart,
  BookPrinter,
  type ByteSink,
  type PrintedBook,
} from "./book.js";
export { type Attachment, essence } from "./metadata.js";
export { printHtml, printNow, type StyleText } from "./print.js";
export type { PrintedDocument } from "./printed-document.js";
export { pdfTexts } from "./reading/texts.js";
export { type DrawnPage, drawNow } from "./svg/draw.js";
export { DrawingSet } from "./svg/target.js";
