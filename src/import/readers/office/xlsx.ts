/** An Excel workbook -> a table for each sheet that is shown, with its cells as Excel shows them. */
import type { Element } from "domhandler";
import type { Block, Remark, SourceDocument } from "../../source/document.js";
import { Tape } from "../../source/tape.js";
import { sheetBlocks } from "../sheet-blocks.js";
import { Unreadable } from "../unreadable.js";
import { attributeOf, elementsOf, relationsOf, textOf, unpack, xmlOf } from "./archive.js";
import { NumberFormats } from "./number-formats.js";
import { readSheet, type Sheet } from "./sheet.js";

const WANTED =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/.*|xl\/worksheets\/.*\.(?:xml|rels)|xl\/comments.*\.xml)$/i;
/** Names that nobody gave. */
const UNNAMED = /^(?:sheet|tabelle|feuil|hoja|foglio|planilha|blad|arkusz|лист|シート)\s*\d*$/i;
/** Cells of hidden sheets that are worth a comment: more are data for lists. */
const MAX_HIDDEN = 2_000;

export function readXlsx(bytes: Uint8Array, name: string): SourceDocument {
  let hasMacros = false;
  const parts = unpack(bytes, (part) => {
    if (/vbaProject\.bin$/i.test(part)) hasMacros = true;
    return WANTED.test(part);
  });
  const workbook = xmlOf(parts, "xl/workbook.xml");
  if (!workbook) throw new Unreadable("it has no workbook in it: open it and save it anew");
  const relations = relationsOf(parts, "xl/workbook.xml");
  const context = {
    strings: elementsOf(xmlOf(parts, "xl/sharedStrings.xml"), "si").map(plainText),
    formats: new NumberFormats(xmlOf(parts, "xl/styles.xml"), is1904(elementsOf(workbook, "workbookPr")[0])),
  };
  const tape = new Tape();
  const remarks: Remark[] = hasMacros ? [{ message: "macros are left out" }] : [];
  const blocks: Block[] = [];
  const sheets = elementsOf(workbook, "sheet");
  const shown = sheets.filter((sheet) => !isHidden(sheet));
  for (const element of [...shown, ...sheets.filter(isHidden)]) {
    const title = element.attribs.name ?? "";
    const path = relations.get(attributeOf(element, "id") ?? "")?.target ?? "";
    const sheet = readSheet(parts, path, title, context);
    if (!sheet) continue;
    if (isHidden(element)) hide(sheet, title, tape, remarks);
    else blocks.push(...show(sheet, title, shown.length > 1 && !UNNAMED.test(title), tape, remarks));
  }
  return { name, tape, meta: [], blocks, remarks, isTableOnly: true };
}

const is1904 = (properties: Element | undefined): boolean => /^(?:1|true)$/.test(properties?.attribs.date1904 ?? "");
const isHidden = ({ attribs }: Element): boolean => /hidden/i.test(attribs.state ?? "");

/** The text of a shared string: that of its runs, without how it is pronounced. */
function plainText(element: Element): string {
  const phonetic = elementsOf(element, "rPh");
  return elementsOf(element, "t")
    .filter((text) => !phonetic.some((each) => elementsOf(each, "t").includes(text)))
    .map(textOf)
    .join("");
}

function show(sheet: Sheet, title: string, isNamed: boolean, tape: Tape, remarks: Remark[]): Block[] {
  const place = { cell: title };
  const heading: Block[] = isNamed ? [{ kind: "heading", level: 2, phrase: [tape.add(title, place)], place }] : [];
  const { rows, hidden, notes } = sheet.cellsOn(tape);
  if (hidden > 0) remarks.push({ message: `${hidden} filled cells in hidden rows and columns are not placed`, place });
  remarks.push(...notes);
  return [...heading, ...sheetBlocks(rows, place)];
}

function hide(sheet: Sheet, title: string, tape: Tape, remarks: Remark[]): void {
  const isKept = sheet.count <= MAX_HIDDEN;
  if (isKept) sheet.cellsOn(tape);
  remarks.push({ message: `the sheet "${title}" is hidden: it is ${isKept ? "not placed" : "left out"}` });
}
