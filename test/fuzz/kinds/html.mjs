/** Trees of elements with stylesheets and `style`. Words of documents are numbered, so that each can be looked for in the PDF. */
import { mutated } from "../random.mjs";
import { shownWords, UNREAD } from "../shown-words.mjs";
import { declarations, length, number } from "./values.mjs";

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

export const document = (css, body) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title><style>${css}</style></head><body>${body}</body></html>`;
export const HTML_PIECES = [
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

/** Words are looked for where no style may put them out of sight on purpose, and nothing else changes them. */
export function html(random) {
  const words = [];
  random.plain = random.chance(0.6);
  const css = random.many(6, () => rule(random)).join("\n");
  const body = nodes(random, words, 0);
  const whole = document(css, body);
  return random.chance(0.25)
    ? { html: mutated(random, whole, HTML_PIECES), words: [] }
    : { html: whole, words: random.plain ? shownWords(whole, words) : [] };
}
