/** The content streams of a PDF, looked through for what is no number. */
import { inflateSync } from "node:zlib";

const STREAM = /stream\r?\n/g;

/** @returns the piece of a content stream with `NaN`, `Infinity`, `undefined` or an exponent in it; undefined where there is none */
export function wildNumber(bytes) {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("latin1");
  for (const { index, 0: match } of text.matchAll(STREAM)) {
    const start = index + match.length;
    const end = text.indexOf("endstream", start);
    if (end < 0 || end - start > 2e6 || text.slice(index - 3, index) === "end") continue;
    const dictionary = text.slice(Math.max(0, index - 300), index);
    if (
      /\/(Subtype|Type)\s*\/(Image|XML|Metadata|ObjStm|XRef|OpenType|CIDFontType0C)|\/Length1|begincmap/.test(
        dictionary.slice(dictionary.lastIndexOf("obj")),
      )
    )
      continue;
    let content;
    try {
      content = inflateSync(buffer.subarray(start, end)).toString("latin1");
    } catch {
      continue;
    }
    if (!/^[\t\n\r -~]*$/.test(content.slice(0, 2_000)) || content.includes("begincmap")) continue;
    const found = /\b(?:NaN|Infinity|undefined|null)\b|(?<![\w.])[-+]?\d+(?:\.\d+)?e[-+]?\d+\b/.exec(
      content.replace(/<[\dA-Fa-f\s]*>|\((?:[^\\()]|\\.)*\)/g, "<>"),
    );
    if (found) return content.slice(Math.max(0, found.index - 40), found.index + 40);
  }
  return undefined;
}
