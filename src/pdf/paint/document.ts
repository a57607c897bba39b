/** A laid out document -> its pages on a paint target, and what belongs to them: structure tree, links, bookmarks, destinations. */
import type { StyledElement } from "../../css/index.js";
import type { Diagnostic, SourceText } from "../../diagnostics/index.js";
import type { LaidOutDocument } from "../../layout/index.js";
import { LinkPainter, type LinkScope, LinkTargets } from "../structure/links.js";
import type { StructureElement } from "../structure/structure.js";
import { StructureTree } from "../structure/tags.js";
import type { OutlineEntry, PaintTarget } from "../target.js";
import { PaperEdges } from "./areas/paper-edges.js";
import type { BackgroundImages, EffectLookup } from "./context.js";
import { Painter } from "./paint.js";

export interface PaintOptions {
  readonly images?: BackgroundImages | undefined;
  readonly effects?: EffectLookup | undefined;
  /** The HTML, for the places of diagnostics. */
  readonly source?: SourceText | undefined;
  readonly part?: PartScope | undefined;
  /** What `<base href>` says, from which relative links start. */
  readonly baseUrl?: string | undefined;
}

/** A document that is a part of a book. */
interface PartScope extends LinkScope {
  /** Links from other parts lead to its first page by it. */
  readonly name: string;
  /** BCP 47 */
  readonly lang: string;
}

export interface Painted {
  readonly tree: StructureElement;
  /** Bookmarks by the headings. */
  readonly outline: readonly OutlineEntry[];
  /** Other parts of the book that links lead to. */
  readonly linkedParts: ReadonlySet<string>;
  /** Those of StructureTree, LinkTargets and PaperEdges, and `css/transform-overflow` (warning). */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Paints the document with its structure tree, links, bookmarks. The value is the root of the tree; diagnostics: those of
 * StructureTree, LinkTargets and PaperEdges.
 */
export function paintDocument(
  document: LaidOutDocument,
  root: StyledElement,
  target: PaintTarget,
  options: PaintOptions = {},
): { readonly value: StructureElement; readonly diagnostics: readonly Diagnostic[] } {
  const { tree, outline, diagnostics } = paintPages(document, root, target, options);
  target.outline(outline);
  target.structure(tree);
  return { value: tree, diagnostics };
}

/** Paints the pages, and makes what belongs to them. */
export function paintPages(
  document: LaidOutDocument,
  root: StyledElement,
  target: PaintTarget,
  { images = () => undefined, effects = () => undefined, source, part, baseUrl }: PaintOptions = {},
): Painted {
  const targets = new LinkTargets(root.element, part, baseUrl);
  const tree = new StructureTree(root, (anchor) => targets.of(anchor) !== undefined, source, part);
  const links = new LinkPainter(targets, tree, target);
  const edges = new PaperEdges();
  const painter = new Painter(target, tree, links, { images, effects }, edges, source);
  document.pages.forEach((page, i) => {
    painter.page(page);
    if (part && i === 0) target.destination(part.name, 0, 0);
  });
  return {
    tree: tree.root,
    outline: painter.outline.entries(),
    linkedParts: targets.parts,
    diagnostics: [
      ...tree.diagnostics,
      ...painter.diagnostics,
      ...(source ? targets.deadLinks(source, links.named) : []),
      ...edges.diagnostics(source),
    ],
  };
}
