/** What somebody does to a line of a sheet who has never seen YAML: each is one mistake, or none where it makes no difference. */

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The lines in place of the line; the line itself where the edit doesn't apply. */
export type Edit = (line: string, random: Random, below: string) => string;

const pick = (random: Random, all: readonly string[]): string => all[Math.floor(random() * all.length)]!;
const indentOf = (line: string): string => /^\s*/.exec(line)![0];
const VALUE = /^(\s*(?:- )?(?:[^\s"'[{#-][^:]*: |- )?)((?!.*:$).*)$/;

/** Changes the text of a line that has one without quotes. */
const inText =
  (change: (text: string, random: Random) => string): Edit =>
  (line, random) =>
    line.replace(VALUE, (whole, before: string, text: string) =>
      text === "" || /^["'[{|>]/.test(text) ? whole : before + change(text, random),
    );
/** Changes the words of such a text, where there are three or more. */
const inWords = (change: (word: string, random: Random) => string, at: number): Edit =>
  inText((text, random) => {
    const words = text.split(" ");
    return words.length < 3 ? text : words.map((word, i) => (i === at ? change(word, random) : word)).join(" ");
  });
const ROW = /^(\s*)(.*?): \[(.*)\]$/;
/** Changes a row whose values stand in brackets. */
const inRow =
  (change: (indent: string, criterion: string, values: readonly string[]) => string): Edit =>
  (line) =>
    line.replace(ROW, (_, indent: string, criterion: string, values: string) =>
      change(indent, criterion, values.split(", ")),
    );
const LONG = /^(\s*)(intro|summary|text): ([^|>"'[].*)$/;

/** Edits that leave what is meant as it is: where nothing is told of them, nothing may be gone. */
export const EDITS: Readonly<Record<string, Edit>> = {
  // Spaces and indentation.
  "more spaces": (line, random) => " ".repeat(1 + Math.floor(random() * 3)) + line,
  "fewer spaces": (line, random) => line.replace(new RegExp(`^ {1,${1 + Math.floor(random() * 3)}}`), ""),
  "no spaces": (line) => line.trimStart(),
  "a tab": (line) => line.replace(/^ +/, "\t"),
  tabs: (line) => line.replace(/^ +/, (spaces) => "\t".repeat(Math.max(1, spaces.length / 2))),
  "a tab behind the colon": (line) => line.replace(/: /, ":\t"),
  "special spaces": (line) => line.replace(/^ +/, (spaces) => "\u00a0".repeat(spaces.length)),
  "a special space behind the colon": (line) => line.replace(/: /, ":\u00a0"),
  "a special space behind the dash": (line) => line.replace(/- /, "-\u00a0"),
  "a space without width": (line) => line.replace(/^(\s*)/, "$1\u200b"),
  "a byte order mark": (line) => `\ufeff${line}`,
  // Dashes.
  "no dash": (line) => line.replace(/^(\s*)- /, "$1"),
  "no space behind the dash": (line) => line.replace(/^(\s*)- /, "$1-"),
  "a dash": (line) => (/^\s*- /.test(line) ? line : line.replace(/^(\s*)/, "$1- ")),
  "two dashes": (line) => line.replace(/^(\s*)- /, "$1- - "),
  "another sign": (line, random) =>
    line.replace(
      /^(\s*)- /,
      (_, spaces: string) => spaces + pick(random, ["• ", "* ", "– ", "— ", "1. ", "a) ", "+ ", "·\t", "•", "→ "]),
    ),
  // Colons.
  "no colon": (line) => line.replace(/:( |$)/, "$1"),
  "no space behind the colon": (line) => line.replace(/: (?=\S)/, ":"),
  "two colons": (line) => line.replace(/:( |$)/, "::$1"),
  "a space before the colon": (line) => line.replace(/:( |$)/, " :$1"),
  "a sign in place of the colon": (line, random) =>
    line.replace(/: /, pick(random, [" = ", "=", " -> ", " => ", " - ", "; ", ", ", "："])),
  // Quotes.
  "a quote at the beginning": inText((text, random) => pick(random, ['"', "'", "“", "„", "«"]) + text),
  "a quote at the end": inText((text, random) => text + pick(random, ['"', "'", "”"])),
  "a word in quotes": inWords((word) => `"${word}"`, 1),
  "the first word in quotes": inWords((word, random) => {
    const sign = pick(random, ['"', "'", "*", "**", "`", "_"]);
    return sign + word + sign;
  }, 0),
  "typographic quotes": inText((text) => `“${text}”`),
  "a quote less": (line) => line.replace(/["']/, ""),
  // Signs of YAML within texts.
  "a sign at the beginning": inText(
    (text, random) =>
      pick(random, ["@", "%", "*", "&", "!", "`", "|", "> ", "? ", "[", "{", "~ ", "- ", ", ", ": ", "=", "& "]) + text,
  ),
  "a colon": inWords((word) => `${word}:`, 1),
  "a number sign": inWords((word) => `#${word}`, 1),
  "a comment without spaces": (line) => `${line}#remark`,
  "a path in double quotes": inText((text) => (/^\S+$/.test(text) ? text : `"D:\\files\\${text.replaceAll('"', "")}"`)),
  // Brackets.
  "no opening bracket": (line) => line.replace(/\[/, ""),
  "no closing bracket": (line) => line.replace(/\]$/, ""),
  "a bracket too many": (line, random) => (random() < 0.5 ? line.replace(/\[/, "[[") : line.replace(/\]$/, "]]")),
  "another bracket": (line, random) => line.replace(/\]$/, pick(random, ["}", ")", ">"])),
  parentheses: (line) => line.replace(/\[(.*)\]/, "($1)"),
  braces: (line) => line.replace(/\[(.*)\]/, "{$1}"),
  "a comma at the end": (line) => `${line},`,
  // Rows as other programs write them.
  "no comma": inRow((indent, criterion, values) => `${indent}${criterion}: [${values.join(" ")}]`),
  semicolons: inRow((indent, criterion, values) => `${indent}${criterion}: [${values.join("; ")}]`),
  "an empty value": inRow(
    (indent, criterion, values) => `${indent}${criterion}: [${["", ...values.slice(1)].join(", ")}]`,
  ),
  bars: inRow((indent, criterion, values) => `${indent}| ${criterion} | ${values.join(" | ")} |`),
  "tabs between": inRow((indent, criterion, values) => `${indent}${[criterion, ...values].join("\t")}`),
  "commas between": inRow((indent, criterion, values) => `${indent}${[criterion, ...values].join(", ")}`),
  "no brackets": inRow((indent, criterion, values) => `${indent}${criterion}: ${values.join(", ")}`),
  "bars for commas": inRow((indent, criterion, values) => `${indent}${criterion}: ${values.join(" | ")}`),
  // Keys.
  "a capital": (line) =>
    line.replace(/^(\s*(?:- )?)([a-z])(\w+):/, (_, start, first, rest) => `${start}${first.toUpperCase()}${rest}:`),
  capitals: (line) => line.replace(/^(\s*(?:- )?)([a-z]\w+):/, (_, start, key) => `${start}${key.toUpperCase()}:`),
  "a bold key": (line) => line.replace(/^(\s*(?:- )?)(\w+):/, "$1**$2**:"),
  "a key in typographic quotes": (line) => line.replace(/^(\s*(?:- )?)(\w+):/, "$1“$2”:"),
  "no key": (line) => line.replace(/^(\s*- )(name|heading): /, "$1"),
  // Lines.
  "the value below": (line) =>
    /^\s*(- )?[^"':#]+: [^[|>{]/.test(line) ? line.replace(/: /, `:\n${indentOf(line)}`) : line,
  "a text in two lines": (line, random) => {
    const words = line.trimStart().split(" ");
    if (words.length < 5) return line;
    const at = 2 + Math.floor(random() * (words.length - 3));
    const indent = random() < 0.5 ? indentOf(line) : "";
    return `${indentOf(line)}${words.slice(0, at).join(" ")}\n${indent}${words.slice(at).join(" ")}`;
  },
  "a sign for several lines": (line) => line.replace(LONG, "$1$2: |\n$3"),
  "the same behind it": (line) => line.replace(LONG, "$1$2: | $3"),
  "a text below its key": (line) => line.replace(LONG, "$1$2:\n$3"),
  "a document's end": (line, random) => `${pick(random, ["---", "..."])}\n${line}`,
  "a line of dashes": (line) => `-----------\n${line}`,
  "a fence": (line) => `\`\`\`\n${line}`,
  "as JSON": (line) =>
    line.replace(/^(\s*)(\w+): ([^[{|>"'#]+)$/, '$1"$2": "$3",').replace(/^(\s*)- ([^:[{|>"'#]+)$/, '$1"$2",'),
  "a list for a text": (line) =>
    line.replace(/^(\s*)(title|tagline|summary|question|intro): ([^|>"'[].*)$/, "$1$2:\n$1    - $3"),
};

/** Edits that add something or take it away: here it is only counted how much is told, and where. */
export const LOSSES: Readonly<Record<string, Edit>> = {
  "a remark": (line) => `${line}\nThis is a remark of mine`,
  "a comment of a program": (line) => `${line}\n// a remark`,
  "a comment of HTML": (line) => `${line}\n<!-- a remark -->`,
  "a heading of Markdown": (line) => `## Heading\n${line}`,
  "a conflict": (line) => `<<<<<<< HEAD\n${line}\n=======\n${line}x\n>>>>>>> branch`,
  "the line twice": (line) => `${line}\n${line}`,
  "a key without its value": (line) => line.replace(/^(\s*(?:- )?\w+): \S.*$/, "$1:"),
  "no key above": (line, _, below) => (/^(table|subjects|sections|sources|related):$/.test(line) ? "" : below && line),
  "a value more": (line) => line.replace(/\]$/, ", extra]"),
  "a value less": (line) => line.replace(/, [^,]*\]$/, "]"),
  "a date of another order": (line, random) =>
    line.replace(
      /^updated: .*$/,
      `updated: ${pick(random, ["23.11.2026", "11/23/2026", "2026/11/23", "23 November 2026", "Nov 23, 2026", "2026-11-31", "today"])}`,
    ),
  "a name that is a number": (line, random) =>
    line.replace(/^(\s*- name: ).*$/, `$1${pick(random, ["365", "2.0", "true", "null", "yes", "007"])}`),
};
