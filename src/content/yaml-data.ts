/**
 * YAML text -> plain data and a way back: for every path in the data the place in the text. Scalars keep the characters that
 * the author typed; only where a table wants values are a plain true, false, null or number something else.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { SourceText } from "../diagnostics/source.js";

type Data = string | boolean | null | Data[] | { [key: string]: Data };
export type DataPath = readonly (string | number)[];

/** A range of the text, as offsets. */
interface Place {
  readonly start: number;
  readonly end: number;
}

export interface YamlData {
  readonly data: Data;
  readonly source: SourceText;
  /** Paths of plain numbers, as `pathKey` writes them. */
  readonly numbers: ReadonlySet<string>;
  /** The place of a value. */
  place(path: DataPath): Place;
  /** The place of the key that leads to a value, or the value's where it has none. */
  keyPlace(path: DataPath): Place;
}

export interface YamlOutcome {
  readonly value?: YamlData;
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Larger files are no comparison. */
export const MAX_FILE_BYTES = 1_048_576;
/** More aliases, or deeper nesting, is an attack or an accident. */
const MAX_ALIASES = 100;
const MAX_DEPTH = 40;
const TOO_DEEP = "the file is nested too deeply";
const DEEP_ENOUGH = "a comparison needs five levels";
/** What is told of one file. More errors than this have one cause. */
export const MAX_ERRORS = 100;

/** Keys that valibot's records leave out, lest a prototype be changed. Here they are names like any others. */
const GUARDED_KEYS = new Set(["__proto__", "prototype", "constructor"]);
/** No text of an author's has this character, so a guarded key with it at its end is no other key. */
const GUARD = "\u0000";

/** The key under which a name stands in the data, and back. */
export const keyOf = (name: string): string => (GUARDED_KEYS.has(name) ? name + GUARD : name);
export const nameOfKey = (key: string): string => (key.endsWith(GUARD) ? key.slice(0, -1) : key);

export const pathKey = (path: DataPath): string => path.join("\u0001");

/**
 * Parses YAML. Diagnostics, all errors: `content/yaml` for what YAML doesn't allow, `content/alias`, `content/tag`,
 * `content/nesting`, `content/empty`, `content/characters`.
 * @param isValue whether a path is one where true, false, null and numbers are not text
 */
export function readYaml(text: string, file: string, isValue: (path: DataPath) => boolean): YamlOutcome {
  const plain = text.replace(/^\uFEFF/, "");
  const source = new SourceText(file, plain);
  const control = forbiddenCharacter(plain);
  if (control >= 0) {
    const code = plain.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0");
    const message =
      code === "0000"
        ? "this is a binary file, not YAML text"
        : `there is a character here that no text may have: U+${code}`;
    return {
      source,
      diagnostics: [source.diagnostic("error", "content/characters", message, control, control + 1, ["remove it"])],
    };
  }
  const deep = deepFlow(plain);
  if (deep >= 0)
    return {
      source,
      diagnostics: [source.diagnostic("error", "content/nesting", TOO_DEEP, deep, deep + 1, [DEEP_ENOUGH])],
    };
  // The parser's own search for keys that stand twice takes time by the square of their number.
  const document = parseDocument(plain, { uniqueKeys: false, strict: true, prettyErrors: false, merge: false });
  const problems = [...document.errors.map((error) => yamlError(error, source)), ...structureErrors(document, source)];
  if (problems.length > 0) return { source, diagnostics: atMost(problems) };
  if (!document.contents || (isScalar(document.contents) && document.contents.value === null)) {
    const message = "the file is empty";
    return {
      source,
      diagnostics: [
        source.diagnostic("error", "content/empty", message, 0, 0, ["`versus new` writes a file to fill in"]),
      ],
    };
  }
  const reader = new DataReader(document, isValue);
  const data = reader.read(document.contents, []);
  return {
    source,
    diagnostics: [],
    value: {
      data,
      source,
      numbers: reader.numbers,
      place: (path) => reader.place(path),
      keyPlace: (path) => reader.keyPlace(path),
    },
  };
}

/** Control characters but tab and line breaks, and lone surrogates: neither XML nor PDF can carry them. */
function forbiddenCharacter(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/);
  const surrogate = text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  return control >= 0 && surrogate >= 0 ? Math.min(control, surrogate) : Math.max(control, surrogate);
}

/** The first errors, the last of which says that there are more. */
export function atMost(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MAX_ERRORS) return diagnostics;
  const last = diagnostics[MAX_ERRORS - 1]!;
  return [...diagnostics.slice(0, MAX_ERRORS - 1), { ...last, message: `${last.message}; more errors are not shown` }];
}

/** Tokens of the lexer that stand for no characters: a document, a flow that ends by error, a scalar's text that follows. */
const MARKERS = new Set(["\u0002", "\u0018"]);
const SCALAR = "\u001f";

/** Where brackets and braces are nested too deeply, or -1: the parser would take time by the square of the depth. */
function deepFlow(text: string): number {
  let [offset, depth] = [0, 0];
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    if (MARKERS.has(token)) continue;
    if (!isText && token === SCALAR) {
      isText = true;
      continue;
    }
    if (!isText && (token === "[" || token === "{") && ++depth > MAX_DEPTH) return offset;
    if (!isText && (token === "]" || token === "}")) depth--;
    isText = false;
    offset += token.length;
  }
  return -1;
}

