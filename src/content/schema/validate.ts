/** Data and a schema -> typed data, or diagnostics in the author's terms at the places where they belong. */
import * as v from "valibot";
import { closest, type Diagnostic, type DiagnosticCode } from "../../diagnostics/index.js";
import { type Data, type DataPath, MAX_ERRORS, nameOfKey, pathKey, type YamlData } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { itemHints, listHints, rowHints, strayRowHints, tableHints, textHints, truthHints } from "./kind-hints.js";
import { alternative } from "./schema.js";

interface Problem {
  readonly path: DataPath;
  readonly atKey: boolean;
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hints: readonly string[];
  /** Of a missing key: its name. */
  readonly key?: string;
  /** Of an unknown key: the one that was meant. */
  readonly meant?: string;
  /** Of a wrong kind: what should be there. */
  readonly expected?: string;
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
  const problems = few(result.issues).flatMap((issue) => problemsOf(issue, [], { examples, yaml }));
  return {
    diagnostics: report(oncePerList(withoutText(withoutWhole(withoutRenamed(asTexts(problems, yaml))), yaml)), yaml),
  };
}

/** How many things are wrong with data that somebody may have meant. */
export function problemCount(schema: v.GenericSchema, data: Data): number {
  return v.safeParse(schema, data).issues?.length ?? 0;
}

/** More than are ever shown: a problem can be told twice. What is left out needs no hint, which takes time to find. */
const few = <T>(all: readonly T[]): readonly T[] => all.slice(0, MAX_ERRORS * 2);

function report(problems: readonly Problem[], yaml: YamlData): Diagnostic[] {
  const seen = new Set<string>();
  const found = new YamlFindings(yaml);
  for (const { path, atKey, code, message, hints } of problems) {
    const key = `${(atKey ? yaml.keyPlace(path) : yaml.place(path)).start}:${message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.errorAt(code, message, path, hints, atKey);
  }
  return found.diagnostics.sort((a, b) => (a.span?.start.offset ?? 0) - (b.span?.start.offset ?? 0));
}

type Issue = v.BaseIssue<unknown>;

interface Context {
  readonly examples: Examples;
  readonly yaml: YamlData;
}

/** A key that is missing because it is written in another way is one mistake: told where it stands. */
function withoutRenamed(problems: readonly Problem[]): readonly Problem[] {
  const renamed = new Set(
    problems.flatMap(({ meant, path }) => (meant === undefined ? [] : pathKey([...path.slice(0, -1), meant]))),
  );
  return problems.filter(
    ({ code, path, key = "" }) => code !== "content/missing" || !renamed.has(pathKey([...path, key])),
  );
}

/** An item of a list that is a mapping by accident: of its keys none is known, and those that it needs are missing. */
function asTexts(problems: readonly Problem[], yaml: YamlData): readonly Problem[] {
  const ofItem = ({ code, path, atKey }: Problem) =>
    code === "content/missing" ? path : code === "content/unknown-key" && atKey ? path.slice(0, -1) : undefined;
  const counts = new Map<string, { missing: number; unknown: number }>();
  for (const problem of problems) {
    const path = ofItem(problem);
    if (typeof path?.at(-1) !== "number") continue;
    const key = pathKey(path);
    const { missing = 0, unknown = 0 } = counts.get(key) ?? {};
    const isMissing = problem.code === "content/missing";
    counts.set(key, { missing: missing + Number(isMissing), unknown: unknown + Number(!isMissing) });
  }
  const told = new Set<string>();
  return problems.flatMap((problem) => {
    const path = ofItem(problem);
    const { missing = 0, unknown = 0 } = (path && counts.get(pathKey(path))) ?? {};
    if (!path || missing < 2 || unknown !== 1 || problem.meant !== undefined) return [problem];
    if (told.has(pathKey(path))) return [];
    told.add(pathKey(path));
    const message = `${nameOf(path)} can't be a mapping`;
    return [{ path, atKey: false, code: "content/type", message, hints: textHints(path, {}, yaml) }];
  });
}

