/** A row -> whether it says the same of every side, whatever the case, the white space and the full stops that it was written with. */
import type { Row, Value } from "../comparison.js";

/** At the end of a text these say nothing; a question mark does. */
const STOPS = /[\s.,;:!…。．，、；：！،؛।]+$/u;

/** A text as it is compared: without the signs of emphasis, in small letters, composed (NFC). */
export function plain(text: string): string {
  const bare = text
    .normalize("NFC")
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  return bare.replace(STOPS, "") || bare;
}

/** Values that read the same have the same meaning. What they rest on is no part of it. */
function meaning(value: Value): string {
  const note = "note" in value ? plain(value.note ?? "") : "";
  switch (value.kind) {
    case "text":
      return `text ${plain(value.text)} ${value.tone ?? ""} ${note}`;
    case "number":
      return `text ${plain(value.text)}  `;
    case "boolean":
      return `is ${value.value} ${note}`;
    case "list":
      return `list ${value.items.map(plain).join("\n")}`;
    case "score":
      return `score ${value.score} ${value.of} ${note}`;
    case "partial":
    case "unknown":
    case "none":
      return `${value.kind} ${note}`;
  }
}

export const isAlike = ({ values }: Row): boolean => new Set(values.map(meaning)).size === 1;
