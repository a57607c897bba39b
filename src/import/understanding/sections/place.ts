/** Sections -> the keys of the draft: each by its role, and what has none as a section of the sheet. */
import type { Block, ListBlock, ParagraphBlock } from "../../source/document.js";
import { isBlank, linesOf, oneLine, ours, type Phrase, plain, trim, without } from "../../source/phrase.js";
import { leadingSign } from "../../words/marks.js";
import { roleOf } from "../../words/role-of.js";
import type { Draft, DraftSection } from "../draft.js";
import type { Section } from "../outline.js";
import { type Context, contextOf } from "./context.js";
import { contrastIn } from "./contrasts.js";
import { areTitles, beginsWithSign, isLink, itemText } from "./items.js";
import { linksOf } from "./links.js";
import { placeTable } from "./side-tables.js";
import { add, type Placing, placeList, placeText } from "./sides.js";

/** Where blocks go that say nothing of one subject. */
interface Sink {
  push(block: Block): void;
  /** Whether nothing has gone there yet. */
  readonly isEmpty: () => boolean;
}

export function placeSections(sections: readonly Section[], placing: Placing): void {
  for (const section of sections) placeSection(section, placing);
}

function placeSection(section: Section, placing: Placing): void {
  const { draft, names } = placing;
  const context = contextOf(section, names);
  const { blocks, heading } = section;
  if (section.region !== undefined) {
    if (section.region === "aside" && context.role === "related") draft.related.push(...linksOf(blocks));
    return;
  }
  if (heading && context.isSubject && context.subject !== undefined)
    draft.subjects[context.subject]!.named.push(heading.phrase);
  switch (context.role) {
    case "drop":
      return;
    case "related":
      draft.related.push(...linksOf(blocks));
      return;
    case "sources":
      draft.sources.push(...linksOf(blocks));
      return;
    case "questions":
    case "objections":
      questions(section, context, context.role, placing);
      return;
    default:
      flow(
        context.role === "options" ? withoutNames(blocks, placing) : blocks,
        section,
        context,
        sinkFor(section, context, placing),
        placing,
      );
  }
}
/** Where what a section says goes by its role. */
function sinkFor(section: Section, context: Context, placing: Placing): Sink {
  const { draft } = placing;
  switch (context.role) {
    case "legend":
      return { push: (block) => legend(block, placing), isEmpty: () => false };
    case "summary":
      return sinkOf(draft.summary);
    case "intro":
      return context.subject === undefined ? sinkOf(draft.intro) : sectionSink(section, context, placing);
    case "table":
      return placing.isMain(section) ? noteSink(draft) : sectionSink(section, context, placing);
    default: {
      const isOpening = section.heading === undefined || section.heading.level === 1 || section === placing.title;
      return isOpening ? openingSink(placing) : sectionSink(section, context, placing);
    }
  }
}

const sinkOf = (blocks: Block[]): Sink => ({ push: (block) => blocks.push(block), isEmpty: () => blocks.length === 0 });

/** What stands beside a table goes below it. */
const noteSink = ({ tableNote }: Draft): Sink => ({
  push: (block) => tableNote.push(itemText([block])),
  isEmpty: () => tableNote.length === 0,
});

/** A section of the sheet, begun as soon as something is said in it. */
function sectionSink({ heading }: Section, { subject, isSubject }: Context, { draft, more, names }: Placing): Sink {
  let section: DraftSection | undefined;
  const begin = (): DraftSection => {
    // A heading below that of a subject says nothing without it.
    const isBare = subject !== undefined && !isSubject && heading && names.only(oneLine(heading.phrase)) === undefined;
    const phrase = !heading
      ? ours(more)
      : isBare
        ? [...ours(`${names.names[subject]}: `), ...heading.phrase]
        : heading.phrase;
    const guess = heading ? undefined : "the source has no heading here";
    section = { heading: phrase, blocks: [], items: [], guess };
    draft.sections.push(section);
    return section;
  };
  return { push: (block) => (section ?? begin()).blocks.push(block), isEmpty: () => section === undefined };
}

/** Before lists and tables of the subjects it is the introduction, behind them a section of its own. */
function openingSink(placing: Placing): Sink {
  const rest = sectionSink({ blocks: [] }, { role: undefined, subject: undefined, isSubject: false }, placing);
  return {
    push: (block) => {
      if (placing.hasBegun()) rest.push(block);
      else if (block.kind !== "quote") placing.draft.intro.push(block);
    },
    isEmpty: () => placing.draft.intro.length === 0,
  };
}

