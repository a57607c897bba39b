/** Values of CSS, as large, small and strange as the grammar takes them, and declarations of any property with any of them. */
const NUMBERS = [
  "0",
  "1",
  "-1",
  "0.5",
  "2",
  "3",
  "7",
  "10",
  "13.37",
  "100",
  "999",
  "1e4",
  "-1e3",
  "1e9",
  "1e38",
  "1e308",
  "-1e308",
  "1e-9",
  "65534",
];
const UNITS = ["px", "px", "px", "em", "rem", "%", "mm", "pt", "vw", "vh", "ch", "lh", ""];
export const COLORS = [
  "red",
  "#123",
  "rgb(0 0 0 / 50%)",
  "currentcolor",
  "transparent",
  "oklch(0.5 0.2 30)",
  "color-mix(in srgb, red, blue)",
];
const KEYWORDS =
  "auto none normal inherit initial unset revert block inline inline-block flex inline-flex grid inline-grid table table-cell table-row list-item flow-root contents absolute relative fixed sticky static both left right center start end justify stretch baseline space-between row column row-reverse column-reverse wrap wrap-reverse dense nowrap pre pre-wrap break-word anywhere hidden visible clip scroll solid dashed dotted double groove collapse separate avoid page always min-content max-content fit-content bold italic uppercase underline cover contain repeat border-box content-box middle top bottom sub super rtl ltr embed isolate-override ellipsis disc square decimal lower-roman".split(
    " ",
  );
const PROPERTIES =
  "display position top left width height min-width max-width min-height max-height margin margin-top margin-left padding padding-left border border-top border-radius border-collapse border-spacing background background-size background-position color font-size font-weight font-style line-height letter-spacing word-spacing text-align text-indent text-transform text-decoration white-space word-break overflow-wrap hyphens vertical-align direction unicode-bidi columns column-count column-width column-gap column-fill column-span flex flex-direction flex-wrap flex-basis flex-grow order align-items align-self justify-content gap row-gap grid-template-columns grid-template-rows grid-auto-flow grid-auto-rows grid-column grid-row grid-area break-before break-after break-inside orphans widows transform translate rotate scale opacity z-index overflow content counter-reset counter-increment list-style quotes box-sizing table-layout caption-side box-shadow tab-size text-overflow object-fit inset text-wrap".split(
    " ",
  );
export const number = (random) => random.of(NUMBERS);
export const length = (random) => number(random) + random.of(UNITS);

function value(random, depth = 0) {
  switch (random.below(12)) {
    case 0:
    case 1:
    case 2:
      return random.of(KEYWORDS);
    case 3:
    case 4:
    case 5:
      return length(random);
    case 6:
      return number(random);
    case 7:
      return random.of(COLORS);
    case 8:
      return depth > 2
        ? "0"
        : `${random.of(["calc", "min", "max"])}(${value(random, depth + 1)} ${random.of(["+", "-", "*", ","])} ${value(random, depth + 1)})`;
    case 9:
      return random.of([
        `repeat(${number(random)}, ${length(random)})`,
        "repeat(auto-fill, minmax(10px, 1fr))",
        "1fr auto",
        "span 3",
        "2 / -1",
        '"a b" "c d"',
      ]);
    case 10:
      return random.of([
        '"x"',
        "counter(n)",
        'counters(n, ".")',
        "attr(class)",
        "open-quote",
        `url("data:,x")`,
        `linear-gradient(${random.of(COLORS)}, ${random.of(COLORS)} ${length(random)})`,
        `rotate(${number(random)}deg) scale(${number(random)})`,
        `translate(${length(random)})`,
      ]);
    default:
      return `${value(random, depth + 1)} ${value(random, depth + 1)}`;
  }
}

/** What may put a word out of sight on purpose: documents of which each word is looked for do without. */
const HIDING = new Set(
  "position top left inset margin margin-top margin-left text-indent transform translate rotate scale font-size color".split(
    " ",
  ),
);
const PLAIN = PROPERTIES.filter((property) => !HIDING.has(property));
/** And what does where it is negative. */
const HIDING_BELOW_0 = new Set(["opacity", "letter-spacing", "word-spacing"]);

function declaration(random) {
  const property = random.of(random.plain ? PLAIN : PROPERTIES);
  const given = value(random);
  const shown = random.plain ? showing(property, given) : given;
  return `${property}: ${shown}${random.chance(0.05) ? " !important" : ""}`;
}
function showing(property, given) {
  if (property === "display") return given.replaceAll("none", "block");
  return HIDING_BELOW_0.has(property) ? given.replaceAll("-", "") : given;
}

export const declarations = (random, most) => random.many(most, () => declaration(random)).join("; ");
