/**
 * What sheets state of a subject by a criterion -> what two of them state differently: marks, scores and figures. Texts without a figure are not
 * compared, since two words may say the same.
 */
import type { Diagnostic, DiagnosticPlace } from "../../diagnostics/index.js";
import type { Comparison, Value } from "../comparison/comparison.js";
import { ContentKeys } from "../comparison/keys.js";
import { statementOf } from "../comparison/rows/alike.js";
import { nameKey } from "../text/alike/alike.js";
import { contradict, figuresOf } from "../text/alike/figures.js";
import type { LoadedSheet } from "./load.js";

/** What a sheet states, as plain data. */
export interface SheetStatement {
  /** Of the language, the subject and the criterion: however they are written, the same. */
  readonly key: string;
  readonly subject: string;
  readonly criterion: string;
  readonly said: Said;
  /** As the file has it, for messages. */
  readonly text: string;
  readonly place: DiagnosticPlace;
}

type Said =
  | { readonly kind: "mark"; readonly mark: string }
  | { readonly kind: "score"; readonly share: number }
  | { readonly kind: "figures"; readonly text: string };

/** Of a criterion that a sheet has twice, nobody can say which one is meant: there is nothing of it. */
export function statementsOf({ comparison, yaml }: LoadedSheet): SheetStatement[] {
  const { groups, subjects, lang } = comparison;
  const keys = new ContentKeys(comparison, yaml);
  const twice = repeated(comparison);
  return groups.flatMap((group, g) =>
    group.rows.flatMap(({ criterion, values }, r) => {
      const name = nameKey(criterion, lang);
      if (twice.has(name)) return [];
      return values.flatMap((value, s): SheetStatement[] => {
        const said = saidBy(value);
        if (!said) return [];
        const { start, end } = yaml.place(keys.value(g, r, s));
        const subject = subjects[s]!.name;
        const key = JSON.stringify([lang, nameKey(subject, lang), name]);
        return [{ key, subject, criterion, said, text: shown(value), place: yaml.source.place(start, end) }];
      });
    }),
  );
}

function repeated({ groups, lang }: Comparison): Set<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()];
  for (const { criterion } of groups.flatMap(({ rows }) => rows)) {
    const name = nameKey(criterion, lang);
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return twice;
}

function saidBy(value: Value): Said | undefined {
  switch (value.kind) {
    case "boolean":
    case "partial":
    case "unknown":
      return { kind: "mark", mark: statementOf(value) };
    case "score":
      return { kind: "score", share: value.score / value.of };
    case "text":
    case "number":
      return figuresOf(value.text).numbers.size > 0 ? { kind: "figures", text: value.text } : undefined;
    default:
      return undefined;
  }
}

const MOST_SHOWN = 40;

function shown(value: Value): string {
  if (value.kind === "boolean") return String(value.value);
  if (value.kind === "score") return `${value.score} of ${value.of}`;
  if (value.kind !== "text" && value.kind !== "number") return value.kind;
  const text = value.text.replace(/\s+/g, " ").trim();
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}…` : text;
}

/**
 * Compares each statement with the first one about the same. Warnings: `lint/disagree`, at the later one, naming both places.
 * @param statements of several sheets, in their order
 */
export function disagreements(statements: Iterable<SheetStatement>): Diagnostic[] {
  const first = new Map<string, SheetStatement>();
  const found: Diagnostic[] = [];
  for (const statement of statements) {
    const other = first.get(statement.key);
    if (!other) first.set(statement.key, statement);
    else if (differ(other.said, statement.said)) found.push(disagreement(statement, other));
  }
  return found;
}

function differ(a: Said, b: Said): boolean {
  if (a.kind === "mark") return b.kind === "mark" && a.mark !== b.mark;
  if (a.kind === "score") return b.kind === "score" && a.share !== b.share;
  return b.kind === "figures" && contradict(figuresOf(a.text), figuresOf(b.text));
}

function disagreement({ subject, criterion, text, place }: SheetStatement, other: SheetStatement): Diagnostic {
  const { span } = other.place;
  const there = span ? `${span.file}:${span.start.line}` : "another sheet";
  return {
    severity: "warning",
    code: "lint/disagree",
    message: `"${criterion}" of "${subject}" is ${text} here, and ${other.text} in ${there}`,
    ...place,
    hints: ["say the same in both, or name the criteria so that one can tell them apart"],
  };
}
