/** What the parts of painting share: the target and the structure tree. */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../../css/index.js";
import type { ImageSource, Matrix, SvgEffect, SvgPaint } from "../../graphics/index.js";
import type { Box } from "../../layout/index.js";
import type { LinkPainter } from "../structure/links.js";
import type { StructureElement } from "../structure/structure.js";
import type { StructureTree } from "../structure/tags.js";
import type { ArtifactType, PaintTarget } from "../target.js";
import type { Clip } from "./areas/clips.js";
import type { PaperEdges } from "./areas/paper-edges.js";
import type { Layer } from "./areas/stacking.js";
import type { Origin } from "./areas/whole-px.js";

export type BackgroundImages = (url: string) => ImageSource | undefined;

/** The `clipPath` or `mask` that `#id` names in the document of an element. */
export type EffectLookup = (url: string, from: Element) => SvgEffect | undefined;

export interface PaintContext {
  readonly target: PaintTarget;
  readonly tree: StructureTree;
  readonly links: LinkPainter;
  readonly edges: PaperEdges;
  /** The images of backgrounds by their URL; undefined for what can't be shown. */
  readonly images: BackgroundImages;
  readonly effects: EffectLookup;
  /** Set while something is painted that belongs to no structure element, whatever its elements say. */
  readonly artifact: ArtifactType | undefined;
  /** Text decorations of the block containers around (CSS Text Decoration 4, section 2.1), outermost first. */
  readonly decorations: readonly ComputedStyle[];
  /** What letters are painted with that let it through; undefined for their own colour. */
  readonly letters: SvgPaint | undefined;
  /** Where the whole px are counted from that boxes are painted on: the page area. */
  readonly origin: Origin;
  /** Where boxes go that are painted after the flow of the stacking context. */
  readonly layers: Layer[];
  /** From the coordinates that are current to those of the page, pt. */
  readonly toPage: Matrix;
  /** What boxes around cut off, from the stacking context inwards: of the flow, and of what may escape some of them. */
  readonly clips: readonly Clip[];
  readonly absoluteClips: readonly Clip[];
  /** True where a style has taken the content from where it would be: see `isMoved`. */
  readonly moved: boolean;
  /** True inside of a box that is a link as a whole. */
  readonly insideLink: boolean;
}

/** What follows is decoration: no reader misses it. */
export function markArtifact({ target, artifact }: PaintContext): void {
  target.mark({ kind: "artifact", ...(artifact && { type: artifact }) });
}

/** What follows belongs to the structure element of an element, or to a given one. */
export function markContent(context: PaintContext, owner: StructureElement | undefined): void {
  if (!owner || context.artifact) markArtifact(context);
  else context.target.mark({ kind: "content", content: owner.content(), element: owner });
}

export function ownerOf(context: PaintContext, element: Element, box: Box): StructureElement | undefined {
  return context.artifact ? undefined : context.tree.owner(element, box);
}
