/** What a comparison says and its Markdown doesn't -> places and what is to stand there, so that both together say all of it. */
import { Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { yamlText } from "../comparison/writing/content.js";
import { mapOf, type Node, put } from "../comparison/writing/nodes.js";
import { scalar, seq } from "../yaml/writing/nodes.js";

type Path = readonly (string | number)[];

/**
 * At a place, further keys; or the white space at the end of a text; or something in place of what the text says there, which holds as long as the
 * text says just that.
 */
export type Patch = { readonly at: Path } & (
  | { readonly add: YAMLMap }
  | { readonly ends: string }
  | { readonly was: Node; readonly is: Node }
);

/** What is to be done to the second to make it the first. */
export function difference(whole: Node, said: Node, at: Path = []): Patch[] {
  if (whole instanceof YAMLMap) {
    const own = withKey(said);
    const keys = keysOf(whole);
    if (!own || keysOf(own).some((key) => !keys.includes(key)) || !mayWrap(whole, said))
      return replaced(whole, said, at);
    const lacking = keys.filter((key) => !own.has(key));
    const add = new YAMLMap();
    for (const key of lacking) put(add, key, child(whole, key)!);
    return [
      ...(lacking.length > 0 ? [{ at, add }] : []),
      ...keysOf(own).flatMap((key) => difference(child(whole, key)!, child(own, key)!, [...at, key])),
    ];
  }
  if (whole instanceof YAMLSeq && said instanceof YAMLSeq && whole.items.length === said.items.length)
    return whole.items.flatMap((item, i) => difference(item as Node, said.items[i] as Node, [...at, i]));
  return replaced(whole, said, at);
}

/** @returns what the patches make of it, and the places of those that hold no longer */
export function patched(
  said: Node,
  patches: readonly Patch[],
): { readonly node: Node; readonly outdated: readonly Path[] } {
  let node = said;
  const outdated: Path[] = [];
  for (const patch of patches) {
    const changed = changedAt(node, patch.at, (there) => {
      if ("is" in patch) return isSame(there, patch.was) ? patch.is : undefined;
      if ("ends" in patch) return scalar((textIn(there) ?? "") + patch.ends);
      const map = withKey(there);
      if (map) for (const key of keysOf(patch.add)) if (!map.has(key)) put(map, key, child(patch.add, key)!);
      return map;
    });
    if (changed) node = changed;
    else outdated.push(patch.at);
  }
  return { node, outdated };
}

export function patchNode(patch: Patch): YAMLMap {
  const map = mapOf({});
  const at = seq(patch.at.map((step) => (typeof step === "number" ? new Scalar(step) : scalar(step))));
  at.flow = true;
  put(map, "at", at);
  if ("add" in patch) put(map, "add", patch.add);
  else if ("ends" in patch) put(map, "ends", quoted(patch.ends));
  else {
    put(map, "was", patch.was);
    put(map, "is", patch.is);
  }
  return map;
}

/** White space, to be seen. */
function quoted(text: string): Scalar {
  const node = new Scalar(text);
  node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** Undefined for what is no patch. */
export function readPatch(node: unknown): Patch | undefined {
  if (!(node instanceof YAMLMap)) return undefined;
  const at = child(node, "at");
  if (!(at instanceof YAMLSeq)) return undefined;
  const path = at.items.map((step) => (step instanceof Scalar ? (step.value as string | number) : ""));
  const [add, ends, was, is] = ["add", "ends", "was", "is"].map((key) => child(node, key));
  if (add instanceof YAMLMap) return { at: path, add };
  const end = ends && textIn(ends);
  if (end !== undefined) return { at: path, ends: end };
  return was && is ? { at: path, was, is } : undefined;
}

function replaced(whole: Node, said: Node, at: Path): Patch[] {
  if (isSame(whole, said)) return [];
  const [text, start] = [textIn(whole), textIn(said)];
  if (text !== undefined && start !== undefined && text.trimEnd() === start)
    return [{ at, ends: text.slice(start.length) }];
  return [{ at, was: said, is: whole }];
}

const textIn = (node: Node): string | undefined =>
  node instanceof Scalar && typeof node.value === "string" ? node.value : undefined;

/** Whether two nodes are written alike. */
const isSame = (a: Node, b: Node): boolean => yamlText(plain(a)) === yamlText(plain(b));

/** The same in one style. */
function plain(node: Node): Node {
  if (node instanceof YAMLSeq) return seq(node.items.map((item) => plain(item as Node)));
  if (!(node instanceof YAMLMap)) return node;
  const map = new YAMLMap();
  for (const key of keysOf(node)) put(map, key, plain(child(node, key)!));
  return map;
}

const keysOf = (map: YAMLMap): string[] => map.items.map(({ key }) => String(key instanceof Scalar ? key.value : key));

function child(map: YAMLMap, key: string): Node | undefined {
  return map.items.find((pair) => (pair.key instanceof Scalar ? pair.key.value : pair.key) === key)?.value as
    | Node
    | undefined;
}

/** What the short way of writing says, in the long one: a text, a mark, values of a row. */
function withKey(node: Node): YAMLMap | undefined {
  if (node instanceof YAMLMap) return node;
  const map = new YAMLMap();
  put(map, node instanceof YAMLSeq ? "values" : typeof node.value === "string" ? "text" : "value", node);
  return map;
}

/** Whether the short way stands for something of the whole. */
const mayWrap = (whole: YAMLMap, said: Node): boolean =>
  said instanceof YAMLMap || keysOf(withKey(said)!).every((key) => whole.has(key));

/** A node with another one at a place; undefined where there is no such place, or nothing came of it. */
function changedAt(node: Node, [step, ...rest]: Path, change: (there: Node) => Node | undefined): Node | undefined {
  if (step === undefined) return change(node);
  if (typeof step === "number") {
    if (!(node instanceof YAMLSeq)) return undefined;
    const item = node.items[step] as Node | undefined;
    const changed = item && changedAt(item, rest, change);
    if (!changed) return undefined;
    node.items[step] = changed;
    return node;
  }
  const map = withKey(node);
  const pair = map?.items.find(({ key }) => (key instanceof Scalar ? key.value : key) === step);
  const changed = pair && changedAt(pair.value as Node, rest, change);
  if (!map || !changed) return undefined;
  map.items[map.items.indexOf(pair)] = new Pair(pair.key, changed);
  return map;
}
