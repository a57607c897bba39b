/**
 * What a document says about itself, and the XMP packet that says it (ISO 16684-1; PDF/UA-1, ISO 14289-1, section 5; PDF/A-2,
 * ISO 19005-2, section 6.6).
 */

export interface DocumentMetadata {
  readonly title: string;
  /** BCP 47 */
  readonly lang: string;
  readonly author?: string;
  /** One sentence about the document. */
  readonly subject?: string;
  readonly keywords?: readonly string[];
  /** The only date that reaches the file, YYYY-MM-DD; never that of the machine's clock. */
  readonly date?: string;
}

/** A file that travels inside of the PDF (ISO 32000-1, section 7.11.4; ISO 19005-3, section 6.8). */
export interface Attachment {
  /** Name of the file, by which readers save it. */
  readonly name: string;
  /** Media type: `application/yaml`. */
  readonly mimeType: string;
  /** What it is, for who sees the list of attachments. */
  readonly description: string;
  /** What it is to the document (ISO 32000-2, table 43). */
  readonly relationship: "Source" | "Data" | "Alternative" | "Supplement" | "Unspecified";
  /** The file. */
  readonly content: Uint8Array;
}

/** A media type without its parameters, which PDF/A-3 takes for part of its name (ISO 19005-3, section 6.8); undefined where a text is none. */
export const essence = (mimeType: string): string | undefined =>
  /^[\w.+-]+\/[\w.+-]+(?=\s*(?:;|$))/.exec(mimeType.trim())?.[0];

/** Standards that a file can conform to. */
export type Conformance = "PDF/UA-1" | "PDF/A-2a" | "PDF/A-2b" | "PDF/A-3a" | "PDF/A-3b";

/**
 * What a file may claim: PDF/A-3 where it has attachments, PDF/A-2 else; and accessibility, of PDF/UA as of level A, only where
 * its author has given all that takes.
 */
export function claims(accessible: boolean, attachments: boolean): readonly Conformance[] {
  const part = attachments ? 3 : 2;
  return accessible ? ["PDF/UA-1", `PDF/A-${part}a`] : [`PDF/A-${part}b`];
}

export const CREATOR = "Versus";
export const PRODUCER = "Versus with PDFKit";

/** PDF/A wants every schema described that it doesn't know itself (section 6.6.2.3.3): that of PDF/UA's identification. */
const EXTENSION_SCHEMAS = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** The XMP packet. @param conformance what it claims, as `claims` gives it */
export function xmpPacket(metadata: DocumentMetadata, conformance: readonly Conformance[]): string {
  const { title, lang, author, subject, keywords = [], date } = metadata;
  const alternatives = (name: string, text: string | undefined) =>
    text
      ? [`<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></dc:${name}>`]
      : [];
  const list = (name: string, kind: "Seq" | "Bag", values: readonly string[]) =>
    values.length > 0
      ? [
          `<dc:${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join("")}</rdf:${kind}></dc:${name}>`,
        ]
      : [];
  const lines = [
    "<dc:format>application/pdf</dc:format>",
    ...alternatives("title", title),
    ...list("creator", "Seq", author ? [author] : []),
    ...alternatives("description", subject),
    ...list("subject", "Bag", keywords),
    ...list("language", "Bag", [lang]),
    ...(date
      ? [`<xmp:CreateDate>${escapeXml(date)}</xmp:CreateDate>`, `<xmp:ModifyDate>${escapeXml(date)}</xmp:ModifyDate>`]
      : []),
    `<xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>`,
    `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
    ...(keywords.length > 0 ? [`<pdf:Keywords>${escapeXml(keywords.join(", "))}</pdf:Keywords>`] : []),
    ...conformance.flatMap(identification),
  ];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
${lines.join("\n")}
</rdf:Description>
${EXTENSION_SCHEMAS}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** How a standard is named in XMP (ISO 14289-1, section 5; ISO 19005-2, section 6.6.4). */
function identification(standard: Conformance): string[] {
  if (standard === "PDF/UA-1") return ["<pdfuaid:part>1</pdfuaid:part>"];
  const [, part, level] = /(\d)(.)$/.exec(standard)!;
  return [`<pdfaid:part>${part}</pdfaid:part>`, `<pdfaid:conformance>${level!.toUpperCase()}</pdfaid:conformance>`];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 can't hold become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
