/**
 * An object of a program's -> the data that YAML would have given, so that one schema and one set of checks serve both. What is
 * wrong is told with the path of the value in place of a line.
 */
import {
  type Diagnostic,
  type DiagnosticCode,
  Findings,
  hasErrors,
  type Severity,
  SourceText,
} from "../../diagnostics/index.js";
import { forbiddenCharacter } from "../text/characters.js";
import { type DataPath, keyOf, pathKey, shownKey, type YamlData } from "./data.js";

/** Deeper or larger is no setting and no comparison, but an accident: an object that holds itself. */
const MAX_DEPTH = 40;
const MAX_VALUES = 100_000;

/** A source that has no text: the place of a value is its number, and its path is said in the message. */
class ObjectSource extends SourceText {
  constructor(
    readonly label: string,
    readonly paths: readonly DataPath[],
  ) {
    super(label, "");
  }

  override place(): Record<string, never> {
    return {};
  }

  override diagnostic(
    severity: Severity,
    code: DiagnosticCode,
    message: string,
    start: number,
    _end: number,
    hints: readonly string[] = [],
  ): Diagnostic {
    const path = this.paths[start] ?? [];
    const where = shownKey(this.label === "" ? path : [this.label, ...path]);
    return {
      severity,
      code,
      message: where === "" ? message : `${where}: ${message}`,
      ...(hints.length > 0 && { hints }),
    };
  }
}

/**
 * Reads an object. Diagnostics, all errors: `content/type` for what is no plain data, `content/characters`, `content/nesting`.
 * @param label what stands before the path in messages: `settings`
 * @param isValue whether a path is one where true, false, null and numbers are not text
 */
export function readObject(
  object: unknown,
  label: string,
  isValue: (path: DataPath) => boolean,
): { readonly value?: YamlData; readonly diagnostics: readonly Diagnostic[] } {
  const reader = new ObjectReader(label, isValue);
  const data = reader.read(object, []);
  const { source, numbers } = reader;
  const { diagnostics } = reader.found;
  if (hasErrors(diagnostics)) return { diagnostics };
  const place = (path: DataPath) => reader.place(path);
  // What a program writes as a text is one: a mark is `{value: "partial"}`.
  return { value: { data, source, numbers, marks: new Set(), place, keyPlace: place }, diagnostics };
}

type Data = YamlData["data"];

class ObjectReader {
  readonly found: Findings;
  readonly numbers = new Set<string>();
  readonly source: ObjectSource;
  readonly #paths: DataPath[] = [];
  readonly #places = new Map<string, number>();

  constructor(
    label: string,
    readonly isValue: (path: DataPath) => boolean,
  ) {
    this.source = new ObjectSource(label, this.#paths);
    this.found = new Findings(this.source);
  }

  place(path: DataPath): { readonly start: number; readonly end: number } {
    for (let length = path.length; length > 0; length--) {
      const start = this.#places.get(pathKey(path.slice(0, length)));
      if (start !== undefined) return { start, end: start };
    }
    return { start: 0, end: 0 };
  }

  read(value: unknown, path: DataPath): Data {
    const at = this.#paths.push(path) - 1;
    this.#places.set(pathKey(path), at);
    if (path.length > MAX_DEPTH || this.#paths.length > MAX_VALUES) {
      if (this.found.diagnostics.length === 0)
        this.found.error("content/nesting", "this is nested too deeply, or holds itself", { start: at, end: at });
      return null;
    }
    if (typeof value === "string") return this.#text(value, at);
    if (typeof value === "number") {
      if (this.isValue(path) && Number.isFinite(value)) this.numbers.add(pathKey(path));
      return String(value);
    }
    if (typeof value === "boolean") return this.isValue(path) ? value : String(value);
    if (value === null) return null;
    if (Array.isArray(value)) return Array.from(value, (item, i) => this.read(item, [...path, i]));
    if (isPlainObject(value)) return this.#mapping(value, path);
    this.found.error("content/type", `this must be plain data, not ${nameOfKind(value)}`, { start: at, end: at });
    return null;
  }

  #mapping(object: object, path: DataPath): Data {
    const data: { [key: string]: Data } = Object.create(null);
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined) continue;
      const key = keyOf(name);
      data[key] = this.read(value, [...path, key]);
      this.#text(name, this.place([...path, key]).start);
    }
    return data;
  }

  #text(text: string, at: number): string {
    const fault = forbiddenCharacter(text);
    if (fault) this.found.error("content/characters", fault.message, { start: at, end: at }, fault.hint);
    return text;
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** What a value is, as the end of "must be …, not". */
export function nameOfKind(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return `the text "${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  if (typeof value !== "object")
    return typeof value === "number" || typeof value === "boolean" ? String(value) : `a ${typeof value}`;
  const kind: unknown = value.constructor;
  return typeof kind === "function" && kind !== Object && kind.name !== "" ? `a ${kind.name}` : "an object";
}
