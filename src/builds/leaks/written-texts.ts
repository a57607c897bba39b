/** A file that was written -> the texts in it: what is read, and what is code, where a single word says nothing. */
import { extname } from "node:path";
import { isElement, parseHtml } from "../../html/index.js";
import { pdfTexts } from "../../pdf/index.js";
import { pngTexts } from "./png-texts.js";
import type { TextKind } from "./secrets.js";

export interface WrittenText {
  readonly kind: TextKind;
  readonly text: string;
}

type Reader = (bytes: Uint8Array) => WrittenText[];

/** By the ending of a file's name. */
const READERS: Readonly<Record<string, Reader>> = {
  ".html": (bytes) => markup(decoded(bytes)),
  ".svg": (bytes) => markup(decoded(bytes)),
  ".css": (bytes) => code(decoded(bytes)),
  ".js": (bytes) => code(decoded(bytes)),
  ".json": (bytes) => data(decoded(bytes)),
  ".txt": (bytes) => prose(decoded(bytes)),
  ".md": (bytes) => prose(decoded(bytes)),
  ".pdf": pdf,
  ".png": png,
};

/** @param name with the ending that says what it is; of others the characters in a row are taken that can be read */
export function writtenTexts(name: string, bytes: Uint8Array): WrittenText[] {
  return (READERS[extname(name).toLowerCase()] ?? binary)(bytes);
}

const decoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
const prose = (...texts: string[]): WrittenText[] => texts.map((text) => ({ kind: "prose", text }));

function pdf(bytes: Uint8Array): WrittenText[] {
  const { texts, markup: metadata, attachments } = pdfTexts(bytes);
  return [
    ...prose(...texts),
    ...metadata.flatMap(markup),
    ...attachments.flatMap(({ mimeType, content }) =>
      /json/.test(mimeType) ? data(decoded(content)) : prose(decoded(content)),
    ),
  ];
}

function png(bytes: Uint8Array): WrittenText[] {
  return [...binary(bytes), ...prose(...pngTexts(bytes))];
}

function binary(bytes: Uint8Array): WrittenText[] {
  const readable =
    Buffer.from(bytes)
      .toString("latin1")
      .match(/[\x20-\x7e\xa0-\xff]{8,}/g) ?? [];
  return readable.flatMap((text): WrittenText[] => [
    { kind: "code", text: Buffer.from(text, "latin1").toString("utf8") },
  ]);
}

/** Code with its strings, which somebody may read, as such. */
function code(text: string): WrittenText[] {
  const plain = text.replace(/data:[\w/+.-]*(?:;[\w=-]+)*;base64,[\w+/=]+/g, "");
  const strings = plain.match(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return [{ kind: "code", text: plain }, ...prose(...strings.map(unescaped))];
}

/** A string of a script or a stylesheet, whose escapes differ: `\u00e9`, `\e9 `. */
const unescaped = (string: string): string =>
  string.replace(/\\u\{?([\da-f]{4,6})\}?|\\([\da-f]{2,6}) ?/gi, (whole, js: string | undefined, css: string) => {
    const point = Number.parseInt(js ?? css, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

function data(text: string): WrittenText[] {
  try {
    return jsonStrings(JSON.parse(text));
  } catch {
    return prose(text);
  }
}

/** Without the words of a vocabulary: `@type` of linked data. */
function jsonStrings(value: unknown): WrittenText[] {
  if (typeof value === "string") return prose(value);
  if (typeof value === "number") return prose(String(value));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(Array.isArray(value) ? [] : [{ kind: "code", text: key } as const]),
    ...(key.startsWith("@") ? [] : jsonStrings(item)),
  ]);
}

/** Attributes that are for programs; all others may say something to somebody. */
const FOR_PROGRAMS = new Set(
  `class style type rel role lang dir xmlns width height viewbox d points transform fill stroke cx cy r rx ry x y x1 x2 y1 y2
charset http-equiv media sizes loading decoding scope colspan rowspan headers for name tabindex autocomplete method target`.split(
    /\s+/,
  ),
);
/** Elements that stand in a line: what is before and after them belongs together. */
const INLINE = new Set(
  "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time tspan u var wbr".split(
    " ",
  ),
);

function markup(text: string): WrittenText[] {
  const found: WrittenText[] = [];
  let block = "";
  const end = () => {
    if (block.trim() !== "") found.push(...prose(block));
    block = "";
  };
  type Node = ReturnType<typeof parseHtml>["dom"]["children"][number];
  const visit = (node: Node): void => {
    if (node.type === "text") block += node.data;
    else if (node.type === "comment") found.push(...prose(node.data));
    if (!("children" in node)) return;
    const name = isElement(node) ? node.name : "";
    if (isElement(node))
      for (const [attribute, value] of Object.entries(node.attribs)) found.push(...ofAttribute(attribute, value));
    if (name === "script" || name === "style") {
      const inside = node.children.map((child) => ("data" in child ? child.data : "")).join("");
      const isData = isElement(node) && /json/.test(node.attribs.type ?? "");
      found.push(...(isData ? data(inside) : code(inside)));
      return;
    }
    const isApart = !INLINE.has(name);
    if (isApart) end();
    else if (name === "br") block += " ";
    for (const child of node.children) visit(child);
    if (isApart) end();
  };
  for (const node of parseHtml(text, { file: "" }).dom.children) visit(node);
  end();
  return found;
}

function ofAttribute(name: string, value: string): WrittenText[] {
  if (value.startsWith("data:")) return ofDataUrl(value);
  if (value.includes("<")) return [...prose(value), ...markup(value)];
  if (FOR_PROGRAMS.has(name.toLowerCase())) return code(value);
  if (/^(?:href|src|srcset|action|content|data-[\w-]+)$/.test(name))
    return [...prose(value), ...prose(decodedUrl(value))];
  return prose(value);
}

function ofDataUrl(url: string): WrittenText[] {
  const [head = "", ...body] = url.split(",");
  const bytes = head.endsWith(";base64")
    ? Buffer.from(body.join(","), "base64")
    : Buffer.from(decodedUrl(body.join(",")));
  if (head.includes("svg")) return markup(bytes.toString("utf8"));
  return head.includes("png") ? png(bytes) : binary(bytes);
}

function decodedUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
