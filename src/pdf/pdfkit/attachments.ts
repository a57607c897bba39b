/** Embedded files (ISO 32000-1, section 7.11.4), associated with the document as PDF/A-3 wants it (ISO 19005-3, section 6.8). */
import { createHash } from "node:crypto";
import { type Attachment, essence } from "../metadata.js";
import type { PdfDocument } from "./document.js";
import { textString } from "./objects.js";

/** @param date of the files, YYYY-MM-DD; the clock is not asked */
export function writeAttachments(
  document: PdfDocument,
  attachments: readonly Attachment[],
  date: string | undefined,
): void {
  if (attachments.length === 0) return;
  document.catalog.AF = attachments.map(({ name, mimeType, description, relationship, content }) => {
    const stream = document.object({
      Type: "EmbeddedFile",
      Subtype: nameOf(essence(mimeType) ?? "application/octet-stream"),
      Params: {
        Size: content.length,
        CheckSum: createHash("md5").update(content).digest(),
        ...(date !== undefined && { ModDate: textString(`D:${date.replaceAll("-", "")}000000Z`) }),
      },
    });
    stream.end(content);
    const specification = document.object({
      Type: "Filespec",
      F: textString(name),
      UF: textString(name),
      Desc: textString(description),
      AFRelationship: nameOf(relationship),
      EF: { F: stream, UF: stream },
    });
    specification.end();
    document.embed(name, specification);
    return specification;
  });
}

/** Bytes of a name at most (ISO 32000-1, Annex C). */
const MAX_NAME = 127;

/** A text as a PDF name: what is not a plain character is written as its code (ISO 32000-1, section 7.3.5). */
function nameOf(text: string): string {
  return [...Buffer.from(text, "utf8").subarray(0, MAX_NAME)]
    .map((byte) => String.fromCharCode(byte))
    .map((character) => (/[\w.+-]/.test(character) ? character : hexCode(character)))
    .join("");
}

const hexCode = (character: string): string =>
  `#${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