/** The blocks of a section, one after the other. */
function flow(blocks: readonly Block[], section: Section, context: Context, sink: Sink, placing: Placing): void {
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const next = blocks[i + 1];
    switch (block.kind) {
      case "paragraph":
        if (blocks.length === 1 && contrastedBelow(block.phrase, section, context, placing)) break;
        if (next?.kind === "list" && isLegend(block.phrase, placing)) {
          legend(next, placing);
          i++;
        } else if (next?.kind === "list" && placing.lead(block.phrase, next, context)) i++;
        else paragraph(block, next, context, sink, placing);
        break;
      case "list":
        list(block, section, context, sink, placing);
        break;
      case "table":
        if (!placeTable(block, context, placing)) sink.push(block);
        break;
      default:
        sink.push(block);
    }
  }
}

function paragraph(
  block: ParagraphBlock,
  next: Block | undefined,
  context: Context,
  sink: Sink,
  placing: Placing,
): void {
  // Badges and logos: their alternative texts are no sentences of the document.
  const isPicture = block.phrase.every(({ image, text }) => image === true || text.trim() === "");
  if (isPicture || placing.notes.isUsed(block.phrase)) return;
  const phrase = withoutJump(block.phrase);
  const text = oneLine(phrase);
  if (text === "" || isMetadata(phrase)) return;
  const role = text.length <= 100 ? roleOf(text, placing.names.hasWord) : undefined;
  if (next?.kind === "table" && placing.isMainTable(next) && (/:$/.test(text) || role === "table")) return;
  if (role === "drop" || (role === "table" && !/[.!]$/.test(text)) || (role === "legend" && /:$/.test(text))) return;
  const lines = linesOf(phrase);
  if (lines.length > 0 && lines.every(beginsWithSign)) {
    const items = lines.map((line): Block[] => [{ kind: "paragraph", phrase: line }]);
    if (placeList({ kind: "list", isOrdered: false, items }, context, placing)) return;
  }
  if (placeText(phrase, context, placing)) return;
  if (SUMMING.test(text)) placing.draft.summary.push({ kind: "paragraph", phrase });
  else sink.push({ kind: "paragraph", phrase });
}

const SUMMING =
  /^(?:in (?:summary|conclusion|short)|to (?:sum up|summari[sz]e|conclude)|overall|all in all|ultimately|zusammenfassend|zusammengefasst|kurz gesagt|insgesamt|en résumé|pour résumer|en conclusion|en somme|en resumen|en conclusión|para resumir|in sintesi|in conclusione|em resumo|em suma|samengevat)[\s,:]/iu;

/** "🆚 Go to Comparative Table 🆚The main …": a link within the page, glued to the text behind it. */
function withoutJump(phrase: Phrase): Phrase {
  const found = /^\s*(\p{Extended_Pictographic}\ufe0f?)\s*([^\p{Extended_Pictographic}]{3,60}?)\s*\1/u.exec(
    plain(phrase),
  );
  if (!found) return phrase;
  const role = roleOf(found[2]!);
  return role === "drop" || role === "table" ? without(phrase, new RegExp(`^[\\s\\S]{${found[0].length}}`)) : phrase;
}

/** "Owner: …", "Last updated: …": what the document says of itself. */
function isMetadata(phrase: Phrase): boolean {
  const lines = linesOf(phrase).map(oneLine);
  return (
    lines.length > 0 &&
    lines.every((line) => line.length <= 80) &&
    lines.some((line) => META.test(line)) &&
    lines.every((line) => /^[\p{L} ]{2,30}\s*:\s+\S/u.test(line) || META.test(line))
  );
}
const META =
  /^(?:author|owner|status|date|last updated?|updated|last reviewed|reviewed|version|datum|stand|autor|auteur|fecha|actualizado|mis à jour|published|by|deciders|tags)\s*:?\s+\S/iu;

