/** The body of a comparison's Markdown -> the keys of a content file, as far as the body says them. */
import { YAMLMap, YAMLSeq } from "yaml";
import { mapOf, type Node, put, texts } from "../comparison/writing/nodes.js";
import { scalar, seq } from "../yaml/writing/nodes.js";
import { partsOf, readTable, valueIn } from "./cells.js";
import { readList } from "./lists.js";
import type { Body, MarkWords, Part } from "./parts.js";

export function understood({ title, intro, parts }: Body, words: MarkWords): YAMLMap {
  const root = mapOf({ title });
  const of = (kind: Part["kind"]) => parts.filter((part) => part.kind === kind);
  const subjects = of("subject").length > 0 ? subjectsOf(parts) : undefined;
  if (subjects) put(root, "subjects", subjects);
  if (intro !== "") put(root, "intro", scalar(intro));
  const sections = sectionsOf(parts);
  if (sections.items.length > 0) put(root, "sections", sections);
  putTable(root, parts, words);
  for (const { text } of of("summary")) put(root, "summary", scalar(text));
  for (const { text } of of("related")) put(root, "related", seq(readList(text).items.map(relatedOf)));
  for (const { text } of of("sources")) put(root, "sources", seq(readList(text).items.map(sourceOf)));
  return root;
}

const LISTS = ["pros", "cons", "chooseWhen", "avoidWhen"] as const;
const isList = (kind: string): kind is (typeof LISTS)[number] => LISTS.some((each) => each === kind);

function subjectsOf(parts: readonly Part[]): YAMLSeq {
  const subjects = new YAMLSeq<YAMLMap>();
  for (const { kind, heading, text } of parts) {
    if (kind === "subject") {
      const { paragraphs, items } = readList(text);
      const [first = ""] = paragraphs;
      const tagline = /^\*([^*][\s\S]*)\*$/.exec(first)?.[1];
      const lead = (tagline === undefined ? paragraphs : paragraphs.slice(1)).join("\n\n");
      const subject = mapOf({ name: heading, tagline, lead: lead === "" ? undefined : lead });
      if (items.length > 0) put(subject, "points", texts(items));
      subjects.items.push(subject);
    } else if (isList(kind)) {
      const subject = subjects.items.at(-1);
      if (subject) put(subject, kind, texts(readList(text).items));
    }
  }
  return subjects;
}

function sectionsOf(parts: readonly Part[]): YAMLSeq {
  const sections: { heading: string; text: string; items: Node[]; sides: Node[] }[] = [];
  for (const { kind, heading, text } of parts) {
    const last = sections.at(-1);
    if (kind === "section") sections.push({ heading, text, items: [], sides: [] });
    else if (kind === "items") {
      const { paragraphs, items } = readList(text);
      sections.push({ heading, text: paragraphs.join("\n\n"), items: items.map(scalar), sides: [] });
    }
    if (kind === "item") last?.items.push(mapOf({ title: heading, text: text === "" ? undefined : text }));
    else if (kind === "side") last?.sides.push(texts(readList(text).items));
  }
  return seq(
    sections.map(({ heading, text, items, sides }) => {
      const section = mapOf({ heading, text: text === "" ? undefined : text });
      if (items.length > 0) put(section, "items", seq(items));
      if (sides.length > 0) put(section, "bySubject", seq(sides));
      return section;
    }),
  );
}

function putTable(root: YAMLMap, parts: readonly Part[], words: MarkWords): void {
  const groups = parts
    .filter(({ kind, text }) => kind === "group" || (kind === "table" && text.startsWith("|")))
    .map(({ kind, heading, text }) => ({ name: kind === "group" ? heading : undefined, ...readTable(text) }));
  const written = groups.map(({ name, rows }) => ({ name, rows: rowsOf(rows, words) }));
  const [first] = written;
  if (first && written.length === 1 && first.name === undefined) put(root, "table", first.rows);
  else if (first)
    put(
      root,
      "table",
      seq(
        written.map(({ name, rows }) => {
          const group = mapOf({ group: name });
          put(group, "rows", rows);
          return group;
        }),
      ),
    );
  const bare = parts.find(({ kind, text }) => kind === "table" && !text.startsWith("|"))?.text ?? "";
  const note = groups.at(-1)?.rest ?? bare;
  if (note !== "") put(root, "tableNote", scalar(note));
}

function rowsOf(rows: readonly (readonly string[])[], words: MarkWords): YAMLMap {
  const map = new YAMLMap();
  for (const [first = "", ...cells] of rows) {
    const { text, note } = partsOf(first);
    const values = seq(cells.map((cell) => valueIn(cell, words)));
    if (note === undefined) put(map, text, values);
    else {
      const row = mapOf({ note });
      put(row, "values", values);
      put(map, text, row);
    }
  }
  return map;
}

const LINK = /^\[([\s\S]*)\]\(([^()\s]*)\)$/;

function relatedOf(text: string): Node {
  const [, title = "", url] = LINK.exec(text) ?? [];
  if (url === undefined) return scalar(text);
  const slug = /^([^:/?#]+)\.md$/.exec(url)?.[1];
  return slug === undefined ? mapOf({ title, url }) : scalar(decoded(slug));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sourceOf(text: string): YAMLMap {
  const [, title, url] = LINK.exec(text) ?? [];
  return title === undefined ? mapOf({ title: text }) : mapOf({ title, url });
}
