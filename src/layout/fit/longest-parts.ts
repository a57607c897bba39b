/** A tree that takes too much of the page -> its longest parts, as their author knows them. */
import type { Element } from "domhandler";
import type { DiagnosticPlace, HostPart, SourceText } from "../../diagnostics/index.js";
import { textContent, textNodes } from "../../html/index.js";
import { type BoxFragment, isBox, type Placed } from "../fragments/fragment.js";
import { quoted } from "../reports/describe.js";

export interface Part {
  readonly label: string;
  /** How much of the page's height it takes, px. */
  readonly height: number;
  /** Where it begins and ends, from the top of the page's content, px. */
  readonly top: number;
  readonly bottom: number;
  /** How many lines of text it has; those beside each other count once. */
  readonly lines: number;
  /** How far most of its lines are apart, px; undefined for fewer than two. */
  readonly pitch?: number | undefined;
  /** Where it was written, if it has a name there. */
  readonly place?: DiagnosticPlace;
}

const MAX_PARTS = 3;

/** The highest parts of the page, by the names that the author of the HTML knows them by; by their first words where it has no names. */
export function longestParts(root: Placed<BoxFragment>, source: SourceText): Part[] {
  const named = new NamedParts(source);
  named.visit(root, 0);
  const parts = named.parts();
  return (parts.length > 0 ? parts : blocks(root)).sort((a, b) => b.height - a.height).slice(0, MAX_PARTS);
}

/** The children of the innermost box that holds all of the content. */
function blocks(root: Placed<BoxFragment>): Part[] {
  let [container, above] = [root.fragment, root.y];
  for (;;) {
    const [tall, ...others] = boxesIn(container).filter(({ fragment }) => fragment.height > 1);
    if (!tall || others.length > 0) break;
    container = tall.fragment;
    above += tall.y;
  }
  return boxesIn(container).map(({ y, fragment }) => ({
    label: quoted(textContent(fragment.box.element)),
    height: fragment.height,
    top: above + y,
    bottom: above + y + fragment.height,
    ...linesOf(linesIn(fragment, above + y)),
  }));
}

const boxesIn = ({ children }: BoxFragment): Placed<BoxFragment>[] => children.filter(isBox);

/** From the top of the page to its end, px. */
interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Finds the largest boxes whose texts come from one part each; labels among them come from none. */
class NamedParts {
  readonly #found = new Map<
    string,
    { readonly place: DiagnosticPlace; readonly extents: Extent[]; readonly lines: Extent[] }
  >();

  constructor(readonly source: SourceText) {}

  visit({ fragment, y }: Placed<BoxFragment>, above: number): void {
    const top = above + y;
    const parts = this.#partsOf(fragment.box.element);
    if (parts.size > 1) for (const child of boxesIn(fragment)) this.visit(child, top);
    else for (const part of parts.values()) this.#add(part, linesIn(fragment, top));
  }

  parts(): Part[] {
    return [...this.#found].map(([label, { place, extents, lines }]) => ({
      label,
      height: together(extents),
      top: Math.min(...extents.map(({ top }) => top)),
      bottom: Math.max(...extents.map(({ bottom }) => bottom)),
      ...linesOf(lines),
      place,
    }));
  }

  #partsOf(element: Element): ReadonlyMap<string, HostPart> {
    const parts = textNodes(element).flatMap(({ data, startIndex, endIndex }) => {
      if (data.trim() === "" || startIndex === null || endIndex === null) return [];
      return this.source.part(startIndex, endIndex) ?? [];
    });
    return new Map(parts.map((part) => [part.name, part]));
  }

  /** From the first line of a box to its last: one that is stretched beside another has room below them. */
  #add({ name, place }: HostPart, lines: readonly Extent[]): void {
    if (lines.length === 0) return;
    const known = this.#found.get(name) ?? { place, extents: [], lines: [] };
    this.#found.set(name, known);
    const ends = lines.map(({ bottom }) => bottom);
    known.extents.push({ top: Math.min(...lines.map(({ top }) => top)), bottom: Math.max(...ends) });
    known.lines.push(...lines);
  }
}

/** The lines of a box that have a height. */
function linesIn({ children }: BoxFragment, top: number): Extent[] {
  return children.flatMap(({ fragment, y }) => {
    if (fragment.kind === "box") return linesIn(fragment, top + y);
    return fragment.height > 0 ? [{ top: top + y, bottom: top + y + fragment.height }] : [];
  });
}

function linesOf(extents: readonly Extent[]): Pick<Part, "lines" | "pitch"> {
  const tops: number[] = [];
  let middle = -Infinity;
  for (const { top, bottom } of extents.toSorted((a, b) => a.top - b.top)) {
    if (top < middle) continue;
    tops.push(top);
    middle = (top + bottom) / 2;
  }
  const gaps = tops.slice(1).map((top, i) => top - tops[i]!);
  // The lower one of two in the middle: rather a line too many than one too few.
  return { lines: tops.length, pitch: gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] };
}

/** The height of what extents cover: what stands beside itself counts once. */
function together(extents: readonly Extent[]): number {
  let [height, end] = [0, -Infinity];
  for (const { top, bottom } of extents.toSorted((a, b) => a.top - b.top)) {
    height += Math.max(0, bottom - Math.max(top, end));
    end = Math.max(end, bottom);
  }
  return height;
}
