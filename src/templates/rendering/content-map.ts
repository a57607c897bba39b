/** Which stretch of a sheet's HTML came from which key of its content file: the one way back to the author's text. */
import { type ContentKey, partOfKey, placeOfKey, shownKey, type YamlData } from "../../content/index.js";
import { type DiagnosticPlace, findWords, type HostPart } from "../../diagnostics/index.js";

/** A range of the HTML, as offsets, that shows what a key says. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly key: ContentKey;
}

/**
 * A text that stands in several places (the name of a subject) has several stretches, in attributes too. What a label, a setting or the
 * template says belongs to none; a word that stands for a value ("yes" for `true`) belongs to the value.
 */
export class ContentMap {
  /** @param stretches in the order of the HTML; one that lies in another comes after it */
  constructor(readonly stretches: readonly Stretch[]) {}

  /** The stretch that a place of the HTML lies in. */
  at(offset: number): Stretch | undefined {
    return this.stretches.findLast(({ start, end }) => start <= offset && offset < end);
  }

  /** The key that a place of the HTML came from: `["subjects", 0, "points", 2]`. */
  keyAt(offset: number): ContentKey | undefined {
    return this.at(offset)?.key;
  }

  /** Where what a key says is shown; of a list or a mapping, all that it holds. */
  stretchesOf(key: ContentKey): Stretch[] {
    return this.stretches.filter((stretch) => key.every((part, i) => stretch.key[i] === part));
  }

  /** The part of the sheet that a range of the HTML came from as a whole, as its author would shorten it. */
  part(start: number, end: number, yaml?: YamlData): HostPart | undefined {
    const stretch = this.at(start);
    if (!stretch || end > stretch.end) return undefined;
    const key = partOfKey(stretch.key);
    return { name: shownKey(key), place: yaml ? placeInFile(yaml, key) : {} };
  }
}

/** The place of a key in its file; of the text in what it says, where that stands there just so. */
export function placeInFile(yaml: YamlData, key: ContentKey, text = ""): DiagnosticPlace {
  const { source } = yaml;
  const { start, end } = placeOfKey(yaml, key);
  const found = findWords(source.text.slice(start, Math.max(end, yaml.place(key).end)), text);
  return found ? source.place(start + found.start, start + found.end) : source.place(start, end);
}
