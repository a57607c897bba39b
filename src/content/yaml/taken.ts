/** A parsed document -> what YAML takes out of texts: aliases to nothing, anchors that nothing refers to, tags, keys that are no text. */
import { type Document, isAlias, isNode, isScalar, type Node, visit } from "yaml";

interface Taken {
  readonly start: number;
  readonly end: number;
  /** A foreign tag is one that a program wrote, and no text. */
  readonly kind: "alias" | "tag" | "foreign-tag" | "anchor" | "key" | "merge";
  readonly message: string;
  readonly hint: string;
}

/** Tags that say what a scalar is anyway. */
const PLAIN_TAGS = /^tag:yaml\.org,2002:(str|map|seq|bool|null|int|float)$/;

/** In the order of the text. Aliases refer back, so that one pass knows what there is. */
export function takenTexts(document: Document.Parsed, text: string): Taken[] {
  const taken: Taken[] = [];
  const anchors = new Map<string, Node>();
  const used = new Set<string>();
  const report = (kind: Taken["kind"], node: Node, message: string, hint: string, sign?: string) => {
    const [start, end] = node.range ?? [0, 0, 0];
    const from = sign === undefined ? start : signBefore(text, start, sign);
    taken.push({ start: from, end: Math.max(end, from + 1), kind, message, hint });
  };
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        used.add(node.source);
        if (!anchors.has(node.source)) {
          const message = `"*${node.source}" refers to nothing: YAML takes a text that begins with "*" for a reference`;
          report("alias", node, message, `put the whole text in quotes: "*${node.source} …"`);
        }
        return;
      }
      if (node.anchor) anchors.set(node.anchor, node);
      const { tag } = node;
      if (tag && !PLAIN_TAGS.test(tag)) {
        const message = `the tag "${tag}" has no meaning here`;
        report(
          tag.includes(":") ? "foreign-tag" : "tag",
          node,
          message,
          'remove it; a text that begins with "!" needs quotes',
        );
      }
    },
    Pair(_, { key }) {
      const wrong = wrongKey(key, text);
      if (!wrong) return undefined;
      report(wrong.kind, wrong.node, wrong.message, wrong.hint);
      return wrong.kind === "merge" ? visit.BREAK : undefined;
    },
  });
  for (const [name, node] of anchors) {
    if (used.has(name)) continue;
    const message = `nothing refers to "&${name}": YAML takes it out of the text`;
    report("anchor", node, message, `put the whole text in quotes: "&${name} …"`, `&${name}`);
  }
  return taken.sort((a, b) => a.start - b.start);
}

interface WrongKey extends Pick<Taken, "kind" | "message" | "hint"> {
  readonly node: Node;
}

function wrongKey(key: unknown, text: string): WrongKey | undefined {
  if (isScalar(key) && key.value === "<<" && key.type === "PLAIN")
    return {
      kind: "merge",
      node: key,
      message: "YAML's merge key `<<` is not read here",
      hint: "write the keys out",
    };
  if (isNode(key) && !isScalar(key) && !isAlias(key))
    return {
      kind: "key",
      node: key,
      message: "a key must be a text",
      hint: 'write it as `key: value`; quote what begins with [ or {: "[a]": …',
    };
  if (isScalar(key) && key.range && /\?[ \t]+$/.test(text.slice(Math.max(0, key.range[0] - 20), key.range[0])))
    return {
      kind: "key",
      node: key,
      message: 'a text that begins with "? " needs quotes',
      hint: "put the whole text in quotes",
    };
  return undefined;
}

/** Where the sign of a node stands: before the node, on its line or one above. */
function signBefore(text: string, at: number, sign: string): number {
  const found = text.lastIndexOf(sign, at);
  return found < 0 ? at : found;
}
