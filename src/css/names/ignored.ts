/**
 * What print passes over in silence, and why: it can't change what stands on paper, or Chromium doesn't know it either. It is the
 * one list of that kind: all else that print doesn't understand is a warning. docs/print-css.md shows it.
 */
import { closest } from "../../diagnostics/index.js";
import { standardName } from "./legacy-names.js";

export interface NoEffect {
  /** Why nothing is lost, as it completes "no effect, since …". */
  readonly reason: string;
  /** Names as the standards have them; `*` stands for any further characters. */
  readonly names: readonly string[];
  /** Where only some values have no effect: what they look like. */
  readonly values?: RegExp;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Properties without an effect on paper. */
export const NO_EFFECT_PROPERTIES: readonly NoEffect[] = [
  {
    reason: "paper has no pointer, no keyboard and no caret",
    names:
      words(`cursor pointer-events touch-action user-select -webkit-user-drag -webkit-user-modify app-region caret caret-animation
caret-color caret-shape resize interactivity interest-delay interest-delay-end interest-delay-start nav-* spatial-navigation-*
-webkit-tap-highlight-color reading-flow reading-order`),
  },
  {
    reason: "paper doesn't scroll",
    names: words(`scroll-behavior scroll-initial-target scroll-margin* scroll-marker-group scroll-padding* scroll-snap-*
scroll-target-group overscroll-behavior* overflow-anchor scrollbar-*`),
  },
  {
    reason: "nothing moves by it without an `animation` or a `scroll`, which is told",
    names: words(`transition transition-* animation-composition animation-delay animation-direction animation-duration
animation-fill-mode animation-iteration-count animation-play-state animation-range* animation-timeline animation-timing-function
animation-trigger timeline-scope timeline-trigger* trigger-scope event-trigger* scroll-timeline* view-timeline* pointer-timeline*
view-transition-* interpolate-size overlay`),
  },
  { reason: "nothing is animated", names: ["animation", "animation-name"], values: /^none$/i },
  {
    reason: "it is a hint to a browser, on how to make the same picture",
    names: words(
      "text-rendering -webkit-font-smoothing image-rendering shape-rendering color-rendering buffered-rendering content-visibility",
    ),
    values: /^(?!hidden$)/i,
  },
  {
    reason: "it says how bright or dark a screen is, or how fields are drawn there",
    names: words("accent-color color-scheme forced-color-adjust appearance dynamic-range-limit field-sizing"),
  },
  { reason: "backgrounds and colours are always printed as they are", names: ["print-color-adjust", "color-adjust"] },
  { reason: "it is for small screens", names: ["text-size-adjust"] },
  { reason: "it counts beside size containers only, which are told", names: ["container-name"] },
  { reason: "boxes in one another are flat, as they are at first", names: ["transform-style"], values: /^flat$/i },
  { reason: "nobody looks from near", names: ["perspective"], values: /^none$/i },
  { reason: "it says from where `perspective` looks, which is told", names: ["perspective-origin"] },
  { reason: "Chromium prints both sides of what is turned", names: ["backface-visibility"] },
  { reason: "it is the usual size container", names: ["container-type"], values: /^normal$/i },
  {
    reason: "drawings (`svg`) are styled by it, and nothing else is",
    names:
      words(`fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
 stroke-dashoffset stroke-opacity stop-color stop-opacity clip-rule marker marker-start marker-mid marker-end paint-order text-anchor
 dominant-baseline alignment-baseline baseline-shift vector-effect color-interpolation color-interpolation-filters flood-color
 flood-opacity lighting-color cx cy r rx ry x y d`),
  },
  { reason: "it is for vertical text, which is told", names: words("text-orientation text-combine-upright") },
  {
    reason: "nothing is changed by its initial value",
    names: words(`writing-mode mix-blend-mode background-blend-mode backdrop-filter offset-path zoom
text-autospace text-justify initial-letter font-size-adjust image-orientation
corner-shape`),
    values: /^(?:none|normal|auto|horizontal-tb|1|100%|no-autospace|inter-word|from-image|round)$/i,
  },
  { reason: "it is heard, not seen", names: words("speak speak-as voice-* cue cue-* pause pause-* rest rest-*") },
  {
    reason: "other programs have it; Chromium passes over it as well",
    names: words("-moz-* -ms-* -o-* -khtml-* -apple-* mso-* -webkit-*"),
  },
];

/** At-rules without an effect on paper. */
export const NO_EFFECT_RULES: readonly NoEffect[] = [
  { reason: "the file is read in this encoding already", names: ["charset"] },
  {
    reason: "nothing moves: where an element names it in `animation`, that is told",
    names: ["keyframes", "-webkit-keyframes"],
  },
  { reason: "nothing moves on paper", names: ["view-transition", "starting-style"] },
  { reason: "other programs have it; Chromium passes over it as well", names: ["-moz-*", "-ms-*", "-o-*"] },
];

/** Pseudo-classes and pseudo-elements that match nothing on paper. */
export const NO_EFFECT_SELECTORS: readonly NoEffect[] = [
  {
    reason: "nobody points, types or has been anywhere",
    names: words(`hover focus focus-visible focus-within active visited autofill user-invalid user-valid interest-source
interest-target`),
  },
  {
    reason: "nothing is open over the page, played or looked for",
    names:
      words(`target target-within target-current fullscreen modal popover-open picture-in-picture current past future playing
paused seeking buffering stalled muted volume-locked active-view-transition active-view-transition-type`),
  },
  {
    reason: "it is a part of a field or of a window, which is not drawn",
    names: words(`selection placeholder backdrop file-selector-button details-content target-text spelling-error
grammar-error search-text highlight cue cue-region view-transition* picker picker-icon checkmark -webkit-*`),
  },
  {
    reason: "it is of shadow trees, which scripts make",
    names: words("host host-context part slotted has-slotted state"),
  },
  { reason: "other programs have it; Chromium passes over it as well", names: ["-moz-*", "-ms-*"] },
];

/** Descriptors of `@font-face` without an effect on paper. */
export const NO_EFFECT_DESCRIPTORS: readonly NoEffect[] = [
  { reason: "fonts are there before anything is drawn", names: ["font-display"] },
];

/** Names of Chromium's own, of which some matter: they are told, like all that print doesn't know. */
const WEBKIT =
  words(`-webkit-box-align -webkit-box-direction -webkit-box-flex -webkit-box-ordinal-group -webkit-box-orient
-webkit-box-pack -webkit-box-reflect -webkit-line-clamp -webkit-mask-box-image -webkit-mask-box-image-outset
-webkit-mask-box-image-repeat -webkit-mask-box-image-slice -webkit-mask-box-image-source -webkit-mask-box-image-width
-webkit-mask-position-x -webkit-mask-position-y -webkit-perspective-origin-x -webkit-perspective-origin-y -webkit-text-fill-color
-webkit-text-security -webkit-text-stroke -webkit-text-stroke-color -webkit-text-stroke-width -webkit-transform-origin-x
-webkit-transform-origin-y -webkit-transform-origin-z -webkit-locale -webkit-rtl-ordering -webkit-border-horizontal-spacing
-webkit-border-vertical-spacing`);

/** Why a property has no effect; undefined where it may have one. */
export function whyNoEffect(cssName: string, value: string): string | undefined {
  const name = standardName(cssName);
  // A misspelt name is not one of another program.
  if (name.startsWith("-webkit-") && (WEBKIT.includes(name) || closest(name, WEBKIT) !== undefined)) return undefined;
  return reasonIn(NO_EFFECT_PROPERTIES, name, value);
}

export const isSilentRule = (name: string): boolean => reasonIn(NO_EFFECT_RULES, name, "") !== undefined;

export const isSilentSelector = (pseudo: string): boolean => reasonIn(NO_EFFECT_SELECTORS, pseudo, "") !== undefined;

export const isSilentDescriptor = (name: string): boolean => reasonIn(NO_EFFECT_DESCRIPTORS, name, "") !== undefined;

function reasonIn(list: readonly NoEffect[], name: string, value: string): string | undefined {
  const covers = ({ names, values }: NoEffect) =>
    (values?.test(value) ?? true) &&
    names.some((known) => (known.endsWith("*") ? name.startsWith(known.slice(0, -1)) : name === known));
  return list.find(covers)?.reason;
}
