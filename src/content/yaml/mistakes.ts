/**
 * What YAML can't read -> one error for each mistake, in an author's words, with the line as it should be. The parser stumbles
 * several times over one mistake and says what it lacked, not what was meant. So what was meant is tried: of the repairs for the
 * line the first is believed with which the parser reads all, and finds the shape that is wanted; or else gets further. Then the next
 * mistake is looked for in the text so repaired.
 */
import { type Document, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import { type Diagnostic, type DiagnosticCode, SourceText } from "../../diagnostics/index.js";
import { type Data, type DataPath, keyOf, type YamlShape } from "./data.js";
import type { Broken, Repair } from "./repairs/repair.js";
import { repairs } from "./repairs/repairs.js";
import { takenTexts } from "./taken.js";

/** What stops the parser, or takes a text away. Offsets. */
interface Fault {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  /** In an author's words, where no repair says it better. */
  readonly message: string;
  readonly hint: string;
}

/** Mistakes that are told of one file: who has made so many looks at the first ones. */
const MAX_MISTAKES = 12;
/** Characters that are parsed in all to find out what was meant. */
const MAX_PARSED = 500_000;
/** Repairs that are tried after one with which the parser reads all, to find one that gives a better shape. */
const MAX_MORE = 40;
/** Files longer than this are not repaired at all: each parse of them takes too long. */
const MAX_REPAIRED = 100_000;
/** Nor are lines longer than this. */
const MAX_REPAIRED_LINE = 4000;

/** The parser's settings: its own search for keys that stand twice takes time by the square of their number. */
export const parseYaml = (text: string): Document.Parsed =>
  parseDocument(text, { uniqueKeys: false, strict: true, prettyErrors: false, merge: false });

/**
 * Diagnostics, all errors: `content/yaml` for what YAML can't read; `content/alias`, `content/tag`, `content/key` for what it
 * would take out of a text. None where it reads the text whole.
 */
export function mistakes(document: Document.Parsed, source: SourceText, shape: YamlShape): Diagnostic[] {
  let fault = firstFault(document, source.text);
  if (!fault) return [];
  const found: Found[] = [];
  let lines = source.text.split("\n");
  let budget = source.text.length > MAX_REPAIRED ? 0 : MAX_PARSED;
  while (fault && found.length < MAX_MISTAKES) {
    const text = new SourceText(source.file, lines.join("\n"));
    const line = lineOf(fault, lines);
    const step = believed({ lines, line, keys: shape.keys, kind: fault.kind }, { fault, text, shape, budget });
    if (!step) {
      found.push({
        fault,
        at: { line: line + 1, column: text.position(fault.start).column },
        length: fault.end - fault.start,
      });
      break;
    }
    budget = step.budget;
    found.push({ repair: step.repair, fault });
    lines = step.lines;
    fault = step.next;
  }
  return found.map((one) => told(one, lines, source));
}

type Found =
  | { readonly fault: Fault; readonly repair: Repair }
  | { readonly fault: Fault; readonly at: { readonly line: number; readonly column: number }; readonly length: number };

interface Step {
  readonly repair: Repair;
  readonly lines: string[];
  readonly next: Fault | undefined;
  readonly budget: number;
}

/** What a repair makes of a text, and where the parser stops then. */
interface Tried {
  readonly repair: Repair;
  readonly lines: string[];
  readonly next: Fault;
  /** That of `next`, from 0. */
  readonly line: number;
}

/** What a repair is looked for with. */
interface Search {
  readonly fault: Fault;
  readonly text: SourceText;
  readonly shape: YamlShape;
  /** Characters that may still be parsed. */
  readonly budget: number;
}

/**
 * The repair with which the parser reads all, and gives the data the shape that is wanted, or most of it; or else, of those with which
 * it gets past the mistake, the one that gets furthest; or else one that helps only together with another.
 * @param isSecond whether it is looked for as the other of two
 */
function believed(broken: Broken, search: Search, isSecond = false): Step | undefined {
  const { fault, text, shape, budget } = search;
  const isLong = (broken.lines[broken.line]?.length ?? 0) > MAX_REPAIRED_LINE;
  // Neither was meant as a text.
  if (isLong || budget <= 0 || fault.kind === "merge" || fault.kind === "foreign-tag") return undefined;
  let left = budget;
  let best: Tried | undefined;
  let whole: { readonly step: Omit<Step, "budget">; readonly misshapen: number } | undefined;
  let more = MAX_MORE;
  const others: Tried[] = [];
  const tried = new Set([text.text]);
  for (const repair of repairs(broken)) {
    const lines = changed(broken.lines, repair);
    const joined = lines.join("\n");
    if (tried.has(joined)) continue;
    tried.add(joined);
    left -= joined.length;
    if (left < 0 || (whole && more-- <= 0)) break;
    const document = parseYaml(joined);
    const next = firstFault(document, joined);
    if (!next) {
      const { data, swallowed } = plainData(document, joined, shape);
      const misshapen = shape.misshapen(data) + swallowed + (repair.isLoss ? 0.5 : 0);
      if (misshapen < (whole?.misshapen ?? Infinity)) whole = { step: { repair, lines, next }, misshapen };
      if (misshapen === 0) break;
      continue;
    }
    const line = lineOf(next, lines);
    const one = { repair, lines, next, line };
    if (line > Math.max(broken.line, repair.line, best?.line ?? 0)) best = one;
    else if (line >= broken.line && next.kind !== fault.kind) others.push(one);
  }
  if (whole) return { ...whole.step, budget: left };
  if (best) return { ...best, budget: left };
  return isSecond ? undefined : firstOfTwo(broken, others, { ...search, budget: left });
}

/** Two mistakes on adjoining lines hide each other: the first repair after which a second one, which wouldn't do alone, gets further. */
function firstOfTwo(broken: Broken, candidates: readonly Tried[], search: Search): Step | undefined {
  let left = search.budget;
  for (const { repair, lines, next, line } of candidates) {
    const text = new SourceText("", lines.join("\n"));
    const again = { ...search, fault: next, text, budget: left };
    const second = believed({ ...broken, lines, line, kind: next.kind }, again, true);
    left = second?.budget ?? left - text.text.length;
    if (left <= 0) return undefined;
    if (!second) continue;
    const alone = changed(broken.lines, second.repair);
    const reached = (fault: Fault | undefined, lines: readonly string[]) => (fault ? lineOf(fault, lines) : Infinity);
    const joined = alone.join("\n");
    if (reached(firstFault(parseYaml(joined), joined), alone) < reached(second.next, second.lines))
      return { repair, lines, next, budget: left };
  }
  return undefined;
}

/**
 * What a text says that is read without a fault, but for aliases, whose place is what counts here; and how many items are read as parts of
 * those above them, or take the place of another key of their name.
 */
function plainData(
  { contents }: Document.Parsed,
  text: string,
  shape: YamlShape,
): { readonly data: Data; readonly swallowed: number } {
  let swallowed = 0;
  const read = (node: unknown, path: DataPath): Data => {
    if (isSeq(node)) return node.items.map((item, i) => read(item, [...path, i]));
    if (isMap(node)) {
      const data: { [key: string]: Data } = Object.create(null);
      for (const { key, value } of node.items) {
        const name = keyOf(isScalar(key) ? (key.source ?? "") : "");
        if (name in data) swallowed++;
        data[name] = read(value, [...path, name]);
      }
      return data;
    }
    if (!isScalar(node)) return node === null ? null : "…";
    const { value, source = "", range } = node;
    if (node.type !== "PLAIN") return source;
    if (range && /\n\s*- /.test(text.slice(range[0], range[1]))) swallowed++;
    if (source === "" || (value === null && shape.isValue(path))) return null;
    return typeof value === "boolean" && shape.isValue(path) ? value : source;
  };
  return { data: read(contents, []), swallowed };
}

const changed = (lines: readonly string[], { changed }: Repair): string[] =>
  lines.map((line, i) => changed.get(i) ?? line);

/** Which of the lines holds the place of a fault in their text: a repair may have put another one in before a line. */
function lineOf({ start }: Fault, lines: readonly string[]): number {
  let end = -1;
  const at = lines.findIndex((line) => (end += line.length + 1) >= start);
  return at < 0 ? lines.length - 1 : at;
}

function told(found: Found, lines: readonly string[], source: SourceText): Diagnostic {
  const { fault } = found;
  if ("at" in found) {
    const { at, length } = found;
    const start = source.offset(at.line, at.column);
    return source.diagnostic("error", codeOf(fault), fault.message, start, start + Math.max(1, length), [fault.hint]);
  }
  const { line, column, length, message, hint } = found.repair;
  const start = source.offset(line + 1, column + 1);
  const right = lines[line]!.trimEnd();
  const hints = hint ? [hint] : right.length > 300 ? [] : [asWritten(right, source.line(line + 1))];
  return source.diagnostic("error", codeOf(fault), message, start, start + Math.max(1, length), hints);
}

/** The line as it should be, with its indentation where that differs. */
function asWritten(right: string, wrong: string): string {
  const isMoved = right.search(/\S/) !== wrong.search(/\S/);
  const where = isMoved && !right.startsWith(" ") ? ", with no spaces before it" : "";
  return `write it as \`${isMoved ? right : right.trim()}\`${where}`;
}

const CODES: Readonly<Record<string, DiagnosticCode>> = {
  alias: "content/alias",
  tag: "content/tag",
  "foreign-tag": "content/tag",
  key: "content/key",
  merge: "content/key",
  anchor: "content/anchor",
};
const codeOf = ({ kind }: Fault): DiagnosticCode => CODES[kind] ?? "content/yaml";

/** The first place at which the parser stops, or else something is taken out of a text. */
function firstFault(document: Document.Parsed, text: string): Fault | undefined {
  const errors = document.errors.map((error) => faultOf(error, document, text));
  const [first] = errors.length > 0 ? errors : takenTexts(document, text);
  return errors.reduce((least, fault) => (fault.start < least.start ? fault : least), first!) ?? first;
}

type YamlError = Document["errors"][number];

function faultOf(error: YamlError, document: Document.Parsed, text: string): Fault {
  const [start, end] = error.pos;
  const [message, hint] = inPlainWords(error);
  const from = /^Missing closing/.test(error.message) ? quoteStart(document, end, start) : Math.min(start, text.length);
  return { start: from, end: Math.max(from + 1, Math.min(end, lineEnd(text, from))), kind: error.code, message, hint };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A quote that isn't closed is told where it is opened, not where the file ends. */
function quoteStart(document: Document.Parsed, end: number, fallback: number): number {
  let start = fallback;
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && node.type?.startsWith("QUOTE") && node.range && node.range[1] >= Math.min(end, fallback)) {
        start = Math.min(start, node.range[0]);
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return start;
}

const CHECK_INDENT = "check the indentation, and that a text with `: ` in it has quotes";

/** What is wrong and what to look at, where no repair was believed. */
function inPlainWords({ code, message }: YamlError): [string, string] {
  switch (code) {
    case "TAB_AS_INDENT":
      return ["a line is indented with a tab", "YAML indents with spaces: use two for each level"];
    case "MULTIPLE_DOCS":
      return [
        "the file holds several YAML documents",
        "put each comparison into a file of its own, without `---` or `...` between",
      ];
    case "BAD_INDENT":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_IN_FLOW":
      return ["this line doesn't fit the ones above it", CHECK_INDENT];
    case "BAD_DIRECTIVE":
      return ['a line that begins with "%" is an instruction to YAML', "put the text in quotes"];
    case "BAD_DQ_ESCAPE":
      return ["a backslash in double quotes begins an escape", "write `\\\\` for a backslash, or use single quotes"];
    case "BAD_SCALAR_START":
    case "BAD_ALIAS":
    case "ALIAS_PROPS":
    case "MULTIPLE_ANCHORS":
    case "MULTIPLE_TAGS":
    case "BAD_PROP_ORDER":
      return ["a text can't begin like this", "put the whole text in quotes"];
    case "KEY_OVER_1024_CHARS":
      return ["the text before the colon is too long for a key", "put the whole text in quotes"];
    case "MISSING_CHAR":
      if (message.startsWith("Missing closing"))
        return ["a quote is opened and not closed", "close it, or leave it out"];
      if (message.startsWith("Implicit map keys"))
        return ["this line has neither a key with a colon nor a dash", "write it as `key: value`, or as `- item`"];
      return ["something is missing here", "check that dashes, colons, quotes and brackets are there"];
    case "RESOURCE_EXHAUSTION":
      return ["the file is nested too deeply", "a comparison needs five levels"];
    default:
      return ["this can't stand here", "put the whole text in quotes"];
  }
}