type YamlError = Document["errors"][number];

/** The parser's errors in an author's words. */
function yamlError(error: YamlError, source: SourceText): Diagnostic {
  const [start, end] = error.pos;
  const report = (message: string, hints: readonly string[] = []) =>
    source.diagnostic("error", "content/yaml", message, start, Math.max(end, start + 1), hints);
  switch (error.code) {
    case "TAB_AS_INDENT":
      return report("a line is indented with a tab", ["YAML indents with spaces: use two for each level"]);
    case "MULTIPLE_DOCS":
      return report("the file holds several YAML documents", [
        "put each comparison into a file of its own, without `---` between",
      ]);
    case "BAD_INDENT":
    case "BLOCK_AS_IMPLICIT_KEY":
      return report(`YAML can't read this: ${error.message}`, [
        "check the indentation; a text with `: ` in it needs quotes",
      ]);
    case "MISSING_CHAR":
      return report(`YAML can't read this: ${error.message}`, ["check that quotes and brackets are closed"]);
    default: {
      const tab = source.line(source.position(start).line).match(/^\s*\t/);
      return report(
        `YAML can't read this: ${error.message}`,
        tab ? ["the line is indented with a tab: YAML indents with spaces"] : [],
      );
    }
  }
}

function keyAt(source: SourceText, offset: number): string {
  return /^["']?([^:"'\n]*)/.exec(source.text.slice(offset))?.[1]?.trim() ?? "";
}

/** What is YAML but not allowed here: keys that stand twice, tags, too many aliases, aliases to nothing, deep nesting, keys that are no text. */
function structureErrors(document: Document.Parsed, source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  let aliases = 0;
  const at = (node: Node | null | undefined): Place => rangeOf(node);
  const report = (code: string, message: string, node: Node, hint: string) => {
    const { start, end } = at(node);
    found.push(source.diagnostic("error", `content/${code}`, message, start, end, [hint]));
  };
  visit(document, {
    Alias(_, node) {
      if (++aliases === MAX_ALIASES)
        report("alias", `the file has ${MAX_ALIASES} aliases or more`, node, "write the text out where it is used");
      return aliases > MAX_ALIASES ? visit.BREAK : undefined;
    },
    Node(_, node, path) {
      const { tag } = node;
      if (tag && !/^tag:yaml\.org,2002:(str|map|seq|bool|null|int|float)$/.test(tag)) {
        report("tag", `the tag "${tag}" has no meaning here`, node, "remove it");
      }
      if (path.length > MAX_DEPTH * 2) {
        report("nesting", TOO_DEEP, node, DEEP_ENOUGH);
        return visit.BREAK;
      }
      return undefined;
    },
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = scalarText(key);
        const { start } = rangeOf(key);
        if (names.has(name)) {
          const message = `the key "${keyAt(source, start)}" stands here twice`;
          found.push(source.diagnostic("error", "content/yaml", message, start, start + 1, ["keep one of them"]));
        }
        names.add(name);
      }
    },
    Pair(_, pair) {
      if (isScalar(pair.key)) return;
      const key = pair.key as Node | null;
      if (key)
        report("key", "a key must be a text", key, 'write it as `key: value`; quote what begins with [ or {: "[a]": …');
    },
  });
  return found;
}

function rangeOf(node: Node | null | undefined): Place {
  const range = node?.range;
  return range ? { start: range[0], end: Math.max(range[1], range[0]) } : { start: 0, end: 0 };
}

class DataReader {
  readonly numbers = new Set<string>();
  readonly #places = new Map<string, Place>();
  readonly #keys = new Map<string, Place>();
  #expanded = 0;

  constructor(
    readonly document: Document.Parsed,
    readonly isValue: (path: DataPath) => boolean,
  ) {}

  read(node: ParsedNode | Alias | Node | null, path: DataPath): Data {
    this.#places.set(pathKey(path), rangeOf(node));
    if (node === null) return null;
    if (isAlias(node)) return this.#alias(node, path);
    if (isSeq(node)) return node.items.map((item, i) => this.read(item as Node | null, [...path, i]));
    if (isMap(node)) {
      const data: { [key: string]: Data } = Object.create(null);
      for (const { key, value } of node.items) {
        const name = keyOf(isScalar(key) ? scalarText(key) : "");
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
    const text = scalarText(node);
    if (node.type !== "PLAIN" || node.tag === "tag:yaml.org,2002:str") return text;
    if (!this.isValue(path)) return text === "" ? null : text;
    if (node.value === null) return null;
    if (typeof node.value === "boolean") return node.value;
    if (typeof node.value === "number") this.numbers.add(pathKey(path));
    return text;
  }
}

/** A scalar's characters as typed; of a quoted one, what the quotes hold. */
function scalarText(scalar: Scalar): string {
  if (scalar.type === "PLAIN" && scalar.source !== undefined) return scalar.source;
  return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? String(scalar.value ?? ""));
}
