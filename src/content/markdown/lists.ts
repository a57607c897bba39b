/** Lists of texts <-> Markdown (CommonMark 0.31, section 5.2). */

/** @param marker of an item, with its space */
export const listText = (items: readonly string[], marker: (i: number) => string = () => "- "): string =>
  items.map((item, i) => marker(i) + item.replaceAll("\n", `\n${" ".repeat(marker(i).length)}`)).join("\n");

const ITEM = /^(?:- |\d+\. )/;

/** The paragraphs before a list, and its items. */
export function readList(text: string): { readonly paragraphs: readonly string[]; readonly items: readonly string[] } {
  const before: string[] = [];
  const items: string[][] = [];
  let indent = "";
  for (const line of text.split("\n")) {
    const marker = ITEM.exec(line)?.[0];
    if (marker) {
      indent = " ".repeat(marker.length);
      items.push([line.slice(marker.length)]);
    } else if (items.length > 0) items.at(-1)!.push(line.startsWith(indent) ? line.slice(indent.length) : line);
    else before.push(line);
  }
  const paragraphs = before
    .join("\n")
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ""))
    .filter((paragraph) => paragraph.trim() !== "");
  return { paragraphs, items: items.map((lines) => lines.join("\n").trimEnd()) };
}
