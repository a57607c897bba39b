/**
 * Seeds -> cases: documents, content files, images, fonts, options, projects. By grammars, and by mutation of what they make.
 * Words of documents are numbered, so that each can be looked for in the PDF.
 */
import { mutated, mutatedBytes, Random } from "./random.mjs";

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
const COLORS = [
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
const ELEMENTS =
  "div p span section article h1 h2 ul ol li table tr td th thead tbody caption colgroup col dl dt dd blockquote q pre code em strong b i a br hr img sub sup figure figcaption main header footer aside nav bdo bdi abbr svg select option input textarea button fieldset legend ruby rt math video details summary object noscript dialog".split(
    " ",
  );
const VOID = new Set("br hr img col input".split(" "));
const SELECTORS = [
  "*",
  "p",
  "div",
  "li",
  ".a",
  ".b",
  "#c",
  "td:nth-child(2n+1)",
  "div > *",
  "p ~ p",
  "ul li:first-child",
  ":is(p, .a) + *",
  "div::before",
  ".b::after",
  "li::marker",
  "&",
  "& > .a",
  ":not(:has(p))",
  "[class]",
  "p:nth-last-of-type(2)",
];

const number = (random) => random.of(NUMBERS);
const length = (random) => number(random) + random.of(UNITS);

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

function declaration(random) {
  const property = random.of(random.plain ? PLAIN : PROPERTIES);
  const given = value(random);
  const shown = random.plain && property === "display" ? given.replaceAll("none", "block") : given;
  return `${property}: ${shown}${random.chance(0.05) ? " !important" : ""}`;
}
const declarations = (random, most) => random.many(most, () => declaration(random)).join("; ");

function rule(random, depth = 0) {
  const inside = depth < 3 && random.chance(0.2) ? rule(random, depth + 1) : "";
  const body = `{ ${declarations(random, 5)}; ${inside} }`;
  if (random.chance(0.1))
    return `@page ${random.of(["", ":first", ":left"])} { size: ${random.of(["A5", "A6 landscape", "200px 100px", `${length(random)} ${length(random)}`])}; margin: ${length(random)} }`;
  if (random.chance(0.1))
    return `@${random.of(["media print", "media (width > 1px)", "supports (color: red)", "layer a", "layer a.b"])} { ${random.of(SELECTORS)} ${body} }`;
  return `${random.of(SELECTORS)} ${body}`;
}

function text(random, words) {
  const word = () => {
    const made = `w${words.length}x${random.below(1000)}`;
    words.push(made);
    return made;
  };
  return (
    random.many(6, word).join(" ") +
    random.of(["", "", "", " ", "\n", "ف", "é́", "漢字", "&amp;", "\u00ad", "👍🏽", "ก่า"])
  );
}

function nodes(random, words, depth) {
  return random
    .many(4, () => {
      if (depth > 7 || random.chance(0.35)) return text(random, words);
      const name = random.of(ELEMENTS);
      const attributes = [
        random.chance(0.4) ? ` style="${declarations(random, 4).replaceAll('"', "'")}"` : "",
        random.chance(0.3) ? ` class="${random.of(["a", "b", "a b"])}"` : "",
        /^t[dh]$/.test(name) && random.chance(0.3) ? ` colspan="${number(random)}" rowspan="${number(random)}"` : "",
        name === "img" ? ' src="x.png" alt="x"' : name === "a" ? ' href="#c"' : "",
        random.chance(0.05) ? ' dir="rtl"' : random.chance(0.05) ? ' id="c"' : "",
      ].join("");
      return VOID.has(name)
        ? `<${name}${attributes}>`
        : `<${name}${attributes}>${nodes(random, UNREAD.has(name) ? [] : words, depth + 1)}${random.chance(0.95) ? `</${name}>` : ""}`;
    })
    .join("");
}

const document = (css, body) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title><style>${css}</style></head><body>${body}</body></html>`;
const HTML_PIECES = [
  "<",
  ">",
  "</div>",
  "<table>",
  "<td>",
  "<p>",
  "<!--",
  "{",
  "}",
  "(",
  ";",
  ":",
  "var(--a)",
  "/*",
  '"',
  "1e999",
  "&",
  "@media ",
  "\u0000",
  "<svg>",
  "<b><i></b>",
];

/** Elements whose text browsers don't show, but for that of certain children, or where they are open. */
const UNREAD = new Set(["svg", "select", "dialog"]);

/** Words are looked for where no style may put them out of sight on purpose, and nothing else changes them. */
function html(random) {
  const words = [];
  random.plain = random.chance(0.6);
  const css = random.many(6, () => rule(random)).join("\n");
  const body = nodes(random, words, 0);
  const whole = document(css, body);
  return random.chance(0.25)
    ? { html: mutated(random, whole, HTML_PIECES), words: [] }
    : { html: whole, words: random.plain ? words : [] };
}

const SHAPES = [
  "rect",
  "circle",
  "ellipse",
  "line",
  "path",
  "polygon",
  "polyline",
  "g",
  "use",
  "text",
  "image",
  "clipPath",
  "mask",
  "pattern",
  "linearGradient",
  "radialGradient",
  "stop",
  "marker",
  "symbol",
  "defs",
  "svg",
  "style",
  "filter",
];
const ATTRIBUTES = [
  "x",
  "y",
  "x1",
  "y2",
  "cx",
  "cy",
  "r",
  "rx",
  "width",
  "height",
  "d",
  "points",
  "transform",
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "offset",
  "stop-color",
  "href",
  "id",
  "clip-path",
  "mask",
  "marker-end",
  "viewBox",
  "preserveAspectRatio",
  "gradientUnits",
  "spreadMethod",
  "font-size",
  "style",
  "class",
];

function shape(random, depth) {
  const name = random.of(SHAPES);
  const attributes = random.many(7, () => {
    const attribute = random.of(ATTRIBUTES);
    const numbers = () => random.many(8, () => number(random)).join(random.of([" ", ","]));
    const given = random.of([
      number(random),
      length(random),
      numbers(),
      "a",
      "#a",
      "url(#a)",
      random.of(COLORS),
      "none",
      `${random.of(["translate", "scale", "rotate", "matrix", "skewX"])}(${numbers()})`,
      `M0 0${random.of([..."LCSQTAHVZlcsqtahvz"])}${numbers()}`,
    ]);
    return ` ${attribute}="${given}"`;
  });
  const unique = [...new Map(attributes.map((one) => [one.split("=")[0], one])).values()].join("");
  return `<${name}${unique}>${depth > 3 ? "" : random.many(3, () => shape(random, depth + 1)).join("")}</${name}>`;
}

function svg(random) {
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${random.of(["100", "50%", number(random)])}" viewBox="0 0 ${number(random)} ${number(random)}">${random.many(8, () => shape(random, 0)).join("")}</svg>`;
  const image = random.chance(0.3) ? mutated(random, whole, [...HTML_PIECES, "1e400", "-", ".", "NaN"]) : whole;
  return random.chance(0.5)
    ? { html: document("", `<p>w0x1</p>${image}`), words: [] }
    : { html: document("", '<p>w0x1</p><img src="x.svg" alt="x">'), words: ["w0x1"], files: { "x.svg": image } };
}

