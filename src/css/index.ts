/** The door of the stage: DOM and stylesheets -> matched rules, then computed styles. Other stages take what stands here, and nothing else. */
export { type DeclarationSet, type MatchedDom, matchRules } from "./cascade/cascade.js";
export { computeStyles, type FontStyle, faultsOfStyles } from "./compute/compute.js";
export type { StyledElement, StyledPseudo, StyledText } from "./compute/styled-dom.js";
export { type MediaEnvironment, matchesMedia } from "./conditions/media.js";
export { supports } from "./conditions/supports.js";
export { isSilentRule } from "./names/ignored.js";
export { pageRules } from "./pages/page-cascade.js";
export { type PageBox, type PageStyle, PageStyles } from "./pages/page-style.js";
export type { BackgroundBox, BackgroundImage, BackgroundSize, Repetition } from "./properties/box/background.js";
export type { ClipShape } from "./properties/box/clip-path.js";
export type { Inset } from "./properties/box/position.js";
export type { TransformStep } from "./properties/box/transform.js";
export type { GridLine, JustifySelf, TemplateAreas } from "./properties/layout/grid.js";
export { physicalName } from "./properties/shorthands/shorthands.js";
export {
  anonymousStyle,
  type ComputedStyle,
  fontFeatures,
  INITIAL_STYLE,
  originOfAnonymous,
  PROPERTY_NAMES,
  type PropertyName,
} from "./properties/table.js";
export { type FontSlope, familyName, familyText, GENERIC_FAMILIES, USUAL_SLANT } from "./properties/text/font.js";
export type { HyphenateLimits } from "./properties/text/text.js";
export { transformText } from "./properties/text/text-transform.js";
export { type CompiledSelector, compileSelector, splitSelectors } from "./selectors/selector.js";
export type { FontFaceRule, FontLocation } from "./sheets/font-face-rule.js";
export { Imports } from "./sheets/imports.js";
export { MARGIN_BOXES, type MarginBoxName } from "./sheets/page-rule.js";
export { inHost, parseStylesheet, type Stylesheet } from "./sheets/stylesheet.js";
export { UA_SHEET } from "./sheets/ua-sheet.js";
export { decodeStylesheet } from "./syntax/charset.js";
export { parseComponents } from "./syntax/component.js";
export { parseCss } from "./syntax/parse.js";
export { substitute } from "./syntax/variables.js";
export { BLACK, contrastOf, over, parseColor } from "./values/color.js";
export type { ColorStop, Gradient, RadialExtent } from "./values/gradient.js";
export { resolveLength, resolveOrZero, resolvePositive } from "./values/length-percentage.js";
export { parseLengthPercentage } from "./values/numeric.js";
export { AUTO_TRACK, joinTracks, type TrackSize, type TrackTemplate } from "./values/track-list.js";
export type { Color, LengthPercentage, NamedString, Size, StringItem, StringPosition } from "./values/types.js";
export { type FontUnits, type LengthContext, RELATIVE_UNITS } from "./values/units.js";
