/**
 * YAML text -> plain data and a way back, by a parser that reads all of YAML: for every path in the data the place in the text. Scalars
 * keep the characters that the author typed; only where a table wants values are a plain true, false, null or number something else.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import { type Diagnostic, Findings, hasErrors, type SourceText } from "../../diagnostics/index.js";
import { forbiddenCharacter } from "../text/characters.js";
import { emptyByComment, foldedList, inSingleQuotes, keyInText, lostTexts, pathInQuotes } from "./comments.js";
import {
  atMost,
  type Data,
  type DataPath,
  isMarkWord,
  keyOf,
  type Place,
  pathKey,
  type YamlOutcome,
  type YamlShape,
} from "./data.js";
import { mistakes, parseYaml } from "./mistakes.js";
import { type CloseComment, readTokens } from "./tokens.js";

/** More aliases, or deeper nesting, is an attack or an accident. */
const MAX_ALIASES = 100;
const MAX_DEPTH = 40;
const TOO_DEEP = "the file is nested too deeply";
const DEEP_ENOUGH = "a comparison needs five levels";

/**
 * Reads YAML. Diagnostics: those of `readYaml` but for the characters of the text, which is to have none that no text may have, and line
 * feeds for line breaks. With any error there is no value.
 */
export function readParsed(source: SourceText, shape: YamlShape): YamlOutcome {
  const { text } = source;
  const failed = (...diagnostics: Diagnostic[]): YamlOutcome => ({ source, diagnostics });
  const { tooDeep, comments } = readTokens(text, MAX_DEPTH);
  if (tooDeep >= 0)
    return failed(source.diagnostic("error", "content/nesting", TOO_DEEP, tooDeep, tooDeep + 1, [DEEP_ENOUGH]));
  const document = parseYaml(text);
  const structure = document.errors.length > 0 ? [] : structureErrors(document, source, shape.keys);
  const isAttack = structure.some(({ code }) => code === "content/alias" || code === "content/nesting");
  const problems = isAttack ? structure : [...structure, ...mistakes(document, source, shape)];
  if (problems.length > 0) return failed(...atMost(problems));
  if (!document.contents || (isScalar(document.contents) && document.contents.value === null)) {
    const hint = "`versus new` writes a file to fill in";
    return failed(source.diagnostic("error", "content/empty", "the file is empty", 0, 0, [hint]));
  }
  const reader = new DataReader(document, source, shape, new Map(comments.map((comment) => [comment.start, comment])));
  const data = reader.read(document.contents, []);
  const diagnostics = [...reader.diagnostics, ...lostTexts(comments, source)];
  if (hasErrors(diagnostics)) return { source, diagnostics: atMost(diagnostics) };
  return {
    source,
    diagnostics: atMost(diagnostics),
    value: {
      data,
      source,
      numbers: reader.numbers,
      marks: reader.marks,
      place: (path) => reader.place(path),
      keyPlace: (path) => reader.keyPlace(path),
    },
  };
}

function keyAt(source: SourceText, offset: number): string {
  return /^["']?([^:"'\n]*)/.exec(source.text.slice(offset))?.[1]?.trim() ?? "";
}

/** What is YAML but not allowed here: keys that stand twice, too many aliases, deep nesting. */
function structureErrors(document: Document.Parsed, source: SourceText, keys: ReadonlySet<string>): Diagnostic[] {
  const found = new Findings(source);
  let aliases = 0;
  visit(document, {
    Alias(_, node) {
      if (++aliases === MAX_ALIASES)
        found.error(
          "content/alias",
          `the file has ${MAX_ALIASES} aliases or more`,
          rangeOf(node),
          "write the text out where it is used",
        );
      return aliases > MAX_ALIASES ? visit.BREAK : undefined;
    },
    Node(_, node, path) {
      if (path.length > MAX_DEPTH * 2) {
        found.error("content/nesting", TOO_DEEP, rangeOf(node), DEEP_ENOUGH);
        return visit.BREAK;
      }
      return undefined;
    },
    Map(_, node, path) {
      tellTwice(node, path.length > 1, keys, found);
    },
  });
  return found.diagnostics;
}

/**
 * Keys that stand twice in a mapping. Where the first of them does, a new item of a list has begun without its dash, and all keys of it
 * are there again.
 * @param isInner whether the mapping is not the whole file
 */
function tellTwice({ items }: YAMLMap, isInner: boolean, keys: ReadonlySet<string>, found: Findings): void {
  const names = new Set<string>();
  const twice: Node[] = [];
  let first: string | undefined;
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = scalarText(key);
    first ??= name;
    const { start, end } = rangeOf(key);
    const [, sign, meant = ""] = /^([–—−•*·+‣▪●○◦■□►→])\s*(\w+)$/.exec(name) ?? [];
    if (sign !== undefined && keys.has(meant)) {
      const message = `an item of a list begins with "- ", not with "${sign}"`;
      const line = found.source.line(found.source.position(start).line).trim();
      const hint = `write it as \`- ${line.slice(line.indexOf(meant))}\``;
      found.error("content/yaml", message, { start, end: start + sign.length }, hint);
      return;
    }
    if (names.has(name) && name === first && isInner && keys.has(name)) {
      const { line, column } = found.source.position(start);
      const message = "an item of a list begins with a dash and a space";
      const right = `${" ".repeat(Math.max(0, column - 3))}- ${found.source.line(line).trim()}`;
      found.error("content/yaml", message, { start, end }, `write it as \`${right}\``);
      return;
    }
    if (names.has(name)) twice.push(key);
    names.add(name);
  }
  // Several at once are those of another item.
  const isItem = isInner && twice.length > 1 && first !== undefined && keys.has(first);
  for (const key of isItem ? twice.slice(0, 1) : twice) {
    const { start } = rangeOf(key);
    const rest = isItem ? ", and so do keys below it" : "";
    const message = `the key "${keyAt(found.source, start)}" stands here twice${rest}`;
    const hint = isItem
      ? `if another item begins here, write its first line above: \`- ${first}: …\``
      : "keep one of them";
    found.error("content/yaml", message, { start, end: start + 1 }, hint);
  }
}

