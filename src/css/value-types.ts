/** The types that computed values take, for who lays them out or paints them. */
export type { BackgroundBox, BackgroundImage, BackgroundSize, Repetition } from "./properties/box/background.js";
export type { ClipMargin } from "./properties/box/overflow.js";
export type { Inset } from "./properties/box/position.js";
export type { TransformStep } from "./properties/box/transform.js";
export type { JustifySelf } from "./properties/layout/alignment.js";
export type { Containment } from "./properties/layout/containment.js";
export type { GapList } from "./properties/layout/gap-list.js";
export type { GridLine, TemplateAreas } from "./properties/layout/grid.js";
export type { BorderImageStyle, Four } from "./properties/paint/border-image.js";
export type { ClipBox, ClipPath, ClipShape } from "./properties/paint/clip-path.js";
export type { Shadow } from "./properties/paint/shadow.js";
export type { FontSlope } from "./properties/text/font.js";
export type { HyphenateLimits } from "./properties/text/text.js";
export type { FontLocation } from "./sheets/at-rules/font-face-rule.js";
export type { ColorStop, Gradient, RadialExtent } from "./values/gradient.js";
export type { LineNames, TrackSize, TrackTemplate } from "./values/track-list.js";
export type { BorderStyle, NamedString, Size, StringItem, StringPosition } from "./values/types.js";
