/** The border area of a box -> outlines in it, of all of it and of sides that meet no others (CSS Backgrounds 3, section 4.2). All pt. */
import {
  type Arc,
  allCorners,
  CORNERS,
  type CornerRadii,
  drawnArcs,
  insetRadii,
  mapRadii,
  type Path,
  type PathSegment,
  type Rect,
  roundedRectPath,
  turned,
} from "../../../graphics/index.js";

const SIDES = ["top", "right", "bottom", "left"] as const;
export type Side = (typeof SIDES)[number];
const NO_RADIUS = { x: 0, y: 0 };
const SHARP: CornerRadii = { topLeft: NO_RADIUS, topRight: NO_RADIUS, bottomRight: NO_RADIUS, bottomLeft: NO_RADIUS };

/** The border area of a box. */
export interface Frame {
  readonly rect: Rect;
  readonly radii: CornerRadii | undefined;
  readonly widths: Readonly<Record<Side, number>>;
}

/** Sides with a width that follow one another clockwise, and end where a side has none. */
export type Chain = readonly Side[];

/** All chains of a frame; of four sides with a width there is one. */
export function chainsOf({ widths }: Frame): Chain[] {
  const isThere = (number: number) => widths[SIDES[number % 4]!] > 0;
  if (SIDES.every((_, i) => isThere(i))) return [SIDES];
  return SIDES.flatMap((_, i) => {
    if (!isThere(i) || isThere(i + 3)) return [];
    const sides = [0, 1, 2].map((step) => i + step);
    const end = sides.findIndex((number) => !isThere(number));
    return [sides.slice(0, end < 0 ? 3 : end).map((number) => SIDES[number % 4]!)];
  });
}

interface Contour {
  readonly rect: Rect;
  readonly radii: CornerRadii;
}

/** The outline at a depth into the border: 0 is its outer edge, 1 its inner one. The inner radius is the outer one less the border's width. */
function contour({ rect, radii = SHARP, widths }: Frame, depth: number): Contour {
  const inset = {
    top: widths.top * depth,
    right: widths.right * depth,
    bottom: widths.bottom * depth,
    left: widths.left * depth,
  };
  return {
    rect: {
      x: rect.x + inset.left,
      y: rect.y + inset.top,
      width: Math.max(0, rect.width - inset.left - inset.right),
      height: Math.max(0, rect.height - inset.top - inset.bottom),
    },
    radii: insetRadii(radii, inset),
  };
}

const pathOf = ({ rect, radii }: Contour): Path => roundedRectPath(rect, radii);

/**
 * What of a chain lies between two depths, to be filled with the even-odd rule. Where a side has no width nothing is drawn: an area
 * without one would be painted as a hairline (ISO 32000-1, section 10.6.5).
 */
export function areaOf(frame: Frame, chain: Chain, from: number, to: number): Path {
  const [outer, inner] = [contour(frame, from), contour(frame, to)];
  if (chain.length === 4) return [...pathOf(outer), ...pathOf(inner)];
  const [there, back] = [along(chain, outer), along(chain, inner).reverse().map(turned)];
  return [...drawn([...there, ...back]), ["Z"]];
}

/** The line along a chain at a depth, to be stroked. */
export function lineOf(frame: Frame, chain: Chain, depth: number): Path {
  const line = contour(frame, depth);
  return chain.length === 4 ? pathOf(line) : drawn(along(chain, line));
}

/** The corners from where a chain begins to where it ends: the side of a number begins at the corner of that number. */
function along(chain: Chain, line: Contour): Arc[] {
  const first = SIDES.indexOf(chain[0]!);
  const corners = allCorners(
    line.rect,
    mapRadii(line.radii, (radius) => (radius.x > 0 && radius.y > 0 ? radius : NO_RADIUS)),
  );
  return Array.from({ length: chain.length + 1 }, (_, i) => corners[CORNERS[(first + i) % 4]!]).flat();
}

function drawn(arcs: readonly Arc[]): PathSegment[] {
  const [first] = arcs;
  return first ? [["M", ...first[0]], ...drawnArcs(arcs).slice(1)] : [];
}
