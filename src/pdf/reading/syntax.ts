/** Bytes of a PDF, one character each -> its objects and operators (ISO 32000-1, sections 7.2 and 7.3). */

export type PdfToken = number | boolean | null | PdfName | PdfText | PdfLink | PdfOperator | PdfArray | PdfEntries;
export type PdfArray = PdfToken[];
/** A dictionary, by the names of its keys. */
export type PdfEntries = ReadonlyMap<string, PdfToken>;

export class PdfName {
  constructor(readonly name: string) {}
}

export class PdfText {
  /** @param bytes one character for each */
  constructor(readonly bytes: string) {}
}

/** A reference to an object. */
export class PdfLink {
  constructor(readonly id: number) {}
}

/** What is none of the others: an operator of a content stream, or a word of the file's own. */
export class PdfOperator {
  constructor(readonly word: string) {}
}

const SPACE = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const LINK = /(\d+) +\d+ +R(?![\w])/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const HEX = /<([\da-fA-F\s]*)>/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

export class PdfSyntax {
  constructor(
    readonly text: string,
    public at = 0,
  ) {}

  /** The next object or operator; undefined at the end, and at the end of the array or dictionary that it stands in. */
  next(): PdfToken | undefined {
    this.#match(SPACE);
    const { text, at } = this;
    if (at >= text.length || text.startsWith(">>", at) || text[at] === "]") return undefined;
    if (text.startsWith("<<", at)) return this.#entries();
    if (text[at] === "[") return this.#array();
    if (text[at] === "(") return this.#literal();
    const hex = this.#match(HEX);
    if (hex) return new PdfText(Buffer.from(evenly(hex[1]!.replace(/\s/g, "")), "hex").toString("latin1"));
    const name = this.#match(NAME);
    if (name) return new PdfName(name[1]!.replace(/#([\da-f]{2})/gi, (_, code: string) => character(code, 16)));
    const link = this.#match(LINK);
    if (link) return new PdfLink(Number(link[1]));
    const number = this.#match(NUMBER);
    if (number) return Number(number[0]);
    const word = this.#match(WORD)?.[0];
    if (word === undefined) this.at++;
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : new PdfOperator(word ?? text[at]!);
  }

  #entries(): PdfEntries {
    this.at += 2;
    const entries = new Map<string, PdfToken>();
    for (let key = this.next(); key instanceof PdfName; key = this.next()) entries.set(key.name, this.next() ?? null);
    this.at += 2;
    return entries;
  }

  #array(): PdfArray {
    this.at++;
    const items: PdfToken[] = [];
    for (let item = this.next(); item !== undefined; item = this.next()) items.push(item);
    this.at++;
    return items;
  }

  /** Section 7.3.4.2: parentheses in pairs need no backslash. */
  #literal(): PdfText {
    const { text } = this;
    let bytes = "";
    let depth = 1;
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const c = text[at]!;
      if (c === "\\") {
        const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
        const escaped = text[at + 1] ?? "";
        // A line that goes on: the backslash and the end of the line are no part of the string.
        if (octal !== undefined) bytes += character(octal, 8);
        else if (escaped !== "\n" && escaped !== "\r") bytes += ESCAPES[escaped] ?? escaped;
        at += octal?.length ?? (text.startsWith("\r\n", at + 1) ? 2 : 1);
        continue;
      }
      if (c === "(") depth++;
      if (c === ")" && --depth === 0) break;
      bytes += c;
    }
    this.at = at + 1;
    return new PdfText(bytes);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}

const evenly = (hex: string): string => (hex.length % 2 === 0 ? hex : `${hex}0`);
const character = (code: string, base: number): string => String.fromCharCode(Number.parseInt(code, base) & 0xff);