/** `{score: 4/5}`: what a score is out of is missing since it stands in the score. */
function withoutWhole(problems: readonly Problem[]): readonly Problem[] {
  const scores = new Set(problems.flatMap(({ path }) => (path.at(-1) === "score" ? pathKey(path.slice(0, -1)) : [])));
  return problems.filter(
    ({ code, path, key }) => code !== "content/missing" || key !== "of" || !scores.has(pathKey(path)),
  );
}

/** `text: |` over a line that is not indented more, and has a colon in it: it is the text, and no key. */
function withoutText(problems: readonly Problem[], yaml: YamlData): readonly Problem[] {
  const { source } = yaml;
  const lineOf = (offset: number) => source.position(offset).line;
  const texts = new Set<number>();
  const told = problems.map((problem) => {
    const { start, end } = yaml.place(problem.path);
    if (problem.code !== "content/empty-text" || !/^[|>]/.test(source.text.slice(start, end))) return problem;
    const line = lineOf(start) + 1;
    texts.add(line);
    const isHidden = /^[\u200b\ufeff]/.test(source.line(line));
    const hidden = "the line below it begins with a character that can't be seen: remove it";
    return { ...problem, hints: [isHidden ? hidden : "indent the text below it by two spaces more than the key"] };
  });
  const isText = ({ code, path }: Problem) =>
    code === "content/unknown-key" && texts.has(lineOf(yaml.keyPlace(path).start));
  return told.filter((problem) => !isText(problem));
}

/** Items of a list that all are of the same wrong kind are one mistake. */
function oncePerList(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, code, expected }) => {
    if (expected === undefined || typeof path.at(-1) !== "number") return true;
    const key = pathKey([...path.slice(0, -1), code, expected]);
    return !seen.has(key) && seen.add(key);
  });
}

const BEGIN = "`versus new` writes a file to fill in, `versus import` makes one of a document";

const SPLIT = "split the comparison";

