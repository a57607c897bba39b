/** What is painted below the flow of a stacking context (CSS 2.2 Appendix E, step 3): layers, and inline boxes, of negative levels. */
import {
  type BoxFragment,
  containsAbsolute,
  escapes,
  isBox,
  type LineContent,
  type LineFragment,
  type Placed,
} from "../../../layout/index.js";
import { type Clip, overflowClip } from "./clips.js";
import { type InlineLayer, inlineLayers, isUnderFlow } from "./inline-layers.js";
import { isLayer, isStackingContext, stackLevel } from "./stacking.js";
import type { Origin } from "./whole-px.js";

/** What stands low on a line, at the line's place, px. */
export interface LowInline {
  readonly kind: "inline";
  readonly block: BoxFragment;
  readonly line: LineFragment;
  readonly layer: InlineLayer;
  readonly x: number;
  readonly y: number;
}

interface LowBox extends Placed<BoxFragment> {
  readonly kind: "box";
}

/** With what boxes around it cut off. */
export type LowLayer = (LowBox | LowInline) & { readonly z: number; readonly clips: readonly Clip[] };

/** What is cut off where something stands: of what is in the flow, and of what the boxes around don't contain. */
interface Around {
  readonly inside: readonly Clip[];
  readonly escaping: readonly Clip[];
}

/** A line, and the block that it is in. */
interface Where {
  readonly block: BoxFragment;
  readonly line: Placed<LineFragment>;
}

class LowLayers {
  readonly found: LowLayer[] = [];

  constructor(readonly origin: Origin) {}

  box(parent: BoxFragment, left: number, top: number, around: Around): void {
    const clip = overflowClip(parent, left, top, this.origin);
    const inside = clip ? [...around.inside, clip] : around.inside;
    const escaping = containsAbsolute(parent.box.style) ? inside : around.escaping;
    for (const child of parent.children) {
      const { fragment } = child;
      if (isBox(child)) this.#child(child, parent, left, top, { inside, escaping });
      else if (fragment.kind === "line") {
        const line = { fragment, x: left + child.x, y: top + child.y };
        this.line(fragment.content.children, undefined, { block: parent, line }, { inside, escaping });
      }
    }
  }

  /** @param within the inline box that all of the parts are in, where it is painted as one */
  line(children: LineContent["children"], within: InlineLayer | undefined, where: Where, around: Around): void {
    const { line, block } = where;
    const layers = inlineLayers(children, within?.box);
    const done = new Set<InlineLayer>();
    for (const part of children) {
      const layer = layers?.get(part);
      if (!layer) {
        if (isBox(part)) this.#child(part, block, line.x, line.y, around);
        continue;
      }
      if (done.has(layer)) continue;
      done.add(layer);
      const { style } = layer.box;
      if (isUnderFlow(style)) {
        const { fragment, x, y } = line;
        const [z, clips] = [stackLevel(style), around.inside];
        this.found.push({ kind: "inline", z, clips, block, line: fragment, layer, x, y });
      } else if (!isStackingContext(style)) this.line(layer.children, layer, where, around);
    }
  }

  #child(child: Placed<BoxFragment>, parent: BoxFragment, left: number, top: number, around: Around): void {
    const { fragment } = child;
    const { style } = fragment.box;
    const inside = escapes(fragment) ? around.escaping : around.inside;
    const [x, y] = [left + child.x, top + child.y];
    const layer = isLayer(fragment, parent);
    const z = stackLevel(style);
    if (layer && z < 0) this.found.push({ kind: "box", z, clips: inside, fragment, x, y });
    else if (!layer || !isStackingContext(style))
      this.box(fragment, x + (fragment.shift?.x ?? 0), y + (fragment.shift?.y ?? 0), { ...around, inside });
  }
}

/** Those of a box that is a stacking context, lowest first. @param clips what is cut off of what is in its flow @param origin of whole px */
export function negativeLayers(
  { fragment, x, y }: Placed<BoxFragment>,
  clips: readonly Clip[],
  origin: Origin,
): readonly LowLayer[] {
  const layers = new LowLayers(origin);
  layers.box(fragment, x, y, { inside: clips, escaping: [] });
  return sorted(layers.found);
}

/** Those of an inline box that is a stacking context, of what it has on a line. */
export function negativeLayersOfLine(
  block: BoxFragment,
  line: Placed<LineFragment>,
  layer: InlineLayer,
  origin: Origin,
): readonly LowLayer[] {
  const layers = new LowLayers(origin);
  layers.line(layer.children, layer, { block, line }, { inside: [], escaping: [] });
  return sorted(layers.found);
}

const sorted = (layers: readonly LowLayer[]): readonly LowLayer[] => layers.toSorted((a, b) => a.z - b.z);
