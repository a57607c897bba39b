/**
 * Plain YAML -> data, in one pass and a fraction of the parser's time: mappings and lists by indentation, texts without quotes or in
 * quotes without escapes, lists in brackets, `>-` and `|`. That is how nearly all content files are written. Where a text uses more of
 * YAML, or might be wrong, this gives up: what is to be said of it the parser knows. What is read here it reads the same.
 */
import type { SourceText } from "../../diagnostics/index.js";
import { isKeyLine } from "./comments.js";
import { type Data, isMarkWord, keyOf, type Place, pathKey, type YamlData, type YamlShape } from "./data.js";

/** Levels of a comparison are five. */
const MAX_LEVELS = 20;
/** Longer keys are none to YAML (YAML 1.2.2, section 7.4.2: 1,024 characters). */
const MAX_KEY = 1000;
/** Signs that begin something else than a text; some of them begin texts too. */
const NO_TEXT = new Set("-?:,[]{}#&*!|>'\"%@` ");

/** What a value of the core schema (YAML 1.2.2, section 10.3.2) looks like. */
const NULL = /^(?:~|null|Null|NULL)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?\d+|0o[0-7]+|0x[\dA-Fa-f]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** A line of a list in a folded text, which the parser's way warns of. */
const LIST_ITEM = /^(?:[-*+•]|\d{1,2}[.)])(?: |$)/;

/**
 * The data of a plain text; undefined for any other.
 * @param source without characters that no text may have
 * @param parsed what the parser reads of it, asked for the places of mappings, lists and texts of several lines
 */
export function readPlain(
  source: SourceText,
  shape: YamlShape,
  parsed: () => YamlData | undefined,
): YamlData | undefined {
  const reader = new PlainReader(source.text, shape);
  const data = reader.read();
  if (data === undefined) return undefined;
  const { numbers, marks, places, keys } = reader;
  let whole: YamlData | undefined;
  const other = () => (whole ??= parsed());
  const nowhere = { start: 0, end: 0 };
  return {
    data,
    source,
    numbers,
    marks,
    place: (path) => places.get(pathKey(path)) ?? other()?.place(path) ?? nowhere,
    keyPlace: (path) => keys.get(pathKey(path)) ?? other()?.keyPlace(path) ?? nowhere,
  };
}

/** Offsets of a line without the spaces around it. */
interface Line extends Place {
  readonly indent: number;
  /** Where it ends with its spaces. */
  readonly rawEnd: number;
}

/** Each method reads from the current line on, moves on to the line after what it has read, and gives up by undefined. */
class PlainReader {
  readonly numbers = new Set<string>();
  readonly marks = new Set<string>();
  /** Of texts in one line, by the path of the value. */
  readonly places = new Map<string, Place>();
  readonly keys = new Map<string, Place>();
  readonly #lines: readonly Line[];
  #at = 0;
  /** Of what is being read. */
  readonly #path: (string | number)[] = [];

  constructor(
    readonly text: string,
    readonly shape: YamlShape,
  ) {
    this.#lines = /[\t\r]/.test(text) ? [] : linesOf(text);
  }

