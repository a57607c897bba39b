/** Lists and texts that speak of one subject -> its points, what is for and against it, when to choose it. */
import type { ListBlock, TableBlock } from "../../source/document.js";
import { cut, isBlank, oneLine, type Phrase, plain, strongStart, trim } from "../../source/phrase.js";
import { roleOf } from "../../words/role-of.js";
import type { Role } from "../../words/roles.js";
import type { Draft, DraftSubject } from "../draft.js";
import type { Names } from "../names.js";
import type { Section } from "../outline.js";
import type { Notes } from "../tables/notes.js";
import type { Context } from "./context.js";
import type { Contrast } from "./contrasts.js";
import { choiceIn, itemText, labelled, sided, unsigned } from "./items.js";

/** What placing knows of the document, and the draft that it fills. */
export interface Placing {
  readonly draft: Draft;
  readonly names: Names;
  readonly notes: Notes;
  /** The subject that the author's own side is: "Harbor (us)". */
  readonly own: number | undefined;
  /** The section that the title of the document heads. */
  readonly title: Section | undefined;
  /** A heading for what has none. */
  readonly more: string;
  isMainTable(table: TableBlock): boolean;
  isMain(section: Section): boolean;
  /** Whether something was said of subjects: what follows is no introduction any more. */
  hasBegun(): boolean;
  /** A list below the line that leads to it; false where the two are no more than text. */
  lead(phrase: Phrase, list: ListBlock, context: Context): boolean;
  /** A list that says something of each subject by its name is a row, named by its section. */
  row(section: Section, list: ListBlock, context: Context): boolean;
  /** What a sentence says of both is a row, if its label or a heading says what they are compared by. @returns whether it is one */
  rowOf(contrast: Contrast, heading: Phrase | undefined): boolean;
}

type Key = "pros" | "cons" | "points" | "chooseWhen" | "avoidWhen";

const KEY_OF: Partial<Record<Role, Key>> = { pros: "pros", cons: "cons", choose: "chooseWhen", avoid: "avoidWhen" };

/** A text that stands once already isn't said again. */
export function add(subject: DraftSubject, key: Key, phrase: Phrase): void {
  const text = oneLine(phrase).toLowerCase();
  if (text === "") return;
  const present = subject[key].find((each) => oneLine(each).toLowerCase() === text);
  if (present) subject.repeated.push(phrase);
  else subject[key].push(trim(phrase));
}

/** @returns whether the list was taken */
export function placeList(list: ListBlock, context: Context, placing: Placing): boolean {
  const { draft, names, own } = placing;
  const { role } = context;
  const texts = list.items.map(itemText);
  const subject = context.subject ?? (role === "pros" || role === "cons" ? own : undefined);
  const key = role && KEY_OF[role];
  if (subject !== undefined && role !== undefined && (key !== undefined || role === "prosCons")) {
    for (const text of texts) side(draft.subjects[subject]!, text, key, names);
    return true;
  }
  if (choices(texts, role, placing)) return true;
  if (key !== undefined || role === "prosCons") return byLabel(texts, key, placing);
  if (subject === undefined || role !== undefined) return false;
  for (const text of texts) side(draft.subjects[subject]!, text, undefined, names);
  return true;
}

/** An item of a subject, by its own sign where its list has none. */
function side(subject: DraftSubject, text: Phrase, key: Key | undefined, names: Names): void {
  if (key === "chooseWhen" || key === "avoidWhen") {
    const choice = choiceIn(unsigned(text), names);
    if (choice && choice.key === key) subject.named.push(choice.name);
    add(subject, key, choice && choice.key === key ? choice.phrase : unsigned(text));
    return;
  }
  const own = sided(text);
  if (key !== undefined) add(subject, key, own.side === key ? own.phrase : text);
  else add(subject, own.side, own.phrase);
}

/** "Choose A when …" in most of the items: each is the subject's that it names. Below such a heading one name is enough. */
function choices(texts: readonly Phrase[], role: Role | undefined, { draft, names }: Placing): boolean {
  const isAbout = role === "choose" || role === "avoid";
  const found = texts.map((text) => {
    const choice = choiceIn(unsigned(text), names);
    if (choice || !isAbout) return choice;
    const key = KEY_OF[role!] === "avoidWhen" ? ("avoidWhen" as const) : ("chooseWhen" as const);
    const label = labelled(text, names);
    if (label) return { subject: label.subject, key, phrase: label.phrase, name: label.label };
    const only = names.only(plain(text));
    return only && { subject: only.subject, key, phrase: unsigned(text), name: cut(text, only.from, only.to) };
  });
  if (found.filter((each) => each === undefined).length > 0) return false;
  for (const choice of found) {
    if (!choice) continue;
    draft.subjects[choice.subject]!.named.push(choice.name);
    add(draft.subjects[choice.subject]!, choice.key, choice.phrase);
  }
  return found.length > 0;
}

