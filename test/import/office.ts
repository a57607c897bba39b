/** Office files as their programs write them, made of the XML that a test is about. */
import { deflateRawSync } from "node:zlib";
import { type Zippable, zipSync } from "fflate";

const bytes = (text: string) => Buffer.from(text);

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** An entry of an archive by itself, packed as small as can be. */
export function zipEntry(name: string, content: Uint8Array): Buffer {
  const data = deflateRawSync(content, { level: 9 });
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}

export interface SheetXml {
  readonly name: string;
  /** `row` elements. */
  readonly rows: string;
  /** What stands before the rows, such as `cols`, and behind them. */
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
  /** `comment` elements. */
  readonly comments?: string;
  /** Addresses of links, by their ids. */
  readonly links?: Readonly<Record<string, string>>;
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook. @param styles `numFmts` and `cellXfs` */
export function xlsx(sheets: readonly SheetXml[], styles = "", more: Zippable = {}): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    "[Content_Types].xml": bytes("<Types/>"),
    "xl/workbook.xml": bytes(
      `<workbook xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, state }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="r${i}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": bytes(
      `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${OFFICE}/worksheet" Target="worksheets/s${i}.xml"/>`).join("")}</Relationships>`,
    ),
    "xl/styles.xml": bytes(`<styleSheet>${styles}</styleSheet>`),
  };
  sheets.forEach(({ rows, before = "", after = "", comments, links = {} }, i) => {
    parts[`xl/worksheets/s${i}.xml`] = bytes(
      `<worksheet xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    );
    const relations = Object.entries(links).map(
      ([id, url]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${url}" TargetMode="External"/>`,
    );
    if (comments) {
      relations.push(`<Relationship Id="c" Type="${OFFICE}/comments" Target="../comments${i}.xml"/>`);
      parts[`xl/comments${i}.xml`] = bytes(`<comments><commentList>${comments}</commentList></comments>`);
    }
    parts[`xl/worksheets/_rels/s${i}.xml.rels`] = bytes(`<Relationships>${relations.join("")}</Relationships>`);
  });
  return zipSync({ ...parts, ...more });
}

/** Rows of texts, from the first cell of the sheet on; a text that begins with `<` is a cell element. */
export const rowsXml = (
  rows: readonly (readonly string[])[],
  attributes: Readonly<Record<number, string>> = {},
): string =>
  rows
    .map((cells, r) => {
      const inner = cells.map((text, c) => {
        const at = `${String.fromCharCode(65 + c)}${r + 1}`;
        if (text.startsWith("<")) return text.replace("<c", `<c r="${at}"`);
        return text === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
      });
      return `<row r="${r + 1}"${attributes[r] ?? ""}>${inner.join("")}</row>`;
    })
    .join("");

export interface WordXml {
  /** What `w:body` holds. */
  readonly body: string;
  readonly parts?: Readonly<Record<string, string>>;
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export function docx({ body, parts = {} }: WordXml): Uint8Array {
  const styles = ["Title", "Heading 1", "Heading 2", "List Bullet"]
    .map(
      (name) => `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
    )
    .join("");
  const files = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${WORD}>${styles}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="n" Type="${OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="f" Type="${OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>`,
    "word/footnotes.xml": `<w:footnotes ${WORD}/>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));
}

/** A paragraph in a style. */
export const paragraph = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/>${style === "ListBullet" ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : ""}</w:pPr>` : ""}${text.startsWith("<") ? text : run(text)}</w:p>`;

export const run = (text: string, properties = ""): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