  read(): Data | undefined {
    const first = this.#next();
    if (!first || first.indent > 0 || this.#isItem(first)) return undefined;
    const data = this.#mapping(0, first.start);
    return this.#next() ? undefined : data;
  }

  /** The line at which something may begin: none that is blank or a comment. */
  #next(): Line | undefined {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      if (line.start < line.end && this.text[line.start] !== "#") return line;
    }
    return undefined;
  }

  #isItem({ start, end }: Line): boolean {
    return start + 1 < end && this.text[start] === "-" && this.text[start + 1] === " ";
  }

  /** @param indent of its keys; @param first where its first key begins */
  #mapping(indent: number, first: number): Data | undefined {
    const data: { [key: string]: Data } = Object.create(null);
    if (this.#path.length > MAX_LEVELS) return undefined;
    let line = this.#next();
    for (let start = first; line; start = line.start) {
      const colon = this.#keyEnd(start, line.end);
      if (colon === undefined) return undefined;
      const name = this.text.slice(start, colon);
      const key = keyOf(name);
      if (name === "<<" || key in data) return undefined;
      this.#path.push(key);
      this.keys.set(pathKey(this.#path), { start, end: colon });
      const value = this.#value(colon + 1, line, indent, false);
      if (value === undefined) return undefined;
      this.#path.pop();
      data[key] = value;
      line = this.#next();
      if (!line || line.indent < indent) return data;
      if (line.indent > indent || this.#isItem(line)) return undefined;
    }
    return undefined;
  }

  /** @param indent of its dashes */
  #list(indent: number): Data | undefined {
    const data: Data[] = [];
    let line = this.#next();
    while (line?.indent === indent && this.#isItem(line)) {
      this.#path.push(data.length);
      const start = this.#afterSpaces(line.start + 1);
      const item: Data | undefined =
        this.#keyEnd(start, line.end) === undefined
          ? this.#value(line.start + 1, line, indent, true)
          : this.#mapping(indent + start - line.start, start);
      if (item === undefined) return undefined;
      this.#path.pop();
      data.push(item);
      line = this.#next();
    }
    return line && line.indent > indent ? undefined : data;
  }

  /** What stands after a colon or a dash. @param indent of the key or the dash */
  #value(from: number, line: Line, indent: number, isItem: boolean): Data | undefined {
    if (from >= line.end) return isItem ? undefined : this.#below(indent);
    const start = this.#afterSpaces(from);
    const first = this.text[start]!;
    if (start === from) return undefined;
    if (first === "|" || first === ">") return this.#blockText(this.text.slice(start, line.end), indent);
    const value =
      first === "["
        ? this.#bracketed(start, line.end)
        : first === '"' || first === "'"
          ? this.#quoted(start, line.end)
          : this.#isText(start, line.end)
            ? this.#scalar(start, line.end)
            : undefined;
    this.#at++;
    // What is indented more would belong to it.
    const next = this.#next();
    return next && next.indent > indent ? undefined : value;
  }

  /** What a key without a value on its line leads to. */
  #below(indent: number): Data | undefined {
    this.#at++;
    const line = this.#next();
    if (!line || line.indent < indent) return undefined;
    if (this.#isItem(line)) return this.#list(line.indent);
    return line.indent > indent ? this.#mapping(line.indent, line.start) : undefined;
  }

  /** The end of a key that begins at `start`; undefined where none does. */
  #keyEnd(start: number, end: number): number | undefined {
    let colon = this.text.indexOf(":", start);
    while (colon >= 0 && colon < end - 1 && this.text[colon + 1] !== " ") colon = this.text.indexOf(":", colon + 1);
    if (colon < 0 || colon >= end || colon - start > MAX_KEY) return undefined;
    return this.text[colon - 1] !== " " && this.#isText(start, colon) ? colon : undefined;
  }

  /** Whether all of a range is one text without quotes (YAML 1.2.2, section 7.3.3). */
  #isText(start: number, end: number): boolean {
    if (start >= end || NO_TEXT.has(this.text[start]!)) return false;
    const text = this.text.slice(start, end);
    return !text.includes(": ") && !text.includes(" #") && !text.endsWith(":") && !text.startsWith("...");
  }

  #scalar(start: number, end: number): Data {
    const key = pathKey(this.#path);
    const text = this.text.slice(start, end);
    this.places.set(key, { start, end });
    if (!this.shape.isValue(this.#path)) return text;
    if (NULL.test(text)) return null;
    if (BOOLEAN.test(text)) return text[0] === "t" || text[0] === "T";
    if (NUMBER.test(text)) this.numbers.add(key);
    if (isMarkWord(text)) this.marks.add(key);
    return text;
  }

  #quoted(start: number, end: number): Data | undefined {
    const inner = this.text.slice(start + 1, end - 1);
    const quote = this.text[start]!;
    if (end < start + 2 || this.text[end - 1] !== quote || inner.includes(quote) || inner.includes("\\"))
      return undefined;
    this.places.set(pathKey(this.#path), { start, end });
    return inner;
  }

  /** `[a, b]` */
  #bracketed(start: number, end: number): Data | undefined {
    const data: Data[] = [];
    if (this.text[end - 1] !== "]") return undefined;
    for (let from = start + 1; from < end; ) {
      const comma = this.text.indexOf(",", from);
      const to = comma < 0 || comma >= end ? end - 1 : comma;
      const [first, last] = [this.#afterSpaces(from), this.#beforeSpaces(to)];
      if (!this.#isText(first, last) || /[[\]{}]/.test(this.text.slice(first, last))) return undefined;
      this.#path.push(data.length);
      data.push(this.#scalar(first, last));
      this.#path.pop();
      from = to + 1;
    }
    return data;
  }

  /** The lines below `|` or `>` (YAML 1.2.2, section 8.1). */
  #blockText(header: string, indent: number): string | undefined {
    if (!/^[|>]-?$/.test(header)) return undefined;
    const isFolded = header.startsWith(">");
    this.#at++;
    const inside = this.#lines[this.#at]?.indent ?? 0;
    if (inside <= indent) return undefined;
    let [text, breaks] = ["", 0];
    for (let line = this.#lines[this.#at]; line; line = this.#lines[++this.#at]) {
      const { start, end, indent: own } = line;
      const isBlank = start === end;
      // Spaces that may count are for the parser to judge.
      if (end < line.rawEnd || (isBlank && own > 0)) return undefined;
      if (!isBlank && own < inside) break;
      if (!isBlank) {
        const content = this.text.slice(start, end);
        if (own > inside || (isFolded && LIST_ITEM.test(content))) return undefined;
        if (content.includes(":") && isKeyLine(content, this.shape.keys)) return undefined;
        const apart = isFolded ? (breaks === 1 ? " " : "\n\n") : "\n".repeat(breaks);
        text += text === "" ? content : apart + content;
        breaks = 0;
      }
      breaks++;
    }
    return header.length === 1 ? `${text}\n` : text;
  }

  #afterSpaces(from: number): number {
    let at = from;
    while (this.text[at] === " ") at++;
    return at;
  }

  #beforeSpaces(to: number): number {
    let at = to;
    while (this.text[at - 1] === " ") at--;
    return at;
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf("\n", from);
    const rawEnd = found < 0 ? text.length : found;
    let [start, end] = [from, rawEnd];
    while (start < rawEnd && text[start] === " ") start++;
    while (end > start && text[end - 1] === " ") end--;
    lines.push({ start, end, rawEnd, indent: start - from });
    from = rawEnd + 1;
  }
  return lines;
}
