/** The door of the stage: HTML text -> DOM, whose nodes know their places in the text. Other stages take what stands here, and nothing else. */
export { byteOrderMark, decode, decodeHtml } from "./charset.js";
export { directionOfContent, directionOfText } from "./direction.js";
export { readHead } from "./head.js";
export { imageAddress } from "./image-source.js";
export { isLanguageTag, languageOf } from "./language.js";
export {
  attributeOf,
  findElement,
  findElements,
  type HtmlDocument,
  isElement,
  parseHtml,
  parseHtmlFragment,
  textContent,
  textNodes,
} from "./parse.js";
export { atElement, attributePlace, attributeSource, textPlace } from "./places.js";
export { mergeColumns, placeCells, type Slot, spansOf } from "./table-slots.js";
export { readableText } from "./text.js";
export { unshownElements } from "./unshown.js";
