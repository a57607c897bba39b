/** What to write instead of CSS that print doesn't understand: one sentence for each property, for hints. */

const INSTEAD: readonly (readonly [names: string, hint: string])[] = [
  ["backdrop-filter -webkit-box-reflect", "put the effect into an image"],
  [
    "-webkit-text-stroke -webkit-text-stroke-color -webkit-text-stroke-width",
    "set off the text by `color`, `font-weight` or a background",
  ],
  ["animation animation-name", "write what the animation ends with as the style itself, for `@media print`"],
  ["line-clamp", "use `-webkit-line-clamp`, with `display: -webkit-box` and `-webkit-box-orient: vertical`"],
  ["content-visibility container container-type", "leave it out for `@media print`: all content is laid out"],
  ["mask-border -webkit-mask-box-image", "use `mask`, or `clip-path`"],
  ["writing-mode text-orientation text-combine-upright", "turn the box with `rotate`"],
  ["zoom", "use `scale`, or other lengths"],
  ["mix-blend-mode background-blend-mode", "give the colour that comes of it"],
  ["-webkit-text-security", "write the dots themselves: all letters are printed"],
  ["offset offset-path motion-path", "use `transform`"],
  ["perspective transform-style", "stay in the plane of the paper"],
];

const BY_NAME = new Map(INSTEAD.flatMap(([names, hint]) => names.split(" ").map((name) => [name, hint] as const)));

/** By the standard's name of a property. */
export const insteadOf = (name: string): string | undefined => BY_NAME.get(name);
