/** Bytes of a file in a format -> its document. What only few formats need is loaded for these. */
import type { SourceDocument } from "../source/document.js";
import { decodeText } from "./decode.js";
import { Unreadable } from "./unreadable.js";

export type FileFormat = "md" | "html" | "csv" | "tsv" | "txt" | "json" | "xlsx" | "docx";

/** Throws `Unreadable`. @param name of the file, without its ending */
export async function readDocument(bytes: Uint8Array, name: string, format: FileFormat): Promise<SourceDocument> {
  if (format === "html") return (await import("./html/page.js")).readHtml(bytes, name);
  if (format === "xlsx") return (await import("./office/xlsx.js")).readXlsx(bytes, name);
  if (format === "docx") return (await import("./office/docx.js")).readDocx(bytes, name);
  const { text, remarks } = decodeText(bytes);
  if (text.includes("\u0000")) throw new Unreadable("it is no text");
  const document = await readText(text, name, format);
  return { ...document, remarks: [...remarks, ...document.remarks] };
}

async function readText(text: string, name: string, format: FileFormat): Promise<SourceDocument> {
  switch (format) {
    case "md":
      return (await import("./markdown/document.js")).readMarkdown(text, name);
    case "csv":
      return (await import("./csv.js")).readCsv(text, name);
    case "json":
      return (await import("./json.js")).readJson(text, name);
    case "tsv":
      return (await import("./csv.js")).readCsv(text, name, ["\t", ",", ";"]);
    default:
      // Text with headings of Markdown is Markdown, whatever its file is called.
      return /^#{1,6} \S/m.test(text) || /^---\n[\s\S]*?\n---\n/.test(text)
        ? (await import("./markdown/document.js")).readMarkdown(text, name)
        : (await import("./text.js")).readText(text, name);
  }
}
