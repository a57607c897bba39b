/**
 * Pages of fragments -> calls to a paint target, in the painting order of CSS 2.2 Appendix E: backgrounds and borders of
 * blocks first, then floats, then inline content, then positioned boxes and what else makes a layer (stacking.ts). Inline-blocks and
 * flex items are painted as one.
 */
import type { Element } from "domhandler";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import { isUsable, type Matrix, multiply } from "../../graphics/index.js";
import {
  type Box,
  type BoxFragment,
  containsAbsolute,
  escapes,
  type InlineBoxFragment,
  isBox,
  isOutOfFlow,
  isTransformed,
  type LineFragment,
  type PageFragment,
} from "../../layout/index.js";
import type { LinkPainter } from "../structure/links.js";
import { OutlineBuilder } from "../structure/outline.js";
import type { StructureTree } from "../structure/tags.js";
import type { PaintTarget } from "../target.js";
import { pt, rectInPt } from "../units.js";
import { type Clip, columnClip, overflowClip, ownClips, seenPart } from "./areas/clips.js";
import { type InlineLayer, inlineLayers, isOverFlow, isUnderFlow } from "./areas/inline-layers.js";
import { firstPart } from "./areas/inline-slices.js";
import { type LowInline, type LowLayer, negativeLayers, negativeLayersOfLine } from "./areas/low-layers.js";
import { isMoved, type PaperEdges } from "./areas/paper-edges.js";
import { paintOwnClips, paintReferred } from "./areas/referred.js";
import {
  type FloatsInside,
  floatsAmong,
  isLayer,
  isPaintedAsFloat,
  isPaintedAsOne,
  isStackingContext,
  type Layer,
  sortedLayers,
  stackLevel,
} from "./areas/stacking.js";
import { paintCollapsedBorders } from "./borders/collapsed-borders.js";
import { paintBox, paintBoxOutline, paintMaskedBox } from "./box.js";
import { artifactOf, inLayers, paintCanvas, paintPageBox, paintPageOutline } from "./canvas.js";
import { ownerOf, type PaintContext } from "./context.js";
import { paintOfLetters } from "./fills/text-paint.js";
import { GreyTarget } from "./grey-target.js";
import { paintReplaced } from "./image.js";
import { paintClipped, paintInArea, paintTransformed, withinBox } from "./inside.js";
import { paintMarker } from "./marker.js";
import {
  type LinePart,
  logicalOrder,
  paintInlineBox,
  paintInlineOutline,
  paintMaskedInline,
  paintTextFragment,
  visibleDecorations,
} from "./text/text.js";
import { transformMatrix } from "./transform.js";

/** Pages, one after the other, on a target; what it notes of them is there when all of them are painted. */
export class Painter {
  readonly outline = new OutlineBuilder();
  readonly diagnostics: Diagnostic[] = [];
  /** Elements whose transforms can't be used. */
  readonly #told = new Set<Element>();
  readonly #context: PaintContext;
  #page = -1;
  #zoom = 1;
  #root: Box | undefined;
  /** Fragments with floats in them, as far as their backgrounds are painted. */
  readonly #floatsInside = new Set<BoxFragment>();
  /** Floats that are painted below the text around them. */
  readonly #floatsBelow = new Set<BoxFragment>();

