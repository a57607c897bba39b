/** A value -> what it means, whatever the case, the white space and the full stops that it was written with; and rows that say the same of every side. */
import { plain, plainValue } from "../../text/alike/alike.js";
import type { Row, Value } from "../comparison.js";

/** What a value says by itself: values that read the same have the same statement. What stands beside it is no part of it. */
export function statementOf(value: Value): string {
  switch (value.kind) {
    // A figure is the same in quotes and without.
    case "text":
    case "number":
      return `text ${plainValue(value.text)}`;
    case "boolean":
      return `is ${value.value}`;
    case "list":
      return `list ${value.items.map(plain).join("\n")}`;
    case "score":
      return `score ${value.score} ${value.of}`;
    case "partial":
    case "unknown":
    case "none":
      return value.kind;
  }
}

/** With its tone and its note. What it rests on is no part of its meaning. */
function meaning(value: Value): string {
  const tone = value.kind === "text" ? (value.tone ?? "") : "";
  const note = "note" in value ? plain(value.note ?? "") : "";
  return JSON.stringify([statementOf(value), tone, note]);
}

export const isAlike = ({ values }: Row): boolean => new Set(values.map(meaning)).size === 1;
