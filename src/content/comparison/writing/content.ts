/** A comparison -> the content file that says it, each key in the shortest of its ways. */
import { Document, Scalar, YAMLMap } from "yaml";
import type { PlainValue } from "../../schema/plain-value.js";
import { scalar, seq, WRITTEN_NUMBER } from "../../yaml/writing/nodes.js";
import type { Comparison, Section, Source } from "../comparison.js";
import {
  evidence,
  mapOf,
  type Node,
  pointsNode,
  put,
  type Reference,
  subjectNode,
  tableNode,
  texts,
  valueNode,
} from "./nodes.js";

/** Its keys, in the order in which files of ours have them; what reads them makes the same comparison, but for the name of its file. */
export function contentNode(comparison: Comparison): YAMLMap {
  const { title, question, lang, updated, review, audience, layout, page, accents, labels, hide } = comparison;
  const { tags, subjects, intro, sections, groups, tableNote, summary, related, sources, data } = comparison;
  const reference: Reference = (number) => sources[number - 1]?.id ?? String(number);
  const root = mapOf({ title, question, lang, updated, review, audience, layout });
  if (page) put(root, "page", mapOf({ size: page.size?.css, margin: page.margin?.css }));
  if (accents) put(root, "accents", texts(accents));
  if (labels) put(root, "labels", plainNode(labels as PlainValue));
  if (hide && hide.length > 0) put(root, "hide", texts(hide));
  if (tags.length > 0) put(root, "tags", texts(tags));
  put(root, "subjects", seq(subjects.map((subject) => subjectNode(subject, reference))));
  putTexts(root, { intro });
  if (sections.length > 0) put(root, "sections", seq(sections.map((section) => sectionNode(section, reference))));
  if (groups.length > 0) {
    const written = groups.map(({ name, rows }) => ({
      ...(name !== undefined && { name }),
      rows: rows.map(({ values, ...row }) => ({ ...row, cells: values })),
    }));
    put(
      root,
      "table",
      tableNode(written, (value) => valueNode(value, reference)),
    );
  }
  putTexts(root, { tableNote, summary });
  if (related.length > 0)
    put(root, "related", seq(related.map((one) => ("slug" in one ? scalar(one.slug) : mapOf({ ...one })))));
  if (sources.length > 0) put(root, "sources", seq(sources.map(sourceNode)));
  if (data) put(root, "data", plainNode(data));
  return root;
}

/** A node as the text of a file. */
export function yamlText(node: Node): string {
  const document = new Document(undefined, { customTags: [WRITTEN_NUMBER] });
  document.contents = node;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function putTexts(map: YAMLMap, entries: Readonly<Record<string, string | undefined>>): void {
  for (const [key, text] of Object.entries(entries)) if (text !== undefined) put(map, key, scalar(text));
}

const sourceNode = ({ id, title, url, checked }: Source): YAMLMap => mapOf({ id, title, url, checked });

function sectionNode({ heading, kind, text, items, bySubject, image, alt }: Section, reference: Reference): YAMLMap {
  const map = mapOf({ heading, kind, text });
  if (items)
    put(
      map,
      "items",
      seq(
        items.map((item) => {
          const { title, text, ...rest } = item;
          const more = Object.entries(evidence(rest, reference));
          if (title === undefined && text !== undefined && more.length === 0) return scalar(text);
          const node = mapOf({ title, text });
          for (const [key, value] of more) put(node, key, value);
          return node;
        }),
      ),
    );
  if (bySubject) put(map, "bySubject", seq(bySubject.map((points) => pointsNode(points, reference))));
  putTexts(map, { image, alt });
  return map;
}

function plainNode(value: PlainValue): Node {
  if (typeof value === "string") return scalar(value);
  if (typeof value !== "object" || value === null) return new Scalar(value);
  if (Array.isArray(value)) return seq(value.map(plainNode));
  const map = new YAMLMap();
  for (const [key, item] of Object.entries(value)) put(map, key, plainNode(item));
  return map;
}