function rangeOf(node: Node | null | undefined): Place {
  const range = node?.range;
  return range ? { start: range[0], end: Math.max(range[1], range[0]) } : { start: 0, end: 0 };
}

class DataReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly numbers = new Set<string>();
  readonly marks = new Set<string>();
  readonly #places = new Map<string, Place>();
  readonly #keys = new Map<string, Place>();
  #expanded = 0;

  constructor(
    readonly document: Document.Parsed,
    readonly source: SourceText,
    readonly shape: YamlShape,
    /** By where they begin. */
    readonly comments: ReadonlyMap<number, CloseComment>,
  ) {}

  read(node: ParsedNode | Alias | Node | null, path: DataPath): Data {
    this.#places.set(pathKey(path), rangeOf(node));
    if (node === null) return null;
    if (isAlias(node)) return this.#alias(node, path);
    if (isSeq(node)) return node.items.map((item, i) => this.read(item as Node | null, [...path, i]));
    if (isMap(node)) {
      const data: { [key: string]: Data } = Object.create(null);
      for (const { key, value } of node.items) {
        const name = keyOf(isScalar(key) ? this.#text(key) : "");
        const inner = [...path, name];
        this.#keys.set(pathKey(inner), rangeOf(key as Node));
        data[name] = this.read(value as Node | null, inner);
      }
      return data;
    }
    return isScalar(node) ? this.#scalar(node, path) : null;
  }

  place(path: DataPath): Place {
    for (let length = path.length; length > 0; length--) {
      const place = this.#places.get(pathKey(path.slice(0, length)));
      if (place) return place;
    }
    return this.#places.get("") ?? { start: 0, end: 0 };
  }

  keyPlace(path: DataPath): Place {
    return this.#keys.get(pathKey(path)) ?? this.place(path);
  }

  #alias(node: Alias, path: DataPath): Data {
    const target = node.resolve(this.document);
    // A bomb grows by aliases within aliases: what is expanded is counted, and the rest is left out.
    if (!target || ++this.#expanded > MAX_ALIASES) return null;
    const place = rangeOf(node);
    const data = this.read(target, path);
    this.#places.set(pathKey(path), place);
    return data;
  }

  #scalar(node: Scalar, path: DataPath): Data {
    const text = this.#text(node);
    if (node.type !== "PLAIN" || node.tag === "tag:yaml.org,2002:str") return text;
    const isValue = this.shape.isValue(path);
    const comment = text === "" ? this.comments.get(node.range?.[0] ?? -1) : undefined;
    if (comment) this.diagnostics.push(emptyByComment(comment, this.source, isValue ? "warning" : "error"));
    if (!isValue) return text === "" ? null : text;
    if (node.value === null) return null;
    if (typeof node.value === "boolean") return node.value;
    if (typeof node.value === "number") this.numbers.add(pathKey(path));
    if (isMarkWord(text)) this.marks.add(pathKey(path));
    return text;
  }

  /** The text of a scalar, in which escapes may have made what no text may have. */
  #text(node: Scalar): string {
    const text = scalarText(node);
    const isBlock = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
    const isLong = node.type === "BLOCK_FOLDED" || (node.type === "PLAIN" && text.length > 2 && text.includes(" "));
    const lost =
      (isBlock ? keyInText(rangeOf(node), this.shape, this.source) : undefined) ??
      (isLong ? foldedList(rangeOf(node), this.source) : undefined);
    if (lost) this.diagnostics.push(lost);
    if (node.type !== "QUOTE_DOUBLE") return text;
    const control = forbiddenCharacter(text);
    const path = control ? undefined : pathInQuotes(rangeOf(node), this.source);
    if (path) this.diagnostics.push(path);
    if (!control) return text;
    const { start, end } = rangeOf(node);
    const name = `U+${(text.codePointAt(control.start) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    const message = `an escape makes a character here that no text may have: ${name}`;
    const hints = [inSingleQuotes({ start, end }, this.source), "or remove it"];
    this.diagnostics.push(this.source.diagnostic("error", "content/characters", message, start, end, hints));
    return text;
  }
}

/** A scalar's characters as typed; of a quoted one, what the quotes hold. */
function scalarText(scalar: Scalar): string {
  const { type, source, value } = scalar;
  const text =
    type === "PLAIN" && source !== undefined
      ? source
      : typeof value === "string"
        ? value
        : (source ?? String(value ?? ""));
  return type === "PLAIN" || type === "BLOCK_FOLDED" ? paragraphs(text) : text;
}

/**
 * Of lines that YAML has folded (YAML 1.2.2, section 6.5) a blank one is left as a line feed: it parts paragraphs, as everywhere.
 * Lines that are indented more are not folded.
 */
function paragraphs(text: string): string {
  return text.includes("\n") && !/\n[ \t]/.test(text) ? text.replace(/(?<!\n)\n+(?=[^\n])/g, "\n\n") : text;
}
