/**
 * A comparison <-> Markdown, for whoever reads texts. The text says what Markdown can say; its front matter has the other keys of the content file, of
 * which parts the text consists, and what some of its places mean beside their words. What is read of both is the same comparison.
 */
import { Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Comparison } from "../comparison/comparison.js";
import { contentNode, yamlText } from "../comparison/writing/content.js";
import { mapOf, type Node, put, texts } from "../comparison/writing/nodes.js";
import { comparisonSchema } from "../schema/schema.js";
import { type Data, type DataPath, nameOfKey, pathKey, shownKey, TEXTS_ALONE, type YamlData } from "../yaml/data.js";
import { readYaml } from "../yaml/read-yaml.js";
import { plainWord, scalar, seq, writtenNumber } from "../yaml/writing/nodes.js";
import { bodyText, isPartKind, type MarkWords, readBody } from "./parts.js";
import { difference, type Patch, patched, patchNode, readPatch } from "./patches.js";
import { type MarkdownLabels, printedBody } from "./print.js";
import { understood } from "./understand.js";

/** What the front matter has for this alone. */
const OWN = "versus";
const WORDS = ["yes", "no", "partial", "unknown", "none"] as const;

/** @param titles of related sheets, by slug */
export function markdownOf(
  comparison: Comparison,
  labels: MarkdownLabels,
  titles: ReadonlyMap<string, string> = new Map(),
): string {
  const body = printedBody(comparison, labels, titles);
  const text = bodyText(body);
  const kinds = body.parts.map(({ kind }) => kind);
  const read = readBody(text, kinds);
  // Headings are in one line, and what begins like one is escaped: they are always read again.
  const said = understood(read ?? { title: "", intro: "", parts: [] }, labels);
  const patches = difference(contentNode(comparison), said);
  const front = patches.flatMap((patch) => ("add" in patch && patch.at.length === 0 ? patch.add.items : []));
  const also = patches.filter((patch) => patch.at.length > 0 || !("add" in patch));
  const root = new YAMLMap();
  root.items.push(...front);
  const own = new YAMLMap();
  put(own, "parts", flow(texts(kinds)));
  put(own, "marks", flow(mapOf(Object.fromEntries(WORDS.map((word) => [word, labels[word]])))));
  if (also.length > 0) put(own, "also", seq(also.map(patchNode)));
  put(root, OWN, own);
  return `---\n${yamlText(root)}---\n\n${text}`;
}

function flow<Collection extends YAMLMap | YAMLSeq>(node: Collection): Collection {
  node.flow = true;
  return node;
}

/** A content file, or why there is none. */
export type MarkdownContent =
  | {
      readonly yaml: string;
      /** Keys of what was changed in the text, so that what was said beside it no longer is. */
      readonly outdated: readonly string[];
    }
  | { readonly fault: string };

/** The content file of Markdown that `markdownOf` has made, and somebody may have edited; undefined for any other. */
export function contentOfMarkdown(text: string): MarkdownContent | undefined {
  const [, front, body] =
    /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n")) ?? [];
  if (front === undefined || body === undefined || !new RegExp(`^${OWN}:`, "m").test(front)) return undefined;
  const { value, diagnostics } = readYaml(front, "", { ...TEXTS_ALONE, isValue: () => true });
  const root = value && nodeOf(value.data, [], value);
  if (!(root instanceof YAMLMap))
    return { fault: `its front matter can't be read: ${diagnostics[0]?.message ?? "it has no keys"}` };
  const own = root.get(OWN);
  if (!(own instanceof YAMLMap)) return undefined;
  root.delete(OWN);
  const kinds = listOf(own.get("parts")).map(String);
  if (!kinds.every(isPartKind))
    return { fault: `there are no parts ${kinds.filter((kind) => !isPartKind(kind)).join(", ")} (versus.parts)` };
  const read = readBody(body, kinds);
  if (!read)
    return {
      fault: "its headings aren't those that `versus.parts` of its front matter names, one for each after the title",
    };
  const { node, outdated } = patched(understood(read, wordsOf(own.get("marks"))), patchesOf(own));
  const content = node as YAMLMap;
  for (const pair of root.items) content.set(pair.key, pair.value);
  const order = Object.keys(comparisonSchema.entries);
  content.items.sort((a, b) => order.indexOf(String(a.key)) - order.indexOf(String(b.key)));
  return { yaml: yamlText(content), outdated: outdated.map((path) => shownKey(path)) };
}

const patchesOf = (own: YAMLMap): Patch[] => {
  const also = own.get("also");
  return also instanceof YAMLSeq ? also.items.flatMap((item) => readPatch(item) ?? []) : [];
};

const listOf = (node: unknown): unknown[] =>
  node instanceof YAMLSeq ? node.items.map((item) => (item instanceof Scalar ? item.value : item)) : [];

function wordsOf(node: unknown): MarkWords {
  const word = (name: (typeof WORDS)[number]): string => {
    const value: unknown = node instanceof YAMLMap ? node.get(name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return { yes: word("yes"), no: word("no"), partial: word("partial"), unknown: word("unknown"), none: word("none") };
}

/** Data as nodes, numbers and marks as they were written. */
function nodeOf(data: Data, path: DataPath, yaml: YamlData): Node {
  if (Array.isArray(data)) return seq(data.map((item, i) => nodeOf(item, [...path, i], yaml)));
  if (typeof data === "object" && data !== null) {
    const map = new YAMLMap();
    const position = (key: string) => yaml.keyPlace([...path, key]).start;
    for (const key of Object.keys(data).sort((a, b) => position(a) - position(b)))
      put(map, nameOfKey(key), nodeOf(data[key]!, [...path, key], yaml));
    return map;
  }
  if (typeof data !== "string") return new Scalar(data);
  const key = pathKey(path);
  if (yaml.numbers.has(key)) return path.at(-2) === "at" ? new Scalar(Number(data)) : writtenNumber(data);
  return yaml.marks.has(key) ? plainWord(data) : scalar(data);
}
