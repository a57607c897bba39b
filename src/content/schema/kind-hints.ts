/** A value of another kind than its key wants -> the line as it should be, where what stands there tells it. */
import { quoted, whyQuotes } from "../text/quoting.js";
import { yesOrNo } from "../text/yes-no.js";
import { type Data, type DataPath, isMapping, nameOfKey, type YamlData } from "../yaml/data.js";

/** Of a line in a hint. */
const MAX_SHOWN = 80;

/** Keys whose lists are of texts. */
const TEXT_LISTS = new Set(["points", "pros", "cons", "chooseWhen", "avoidWhen", "tags", "related", "items"]);
/** The key that items of a list begin with. */
const FIRST_KEYS: Readonly<Record<string, string>> = { subjects: "name", sections: "heading", sources: "title" };

/** What stands in the file, with line feeds for line breaks; nothing where a program gave the value. */
function written(path: DataPath, yaml: YamlData): string {
  const { start, end } = yaml.place(path);
  return yaml.source.text.slice(start, end).replaceAll("\r", "").trim();
}

/** The key as it is written. */
function keyText(path: DataPath, yaml: YamlData): string {
  const { start, end } = yaml.keyPlace(path);
  return yaml.source.text.slice(start, end);
}

const bare = (text: string): string => (whyQuotes(text) !== undefined || /[[\]{},]/.test(text) ? quoted(text) : text);

/** A list or a mapping where a text should be: mostly a text that YAML reads as one. */
export function textHints(path: DataPath, input: unknown, yaml: YamlData): string[] {
  if (typeof input !== "object" || input === null || yaml.source.text === "") return [];
  const text = written(path, yaml);
  if (text === "") return ["put the text in quotes"];
  if (text.includes("\n")) {
    const key = path.at(-1);
    if (!Array.isArray(input) || typeof key !== "string") return ["put the text in quotes"];
    const isBlock = path.length === 1 ? key === "intro" || key === "summary" : path[0] === "sections" && key === "text";
    return [
      isBlock
        ? `write \`${key}: |\`, and the list below it as it is`
        : `it takes one text, behind its key: \`${key}: …\``,
    ];
  }
  const why = whyQuotes(text) ?? "such a text needs quotes";
  return [
    `${why}: ${text.length > MAX_SHOWN ? `${quoted(text.slice(0, MAX_SHOWN - 1)).slice(0, -1)}…` : quoted(text)}`,
  ];
}

/** A text or a mapping where a list should be: items without dashes, with other signs, or behind the key. */
export function listHints(path: DataPath, input: unknown, yaml: YamlData): string[] {
  if (typeof input === "string" && /^-[^\S ]/.test(input))
    return ["write an ordinary space after the dash, not a special one"];
  if (typeof input === "string" && /^-\S/.test(input)) return ["put a space after the dash of each item"];
  const sign = typeof input === "string" ? /^([–—−•*·+‣▪●○◦■□►]|\d{1,3}[.)])\s/.exec(input)?.[1] : undefined;
  if (sign !== undefined) return [`begin each item with "- ", not with "${sign}"`];
  const text = written(path, yaml);
  const [first = "", ...others] = text.split("\n");
  if (text === "" || first.length > MAX_SHOWN) return [];
  const isBelow = others.length > 0 || !keyLine(path, yaml).includes(first);
  const named = /^([^:]+):$/.exec(first)?.[1];
  const firstKey = path.length === 1 ? FIRST_KEYS[String(path[0])] : undefined;
  if (isMapping(input as Data) && named !== undefined && firstKey !== undefined)
    return [`begin each item with a dash and its first key: \`- ${firstKey}: ${named}\``];
  if (isMapping(input as Data)) return /^[\w"']/.test(first) ? [`begin each item with a dash: \`- ${first}\``] : [];
  if (typeof input !== "string" || !TEXT_LISTS.has(String(path.at(-1)))) return [];
  if (isBelow) return [`begin each item with a dash and a space: \`- ${first}\``];
  const items = first.split(/[,;]\s*/).filter((item) => item !== "");
  return [`write it as \`${keyText(path, yaml)}: [${items.map(bare).join(", ")}]\``];
}

