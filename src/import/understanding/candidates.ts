/** A document -> what it may compare: names with the places that they stand in. One that stands in two kinds of places is a subject. */
import type { Block, SourceDocument } from "../source/document.js";
import { onlyText } from "../source/document.js";
import { oneLine, type Phrase, strongStart } from "../source/phrase.js";
import { bareName, shownName, stemmed } from "../words/fold.js";
import { roleOf } from "../words/role-of.js";
import { namesInTitle } from "../words/titles.js";
import type { Section } from "./outline.js";

type PlaceKind = "title" | "heading" | "option" | "label" | "choose" | "prosCons" | "header" | "column";

/** A name in a place. `of` tells places of one kind apart: the table, the list. */
export interface Sighting {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly of: number;
}

export interface Headline {
  readonly phrase: Phrase;
  readonly key: "title" | "html-title" | "heading" | "file";
}

/** What may be the title of a document, the best first. */
export function headlinesOf(document: SourceDocument, sections: readonly Section[]): Headline[] {
  const ofMeta = (key: "title" | "html-title"): Headline[] =>
    document.meta.filter((each) => each.key === key).map(({ value }) => ({ phrase: value, key }));
  const top =
    sections.find(({ heading, region }) => heading?.level === 1 && region === undefined) ??
    sections.find(
      ({ heading, region }) =>
        heading && heading.level <= 2 && region === undefined && namesInTitle(oneLine(heading.phrase)),
    );
  const ofHeading: Headline[] = top?.heading ? [{ phrase: top.heading.phrase, key: "heading" }] : [];
  const file: Headline = { phrase: [{ text: document.name.replace(/[_-]+/g, " ") }], key: "file" };
  return [...ofHeading, ...ofMeta("title"), ...ofMeta("html-title"), file];
}

export function sightingsOf(sections: readonly Section[], headlines: readonly Headline[]): Sighting[] {
  const all: Sighting[] = [];
  const add = (name: string, kind: PlaceKind, of = 0) => {
    if (bareName(name) !== "" && name.length <= 80) all.push({ name: shownName(name), kind, of });
  };
  for (const { phrase, key } of headlines) {
    const found = namesInTitle(oneLine(phrase));
    // A title that begins in small letters writes its names so; within a sentence, "an oar" is no such name.
    const isSmall = key !== "file" && found !== undefined && /^\p{Ll}/u.test(found.part);
    for (const name of found?.names ?? []) add(isSmall ? name : capital(name), "title");
    // What has the name of a product for its title is about that, and may compare it.
    const text = oneLine(phrase);
    if (!found && key !== "file" && text.split(" ").length <= 3 && roleOf(text) === undefined) add(text, "heading");
  }
  sections.forEach((section, i) => {
    if (section.region !== undefined) return;
    ofHeading(section, add);
    const role = section.heading && roleOf(oneLine(section.heading.phrase));
    for (const block of section.blocks) if (block.kind === "list") ofList(block.items, role === "options", i, add);
  });
  return all;
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

type Add = (name: string, kind: PlaceKind, of?: number) => void;

const WHAT =
  /^(?:what (?:is|are)|what's|was (?:ist|sind)|qu'est-ce qu(?:e|'un|'une)|qué (?:es|son)|que (?:es|son)|o que é|cos'è)\s+(?:an?\s+|the\s+|un[ea]?\s+|ein[e]?\s+)?(.+?)\s*\??$/iu;
const CHOOSE =
  /^(?:(?:when|why)(?: to| should you)? )?(?:choose|use|pick|go with|take|wähle|nimm|choisissez|utilisez|choisir|elige|usa)\s+(.+?)\s+(?:when|if|for|wenn|quand|si|cuando)\b.*$|^(?:when to (?:use|choose|pick)|why choose|quand (?:choisir|utiliser)|cuándo (?:usar|elegir))\s+(.+)$/iu;

function ofHeading({ heading, parent }: Section, add: Add): void {
  if (!heading) return;
  const text = oneLine(heading.phrase).replace(/[’]/g, "'");
  const what = WHAT.exec(text)?.[1];
  const choose = CHOOSE.exec(text);
  if (what !== undefined) add(what, "heading");
  else if (choose) add(choose[1] ?? choose[2] ?? "", "choose");
  if (what !== undefined || choose) return;
  const around = parent?.heading && roleOf(oneLine(parent.heading.phrase));
  if (around === "prosCons" || around === "pros" || around === "cons") add(text, "prosCons");
  else if (around === "options") add(text, "option");
  else if (heading.level > 1 && roleOf(text) === undefined) add(text.split(/\s*[:–—]\s+/)[0]!, "heading");
}

/** Names of options as such; and labels: "Kettle: …", "**Kettle** – …". */
function ofList(items: readonly (readonly Block[])[], isOptions: boolean, list: number, add: Add): void {
  for (const item of items) {
    const [first] = item;
    const text = onlyText(item) ?? (first?.kind === "paragraph" ? first.phrase : undefined);
    if (!text) continue;
    const label = labelOf(text);
    if (isOptions) add(label ?? oneLine(text), "option");
    else if (label !== undefined) add(label, "label", list);
    const choose = CHOOSE.exec(oneLine(text));
    if (choose) add(choose[1] ?? choose[2] ?? "", "choose");
  }
}

/** What stands before a colon or a dash, or is strong, where that is short. */
export function labelOf(phrase: Phrase): string | undefined {
  const strong = strongStart(phrase);
  if (strong && oneLine(strong.label).length <= 50) return oneLine(strong.label).replace(/\s*[:.–—-]+$/, "");
  return /^([^:.!?]{1,50}?)(?:\s*:\s|\s+[–—-]\s)/.exec(oneLine(phrase))?.[1];
}

/** How many kinds of places each name stands in: by its words without plurals. Labels count where lists repeat them. */
export function placesOf(sightings: readonly Sighting[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  const lists = new Map<string, Set<number>>();
  for (const { name, kind, of } of sightings) {
    const key = stemmed(name);
    if (key === "") continue;
    if (kind === "label") {
      const seen = lists.get(key) ?? new Set();
      lists.set(key, seen.add(of));
      if (seen.size === 2) places.set(key, (places.get(key) ?? new Set()).add("labels"));
    }
    const id = kind === "header" || kind === "column" ? `${kind} ${of}` : kind;
    places.set(key, (places.get(key) ?? new Set()).add(id));
  }
  return places;
}
