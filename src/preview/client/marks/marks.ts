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

function holds(place: FilePlace, line: number, column: number): boolean {
  const isAfter = line > place.line || (line === place.line && column >= place.column);
  return isAfter && (line < place.endLine || (line === place.endLine && column <= place.endColumn));
}

const size = ({ line, endLine, column, endColumn }: FilePlace): number => (endLine - line) * 1000 + endColumn - column;
