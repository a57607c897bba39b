/** Texts, numbers and lists -> nodes of YAML, so that a content file says again what was meant. */
import { Pair, Scalar, type ScalarTag, YAMLMap, YAMLSeq } from "yaml";

export function seq(items: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...items);
  return list;
}

/** A text; on lines of its own where it has several. */
export function scalar(text: string): Scalar<string> {
  const value = new Scalar(text);
  if (text.includes("\n")) value.type = Scalar.BLOCK_LITERAL;
  // What other versions of YAML, or the format, take for more than a word.
  else if (/^(?:y|n|yes|no|on|off|partial|unknown)$/i.test(text)) value.type = Scalar.QUOTE_DOUBLE;
  return value;
}

/** A number as it is written; in quotes where YAML would write it otherwise. */
export function numberScalar(text: string): Scalar {
  if (String(Number(text)) === text) return new Scalar(Number(text));
  const decimals = /^-?(?:0|[1-9]\d{0,14})\.(\d+)$/.exec(text)?.[1];
  if (decimals !== undefined && Number(text).toFixed(decimals.length) === text) {
    const scalar = new Scalar(Number(text));
    scalar.minFractionDigits = decimals.length;
    return scalar;
  }
  const quoted = new Scalar(text);
  quoted.type = Scalar.QUOTE_DOUBLE;
  return quoted;
}

/** A number whose characters are not those that YAML would give it: `012`. */
class WrittenNumber {
  constructor(readonly text: string) {}
}

/** For documents in which numbers are as they were written. */
export const WRITTEN_NUMBER: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => value instanceof WrittenNumber,
  resolve: (text) => new WrittenNumber(text),
  stringify: ({ value }) => (value instanceof WrittenNumber ? value.text : String(value)),
};

/** A number as it is written, whatever it looks like; needs `WRITTEN_NUMBER`. */
export function writtenNumber(text: string): Scalar {
  const number = numberScalar(text);
  return number.type === Scalar.QUOTE_DOUBLE ? new Scalar(new WrittenNumber(text)) : number;
}

export function plainWord(word: string): Scalar {
  const scalar = new Scalar(word);
  scalar.type = Scalar.PLAIN;
  return scalar;
}

export function flowMap(entries: Readonly<Record<string, Scalar | YAMLSeq>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, value] of Object.entries(entries)) map.items.push(new Pair(new Scalar(key), value));
  map.flow = true;
  return map;
}
