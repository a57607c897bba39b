/** Content files: mostly of the right shape, with texts that YAML, Markdown, templates and hosts may take for something else. */
import { mutated } from "../random.mjs";

const WORDS = ["Revenue", "Leads and more", "Focus", "Awareness"];
export const TEXTS = [
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
  "one\n\ntwo",
  "- a\n- b\n  1. c",
  "&a x",
  "*a",
  "!!int 3",
  "{a: b}",
  "[a, b]",
  "null",
  "true",
  "partial",
  "é 漢 🙂",
  "שלום abc",
  "x".repeat(300),
  "word ".repeat(200),
  "<b>",
  "{{x}}",
  "[gallery]",
  "$&",
];
const CELLS = [
  "true",
  "false",
  "null",
  "partial",
  "{score: 4, of: 5}",
  "{score: 2.5, of: 5}",
  "{text: x, tone: good, note: n}",
  "[a, b]",
  "3",
];
const PIECES = [
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
];
const STRANGE_KEYS = "titel accents labels hide page layout data tableNote <<".split(" ");

/** A text as it stands in a flow sequence: quoted, or now and then as it is. */
function scalar(random) {
  if (random.chance(0.5)) return random.of(WORDS);
  const given = random.of(TEXTS);
  if (random.chance(0.002)) return '"\u202e"';
  return random.chance(0.985) ? JSON.stringify(given) : given;
}

function section(random, key) {
  const t = () => scalar(random);
  const list = () => `[${random.many(4, t).join(", ")}]`;
  switch (key) {
    case "lang":
      return random.of(["en", "de", "ar", "ja", "pt-BR", "th", "he", "en", "zz", "x"]);
    case "updated":
      return random.chance(0.9) ? "2026-01-01" : random.of(["2026-02-30", t()]);
    case "tags":
      return list();
    case "intro":
    case "summary":
      return random.chance(0.5)
        ? t()
        : `|\n  ${random.of(TEXTS).replaceAll("\n", "\n  ")}\n  ${random.of(TEXTS).replaceAll("\n", "\n  ")}`;
    case "sections":
      return `[{heading: ${t()}, text: ${t()}}]`;
    case "sources":
      return `[{title: ${t()}, url: ${random.chance(0.9) ? '"https://e.org/a?b=c&d"' : t()}}]`;
    case "related":
      return `[${random.of(["c-vs-d", t(), `{title: ${t()}, url: "https://e.org"}`])}]`;
    default:
      return t();
  }
}
const KEYS = "title question lang updated tags intro summary related sources sections".split(" ");

function subject(random, name) {
  const more = [...new Set(random.many(3, () => random.of(["tagline", "lead", "chooseWhen"])))].map(
    (key) => `\n    ${key}: ${key === "chooseWhen" ? `[${scalar(random)}]` : scalar(random)}`,
  );
  return `  - name: ${name}\n    points: [${random.many(5, () => scalar(random)).join(", ")}]${more.join("")}`;
}

function table(random, names) {
  const cell = () => (random.chance(0.3) ? random.of(CELLS) : scalar(random));
  const row = (i, indent) => `${indent}Row ${i}: [${names.map(cell).join(", ")}]`;
  if (random.chance(0.15)) return `  - group: ${scalar(random)}\n    rows:\n${row(0, "      ")}\n${row(1, "      ")}`;
  return random.many(8, (i) => row(i, "  ")).join("\n") || row(0, "  ");
}

export function yaml(random) {
  const count = random.chance(0.95) ? 2 + random.below(5) : random.of([1, 7]);
  const names = Array.from({ length: count }, (_, i) => (random.chance(0.9) ? `Name ${i}` : scalar(random)));
  const keys = new Set(random.many(5, () => random.of(KEYS)));
  if (random.chance(0.05)) keys.add(random.of(STRANGE_KEYS));
  const whole = `${[...keys].map((key) => `${key}: ${section(random, key)}\n`).join("")}subjects:\n${names
    .map((name) => subject(random, name))
    .join("\n")}\ntable:\n${table(random, names)}\n`;
  return {
    yaml: random.chance(0.25) ? mutated(random, whole, PIECES) : whole,
    via: random.of(["pdf", "pdf", "pdf", "pdf", "pdf", "pdf", "page", "snippet"]),
    flow: random.chance(0.5),
  };
}