const YAML_TEXTS = [
  "Sales",
  "a: b",
  "*x*",
  "**b**",
  "`c`",
  "[l](https://e.org)",
  "'",
  '"q',
  "# h",
  "- l",
  "1.10",
  "no",
  "2026-01-01",
  "|\n  block\n  two",
  ">-\n  folded",
  "&a x",
  "*a",
  "!!int 3",
  "{a: b}",
  "[a, b]",
  "null",
  "true",
  "partial",
  "{score: 4, of: 5}",
  "é 漢 🙂",
  "x".repeat(300),
  "\u202e",
  "<b>",
  "{{x}}",
  "[gallery]",
  "$&",
];
const YAML_KEYS =
  "title question lang updated tags intro summary related sources sections layout page accents labels hide data tableNote".split(
    " ",
  );

function yaml(random) {
  const t = () =>
    random.chance(0.5) ? random.of(["Revenue", "Leads and more", "Focus", "Awareness"]) : random.of(YAML_TEXTS);
  const names = Array.from({ length: 1 + random.below(7) }, (_, i) => (random.chance(0.9) ? `Name ${i}` : t()));
  const subjects = names.map((name) => `  - name: ${name}\n    points: [${random.many(5, t).join(", ")}]`).join("\n");
  const rows = random.many(8, (i) => `  Row ${i}: [${names.map(t).join(", ")}]`).join("\n");
  const keys = random.many(4, () => `${random.of(YAML_KEYS)}: ${t()}`).join("\n");
  const whole = `${keys}\nsubjects:\n${subjects}\ntable:\n${rows || "  A: [1, 2]"}\n`;
  return {
    yaml: random.chance(0.4)
      ? mutated(random, whole, [
          "\n",
          "  ",
          "\t",
          ": ",
          "- ",
          "&a ",
          "*a",
          "{",
          "}",
          "[",
          "]",
          '"',
          "'",
          "#",
          "|",
          ">",
          "!!",
          "%",
          "@",
          "\u0000",
          "\uFEFF",
          "...",
          "---",
        ])
      : whole,
  };
}

