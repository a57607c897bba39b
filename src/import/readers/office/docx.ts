/** A Word document -> blocks, by way of the HTML that mammoth makes of it. Of the archive mammoth sees only what text is made of. */
import type { Element } from "domhandler";
import { zipSync } from "fflate";
import mammoth from "mammoth";
import { findElements, isElement, parseHtmlFragment } from "../../../html/index.js";
import type { Remark, SourceDocument } from "../../source/document.js";
import { type Place, Tape } from "../../source/tape.js";
import { blocksOf } from "../html/blocks.js";
import type { Walk } from "../html/inline.js";
import { Omissions } from "../html/omissions.js";
import { Unreadable } from "../unreadable.js";
import { elementsOf, type Parts, textOf, unpack, xmlOf } from "./archive.js";

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|word\/_rels\/(?:document|footnotes|endnotes|comments)\.xml\.rels)$/i;
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='Heading ${level}'] => h${Math.min(level + 1, 6)}:fresh`),
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "comment-reference => sup",
];

export async function readDocx(bytes: Uint8Array, name: string): Promise<SourceDocument> {
  let hasMacros = false;
  const parts = unpack(bytes, (part) => {
    if (/vbaProject\.bin$/i.test(part)) hasMacros = true;
    return WANTED.test(part);
  });
  if (!parts.has("word/document.xml")) throw new Unreadable("it has no text of Word in it: open it and save it anew");
  // Each part is looked at before mammoth's own parser reads it.
  for (const part of parts.keys()) xmlOf(parts, part);
  const tape = new Tape();
  const omissions = new Omissions();
  const html = await htmlOf(parts);
  const { root } = parseHtmlFragment(html, { file: name });
  const numbers = new Map<Element, number>();
  for (const paragraph of findElements(root, (element) => /^(?:p|h[1-6])$/.test(element.name)))
    numbers.set(paragraph, numbers.size + 1);
  const placeOf: Walk["placeOf"] = (node, around): Place => {
    const paragraph = isElement(node) ? numbers.get(node) : undefined;
    return paragraph === undefined ? around : { paragraph };
  };
  const walk: Walk = {
    tape,
    isMarkdown: false,
    keepsAddresses: true,
    placeOf,
    leaveOut: (what) => omissions.add(what),
  };
  const blocks = blocksOf(root.children, {}, walk);
  const remarks: Remark[] = [
    ...omissions.remarks(),
    ...(hasMacros ? [{ message: "macros are left out" }] : []),
    ...around(parts, tape),
  ];
  return { name, tape, meta: [], blocks, remarks, isTableOnly: false };
}

async function htmlOf(parts: Parts): Promise<string> {
  const archive = zipSync(Object.fromEntries([...parts].filter(([name]) => !/header|footer|core/.test(name))), {
    level: 0,
  });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      {
        styleMap: STYLES,
        // The text that stands for an image is kept; the image lies in no part that was unpacked.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      },
    );
    // Notes stand at the end as a list: each begins with the mark that refers to it.
    let notes = 0;
    return value
      .replace(/<li id="(?:[^"]*-)?(?:foot|end)note-\d+">\s*<p>/g, () => `<li><p>[${++notes}] `)
      .replace(/\s*<a href="#[^"]*note-ref-\d+">↑<\/a>/g, "")
      .replace(/<a id="[^"]*"><\/a>/g, "");
  } catch (error) {
    throw new Unreadable(
      `Word's text can't be read (${error instanceof Error ? error.message : String(error)}): open it and save it anew`,
    );
  }
}

/** Headers, footers and the date of the last change: they stand around the text. */
function around(parts: Parts, tape: Tape): Remark[] {
  const remarks: Remark[] = [];
  for (const part of [...parts.keys()].filter((name) => /\/(?:header|footer)\d*\.xml$/i.test(name)).sort())
    for (const paragraph of elementsOf(xmlOf(parts, part), "p")) {
      const text = elementsOf(paragraph, "t").map(textOf).join("");
      if (text.trim() !== "") tape.add(text, { cell: /header/i.test(part) ? "header" : "footer" });
    }
  const [saved] = elementsOf(xmlOf(parts, "docProps/core.xml"), "modified").map(textOf);
  const day = saved && /^\d{4}-\d{2}-\d{2}/.exec(saved)?.[0];
  if (day) {
    tape.add(day, { cell: "last saved" });
    remarks.push({ message: `the file was saved on ${day}: write \`updated: ${day}\` if its content is as of then` });
  }
  return remarks;
}
