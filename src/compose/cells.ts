/** What several sheets say of one subject and criterion -> one value, or that they disagree. */
import type { Evidence, Value } from "../content/index.js";

/** A value with the place where it stands. */
export interface Said {
  readonly value: Value;
  /** `content/a.yaml:12` */
  readonly place: string;
}

export type Cell =
  | { readonly kind: "value"; readonly value: Value }
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
  return { kind: "value", value };
}

/** Both, where one doesn't contradict the other; what only one of them says beside it is kept. */
function joined(a: Value, b: Value): Value | undefined {
  if (bare(a) !== bare(b) || differ(extra(a, "note"), extra(b, "note")) || differ(extra(a, "tone"), extra(b, "tone")))
    return undefined;
  const [first, second]: [Evidence, Evidence] = [evidenceOf(a), evidenceOf(b)];
  if (differ(first.by, second.by)) return undefined;
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

const extra = (value: Value, key: "note" | "tone"): string | undefined => {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : undefined;
};

const evidenceOf = (value: Value): Evidence => (value.kind === "number" || value.kind === "list" ? {} : value);

/** What the value says, without what stands beside it. */
export function bare(value: Value): string {
  switch (value.kind) {
    case "text":
      return `text ${value.text.replace(/\s+/g, " ").trim()}`;
    // A figure is the same in quotes and without.
    case "number":
      return `text ${value.text}`;
    case "list":
      return JSON.stringify(value.items);
    case "score":
      return `score ${value.score}/${value.of}`;
    case "boolean":
      return `mark ${value.value}`;
    default:
      return `mark ${value.kind}`;
  }
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
