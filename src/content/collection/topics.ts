/** `topics` of versus.yaml and the tags of sheets -> an order of sheets, and what is wrong with the topics. */
import { closest, type Diagnostic } from "../../diagnostics/index.js";
import type { Settings } from "../settings/settings.js";
import type { SheetCard } from "./card.js";

/** What the order of a sheet depends on. */
export interface OrderedSheet extends Pick<SheetCard, "slug" | "title" | "tags"> {
  readonly related: ArrayLike<unknown>;
}

/** The order of tags: that of their letters, whatever their case; it is the same on every machine. */
function compareTags(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return a < b ? -1 : a > b ? 1 : 0;
  return x < y ? -1 : 1;
}

/** The order of tags where somebody orders topics: these first, as they are ordered. */
export function byTopics(topics: readonly string[]): (a: string, b: string) => number {
  const rank = (tag: string) => topics.indexOf(tag) + 1 || topics.length + 1;
  return (a, b) => rank(a) - rank(b) || compareTags(a, b);
}

/**
 * The order of chapters: first tags as `topics` has them, then other ones by their letters, then sheets without a tag. In a chapter by titles;
 * where somebody orders topics, what is related to most sheets before that: the most general sheet comes first.
 */
export function inChapters(topics: readonly string[]): (a: OrderedSheet, b: OrderedSheet) => number {
  const compare = byTopics(topics);
  return (a, b) => {
    const [x, y] = [a.tags[0], b.tags[0]];
    if (x !== y) {
      if (x === undefined) return 1;
      if (y === undefined) return -1;
      return compare(x, y);
    }
    if (topics.length > 0 && a.related.length !== b.related.length) return b.related.length - a.related.length;
    if (a.title !== b.title) return a.title < b.title ? -1 : 1;
    return a.slug < b.slug ? -1 : 1;
  };
}

/** Warnings `lint/topic`: topics that no sheet has for a tag. @param cards all of the collection */
export function tellTopics({ topics, chosen }: Settings, cards: readonly SheetCard[]): Diagnostic[] {
  if (cards.length === 0) return [];
  const tags = new Set(cards.flatMap((card) => card.tags));
  return topics.flatMap((topic, i): Diagnostic[] => {
    if (tags.has(topic)) return [];
    const near = closest(topic, tags);
    const hint =
      near === undefined ? `the tags are: ${[...tags].sort(compareTags).join(", ")}` : `did you mean "${near}"?`;
    const message = `no sheet has the tag "${topic}", which \`topics\` names`;
    return [{ severity: "warning", code: "lint/topic", message, ...chosen?.topicPlaces?.[i], hints: [hint] }];
  });
}
