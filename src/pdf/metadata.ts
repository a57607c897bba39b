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

/** The XMP packet, which claims PDF/UA-1 and PDF/A-2a. */
export function xmpPacket(metadata: DocumentMetadata): string {
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
    "<pdfuaid:part>1</pdfuaid:part>",
    "<pdfaid:part>2</pdfaid:part>",
    "<pdfaid:conformance>A</pdfaid:conformance>",
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

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 can't hold become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