/** The line on which a key stands. */
function keyLine(path: DataPath, { source, keyPlace }: YamlData): string {
  return source.line(source.position(keyPlace(path).start).line);
}

/** A text where an item with keys should be. */
export function itemHints(path: DataPath, input: unknown): string[] {
  const key = FIRST_KEYS[String(path[0])];
  if (path.length !== 2 || key === undefined || typeof input !== "string" || input.includes("\n")) return [];
  return [`write it as \`- ${key}: ${bare(input.slice(0, MAX_SHOWN))}\``];
}

/** A word where true or false should be. */
export function truthHints(path: DataPath, input: unknown): string[] {
  const meant = typeof input === "string" ? yesOrNo(input) : undefined;
  return meant === undefined ? [] : [`write it as \`${String(path.at(-1))}: ${meant}\``];
}

/** What parts the values of a row that lacks its brackets. */
const PARTS: readonly RegExp[] = [/,\s*/, /\s*;\s*/, /\s*\|\s*/, /\s+\/\s+/, /\t+/, /\s*\n\s*/];

/** A row that has no list of values: with brackets, and a value for each subject. */
export function rowHints(path: DataPath, input: unknown, yaml: YamlData): string[] {
  if (yaml.source.text === "" || (typeof input === "object" && input !== null)) return [];
  const { data } = yaml;
  const wanted = isMapping(data) && Array.isArray(data.subjects) ? data.subjects.length : 0;
  const criterion = keyText(path, yaml);
  const text =
    input === null
      ? ""
      : written(path, yaml)
          .replace(/^[[(]|[\])]$/g, "")
          .trim();
  const all = PARTS.map((sign) => text.split(sign).flatMap((part) => part.replace(/^-\s+/, "") || []));
  const parts = all.find(({ length }) => length === wanted);
  const lines = text.split("\n").map((line) => line.trim());
  // Of values below each other the first one says which sign they have.
  if (lines.length > 1 && lines.some((line) => /^-\s/.test(line))) return [valueHint(lines[0]!)];
  if (parts) return [`write it as \`${criterion}: [${parts.map(bare).join(", ")}]\``];
  if (wanted < 2 || text.includes("\n") || text.length > MAX_SHOWN) return [];
  const values = text.includes(",") ? [] : [...(text === "" ? [] : [bare(text)])];
  const rest = Array.from({ length: wanted - values.length }, () => "…");
  return [`write a value for each subject, in brackets: \`${criterion}: [${[...values, ...rest].join(", ")}]\``];
}

/** A table that was pasted as text: its first row as it should be. */
export function tableHints(path: DataPath, input: unknown, yaml: YamlData): string[] {
  if (path.length !== 1 || path[0] !== "table" || typeof input !== "string") return [];
  const { data } = yaml;
  const wanted = isMapping(data) && Array.isArray(data.subjects) ? data.subjects.length : 0;
  const [line = ""] = written(path, yaml).split("\n");
  const cells = [/\t+/, /\s*\|\s*/, /\s*;\s*/, /\s*,\s*/, /\s{2,}/].map((sign) => line.trim().split(sign));
  const [criterion = "", ...values] = cells.find(({ length }) => length === wanted + 1 && length > 2) ?? [];
  if (criterion === "" || line.length > MAX_SHOWN) return [];
  return [
    `write each row on a line of its own, with a colon and brackets: \`  ${bare(criterion)}: [${values.map(bare).join(", ")}]\``,
  ];
}

/** A value below its criterion that has another sign than a dash and a space. */
function valueHint(line: string): string {
  if (/^-[^\S ]/.test(line)) return "write an ordinary space after the dash, not a special one";
  const bare = line.replace(/^(?:[–—−•*·+‣▪●○◦■□►→]|-{2,}|[\da-z]{1,3}[.)])\s*/, "");
  return `begin each value with a dash and a space: \`- ${/^("[^"]*"),$/.exec(bare)?.[1] ?? bare}\``;
}

/** A key that the file doesn't have at its top, and that looks like a row of the table. */
export function strayRowHints(key: string, value: unknown): string[] {
  if (!Array.isArray(value) || value.length < 2) return [];
  return [`if it is a row of the table, indent it: \`  ${nameOfKey(key)}: …\``];
}
