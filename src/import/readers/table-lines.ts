/** Lines of text with bars -> cells: tables of Markdown, more lenient than GitHub's, which loses cells. */

/** `|---|:--:|`: with a bar, so that no heading's underline is meant. */
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

const isDelimiter = (line: string): boolean => line.includes("|") && DELIMITER.test(line);

/** Whether a table begins here: a line with a bar, and below it the one that makes it a head. */
export const beginsTable = (line: string, next: string | undefined): boolean =>
  line.includes("|") && next !== undefined && isDelimiter(next) && !isDelimiter(line);

/** The cells of a line; a bar at its beginning or its end parts nothing, an escaped one neither. */
export function cellsOf(line: string): string[] {
  const text = line.trim();
  const cells: string[] = [];
  let cell = "";
  for (let i = text.startsWith("|") ? 1 : 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === "\\" && text[i + 1] === "|") {
      cell += "|";
      i++;
    } else if (character === "|") {
      cells.push(cell.trim());
      cell = "";
    } else cell += character;
  }
  if (cell.trim() !== "" || !text.endsWith("|")) cells.push(cell.trim());
  return cells;
}
