/** A file -> which reader reads it; or, where none does, what to save it as. */
import type { FileFormat } from "./read.js";

/** What flags can name. */
export const NAMED_FORMATS = ["csv", "md", "html", "txt"] as const;

const BY_ENDING: Readonly<Record<string, FileFormat>> = {
  md: "md",
  markdown: "md",
  mdx: "md",
  mdown: "md",
  html: "html",
  htm: "html",
  xhtml: "html",
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  txt: "txt",
  text: "txt",
  json: "json",
  xlsx: "xlsx",
  xlsm: "xlsx",
  docx: "docx",
  docm: "docx",
};

const SAVE_AS: Readonly<Record<string, string>> = {
  xls: "an old Excel file: open it and save it as .xlsx",
  xlsb: "a binary Excel file: open it and save it as .xlsx",
  ods: "an OpenDocument spreadsheet: open it and save it as .xlsx or .csv",
  numbers: "a Numbers file: export it as .xlsx or .csv",
  doc: "an old Word file: open it and save it as .docx",
  odt: "an OpenDocument text: open it and save it as .docx",
  rtf: "a Rich Text file: open it and save it as .docx",
  pages: "a Pages file: export it as .docx",
  pdf: "a PDF, in which no table can be told from other text: copy the text into a .txt file, or save the document that it was made of",
  pptx: "a presentation: copy its table into a spreadsheet, and save that as .xlsx",
  zip: "a ZIP archive: unpack it, and name the files in it",
};

export type Recognised = { readonly format: FileFormat } | { readonly refusal: string };

/** By its first bytes where these say it, else by its ending; what has neither is plain text. */
export function formatOf(path: string, bytes: Uint8Array, asked: string | undefined): Recognised {
  const ending = /\.([a-z\d]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const starts = (...signature: readonly number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // What has a password is packed into the container of old Office files.
    if (["xlsx", "docx", "xlsm", "docm"].includes(ending))
      return { refusal: "a file with a password: open it, and save it without one" };
    return { refusal: SAVE_AS[ending] ?? "an old Office file: open it and save it as .xlsx or .docx" };
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) return { refusal: SAVE_AS.pdf! };
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) return { refusal: SAVE_AS.rtf! };
  const isZip = starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06);
  const known = BY_ENDING[ending];
  if (isZip) {
    if (known === "xlsx" || known === "docx") return { format: known };
    return { refusal: SAVE_AS[ending] ?? "a ZIP archive: an Excel or Word file ends with .xlsx or .docx" };
  }
  if (asked === "csv" || asked === "md" || asked === "html" || asked === "txt") return { format: asked };
  if (known === "xlsx" || known === "docx")
    return { refusal: `no .${ending} file, or a damaged one: open it and save it anew` };
  if (known) return { format: known };
  const refusal = SAVE_AS[ending];
  if (refusal !== undefined) return { refusal };
  return { format: "txt" };
}
