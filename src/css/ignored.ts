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

const PREFIXES = /^(-webkit-|-moz-|-ms-|-o-|animation|transition|scroll-)/;

export function isIgnored(cssName: string): boolean {
  return NAMES.has(cssName) || PREFIXES.test(cssName);
}
