/** Which texts of a sheet show which places of its file -> from a click to the place, and from a place to what shows it. */
import type { FilePlace, Mark } from "../../wire/messages.js";

export class Marks {
  #marks: readonly Mark[] = [];
  #of = "";

  /** Asks for those of a sheet. @param version of what is shown */
  async load(slug: string, version: string): Promise<void> {
    const of = `${slug} ${version}`;
    if (of === this.#of) return;
    this.#of = of;
    const response = await fetch(`marks?sheet=${encodeURIComponent(slug)}`).catch(() => undefined);
    if (!response?.ok || this.#of !== of) return;
    this.#marks = (await response.json()) as Mark[];
  }

  /** The place that the first of some nodes shows. */
  placeOfNodes(nodes: readonly string[]): FilePlace | undefined {
    const byNode = new Map(this.#marks.map((mark) => [mark.node, mark.place]));
    return nodes.map((node) => byNode.get(node)).find((place) => place !== undefined);
  }

  /** The place that a line of the PDF shows. @param before how many lines before it say the same */
  placeOfText(line: string, before: number): FilePlace | undefined {
    const words = plain(line);
    if (words === "") return undefined;
    const whole = this.#marks.filter(({ text }) => plain(text) === words);
    const around = whole.length > 0 ? whole : this.#marks.filter(({ text }) => plain(text).includes(words));
    const within = around.length > 0 ? around : this.#marks.filter(({ text }) => words.includes(plain(text)));
    return within[Math.min(before, within.length - 1)]?.place;
  }

  /** Which of the lines of the PDF say what some marks do: the same words may stand there more than once, in the order of the page. */
  linesOf(marks: readonly Mark[], lines: readonly string[]): ReadonlySet<number> {
    const found = new Set<number>();
    const said = lines.map(letters);
    for (const mark of marks) {
      const words = letters(mark.text);
      const runs = runsOf(words, said);
      const before = this.#marks.filter(({ text }) => letters(text) === words).indexOf(mark);
      const run = runs[Math.min(before, runs.length - 1)];
      for (const line of run ?? partsOf(words, said)) found.add(line);
    }
    return found;
  }

  /** What shows a place of a file: those whose key is the nearest. */
  at(file: string, line: number, column: number): readonly Mark[] {
    const holding = this.#marks.filter(({ place }) => place.file === file && holds(place, line, column));
    const onLine = this.#marks.filter(({ place }) => place.file === file && place.line === line);
    const found = holding.length > 0 ? holding : onLine;
    const least = Math.min(...found.map(({ place }) => size(place)));
    return found.filter(({ place }) => size(place) === least);
  }
}

/** Words as they are compared: without what lines are broken by. */
export const plain = (text: string): string =>
  text
    .replace(/[\u00ad\ufffe\u200b]/g, "")
    .replace(/-$/, "")
    .replace(/\s+/g, " ")
    .trim();

/** Without what lines are broken at. */
const letters = (text: string): string => plain(text).replace(/[\s-]/g, "");

/** Lines one after the other that say just these words, each time that there are such. */
function runsOf(words: string, lines: readonly string[]): number[][] {
  const runs: number[][] = [];
  for (let start = 0; start < lines.length; start++) {
    let [said, end] = ["", start];
    while (said.length < words.length && end < lines.length) said += lines[end++];
    if (said === words) runs.push(Array.from({ length: end - start }, (_, i) => start + i));
  }
  return runs;
}

/** Lines that say a part of these words. */
const partsOf = (words: string, lines: readonly string[]): number[] =>
  lines.flatMap((line, i) => (line.length > 3 && words.includes(line) ? i : []));

function holds(place: FilePlace, line: number, column: number): boolean {
  const isAfter = line > place.line || (line === place.line && column >= place.column);
  return isAfter && (line < place.endLine || (line === place.endLine && column <= place.endColumn));
}

const size = ({ line, endLine, column, endColumn }: FilePlace): number => (endLine - line) * 1000 + endColumn - column;