const JUNK = [
  undefined,
  null,
  true,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  "",
  "A5",
  "x",
  "10mm",
  [],
  ["x"],
  {},
  { min: 2, max: 1 },
  { size: "A5" },
  { width: -1 },
  () => {},
  Symbol.iterator,
  10n,
  new Uint8Array(3),
  new Date(Number.NaN),
  "/etc",
  "../..",
  "\u0000",
];
const OPTIONS =
  "file css baseDir fonts page lang fit firstPage settings collection date path root title metadata attachments audience layout".split(
    " ",
  );

function options(random) {
  const made = {};
  for (let i = 1 + random.below(4); i > 0; i--) {
    const key = random.of(OPTIONS);
    made[key] = random.chance(0.3)
      ? { [random.of(["page", "fit", "size", "min", "max", "margin", "files", "overflow", "lang"])]: random.of(JUNK) }
      : random.of(JUNK);
  }
  return { html: document("", "<p>w0x1"), words: [], options: made, which: random.below(3) };
}

/** @param seeds bytes of files by kind @returns what the runner takes */
export function generate(kind, seed, seeds) {
  const random = new Random(seed);
  switch (kind) {
    case "html":
      return html(random);
    case "svg":
      return svg(random);
    case "yaml":
      return yaml(random);
    case "options":
      return options(random);
    case "image": {
      const [name, bytes] = random.of(Object.entries(seeds.images));
      return {
        html: document(
          "",
          `<p>w0x1</p><img src="${name}" alt="x" style="${declarations(random, 2).replaceAll('"', "'")}">`,
        ),
        words: [],
        files: { [name]: mutatedBytes(random, bytes) },
      };
    }
    case "font": {
      const bytes = mutatedBytes(random, seeds.font);
      return {
        html: document(
          `@font-face { font-family: "F"; src: url("f${seed}.ttf") } p { font-family: "F" }`,
          "<p>w0x1 fi Ÿ</p>",
        ),
        words: [],
        files: { [`f${seed}.ttf`]: bytes },
      };
    }
    case "project": {
      const which = random.of(["manifest", "cache"]);
      return {
        project: which,
        mutate: (text) => mutated(random, text, ["{", "}", '"', "../", "null", "\n", "[]", "0", "\u0000", "sha256"]),
      };
    }
    default:
      throw new Error(`no such kind: ${kind}`);
  }
}

export const KINDS = ["html", "svg", "yaml", "image", "font", "options", "project"];
