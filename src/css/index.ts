/** The door of the stage: DOM and stylesheets -> matched rules, then computed styles. Other stages take what stands here, and nothing else. */
export { type DeclarationSet, type MatchedDom, matchRules } from "./cascade.js";
export { decodeStylesheet } from "./charset.js";
export { BLACK, contrastOf, over, parseColor } from "./color.js";
export { parseComponents } from "./component.js";
export { computeStyles, type FontStyle, faultsOfStyles } from "./compute.js";
export type { FontFaceRule, FontLocation } from "./font-face-rule.js";
export { isSilentRule } from "./ignored.js";
export { Imports } from "./imports.js";
export { resolveLength, resolveOrZero, resolvePositive } from "./length-percentage.js";
export { type MediaEnvironment, matchesMedia } from "./media.js";
export { parseLengthPercentage } from "./numeric.js";
export { pageRules } from "./page-cascade.js";
export { MARGIN_BOXES, type MarginBoxName } from "./page-rule.js";
export { type PageBox, type PageStyle, PageStyles } from "./page-style.js";
export { parseCss } from "./parse.js";
export type { BackgroundBox, BackgroundImage, BackgroundSize, Repetition } from "./properties/background.js";
export type { ClipShape } from "./properties/clip-path.js";
export { type FontSlope, familyName, familyText, GENERIC_FAMILIES, USUAL_SLANT } from "./properties/font.js";
export type { ColorStop, Gradient, RadialExtent } from "./properties/gradient.js";
export type { GridLine, JustifySelf, TemplateAreas } from "./properties/grid.js";
export type { Inset } from "./properties/position.js";
export type { HyphenateLimits } from "./properties/text.js";
export type { TransformStep } from "./properties/transform.js";
export {
  anonymousStyle,
  type ComputedStyle,
  fontFeatures,
  INITIAL_STYLE,
  originOfAnonymous,
  PROPERTY_NAMES,
  type PropertyName,
} from "./properties.js";
export { type CompiledSelector, compileSelector, splitSelectors } from "./selector.js";
export { physicalName } from "./shorthands.js";
export type { StyledElement, StyledPseudo, StyledText } from "./styled-dom.js";
export { inHost, parseStylesheet, type Stylesheet } from "./stylesheet.js";
export { supports } from "./supports.js";
export { transformText } from "./text-transform.js";
export { AUTO_TRACK, joinTracks, type TrackSize, type TrackTemplate } from "./track-list.js";
export { UA_SHEET } from "./ua-sheet.js";
export { type FontUnits, type LengthContext, RELATIVE_UNITS } from "./units.js";
export type { Color, LengthPercentage, NamedString, Size, StringItem, StringPosition } from "./values.js";
export { substitute } from "./variables.js";
