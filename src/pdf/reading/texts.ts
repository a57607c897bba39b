/**
 * Bytes of a PDF of ours -> every text in it: what its pages show, and what stands in its metadata, bookmarks, tags, links and attachments.
 * For whoever has to know what got into a file; nothing else reads PDFs.
 */
import { isEntries, nameOf, PdfFile, strings } from "./file.js";
import { type ReadFont, readFont } from "./fonts.js";
import { shownTexts } from "./page-text.js";
import { type PdfEntries, PdfLink, type PdfToken } from "./syntax.js";

export interface PdfTexts {
  /** Of pages and of strings. */
  readonly texts: readonly string[];
  /** Metadata, in XML. */
  readonly markup: readonly string[];
  readonly attachments: readonly { readonly mimeType: string; readonly content: Uint8Array }[];
}

/** Throws where the bytes are of no PDF that Versus writes. */
export function pdfTexts(bytes: Uint8Array): PdfTexts {
  const file = new PdfFile(bytes);
  const texts: string[] = [];
  const markup: string[] = [];
  const attachments: { mimeType: string; content: Uint8Array }[] = [];
  const fonts = new Map<PdfToken, ReadFont>();
  const blocks = blocksOf(file);
  const show = (id: number, resources: PdfEntries | undefined, page?: number): void => {
    const named = file.entries(resources?.get("Font"));
    const font = (name: string) => {
      const found = named?.get(name);
      const key = file.resolve(found);
      if (key === undefined) return undefined;
      let read = fonts.get(key);
      if (!read) fonts.set(key, (read = readFont(found, file)));
      return read;
    };
    const block = (mcid: number) => blocks.get(`${page} ${mcid}`);
    texts.push(...shownTexts(file.stream(id)?.toString("latin1") ?? "", { font, block }));
  };
  for (const [id, { value }] of file.objects) {
    texts.push(...strings(value));
    if (!isEntries(value)) continue;
    const type = nameOf(value.get("Type"));
    const isDrawing = nameOf(value.get("Subtype")) === "Form" || value.has("PatternType");
    if (type === "Metadata") markup.push(file.stream(id)?.toString("utf8") ?? "");
    else if (type === "EmbeddedFile")
      attachments.push({ mimeType: nameOf(value.get("Subtype")) ?? "", content: file.stream(id) ?? new Uint8Array() });
    else if (type === "Page")
      for (const content of listOf(value.get("Contents")))
        if (content instanceof PdfLink) show(content.id, file.entries(value.get("Resources")), id);
    if (isDrawing) show(id, file.entries(value.get("Resources")));
  }
  return { texts, markup, attachments };
}

const listOf = (value: PdfToken | undefined): readonly PdfToken[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Structure elements that stand in a line: what is before and after them belongs together. */
const INLINE = new Set(["Span", "Link", "Strong", "Em", "Code", "Note", "Reference", "Quote"]);

/** The objects of the blocks that marked content belongs to (section 14.7.4), by its page and number: `9 0`. */
function blocksOf(file: PdfFile): Map<string, number> {
  const blocks = new Map<string, number>();
  for (const [id, { value }] of file.objects) {
    if (!isEntries(value) || nameOf(value.get("Type")) !== "StructElem") continue;
    const page = value.get("Pg");
    for (const kid of listOf(value.get("K"))) {
      const mcid = isEntries(kid) ? kid.get("MCID") : kid;
      const on = (isEntries(kid) ? kid.get("Pg") : undefined) ?? page;
      if (typeof mcid === "number" && on instanceof PdfLink) blocks.set(`${on.id} ${mcid}`, blockOf(id, file));
    }
  }
  return blocks;
}

function blockOf(element: number, file: PdfFile): number {
  let id = element;
  for (let entries = file.entries(new PdfLink(id)); entries && INLINE.has(nameOf(entries.get("S")) ?? ""); ) {
    const parent = entries.get("P");
    if (!(parent instanceof PdfLink)) break;
    id = parent.id;
    entries = file.entries(parent);
  }
  return id;
}
