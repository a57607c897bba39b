/** Blocks below "See also" and "Sources" -> links. */
import type { Block } from "../../source/document.js";
import { cut, isBlank, linesOf, oneLine, type Phrase, plain, trim } from "../../source/phrase.js";
import type { DraftLink } from "../draft.js";
import { itemText } from "./items.js";

/** A link for each item of lists, and each line of paragraphs that has one. */
export function linksOf(blocks: readonly Block[]): DraftLink[] {
  return blocks
    .flatMap((block): DraftLink[] => {
      if (block.kind === "list") return block.items.map((item) => linkOf(itemText(item)));
      if (block.kind === "paragraph") return linesOf(block.phrase).map(linkOf);
      return block.kind === "quote" ? linksOf(block.blocks) : [];
    })
    .filter(({ title }) => !isBlank(title));
}

const ADDRESS = /<?(https?:\/\/[^\s<>]+?)>?[.,;)]*$/i;

function linkOf(phrase: Phrase): DraftLink {
  const href = phrase.find((run) => run.href)?.href;
  if (href) return { title: trim(phrase.map(({ href: _, ...run }) => run)), url: href };
  const found = ADDRESS.exec(plain(phrase));
  if (!found) return { title: phrase };
  const at = found.index + found[0].indexOf(found[1]!);
  const url = cut(phrase, at, at + found[1]!.length);
  const before = trim(cut(phrase, 0, found.index));
  const end = /[\s:,–—-]*$/.exec(plain(before))![0].length;
  const title = end === 0 ? before : trim(cut(before, 0, plain(before).length - end));
  const [run] = url;
  return { title: oneLine(title) === "" ? url : title, ...(run && url.length === 1 && { url: run }) };
}
