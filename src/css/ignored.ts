/**
 * Properties that print passes over in silence, since they cannot change what stands on paper: pointer and keyboard,
 * motion, scrolling, hints to a browser. Everything else that the table doesn't know is a warning.
 */
const NAMES = new Set([
  "accent-color",
  "appearance",
  "caret-color",
  "color-scheme",
  "cursor",
  "contain",
  "content-visibility",
  "forced-color-adjust",
  "outline",
  "outline-color",
  "outline-offset",
  "outline-style",
  "outline-width",
  "overscroll-behavior",
  "pointer-events",
  "print-color-adjust",
  "resize",
  "scrollbar-color",
  "scrollbar-gutter",
  "scrollbar-width",
  "tap-highlight-color",
  "text-rendering",
  "text-size-adjust",
  "touch-action",
  "user-select",
  "will-change",
]);

/** Properties of drawings: `svg` elements of the document are drawn by them (layout/svg), and boxes of CSS have none of them. */
const OF_DRAWINGS =
  /^(fill(-opacity|-rule)?|stroke(-(width|linecap|linejoin|miterlimit|dasharray|dashoffset|opacity))?|stop-(color|opacity)|clip-rule|marker(-(start|mid|end))?|paint-order|text-anchor|(dominant|alignment)-baseline|baseline-shift|vector-effect|shape-rendering|color-interpolation(-filters)?|(flood|lighting)-color|flood-opacity|c[xy]|r[xy]?|[xyd])$/;

const PREFIXES = /^(-webkit-|-moz-|-ms-|-o-|animation|transition|scroll-)/;

export function isIgnored(cssName: string): boolean {
  return NAMES.has(cssName) || OF_DRAWINGS.test(cssName) || PREFIXES.test(cssName);
}
