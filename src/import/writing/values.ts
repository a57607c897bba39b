/** Values of a row -> YAML, with guesses as comments before them. */
import { Scalar, type YAMLMap, YAMLSeq } from "yaml";
import { flowMap, numberScalar, plainWord } from "../../content/index.js";
import type { Phrase } from "../source/phrase.js";
import { oneLine } from "../source/phrase.js";
import type { Ledger } from "../source/tape.js";
import type { DraftValue } from "../understanding/draft.js";

/** Characters up to which a row stands on one line. */
const ONE_LINE = 90;

export class ValueWriter {
  constructor(
    readonly ledger: Ledger,
    readonly text: (phrase: Phrase) => Scalar<string>,
  ) {}

  row(values: readonly DraftValue[]): YAMLSeq {
    const row = new YAMLSeq();
    for (const value of values) {
      const node = this.#value(value);
      const comment = value.kind === "missing" ? "no value in the source" : value.guess && `guess: ${value.guess}`;
      if (comment) node.commentBefore = ` ${comment}`;
      row.items.push(node);
    }
    const isShort = values.every(
      (value) => value.guess === undefined && value.kind !== "missing" && lengthOf(value) < 40,
    );
    if (isShort && values.reduce((sum, value) => sum + lengthOf(value) + 2, 0) <= ONE_LINE) row.flow = true;
    return row;
  }

  #value(value: DraftValue): Scalar | YAMLMap | YAMLSeq {
    switch (value.kind) {
      case "missing":
        return new Scalar(null);
      case "none":
        this.ledger.became(value.became);
        return new Scalar(null);
      case "number":
        return this.#number(value.text);
      case "mark": {
        this.ledger.became(value.became);
        const isTruth = value.mark === "true" || value.mark === "false";
        const mark = isTruth ? new Scalar(value.mark === "true") : plainWord(value.mark);
        // The word alone could be meant as such, which `check` would say.
        if (value.note === undefined && isTruth) return mark;
        return flowMap({ value: mark, ...(value.note && { note: this.text(value.note) }) });
      }
      case "score":
        this.ledger.became(value.became);
        return flowMap({ score: new Scalar(value.score), of: new Scalar(value.of) });
      case "list": {
        const items = value.items.map((item) => this.text(item)).filter((item) => item.value !== "");
        if (items.length === 1) return items[0]!;
        const list = new YAMLSeq();
        list.items.push(...items);
        list.flow = true;
        return list;
      }
      case "text": {
        const text = this.text(value.text);
        if (value.tone === undefined && value.note === undefined) return text;
        return flowMap({
          text,
          ...(value.tone && { tone: new Scalar(value.tone) }),
          ...(value.note && { note: this.text(value.note) }),
        });
      }
    }
  }

  #number(phrase: Phrase): Scalar {
    const text = oneLine(phrase);
    this.ledger.say(phrase);
    return numberScalar(text);
  }
}

function lengthOf(value: DraftValue): number {
  switch (value.kind) {
    case "text":
      return oneLine(value.text).length + (value.note ? oneLine(value.note).length + 30 : 0) + (value.tone ? 24 : 0);
    case "number":
      return oneLine(value.text).length;
    case "list":
      return value.items.reduce((sum, item) => sum + oneLine(item).length + 2, 2);
    case "mark":
      return 6 + (value.note ? oneLine(value.note).length + 18 : 0);
    case "score":
      return 18;
    default:
      return 4;
  }
}
