/** Data and a schema -> typed data, or diagnostics in the author's terms at the places where they belong. */
import * as v from "valibot";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest } from "../diagnostics/suggest.js";
import { alternative } from "./schema.js";
import { type DataPath, MAX_ERRORS, nameOfKey, type YamlData } from "./yaml-data.js";

interface Problem {
  readonly path: DataPath;
  readonly atKey: boolean;
  readonly code: string;
  readonly message: string;
  readonly hints: readonly string[];
}

/** What a key wants, for the hint below a wrong type. */
export type Examples = Readonly<Record<string, string>>;

/**
 * Checks the data. All problems of a file are found in one go, in the order of the text.
 * Diagnostics, all errors: `content/unknown-key`, `content/missing`, `content/type`, `content/empty-text`, `content/count`.
 */
export function validate<const T extends v.GenericSchema>(
  schema: T,
  yaml: YamlData,
  examples: Examples,
): { readonly value?: v.InferOutput<T>; readonly diagnostics: readonly Diagnostic[] } {
  const result = v.safeParse(schema, yaml.data);
  if (result.success) return { value: result.output, diagnostics: [] };
  const problems = few(result.issues).flatMap((issue) => problemsOf(issue, [], examples));
  return { diagnostics: report(problems, yaml) };
}

/** More than are ever shown: a problem can be told twice. What is left out needs no hint, which takes time to find. */
const few = <T>(all: readonly T[]): readonly T[] => all.slice(0, MAX_ERRORS * 2);

function report(problems: readonly Problem[], yaml: YamlData): Diagnostic[] {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const problem of problems) {
    const { start, end } = problem.atKey ? yaml.keyPlace(problem.path) : yaml.place(problem.path);
    const key = `${start}:${problem.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    diagnostics.push(
      yaml.source.diagnostic("error", `content/${problem.code}`, problem.message, start, end, problem.hints),
    );
  }
  return diagnostics.sort((a, b) => a.span!.start.offset - b.span!.start.offset);
}

type Issue = v.BaseIssue<unknown>;

function problemsOf(issue: Issue, parent: DataPath, examples: Examples): Problem[] {
  const path = [...parent, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const name = nameOf(path);
  const example = exampleFor(path, examples);
  const hints = example ? [`write it as ${example}`] : [];
  const problem = (code: string, message: string, more: readonly string[] = hints): Problem[] => [
    { path, atKey: false, code, message, hints: more },
  ];
  switch (issue.type) {
    case "strict_object":
      if (issue.expected === "never") return unknownKeys(issue, path.slice(0, -1));
      if (issue.received === "undefined") return missingKey(path, examples);
      return problem("type", `${name} must be a mapping of keys to values, not ${kindOf(issue.input)}`);
    case "check":
      return problem("empty-text", `${name} is empty`, ["write a text, or remove the key"]);
    case "min_length":
      return problem("count", `${name} holds ${count(issue.input)}: a comparison needs at least two`);
    case "max_length":
      return problem("count", `${name} holds ${count(issue.input)}: there is room for six`, ["split the comparison"]);
    case "regex":
      return problem("type", `${name} must be a number, not "${String(issue.input)}"`);
    case "picklist":
      return pickProblem(issue, path, name);
    case "union":
      return (
        unionProblems(issue, path, examples) ??
        problem("type", `${name} can't be ${kindOf(issue.input)}`, quoteHint(issue.input))
      );
    case "array":
      return problem("type", `${name} must be a list, not ${kindOf(issue.input)}`);
    case "record":
      return problem("type", `${name} must be a mapping of keys to values, not ${kindOf(issue.input)}`);
    default:
      if (issue.input === null || issue.input === undefined)
        return problem("empty-text", `${name} is empty`, ["write a text, or remove the key"]);
      return problem("type", `${name} must be a text, not ${kindOf(issue.input)}`, quoteHint(issue.input));
  }
}

/** The usual reason for a mapping where a text should be: a colon in it. */
function quoteHint(input: unknown): string[] {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return [];
  const [[key, value] = ["", ""]] = Object.entries(input);
  const text = typeof value === "string" ? value : "…";
  return [
    `a text with ": " in it needs quotes: "${nameOfKey(key)}: ${text.length > 30 ? `${text.slice(0, 29)}…` : text}"`,
  ];
}

const count = (input: unknown): number => (Array.isArray(input) ? input.length : 0);

/** Examples are kept by path, with `*` for places in lists, or by the last key. */
function exampleFor(path: DataPath, examples: Examples): string | undefined {
  return examples[path.map((key) => (typeof key === "number" ? "*" : key)).join(".")] ?? examples[String(path.at(-1))];
}

function pickProblem(issue: Issue, path: DataPath, name: string): Problem[] {
  const allowed = issue.expected?.replace(/[()"]/g, "").split(" | ") ?? [];
  const near = closest(String(issue.input), allowed);
  const hints = [...(near ? [`did you mean "${near}"?`] : []), `it can be: ${allowed.join(", ")}`];
  return [{ path, atKey: false, code: "type", message: `"${String(issue.input)}" is not known for ${name}`, hints }];
}

/** Judges the input by the alternative that it is most like. */
function unionProblems(issue: Issue, path: DataPath, examples: Examples): Problem[] | undefined {
  const schema = alternative(issue.message, issue.input);
  if (!schema) return undefined;
  const result = v.safeParse(schema, issue.input);
  return result.success ? undefined : few(result.issues).flatMap((inner) => problemsOf(inner, path, examples));
}

/** All unknown keys of an object; valibot tells only the first. */
function unknownKeys(issue: Issue, path: DataPath): Problem[] {
  const known = issue.message.split(" ");
  const object = issue.path?.at(-1)?.input;
  const keys = object && typeof object === "object" ? Object.keys(object).filter((key) => !known.includes(key)) : [];
  const where = path.length > 0 ? ` in ${nameOf(path)}` : "";
  return few(keys).map((key) => {
    const near = closest(key, known);
    const hints = [near ? `did you mean "${near}"?` : `it can hold: ${known.join(", ")}`];
    return {
      path: [...path, key],
      atKey: true,
      code: "unknown-key",
      message: `the key "${nameOfKey(key)}" is not known${where}`,
      hints,
    };
  });
}

function missingKey(path: DataPath, examples: Examples): Problem[] {
  const key = String(path.at(-1));
  const example = exampleFor(path, examples);
  const where = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : "";
  const hints = example ? [`write ${example}`] : [];
  return [{ path: path.slice(0, -1), atKey: false, code: "missing", message: `"${key}" is missing${where}`, hints }];
}

/** `subjects.0.points.2` as "subjects[1].points[3]": authors count from 1. */
export function nameOf(path: DataPath): string {
  if (path.length === 0) return "the file";
  const parts = path.map((key) => (typeof key === "number" ? `[${key + 1}]` : `.${nameOfKey(key)}`));
  return `"${parts.join("").replace(/^\./, "")}"`;
}

function kindOf(input: unknown): string {
  if (input === null || input === undefined) return "empty";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "a mapping";
  return typeof input === "boolean" ? `${input}` : `the text "${String(input).slice(0, 40)}"`;
}
