/** The front matter of a Markdown file -> what it says of the document, line by line; what it doesn't understand stays on the tape. */
import type { Meta } from "../../source/document.js";
import { cut, type Phrase } from "../../source/phrase.js";
import type { Tape } from "../../source/tape.js";

/** @returns the text behind it, and the number of its first line */
export function readFrontMatter(text: string, tape: Tape, meta: Meta[]): { body: string; firstLine: number } {
  const found = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n?^\1[ \t]*(?:\n|$)/m.exec(text);
  if (found?.index !== 0 || !isMeta(found[2]!)) return { body: text, firstLine: 1 };
  let key = "";
  found[2]!.split("\n").forEach((line, i) => {
    const place = { line: i + 2 };
    const pair = /^([\w.-]+)\s*[:=](?:\s+|$)(.*)$/.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (pair) {
      key = pair[1]!;
      tape.add(`${key}:`, place);
      const value = unquoted([tape.add(pair[2]!, place)]);
      if (value.length > 0) meta.push({ key: key.toLowerCase(), value });
    } else if (item && key !== "") meta.push({ key: key.toLowerCase(), value: unquoted([tape.add(item[1]!, place)]) });
    else tape.add(line, place);
  });
  return { body: text.slice(found[0].length), firstLine: found[0].split("\n").length };
}

/** A rule across the page may begin a text, too: what follows must look like keys. */
const isMeta = (text: string): boolean => text.trim() === "" || /^[\w.-]+\s*[:=]/m.test(text);

function unquoted(phrase: Phrase): Phrase {
  const text = phrase.map((run) => run.text).join("");
  const inner = /^(["'])(.*)\1\s*$/.exec(text);
  return inner ? cut(phrase, 1, 1 + inner[2]!.length) : phrase.filter((run) => run.text !== "");
}
