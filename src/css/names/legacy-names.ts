/** Names of properties with a prefix -> those of the standards, as Chromium has them (Compatibility Standard, section 3). */

/** Prefixed names that are the standard's without the prefix. */
const SAME = new Set(
  `align-content align-items align-self animation animation-delay animation-direction animation-duration animation-fill-mode
animation-iteration-count animation-name animation-play-state animation-timing-function appearance backface-visibility
background-clip background-origin background-size border-bottom-left-radius border-bottom-right-radius border-image border-radius
border-top-left-radius border-top-right-radius box-decoration-break box-shadow box-sizing clip-path column-count column-gap
column-rule column-rule-color column-rule-style column-rule-width column-span column-width columns filter flex flex-basis
flex-direction flex-flow flex-grow flex-shrink flex-wrap font-feature-settings hyphenate-character justify-content line-break mask
mask-clip mask-composite mask-image mask-origin mask-position mask-repeat mask-size opacity order perspective perspective-origin
print-color-adjust ruby-position shape-image-threshold shape-margin shape-outside text-emphasis text-emphasis-color
text-emphasis-position text-emphasis-style text-orientation text-size-adjust transform transform-origin transform-style transition
transition-delay transition-duration transition-property transition-timing-function user-select writing-mode`.split(
    /\s+/,
  ),
);

const RENAMED: Readonly<Record<string, string>> = {
  "app-region": "app-region",
  "column-break-after": "break-after",
  "column-break-before": "break-before",
  "column-break-inside": "break-inside",
  "logical-height": "block-size",
  "logical-width": "inline-size",
  "max-logical-height": "max-block-size",
  "max-logical-width": "max-inline-size",
  "min-logical-height": "min-block-size",
  "min-logical-width": "min-inline-size",
  "text-combine": "text-combine-upright",
  ...logicalSides(),
};

/** `margin-start` and its like: the inline axis, and `before` and `after` on the block axis. */
function logicalSides(): Record<string, string> {
  const sides = { start: "inline-start", end: "inline-end", before: "block-start", after: "block-end" };
  const names: Record<string, string> = {};
  for (const [old, side] of Object.entries(sides)) {
    for (const box of ["margin", "padding", "border"]) names[`${box}-${old}`] = `${box}-${side}`;
    for (const part of ["width", "style", "color"]) names[`border-${old}-${part}`] = `border-${side}-${part}`;
  }
  return names;
}

/** What e-books used to write. */
const EPUB: Readonly<Record<string, string>> = {
  "caption-side": "caption-side",
  "text-combine": "text-combine-upright",
  "text-emphasis": "text-emphasis",
  "text-emphasis-color": "text-emphasis-color",
  "text-emphasis-style": "text-emphasis-style",
  "text-orientation": "text-orientation",
  "text-transform": "text-transform",
  "word-break": "word-break",
  "writing-mode": "writing-mode",
};

/** The standard's name of a property; the name itself where it has none other. @param name in lower case */
export function standardName(name: string): string {
  const [, prefix, rest = ""] = /^-(webkit|epub)-(.*)$/.exec(name) ?? [];
  if (prefix === "epub") return Object.hasOwn(EPUB, rest) ? EPUB[rest]! : name;
  if (prefix !== "webkit") return name;
  if (SAME.has(rest)) return rest;
  return Object.hasOwn(RENAMED, rest) ? RENAMED[rest]! : name;
}
