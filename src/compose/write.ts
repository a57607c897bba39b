/** A matrix -> the text of a content file; cells that sheets disagree about are unknown, with what each says in a comment. */
import { Document, YAMLMap } from "yaml";
import {
  flowMap,
  mapOf,
  plainWord,
  put,
  type Subject,
  scalar,
  seq,
  subjectNode,
  tableNode,
  texts,
  type Value,
  valueNode,
  WRITTEN_NUMBER,
  type YamlNode,
} from "../content/index.js";
import { type Cell, shownValue } from "./cells.js";
import type { Matrix } from "./gather.js";

/** @param imagePath an absolute path -> as the file that is written names it */
export function writeMatrix(matrix: Matrix, imagePath: (image: string) => string): string {
  const { sources } = matrix;
  const reference = (number: number) => sources.reference(number);
  const root = new YAMLMap();
  put(root, "lang", scalar(matrix.lang));
  put(root, "layout", scalar("matrix"));
  if (matrix.tags.length > 0) put(root, "tags", texts(matrix.tags));
  put(root, "subjects", seq(matrix.subjects.map((subject) => subjectNode(placed(subject, imagePath), reference))));
  if (matrix.groups.length > 0)
    put(
      root,
      "table",
      tableNode(matrix.groups, (cell) => cellNode(cell, reference)),
    );
  if (matrix.related.length > 0)
    put(root, "related", seq(matrix.related.map((one) => ("slug" in one ? scalar(one.slug) : mapOf(one)))));
  if (sources.all.length > 0)
    put(root, "sources", seq(sources.all.map(({ id, title, url, checked }) => mapOf({ id, title, url, checked }))));
  const document = new Document(undefined, { customTags: [WRITTEN_NUMBER] });
  document.contents = root;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const placed = (subject: Subject, imagePath: (image: string) => string): Subject =>
  subject.image === undefined ? subject : { ...subject, image: imagePath(subject.image) };

function cellNode(cell: Cell, reference: (source: number) => string): YamlNode {
  if (cell.kind === "value") return valueNode(cell.value, reference);
  const node = flowMap({ value: plainWord("unknown") });
  node.commentBefore =
    cell.kind === "nothing"
      ? " no sheet says it"
      : ` the sheets disagree:\n${cell.said.map(({ value, place }) => `   ${place}: ${beside(value)}`).join("\n")}`;
  return node;
}

/** The value with its tone and note, in one line. */
function beside(value: Value): string {
  const more = (["tone", "note", "by"] as const).flatMap((key) => {
    const text: unknown = Reflect.get(value, key);
    return typeof text === "string" ? [`${key}: ${text.replace(/\s+/g, " ")}`] : [];
  });
  return [shownValue(value), ...more].join("; ");
}