function problemsOf(issue: Issue, parent: DataPath, context: Context): Problem[] {
  const { examples, yaml } = context;
  const path = [...parent, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const name = nameOf(path);
  const example = exampleFor(path, examples);
  const hints = path.length === 0 ? [BEGIN] : example ? [`write it as ${example}`] : [];
  const problem = (code: DiagnosticCode, message: string, more: readonly string[] = hints): Problem[] => [
    { path, atKey: false, code, message, hints: more },
  ];
  const wrongKind = (expected: string, more: readonly string[] = hints): Problem[] => [
    ...problem("content/type", `${name} must be ${expected}, not ${kindOf(issue.input)}`, more).map((one) => ({
      ...one,
      expected,
    })),
  ];
  switch (issue.type) {
    case "strict_object":
      if (issue.expected === "never") return unknownKeys(issue, path.slice(0, -1));
      if (issue.received === "undefined") return missingKey(path, examples);
      return wrongKind("a mapping of keys to values", mended(itemHints(path, issue.input), hints));
    case "check":
      return problem("content/empty-text", `${name} is empty`, ["write a text, or remove the key"]);
    case "min_length":
    case "max_length":
      return problem("content/count", `${name} ${countOf(issue)}`, issue.message === "many" ? [SPLIT] : hints);
    case "regex":
      return problem("content/type", `${name} must be a number, not "${String(issue.input)}"`);
    case "picklist":
      return typeof issue.input === "object"
        ? wrongKind(`one of ${allowedOf(issue).join(", ")}`, [])
        : pickProblem(issue, path, name);
    case "union":
      return (
        unionProblems(issue, path, context) ??
        problem(
          "content/type",
          `${name} can't be ${kindOf(issue.input)}`,
          mended(
            [
              ...(issue.message === "row" ? rowHints(path, issue.input, yaml) : tableHints(path, issue.input, yaml)),
              ...textHints(path, issue.input, yaml),
            ],
            hints,
          ),
        )
      );
    case "array":
      return wrongKind("a list", mended(listHints(path, issue.input, yaml), hints));
    case "record":
      return wrongKind("a mapping of keys to values");
    case "boolean":
      return wrongKind("true or false", truthHints(path, issue.input));
    default:
      if (issue.input === null || issue.input === undefined)
        return problem("content/empty-text", `${name} is empty`, ["write a text, or remove the key"]);
      return problem(
        "content/type",
        `${name} must be a text, not ${kindOf(issue.input)}`,
        textHints(path, issue.input, yaml),
      );
  }
}

/** The line as it should be says more than an example. */
const mended = (line: readonly string[], example: readonly string[]) => (line.length > 0 ? line : example);

/** Of subjects, by what their schema says; other lists say it in words. */
const LIMITS: Readonly<Record<string, string>> = {
  few: "a comparison needs at least two",
  many: "no layout has room for more than eight",
};

function countOf({ input, message }: Issue): string {
  return `holds ${Array.isArray(input) ? input.length : 0}: ${LIMITS[message] ?? message}`;
}

/** Examples are kept by path, with `*` for places in lists, or by the last key. */
function exampleFor(path: DataPath, examples: Examples): string | undefined {
  return examples[path.map((key) => (typeof key === "number" ? "*" : key)).join(".")] ?? examples[String(path.at(-1))];
}

const allowedOf = (issue: Issue): string[] => issue.expected?.replace(/[()"]/g, "").split(" | ") ?? [];

function pickProblem(issue: Issue, path: DataPath, name: string): Problem[] {
  const allowed = allowedOf(issue);
  const near = closest(String(issue.input), allowed);
  const hints = [...(near ? [`did you mean "${near}"?`] : []), `it can be: ${allowed.join(", ")}`];
  return [
    { path, atKey: false, code: "content/type", message: `"${String(issue.input)}" is not known for ${name}`, hints },
  ];
}

/** Judges the input by the alternative that it is most like. */
function unionProblems(issue: Issue, path: DataPath, context: Context): Problem[] | undefined {
  const schema = alternative(issue.message, issue.input);
  if (!schema) return undefined;
  const result = v.safeParse(schema, issue.input);
  return result.success ? undefined : few(result.issues).flatMap((inner) => problemsOf(inner, path, context));
}

const INVISIBLE = /[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** All unknown keys of an object; valibot tells only the first. */
function unknownKeys(issue: Issue, path: DataPath): Problem[] {
  const known = issue.message.split(" ");
  const object = issue.path?.at(-1)?.input;
  const keys = object && typeof object === "object" ? Object.keys(object).filter((key) => !known.includes(key)) : [];
  const where = path.length > 0 ? ` in ${nameOf(path)}` : "";
  return few(keys).map((key) => {
    const near = closest(key.replace(INVISIBLE, ""), known);
    const isPart =
      path.length > 1 && !near && typeof object === "object" && object !== null && Reflect.get(object, key) === null;
    const hints = [
      ...(key.search(INVISIBLE) >= 0 ? ["there is a character in it that can't be seen: type the key anew"] : []),
      ...(path.length === 0 && !near ? strayRowHints(key, Reflect.get(object ?? {}, key)) : []),
      near ? `did you mean "${near}"?` : `it can hold: ${known.join(", ")}`,
      ...(isPart ? ["a text with a comma in it needs quotes"] : []),
    ];
    return {
      ...(near && { meant: near }),
      path: [...path, key],
      atKey: true,
      code: "content/unknown-key",
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
  return [
    {
      path: path.slice(0, -1),
      atKey: false,
      code: "content/missing",
      message: `"${key}" is missing${where}`,
      hints,
      key,
    },
  ];
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
  return typeof input === "boolean" ? `${input}` : `the text "${String(input).slice(0, 40).replaceAll("\n", " ")}"`;
}