  constructor(
    target: PaintTarget,
    tree: StructureTree,
    links: LinkPainter,
    lookups: Pick<PaintContext, "images" | "effects">,
    edges: PaperEdges,
    readonly source: SourceText | undefined,
  ) {
    this.#context = {
      target,
      tree,
      links,
      ...lookups,
      edges,
      artifact: undefined,
      decorations: [],
      letters: undefined,
      toPage: [1, 0, 0, 1, 0, 0],
      moved: false,
      insideLink: false,
      origin: { x: 0, y: 0 },
      layers: [],
      clips: [],
      absoluteClips: [],
    };
  }

  page(page: PageFragment): void {
    this.#page++;
    this.#context.target.page(pt(page.width), pt(page.height));
    this.#context.edges.page(pt(page.width), pt(page.height), rectInPt(page.area));
    this.#zoom = page.zoom;
    const { root } = page;
    this.#root = root.fragment.box;
    const context = { ...this.#context, origin: page.area };
    const paint = () => {
      paintCanvas(page, context);
      const paintRoot = () => this.#paintAsOne(root.fragment, root.x, root.y, context);
      if (page.clip) paintInArea(page.clip, page.zoom, context, paintRoot);
      else paintRoot();
    };
    paintPageBox(page, this.#context);
    const { below, above } = inLayers(page.marginBoxes);
    const inMargin = (box: (typeof below)[number]) =>
      this.#paintAsOne(box.fragment, box.x, box.y, { ...this.#context, artifact: artifactOf(box) });
    below.forEach(inMargin);
    if (page.zoom === 1) paint();
    else paintTransformed([page.zoom, 0, 0, page.zoom, 0, 0], this.#context, paint);
    paintPageOutline(page, this.#context);
    above.forEach(inMargin);
  }

  /**
   * A box and all that is in it, as one: a stacking context, or what acts as one but for the layers that it leaves to the
   * stacking context around it. `x`, `y`: top left of the border box on the page, px.
   * @param cut what boxes around cut off of a stacking context, but not of what isn't contained by them
   */
  #paintAsOne(fragment: BoxFragment, left: number, top: number, around: PaintContext, cut: readonly Clip[] = []): void {
    const { style } = fragment.box;
    const context = style.filter > 0 ? { ...around, target: new GreyTarget(around.target, style.filter) } : around;
    if (style.opacity <= 0) return;
    const [x, y] = [left + (fragment.shift?.x ?? 0), top + (fragment.shift?.y ?? 0)];
    const isContext = isStackingContext(style) || fragment.box === this.#root;
    const layers: Layer[] | undefined = isContext || style.position !== "static" ? [] : undefined;
    const matrix = isTransformed(style) ? this.#matrix(fragment, x, y, context) : undefined;
    const toPage = matrix ? multiply(context.toPage, matrix) : context.toPage;
    const whole = { x, y, width: fragment.width, height: fragment.slice?.wholeHeight ?? fragment.height };
    const own = ownClips(style, whole);
    const clips = isContext ? cut : [...context.clips, ...own];
    const absoluteClips = isContext ? [] : context.absoluteClips;
    const inner: PaintContext = layers ? { ...context, clips, absoluteClips, layers, toPage } : context;
    const paint = () => {
      paintClipped(cut, inner, () => paintBox(fragment, x, y, inner));
      if (isContext) for (const low of negativeLayers({ fragment, x, y }, cut, context.origin)) this.#low(low, inner);
      paintClipped(cut, inner, () => {
        if (this.#childBackgrounds(fragment, x, y, inner) === "over-others") this.#floats(fragment, x, y, inner);
        this.#content(fragment, x, y, inner);
      });
      if (!layers) return;
      for (const layer of sortedLayers(layers, 0, 0)) layer.paint();
      // Those that the layers painted just now have left to this context are among them.
      const above = sortedLayers(layers, 1, Infinity);
      if (isContext) for (const layer of above) layer.paint();
      else context.layers.push(...above);
    };
    const through = () => paintReferred(fragment.box, whole, context, paint);
    const seen = () => paintMaskedBox(fragment, x, y, context, () => paintClipped(own, context, through));
    const opaque = () => (style.opacity < 1 ? context.target.group(style.opacity, seen) : seen());
    if (matrix) paintTransformed(matrix, context, opaque);
    else opaque();
  }

  #low(low: LowLayer, context: PaintContext): void {
    const { clips } = low;
    const inner = { ...context, clips, absoluteClips: clips };
    paintClipped(clips, context, () => {
      if (low.kind === "box") this.#paintAsOne(low.fragment, low.x, low.y, inner);
      else this.#inlineLayer(low, inner);
    });
  }

  /** The matrix of a box with transforms; undefined where they lead beyond all numbers, or out of the plane, which is told. */
  #matrix(fragment: BoxFragment, x: number, y: number, { toPage }: PaintContext): Matrix | undefined {
    const { element } = fragment.box;
    const matrix = transformMatrix(fragment, { x, y, width: fragment.width, height: fragment.height });
    if (matrix && isUsable(matrix) && isUsable(multiply(toPage, matrix))) return matrix;
    if (this.#told.has(element)) return undefined;
    this.#told.add(element);
    const start = element.startIndex ?? 0;
    const place = this.source?.place(start, start + element.name.length + 1);
    const [what, hint] = matrix
      ? ["come to numbers beyond a million", "use smaller factors in transform, scale and translate"]
      : ["show it in perspective", "turn it without perspective(), or stay in the plane of the paper"];
    const message = `the transforms of <${element.name}> ${what}: it is printed without its own`;
    this.diagnostics.push({ severity: "warning", code: "css/transform-overflow", message, ...place, hints: [hint] });
    return undefined;
  }

  /** @returns which floats are in it */
  #childBackgrounds(fragment: BoxFragment, x: number, y: number, context: PaintContext): FloatsInside {
    const boxes = fragment.children.filter(isBox);
    const children = boxes.filter((child) => !isPaintedAsOne(child.fragment, fragment));
    const hasBorders = fragment.box.inside === "table" && fragment.box.style.borderCollapse === "collapse";
    let floats: FloatsInside = children.length < boxes.length ? floatsAmong(boxes, fragment) : "none";
    if (children.length > 0 || hasBorders) {
      const clip = overflowClip(fragment, x, y, context.origin);
      paintClipped(clip ? [clip] : [], context, () => {
        for (const child of children) {
          const [left, top] = [x + child.x, y + child.y];
          paintBox(child.fragment, left, top, context);
          const inside = this.#childBackgrounds(child.fragment, left, top, context);
          if (floats === "none" || inside === "over-others") floats = inside;
        }
        if (hasBorders) paintCollapsedBorders(fragment, x, y, context);
      });
    }
    if (floats !== "none") this.#floatsInside.add(fragment);
    return floats;
  }

  /** The floats in a box, each as one and in their order, below its text. */
  #floats(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
    const clip = overflowClip(fragment, x, y, context.origin);
    const artifact = fragment.repeated ? "Pagination" : context.artifact;
    const inner = withinBox(fragment, clip, { ...context, artifact, decorations: [] });
    paintClipped(clip ? [clip] : [], inner, () => {
      for (const child of fragment.children.filter(isBox)) {
        const [left, top] = [x + child.x, y + child.y];
        if (isPaintedAsFloat(child.fragment, fragment)) {
          this.#floatsBelow.add(child.fragment);
          this.#paintAsOne(child.fragment, left, top, inner);
        } else if (this.#floatsInside.has(child.fragment)) this.#floats(child.fragment, left, top, inner);
      }
    });
  }

  #content(fragment: BoxFragment, x: number, y: number, context: PaintContext): void {
    const entered = this.#enter(fragment, x, y, fragment.repeated ? { ...context, artifact: "Pagination" } : context);
    const isEmpty = fragment.children.length === 0 && !fragment.marker && !fragment.box.replaced;
    if (!isEmpty) this.#inside(fragment, x, y, entered);
    paintBoxOutline(fragment, x, y, context);
  }

  #inside(fragment: BoxFragment, x: number, y: number, entered: PaintContext): void {
    const clip = overflowClip(fragment, x, y, entered.origin);
    const inner = withinBox(fragment, clip, entered);
    paintClipped(clip ? [clip] : [], inner, () => {
      const { marker } = fragment;
      if (marker) paintMarker(marker.fragment, fragment, x + marker.x, y + marker.y, inner);
      if (fragment.box.replaced) paintReplaced(fragment, fragment.box.replaced, x, y, inner);
      for (const { x: dx, y: dy, fragment: child } of fragment.children) {
        if (child.kind === "line") this.#line(fragment, child, x + dx, y + dy, inner);
        else this.#box(child, fragment, x + dx, y + dy, inner);
      }
    });
  }

  /** A box among its siblings: now, or later where it is a layer. */
  #box(child: BoxFragment, parent: BoxFragment, x: number, y: number, context: PaintContext): void {
    if (isLayer(child, parent)) {
      const { style } = child.box;
      const z = stackLevel(style);
      if (z < 0) return;
      const clips = escapes(child) ? context.absoluteClips : context.clips;
      const decorations = isOutOfFlow(style) ? [] : context.decorations;
      // What stands in it may escape what cuts it off itself, and is still part of its group.
      const isOpen = isStackingContext(style) && !containsAbsolute(style);
      const outer = isOpen ? context.absoluteClips : clips;
      const cut = clips.slice(outer.length);
      const own = { ...context, decorations, clips, absoluteClips: clips };
      context.layers.push({ z, paint: () => paintClipped(outer, own, () => this.#paintAsOne(child, x, y, own, cut)) });
    } else if (isPaintedAsFloat(child, parent)) {
      // Decorations around don't reach into floats (CSS Text Decoration 4, section 2.1).
      if (!this.#floatsBelow.has(child)) this.#paintAsOne(child, x, y, { ...context, decorations: [] });
    } else if (isPaintedAsOne(child, parent)) this.#paintAsOne(child, x, y, context);
    else this.#content(child, x, y, context);
  }

  #line(fragment: BoxFragment, line: LineFragment, left: number, top: number, context: PaintContext): void {
    const { ellipsis } = line;
    if (!ellipsis) {
      this.#lineContent(fragment, line, left, top, context);
      return;
    }
    const clip = columnClip(left + ellipsis.x, ellipsis.width);
    const inner = { ...context, clips: [...context.clips, clip] };
    paintClipped([clip], context, () => this.#lineContent(fragment, line, left, top, inner));
    paintTextFragment(ellipsis.text, { line, block: fragment }, undefined, left, top, { ...context, decorations: [] });
  }

  /** @param parts of the line: all of it, or what an inline box that is painted as one has of it */
  #lineContent(
    fragment: BoxFragment,
    line: LineFragment,
    left: number,
    top: number,
    context: PaintContext,
    parts: Pick<InlineLayer, "children"> & { readonly box?: InlineBoxFragment } = line.content,
  ): void {
    const { children } = parts;
    const layers = inlineLayers(children, parts.box);
    for (const child of children) {
      const { x, y, fragment: inline } = child;
      if (inline.kind === "inline-box" && !layers?.has(child))
        paintInlineBox(inline, fragment, left + x, top + y, context);
    }
    const done = new Set<InlineLayer>();
    const paintLayer = (layer: InlineLayer) => {
      if (done.has(layer) || isUnderFlow(layer.box.style)) return;
      done.add(layer);
      this.#inlineLayer({ block: fragment, line, layer, x: left, y: top }, context);
    };
    for (const child of logicalOrder(children, fragment.box.style.direction)) {
      const layer = layers?.get(child);
      if (layer) paintLayer(layer);
      else this.#linePart(fragment, line, child, left, top, context);
    }
    for (const layer of layers?.values() ?? []) paintLayer(layer);
    for (const child of children) {
      const { x, y, fragment: inline } = child;
      if (inline.kind === "inline-box" && !layers?.has(child)) paintInlineOutline(inline, left + x, top + y, context);
    }
  }

  /** An inline box with what it holds on a line: where it stands, or above the flow. */
  #inlineLayer({ block, line, layer, x, y }: Omit<LowInline, "kind">, around: PaintContext): void {
    const { style } = layer.box;
    const { opacity, filter } = style;
    if (opacity <= 0) return;
    const isContext = isStackingContext(style);
    const layers: Layer[] = isContext ? [] : around.layers;
    const target = filter > 0 ? new GreyTarget(around.target, filter) : around.target;
    const inner = { ...around, target, layers };
    const placed = { fragment: line, x, y };
    const part = style.clipPath === "none" ? undefined : firstPart(layer.box, block, placed);
    const all = () => {
      if (isContext) for (const low of negativeLayersOfLine(block, placed, layer, around.origin)) this.#low(low, inner);
      this.#lineContent(block, line, x, y, inner, layer);
      if (isContext) for (const above of sortedLayers(layers, 0, Infinity)) above.paint();
    };
    const seenOf = () => (part ? paintOwnClips(layer.box, part, inner, all) : all());
    const cut = () => paintMaskedInline(layer, block, placed, inner, seenOf);
    const seen = () => (opacity < 1 ? target.group(opacity, cut) : cut());
    if (isOverFlow(style))
      around.layers.push({ z: stackLevel(style), paint: () => paintClipped(around.clips, around, seen) });
    else seen();
  }

  #linePart(
    fragment: BoxFragment,
    line: LineFragment,
    child: LinePart,
    left: number,
    top: number,
    context: PaintContext,
  ): void {
    if (!isBox(child)) {
      const owner = ownerOf(context, child.fragment.element, fragment.box);
      paintTextFragment(child, { line, block: fragment }, owner, left, top, context);
      return;
    }
    // Decorations don't reach into atomic inlines (CSS Text Decoration 4, section 2.1).
    const inner = { ...context, decorations: [] };
    const [x, y] = [left + child.x, top + child.y];
    if (isLayer(child.fragment, fragment)) this.#box(child.fragment, fragment, x, y, inner);
    else this.#paintAsOne(child.fragment, x, y, inner);
  }

  /** Notes what the box means to the document, and what holds for everything in it. */
  #enter(fragment: BoxFragment, x: number, y: number, context: PaintContext): PaintContext {
    const { box } = fragment;
    const decorations = visibleDecorations(box.style) ? [...context.decorations, box.style] : context.decorations;
    const { slice = { offset: 0, wholeHeight: fragment.height } } = fragment;
    const whole = { x, y: y - slice.offset, width: fragment.width, height: slice.wholeHeight };
    const letters = paintOfLetters(box.style, whole, context.letters);
    const moved = context.moved || isMoved(box.style);
    const isSame = decorations === context.decorations && letters === context.letters && moved === context.moved;
    const inner: PaintContext = isSame ? context : { ...context, decorations, letters, moved };
    if (box.origin !== "element" || context.artifact) return inner;
    if (fragment.slice?.top !== false) {
      context.links.place(box.element, x, y);
      if (box.style.visibility === "visible") this.outline.heading(box.element, this.#page, pt(y) * this.#zoom);
    }
    const anchor = context.insideLink ? undefined : linkAround(box.element, context);
    if (!anchor || box.style.visibility !== "visible") return inner;
    context.links.area(anchor, seenPart({ x, y, width: fragment.width, height: fragment.height }, context.clips));
    return { ...inner, insideLink: true };
  }
}

/** The link that a box is in or is itself. */
function linkAround(element: Element, context: PaintContext): Element | undefined {
  for (
    let at: Element | undefined = element;
    at;
    at = at.parentNode && "attribs" in at.parentNode ? at.parentNode : undefined
  ) {
    if (context.links.isLink(at)) return at;
  }
  return undefined;
}
