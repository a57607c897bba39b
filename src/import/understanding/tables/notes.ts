/** Footnotes and legends of a document: what marks in cells refer to, and what signs mean. */
import type { Block } from "../../source/document.js";
import { cut, oneLine, type Phrase, plain, trim } from "../../source/phrase.js";
import { leadingSign, type Mark, markOf, sameSign, signMark, weakMarkOf } from "../../words/marks.js";
import { roleOf } from "../../words/role-of.js";
import type { Section } from "../outline.js";

const SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹";
/** A mark that refers to a note: [1], [^a], ¹, †; a number that is set above the line has been made one in brackets. */
const REFERENCE = /\s*(?:\[\^?([\w-]{1,12})\]|([¹²³⁴⁵⁶⁷⁸⁹])|(\*{1,3}|[†‡§]))(?=\s*(?:\[|[¹²³⁴⁵⁶⁷⁸⁹]|$))/u;
const DEFINITION = /^\s*(?:\[\^?([\w-]{1,12})\]:?|([¹²³⁴⁵⁶⁷⁸⁹])|(\*{1,3}|[†‡§])(?=\s?\S))\s*[:.)–-]?\s*/u;

const idOf = (found: RegExpExecArray): string => {
  const [, name, superscript, sign] = found;
  return superscript === undefined ? (name ?? sign ?? "") : String(SUPERSCRIPT.indexOf(superscript) + 1);
};

export class Notes {
  readonly #notes = new Map<string, Definition>();
  readonly #used = new Set<string>();

  constructor(sections: readonly Section[]) {
    for (const { blocks } of sections) for (const phrase of blocks.flatMap(phrasesOf)) this.#define(phrase);
  }

  /** A text without what refers to notes, these, and what was taken off. */
  take(phrase: Phrase): { readonly phrase: Phrase; readonly notes: readonly Phrase[]; readonly marks: Phrase } {
    let rest = phrase;
    const notes: Phrase[] = [];
    const marks: Phrase[number][] = [];
    for (let last = rest.at(-1); last; last = rest.at(-1)) {
      const sup = last.sup ? /^\s*\[?(\w{1,12})\]?[\s,]*$/.exec(last.text) : null;
      if (sup && this.#notes.has(sup[1]!)) {
        notes.unshift(this.#use(sup[1]!, marks));
        marks.push(last);
        rest = trim(rest.slice(0, -1));
        continue;
      }
      const text = plain(rest);
      const found = REFERENCE.exec(text);
      const id = found ? idOf(found) : "";
      if (!found || found.index === 0 || found.index + found[0].length < text.trimEnd().length || !this.#notes.has(id))
        break;
      notes.unshift(this.#use(id, marks));
      marks.push(...cut(rest, found.index));
      rest = trim(cut(rest, 0, found.index));
    }
    return { phrase: rest, notes, marks };
  }

  /** Whether a paragraph is a note that something refers to. */
  isUsed(phrase: Phrase): boolean {
    const id = definedBy(phrase);
    return id !== undefined && this.#used.has(id.id);
  }

  /** @param marks what leads the note is added */
  #use(id: string, marks: Phrase[number][]): Phrase {
    const { mark, text } = this.#notes.get(id)!;
    this.#used.add(id);
    marks.push(...mark);
    return text;
  }

  #define(phrase: Phrase): void {
    const found = definedBy(phrase);
    if (found && !this.#notes.has(found.id) && oneLine(found.text) !== "") this.#notes.set(found.id, found);
  }
}

interface Definition {
  readonly id: string;
  readonly mark: Phrase;
  readonly text: Phrase;
}

function definedBy(phrase: Phrase): Definition | undefined {
  const first = phrase.findIndex(({ text }) => text.trim() !== "");
  const run = phrase[first];
  if (!run) return undefined;
  if (run.sup) {
    const id = /^\s*\[?(\w{1,12})\]?\s*$/.exec(run.text)?.[1];
    const text = trim(phrase.slice(first + 1));
    return id === undefined ? undefined : { id, mark: [run], text };
  }
  const found = DEFINITION.exec(plain(phrase));
  return found
    ? { id: idOf(found), mark: cut(phrase, 0, found[0].length), text: trim(cut(phrase, found[0].length)) }
    : undefined;
}

/** Paragraphs, wherever they stand. */
function phrasesOf(block: Block): Phrase[] {
  if (block.kind === "paragraph") return [block.phrase];
  if (block.kind === "quote") return block.blocks.flatMap(phrasesOf);
  return block.kind === "list" ? block.items.flatMap((item) => item.flatMap(phrasesOf)) : [];
}

export interface LegendEntry {
  readonly sign: string;
  readonly words: Phrase;
  /** What the words say that the sign is. */
  readonly mark: Mark | undefined;
}

/** What signs mean by the document's own words. */
export class Legend {
  readonly #entries: LegendEntry[] = [];

  constructor(sections: readonly Section[]) {
    for (const section of sections) {
      const isLegend = section.heading !== undefined && roleOf(oneLine(section.heading.phrase)) === "legend";
      section.blocks.forEach((block, i) => {
        const before = section.blocks[i - 1];
        const led = before?.kind === "paragraph" && roleOf(oneLine(before.phrase)) === "legend";
        if (block.kind === "list" && (isLegend || led)) this.#list(block.items.map((item) => item.flatMap(phrasesOf)));
        else if (
          block.kind === "paragraph" &&
          (isLegend || led || /^(?:key|legend|legende|légende|leyenda)\s*:/i.test(oneLine(block.phrase)))
        )
          this.#line(block.phrase);
      });
    }
  }

  find(sign: string): LegendEntry | undefined {
    return this.#entries.find((entry) => sameSign(entry.sign, sign));
  }

  #list(items: readonly (readonly Phrase[])[]): void {
    for (const [first] of items) if (first) this.#add(first);
  }

  /** `Key: ✅ yes, 🟡 with an addon`. */
  #line(phrase: Phrase): void {
    const text = plain(phrase);
    const starts = [...text.matchAll(/(?:^|[\s,;|:(])(?=\p{Extended_Pictographic}|[✓✔✗✘●○◐△])/gu)].map(
      ({ 0: match, index }) => index + match.length,
    );
    starts.forEach((start, i) => {
      this.#add(trim(cut(phrase, start, starts[i + 1] ?? text.length)));
    });
  }

  #add(phrase: Phrase): void {
    const text = plain(phrase);
    const sign = leadingSign(text.trimStart());
    if (sign === undefined) return;
    const rest = text.trimStart().slice(sign.length);
    const lead = text.length - rest.length + /^[\s:=–—-]*/.exec(rest)![0].length;
    const end = text.length - /[\s,;|.)]*$/.exec(text)![0].length;
    const words = trim(cut(phrase, lead, end));
    if (oneLine(words) === "") return;
    const said = oneLine(words);
    this.#entries.push({ sign, words, mark: markOf(said) ?? weakMarkOf(said) ?? marked(sign) });
  }
}

/** Of the signs of a legend only yes and no mean the same whatever words stand beside them. */
function marked(sign: string): Mark | undefined {
  const mark = signMark(sign);
  return mark === "true" || mark === "false" || mark === "unknown" ? mark : undefined;
}
