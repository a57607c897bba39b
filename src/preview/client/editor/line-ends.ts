/**
 * A file's text <-> lines that an editor parts by line feeds alone. Each line end of the file is kept through whatever is changed around it;
 * new lines have the one that most have.
 */
import { type Extension, MapMode, StateField, type Text } from "@codemirror/state";

/** Offsets in the editor's text of the line ends that the file had, in their order, with what they were. */
type Ends = readonly (readonly [offset: number, end: string])[];

const BREAK = /\r\n?|\n/g;

/** As an editor takes it. */
export const inLines = (text: string): string => text.replace(BREAK, "\n");

const field = StateField.define<Ends>({
  create: () => [],
  update(ends, { docChanged, changes }) {
    if (!docChanged || ends.length === 0) return ends;
    return ends.flatMap(([offset, end]) => {
      const at = changes.mapPos(offset, 1, MapMode.TrackDel);
      return at === null ? [] : [[at, end] as const];
    });
  },
});

/** @param text of the file; one with line feeds alone needs nothing */
export function lineEnds(text: string): Extension {
  return text.includes("\r") ? field.init(() => endsOf(text)) : field;
}

function endsOf(text: string): Ends {
  let removed = 0;
  return [...text.matchAll(BREAK)].map(({ 0: end, index }) => {
    const at = index - removed;
    removed += end.length - 1;
    return [at, end] as const;
  });
}

/** The file's text. */
export function asFile({ doc, ends }: { readonly doc: Text; readonly ends: Ends }): string {
  const text = doc.toString();
  if (ends.length === 0) return text;
  const known = new Map(ends);
  const count = (end: string) => ends.filter((each) => each[1] === end).length;
  const usual = count("\r\n") >= count("\n") ? "\r\n" : "\n";
  const endAt = (offset: number) => known.get(offset) ?? usual;
  // With a line feed after it, a carriage return would be no line end of its own.
  const isLost = (offset: number) => text[offset + 1] === "\n" && endAt(offset + 1) === "\n";
  return text.replace(/\n/g, (_, at: number) => (endAt(at) === "\r" && isLost(at) ? usual : endAt(at)));
}

export const endsField = field;
