/** What several sheets say of one subject and criterion -> one value, or that they disagree. */
import { type Evidence, statementOf, type Value } from "../content/index.js";

/** A value with the place where it stands. */
export interface Said {
  readonly value: Value;
  /** `content/a.yaml:12` */
  readonly place: string;
}

export type Cell =
  | { readonly kind: "value"; readonly value: Value /** Sentences for people. */; readonly joined: readonly string[] }
  /** No sheet has both. */
  | { readonly kind: "nothing" }
  | { readonly kind: "conflict"; readonly said: readonly Said[] };

/** @param said with the numbers of sources in the one list */
export function cellOf(said: readonly Said[]): Cell {
  const [first, ...others] = said;
  if (!first) return { kind: "nothing" };
  let value = first.value;
  for (const other of others) {
    const both = joined(value, other.value);
    if (!both) return { kind: "conflict", said };
    value = both;
  }
  return { kind: "value", value, joined: joinedOf(said) };
}

/** What may stand beside a value. */
const EXTRAS = ["tone", "note", "by", "checked"] as const;
type Extra = (typeof EXTRAS)[number];

/** Both, where one doesn't contradict the other; what only one of them says beside it is kept. */
function joined(a: Value, b: Value): Value | undefined {
  const isOne = statementOf(a) === statementOf(b);
  if (!isOne || (["tone", "note", "by"] as const).some((key) => differ(extra(a, key), extra(b, key)))) return undefined;
  const [first, second]: [Evidence, Evidence] = [evidenceOf(a), evidenceOf(b)];
  const sources = [...new Set([...(first.sources ?? []), ...(second.sources ?? [])])].sort((x, y) => x - y);
  const checked = [first.checked, second.checked]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  // A plain number has nothing beside it: the other one may.
  const [base, more] = a.kind === "number" ? [b, a] : [a, b];
  return { ...more, ...base, ...(sources.length > 0 && { sources }), ...(checked !== undefined && { checked }) };
}

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function extra(value: Value, key: Extra): string | undefined {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : undefined;
}

const evidenceOf = (value: Value): Evidence => (value.kind === "number" || value.kind === "list" ? {} : value);

/** What became one though it wasn't written alike, in words. */
function joinedOf(said: readonly Said[]): string[] {
  const told: string[] = [];
  const writings = [...new Set(said.map(({ value }) => shownValue(value)))];
  if (writings.length > 1) told.push(`${writings.map((text) => `"${text}"`).join(" and ")} are one`);
  const dates = [...new Set(said.flatMap(({ value }) => extra(value, "checked") ?? []))].sort();
  if (dates.length > 1) told.push(`it was checked ${dates.join(" and ")}, and the latest date stays`);
  for (const key of EXTRAS) {
    const having = said.filter(({ value }) => extra(value, key) !== undefined);
    const [one] = having;
    if (one && having.length < said.length)
      told.push(`\`${key}: ${extra(one.value, key)}\` is of ${having.map(({ place }) => place).join(" and ")} alone`);
  }
  return told;
}

/** As a message shows it. */
export function shownValue(value: Value): string {
  switch (value.kind) {
    case "text":
    case "number":
      return value.text.replace(/\s+/g, " ").trim();
    case "list":
      return value.items.join(", ");
    case "score":
      return `${value.score} of ${value.of}`;
    case "boolean":
      return String(value.value);
    default:
      return value.kind === "none" ? "null" : value.kind;
  }
}
