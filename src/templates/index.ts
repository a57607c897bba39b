/** The door of the stage: Comparison -> HTML. Other stages take what stands here, and nothing else. */
export { quotedFamilies } from "./font-families.js";
export { compareTags, handbookTitle, handbookView, type ListedSheet } from "./handbook-view.js";
export { HELPERS } from "./helpers.js";
export { indexView } from "./index-view.js";
export { type Locale, loadLocale } from "./locales.js";
export { plainText } from "./markdown.js";
export { createRenderer, type Renderer } from "./render.js";
export type { SheetTitle } from "./sheet-title.js";
export { handbookPart, type SheetContext, sheetView, type Target } from "./view.js";
