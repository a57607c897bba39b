/** Matched DOM, how large it is to be -> layout in one tall column. Layouts of one document share its box tree and what is known of its texts. */
import { DocumentStyles, type MatchedDom } from "../css/index.js";
import { type FontLibrary, fontUnits } from "../fonts/index.js";
import type { Rect } from "../graphics/index.js";
import { atScale } from "./boxes/at-scale.js";
import { type Box, hasOutOfFlow } from "./boxes/box.js";
import { generateBoxes, type ImageLookup } from "./boxes/generate.js";
import type { CssImages } from "./boxes/generated-content.js";
import { isOutOfFlow } from "./boxes/kinds.js";
import { type ConstraintSpace, type LayoutContext, UNCONSTRAINED } from "./formatting/context.js";
import { LayoutPass } from "./formatting/contexts.js";
import { layOutAbsolute } from "./formatting/positioned/absolute.js";
import { placeOutOfFlow } from "./formatting/positioned/place.js";
import { usedMargins } from "./formatting/sizing.js";
import type { PageFlow } from "./fragmentation/fragmentainers.js";
import type { FitPoint } from "./fragments/fragment.js";
import { type BoxFragment, emptyFragment, type Placed, placed } from "./fragments/fragment.js";
import { DocumentTexts } from "./text/document-texts.js";
import type { LackingCharacter } from "./text/paragraph.js";

/** Lengths in px. */
export interface TrialSpace {
  readonly at: FitPoint;
  /** Of the content area of a page. */
  readonly width: number;
  readonly height: number;
  /** What `vw` and `vh` refer to. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Where pages end; absent where all is laid out on one, however long that gets. */
  readonly flow?: PageFlow | undefined;
}

/** A layout at one point of the fit, in one column. */
export interface Trial {
  readonly at: FitPoint;
  readonly root: Placed<BoxFragment>;
  /** What stands on every page, in coordinates of the page area. */
  readonly fixed: readonly Placed<BoxFragment>[];
  readonly styles: DocumentStyles;
  /** What the layout remembers. */
  readonly pass: LayoutContext;
}

interface TrialInput {
  readonly matched: MatchedDom;
  readonly fonts: FontLibrary;
  readonly images: ImageLookup;
  readonly cssImages: CssImages;
}

const isSamePoint = (a: FitPoint, b: FitPoint): boolean =>
  a.scale === b.scale && a.measure === b.measure && a.space === b.space;

export class Trials {
  readonly texts: DocumentTexts;
  /** Characters that no font has, in the order in which they were met. */
  readonly missing = new Map<string, LackingCharacter>();
  #first: { readonly box: Box; readonly styles: DocumentStyles; readonly hasOutOfFlow: boolean } | undefined;
  #givenUp: Box | undefined;

  constructor(readonly input: TrialInput) {
    this.texts = new DocumentTexts(input.fonts, (lacking) => {
      if (!this.missing.has(lacking.character)) this.missing.set(lacking.character, lacking);
    });
  }

  /** The box at which a layout was given up, since it would take for ever: no further one is tried. */
  get givenUp(): Box | undefined {
    return this.#givenUp;
  }

  /** @param like a layout at the same point: what is the same in this one, of boxes and in their fragments, is taken from it */
  at(space: TrialSpace, like?: Trial): Trial {
    const styles = this.styles(space);
    const known = like && isSamePoint(like.at, space.at) ? like : undefined;
    const box = known ? atScale(known.root.fragment.box, known.styles, styles) : this.#boxes(styles);
    const pass = known?.pass ?? new LayoutPass(this.texts);
    const laidOut = this.#givenUp
      ? { root: placed(emptyFragment(box), 0, 0), fixed: [] }
      : this.#layOut(box, space, pass);
    return { at: space.at, ...laidOut, styles, pass };
  }

  styles({ at, viewport }: Pick<TrialSpace, "at" | "viewport">): DocumentStyles {
    const { matched, fonts } = this.input;
    const { scale, measure, space } = at;
    const fit = measure !== undefined && space !== undefined && { fit: { type: scale, measure, space } };
    return new DocumentStyles(matched, { rootScale: scale, viewport, fontUnits: fontUnits(fonts), ...fit });
  }

  #boxes(styles: DocumentStyles): Box {
    if (this.#first) return atScale(this.#first.box, this.#first.styles, styles);
    const box = generateBoxes(
      styles.root,
      this.input.images,
      this.input.cssImages,
      this.input.matched.scope.counterStyles,
    );
    this.#first = { box, styles, hasOutOfFlow: hasOutOfFlow(box) };
    return box;
  }

  #layOut(
    box: Box,
    { width, height, viewport, flow }: TrialSpace,
    context: LayoutContext,
  ): Pick<Trial, "root" | "fixed"> {
    const { page: pageName } = box.style;
    const named = pageName !== "" && flow?.widths;
    const page = { x: 0, y: 0, width, height };
    const initial = { ...page, height: viewport.height };
    const space = {
      ...UNCONSTRAINED,
      availableWidth: named ? named.get(pageName)! : width,
      availableHeight: height,
      flow: flow && { ...flow, offset: 0, reserved: 0, ...(named && { pageName }) },
    };
    const root = isOutOfFlow(box.style)
      ? rootOutOfFlow(box, initial, space, context)
      : rootInFlow(box, initial, space, context);
    const tree = this.#first?.hasOutOfFlow
      ? placeOutOfFlow(root, { context, initial, page, pages: flow })
      : { root, fixed: [] };
    this.#givenUp = context.givenUp;
    return tree;
  }
}

/** The root element's margins collapse with nothing (CSS 2.2 section 8.3.1). */
function rootInFlow(box: Box, initial: Rect, space: ConstraintSpace, context: LayoutContext): Placed<BoxFragment> {
  const margins = usedMargins(box.style, initial.width);
  const flow = space.flow && { ...space.flow, offset: margins.top };
  const root = context.layout(box, { ...space, flow });
  return placed(root, margins.left, margins.top);
}

/** In the initial containing block, as any absolutely positioned box that no other one contains. */
const rootOutOfFlow = (box: Box, initial: Rect, { flow }: ConstraintSpace, context: LayoutContext) =>
  layOutAbsolute({
    box,
    containing: initial,
    limit: initial,
    statically: { x: 0, y: 0, edges: { x: "start", y: "start" } },
    rtl: box.style.direction === "rtl",
    context,
    flowAt: (y) => flow && { ...flow, offset: Math.max(0, y) },
  });
