/** Elements and their attributes -> where they stand in the text, for diagnostics. */
import type { Element } from "domhandler";
import {
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticPlace,
  findWords,
  type Severity,
  SourceText,
} from "../diagnostics/index.js";
import { textNodes } from "./parse.js";

/** A half-open range of offsets. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** One attribute at `lastIndex`, as tokenizers read it (HTML 13.2.5.32 to 13.2.5.39). */
const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/dy;

/** The start tag of an element; nothing for one that is implied, but for the root, which is where the text begins. */
function tagPlace(source: SourceText, { startIndex, name }: Element): DiagnosticPlace {
  if (startIndex === null) return name === "html" ? source.place(0, 0) : {};
  let at = startIndex + (/^<[^\s/>]*/.exec(source.text.slice(startIndex, startIndex + 80))?.[0].length ?? 0);
  for (const attribute of attributes(source.text, at)) at = attribute.end;
  const end = source.text.indexOf(">", at);
  return source.place(startIndex, end < 0 ? at : end + 1);
}

/** A diagnostic that points to the start tag of an element, or to the start of the text where the tag is implied. */
export function atElement(
  source: SourceText,
  element: Element,
  severity: Severity,
  code: DiagnosticCode,
  message: string,
  hints: readonly string[] = [],
): Diagnostic {
  return {
    severity,
    code,
    message,
    ...source.place(0, 0),
    ...tagPlace(source, element),
    ...(hints.length > 0 && { hints }),
  };
}

/** The value of an attribute; that of the tag where it has none. */
export function attributePlace(source: SourceText, element: Element, name: string): DiagnosticPlace {
  const value = valueRange(source.text, element, name);
  return value ? source.place(value.start, value.end) : tagPlace(source, element);
}

/** The first place where an element or one in it says a text; its start tag where it doesn't say it just so. */
export function textPlace(source: SourceText, element: Element, text: string): DiagnosticPlace {
  for (const { data, startIndex, endIndex } of textNodes(element)) {
    const found = findWords(data, text);
    if (!found || startIndex === null || endIndex === null) continue;
    const raw = source.text.slice(startIndex, endIndex);
    const place = (offset: number) => startIndex + rawOffset(raw, data, offset);
    return source.place(place(found.start), place(found.end));
  }
  return tagPlace(source, element);
}

/** What an attribute says as a text of its own, whose places are those of the text around it. */
export function attributeSource(source: SourceText, element: Element, name: string): SourceText {
  const value = element.attribs[name] ?? "";
  const range = valueRange(source.text, element, name);
  const at = (offset: number) =>
    range
      ? range.start + rawOffset(source.text.slice(range.start, range.end), value, offset)
      : (element.startIndex ?? 0);
  return new SourceText(source.file, value, { place: (start, end) => source.place(at(start), at(end)) });
}

function valueRange(text: string, { startIndex, name: tag }: Element, name: string): Range | undefined {
  if (startIndex === null) return undefined;
  for (const attribute of attributes(text, startIndex + 1 + tag.length))
    if (attribute.name === name.toLowerCase()) return attribute.value;
  return undefined;
}

function* attributes(text: string, from: number): Generator<{ name: string; value: Range | undefined; end: number }> {
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (!found) return;
    at = ATTRIBUTE.lastIndex;
    const [start, end] = found.indices?.slice(2).find((range) => range !== undefined) ?? [];
    const value = start !== undefined && end !== undefined ? { start, end } : undefined;
    yield { name: found[1]!.toLowerCase(), value, end: at };
  }
}

/** The place in the text as it is written of a place in what it says: references are longer, and a line may end in two characters. */
function rawOffset(raw: string, value: string, offset: number): number {
  if (raw === value) return offset;
  let at = 0;
  for (let i = 0; i < offset && at < raw.length; i++) {
    const reference = raw[at] === "&" ? /^&(?:#x[\da-f]+|#\d+|[a-z][a-z\d]*);?/i.exec(raw.slice(at, at + 40)) : null;
    const isText = value[i] === "&" && raw.startsWith(value.slice(i, i + 4), at);
    if (reference && !isText) at += reference[0].length;
    else at += raw.startsWith("\r\n", at) ? 2 : 1;
  }
  return at;
}