/** Items that name their subject: "A: …". */
function byLabel(texts: readonly Phrase[], key: Key | undefined, { draft, names }: Placing): boolean {
  const found = texts.map((text) => labelled(text, names));
  if (found.length === 0 || found.some((each) => each === undefined)) return false;
  for (const each of found) {
    if (!each) continue;
    const subject = draft.subjects[each.subject]!;
    subject.named.push(each.label);
    side(subject, each.phrase, key, names);
  }
  return true;
}

const LONGEST_LEAD = 240;
const LONGEST_TAGLINE = 90;

/** A paragraph. @returns whether it was taken */
export function placeText(phrase: Phrase, context: Context, placing: Placing): boolean {
  const { draft, names } = placing;
  const choice = choiceIn(phrase, names);
  if (choice && oneLine(phrase).length <= 300 && !/[.!?]\s+\S/.test(oneLine(phrase))) {
    const subject = draft.subjects[choice.subject]!;
    subject.named.push(choice.name);
    add(subject, choice.key, choice.phrase);
    return true;
  }
  if (labelledRole(phrase, context, placing)) return true;
  const { role } = context;
  const key = role && KEY_OF[role];
  const subject = context.subject === undefined ? undefined : draft.subjects[context.subject];
  if (!subject) return false;
  if (key !== undefined && oneLine(phrase).length <= 400) {
    side(subject, phrase, key, names);
    return true;
  }
  if (role === "what" || role === "intro") return describe(subject, phrase);
  return context.isSubject && role === undefined && describe(subject, phrase);
}

/** What is said of a subject as a whole: a few words are its tagline, a line is its lead. */
function describe(subject: DraftSubject, phrase: Phrase): boolean {
  const { length } = oneLine(phrase);
  if (phrase.some(({ text, isSoft }) => text === "\n" && !isSoft)) return false;
  if (length <= LONGEST_TAGLINE && subject.tagline === undefined && subject.lead === undefined)
    subject.tagline = phrase;
  else if (length <= LONGEST_LEAD && subject.lead === undefined && !/:$/.test(oneLine(phrase))) subject.lead = phrase;
  else return false;
  return true;
}

/** "**Best for:** small teams": a label in place of a heading. */
function labelledRole(phrase: Phrase, context: Context, { draft, names }: Placing): boolean {
  const strong = strongStart(phrase);
  if (!strong || isBlank(strong.rest)) return false;
  const label = oneLine(strong.label);
  const role = label.length <= 60 ? roleOf(label, names.hasWord) : undefined;
  const index = names.only(label)?.subject ?? context.subject;
  const rest = trim(cut(strong.rest, /^[\s:.–—-]*/.exec(plain(strong.rest))![0].length));
  if (role === undefined || isBlank(rest)) return false;
  const subject = index === undefined ? undefined : draft.subjects[index]!;
  const key = KEY_OF[role];
  if (subject && key !== undefined) side(subject, rest, key, names);
  else if (subject && role === "what") return describe(subject, rest) || false;
  else if (role === "summary") draft.summary.push({ kind: "paragraph", phrase });
  else return false;
  return true;
}

/** A list below a line that ends with a colon. @returns whether both were taken */
export function placeLead(phrase: Phrase, list: ListBlock, context: Context, placing: Placing): boolean {
  const text = oneLine(phrase);
  const { names, draft, notes } = placing;
  if (text.length > 150 || notes.isUsed(phrase)) return false;
  const role = roleOf(text, names.hasWord);
  const mention = names.only(text);
  const isLabel = /:$/.test(text) || role !== undefined;
  if (!isLabel) return false;
  const subject = mention?.subject ?? context.subject;
  if (role !== undefined && (KEY_OF[role] !== undefined || role === "prosCons")) {
    const taken = placeList(list, { role, subject, isSubject: false }, placing);
    if (taken && mention) draft.subjects[mention.subject]!.named.push(cut(phrase, mention.from, mention.to));
    return taken;
  }
  if (role !== undefined || !mention || !/:$/.test(text) || KEY_OF[context.role ?? "table"] !== undefined) return false;
  const side = draft.subjects[mention.subject]!;
  if (side.lead === undefined) side.lead = trim(cut(phrase, 0, plain(phrase).trimEnd().length - 1));
  else return false;
  for (const each of list.items.map(itemText)) {
    const own = sided(each);
    add(side, own.side, own.phrase);
  }
  return true;
}
