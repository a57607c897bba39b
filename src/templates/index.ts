/** The door of the stage: Comparison -> HTML. Other stages take what stands here, and nothing else. */

export { findLayout, type Layout, type LayoutDefaults, layoutNames, PLAIN } from "./folders/layouts.js";
export { fillCount, filledLabels, type Locale, loadLocale, questionFor, withLabels } from "./folders/locales.js";
export { HANDOUT } from "./folders/template-files.js";
export { HELPERS } from "./rendering/helpers.js";
export { createRenderer, type Renderer } from "./rendering/render.js";
export { quotedFamilies } from "./views/font-families.js";
export { type GuideLayout, type GuideType, guideView } from "./views/guide-view.js";
export { handbookTitle, handbookView, type ListedSheet } from "./views/handbook-view.js";
export { type IndexItem, type IndexView, indexViews } from "./views/index-view.js";
export { plainText } from "./views/markdown.js";
export { brandStyles, styleNames } from "./views/sheet/parts.js";
export type { CopiedSnippet } from "./views/sheet/snippets.js";
export type { Target } from "./views/sheet/target.js";
export { sheetKeys } from "./views/sheet-keys.js";
export type { SheetTitle } from "./views/sheet-title.js";
export { handbookPart, type PrintedSheet, type SheetContext, sheetView } from "./views/sheet-view.js";