function list(block: ListBlock, section: Section, context: Context, sink: Sink, placing: Placing): void {
  const { draft } = placing;
  if (areTitles(block.items) && context.role !== "choose") draft.related.push(...linksOf([block]));
  else if (placing.row(section, block, context) || contrasts(block, context, placing)) return;
  else if (placeList(block, context, placing)) return;
  // A list of nothing but links, whom nothing announces, leads around the site.
  else if (block.items.length >= 4 && block.items.every(isLink) && section.heading === undefined) return;
  else sink.push(block);
}

/** A criterion as a heading, and below it a sentence that says what holds of either side. */
function contrastedBelow(phrase: Phrase, { heading }: Section, { role, subject }: Context, placing: Placing): boolean {
  if (!heading || heading.level === 1 || role !== undefined || subject !== undefined) return false;
  const contrast = contrastIn(phrase, placing.names);
  return contrast !== undefined && placing.rowOf(contrast, heading.phrase);
}

/** Items that say one thing of one subject, and another of the other: each is a row, or a point of both. */
function contrasts({ items }: ListBlock, { role, subject }: Context, placing: Placing): boolean {
  const { draft, names } = placing;
  if (subject !== undefined || (role !== undefined && role !== "table")) return false;
  const found = items.map((item) => contrastIn(itemText(item), names));
  if (found.length === 0 || found.includes(undefined)) return false;
  for (const contrast of found) {
    if (!contrast || placing.rowOf(contrast, undefined)) continue;
    for (const [i, said] of contrast.said.entries()) add(draft.subjects[i]!, "points", said);
  }
  return true;
}

/** Items that are nothing but a subject have become it. */
function withoutNames(blocks: readonly Block[], { names, draft }: Placing): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== "list") return [block];
    const items = block.items.filter((item) => {
      const text = itemText(item);
      const subject = names.find(oneLine(text));
      if (subject === undefined) return true;
      draft.subjects[subject]!.named.push(text);
      return false;
    });
    return items.length === 0 ? [] : [{ ...block, items }];
  });
}

/** "Key:", over a list of signs. */
const isLegend = (phrase: Phrase, { names }: Placing): boolean =>
  oneLine(phrase).length <= 60 && roleOf(oneLine(phrase), names.hasWord) === "legend";

/** What a legend says beside its signs. */
function legend(block: Block, { draft, notes }: Placing): void {
  const texts = block.kind === "list" ? block.items.map(itemText) : [itemText([block])];
  for (const text of texts) {
    const isNote =
      notes.isUsed(text) ||
      (block.kind === "quote" && block.blocks.every((each) => each.kind === "paragraph" && notes.isUsed(each.phrase)));
    const isEntry = leadingSign(plain(text).trimStart()) !== undefined;
    if (!isBlank(text) && !isEntry && !isNote) draft.tableNote.push(trim(text));
  }
}

/** Questions by headings below, by rows of two cells, or by items; what is none of these stays text. */
function questions(section: Section, context: Context, kind: "questions" | "objections", placing: Placing): void {
  const { heading, parent, blocks } = section;
  const { draft, names } = placing;
  const isBelow =
    heading !== undefined &&
    parent?.heading !== undefined &&
    contextOf(parent, names).role === kind &&
    roleOf(oneLine(heading.phrase)) !== kind;
  const top = isBelow ? parent! : section;
  const target = () => {
    const present = draft.sections.find(({ heading: phrase }) => phrase === top.heading?.phrase);
    if (present) return present;
    const made: DraftSection = { heading: top.heading?.phrase ?? ours(placing.more), kind, blocks: [], items: [] };
    draft.sections.push(made);
    return made;
  };
  if (isBelow && blocks.length > 0) {
    target().items.push({ title: heading.phrase, blocks });
    return;
  }
  for (const block of blocks) {
    const pairs =
      block.kind === "table"
        ? pairsOf(block.rows.slice(1).map(({ cells }) => cells.map(({ phrase }) => phrase)))
        : undefined;
    if (pairs) target().items.push(...pairs);
    else if (block.kind !== "table" || !placeTable(block, context, placing)) target().blocks.push(block);
  }
}

function pairsOf(rows: readonly (readonly Phrase[])[]) {
  const isPairs = rows.length > 0 && rows.every((cells) => cells.length === 2 && cells.every((cell) => !isBlank(cell)));
  return isPairs
    ? rows.map(([title, text]) => ({ title: title!, blocks: [{ kind: "paragraph" as const, phrase: text! }] }))
    : undefined;
}
