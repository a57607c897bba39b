/** Which face of a family a style asks for (CSS Fonts 4, section 5.2), and what has to be made up where it has none. */
import { USUAL_SLANT, type Values } from "../css/index.js";
import { BOLD, type Synthesis } from "./face.js";

export type Range = readonly [least: number, most: number];

/** What is said of a face, by its file or its rule; ranges are those of variable fonts. */
export interface FaceDescriptors {
  readonly weight: Range;
  /** Percent of the normal width. */
  readonly width: Range;
  /** `oblique` by its angles, degrees clockwise from the vertical. */
  readonly slope: "normal" | "italic" | { readonly oblique: Range };
}

/** What of a style decides about the face. */
export interface FaceRequest {
  readonly weight: number;
  readonly width: number;
  readonly slope: Values.FontSlope;
}

/** Those of a family's faces that match best: several where they differ in their characters only, in the same order. */
export function bestFaces<T extends FaceDescriptors>(faces: readonly T[], request: FaceRequest): T[] {
  const best = <D>(pool: readonly T[], distance: (face: T) => D, less: (a: D, b: D) => boolean): T[] => {
    let found: T[] = [];
    let least: D | undefined;
    for (const face of pool) {
      const own = distance(face);
      if (least === undefined || less(own, least)) [found, least] = [[face], own];
      else if (!less(least, own)) found.push(face);
    }
    return found;
  };
  const number = (a: number, b: number) => a < b;
  const sameWidth = best(faces, (face) => widthDistance(face.width, request.width), number);
  const sameSlope = best(sameWidth, (face) => slopeDistance(face.slope, request.slope), number);
  return best(sameSlope, (face) => weightDistance(face.weight, request.weight), number);
}

/** A number that is larger for what the specification tries later. */
const LATER = 10_000;

function widthDistance([least, most]: Range, wanted: number): number {
  if (least <= wanted && wanted <= most) return 0;
  const narrower = most < wanted;
  const preferred = wanted <= 100 ? narrower : !narrower;
  return (preferred ? 0 : LATER) + (narrower ? wanted - most : least - wanted);
}

/** The angle that a style asks for, degrees. */
export function slantOf(slope: Values.FontSlope): number {
  if (slope === "normal") return 0;
  return slope === "italic" ? USUAL_SLANT : Number.parseFloat(slope.slice("oblique ".length));
}

/** Italic for italic, then oblique ones, then upright ones; and the other way round. */
function slopeDistance(slope: FaceDescriptors["slope"], wanted: Values.FontSlope): number {
  const angle = slantOf(wanted);
  if (slope === "italic") return wanted === "italic" ? 0 : wanted === "normal" ? 3 * LATER : 2 * LATER;
  if (slope === "normal") return wanted === "normal" || angle === 0 ? 0 : 3 * LATER;
  const [least, most] = slope.oblique;
  const away = angle < least ? least - angle : Math.max(0, angle - most);
  if (wanted === "italic") return LATER + away;
  if (wanted === "normal") return (least <= 0 && most >= 0 ? 1 : LATER) + away;
  return away;
}

function weightDistance([least, most]: Range, wanted: number): number {
  if (least <= wanted && wanted <= most) return 0;
  const lighter = most < wanted;
  const away = lighter ? wanted - most : least - wanted;
  if (wanted >= 400 && wanted <= 500) {
    if (!lighter && least <= 500) return away;
    return (lighter ? LATER : 2 * LATER) + away;
  }
  return (wanted < 400 === lighter ? 0 : LATER) + away;
}

/** What is made up of a face that isn't as bold or as slanted as it should be; undefined where it is. */
export function neededSynthesis(
  face: FaceDescriptors,
  request: FaceRequest,
  allowed: { readonly weight: boolean; readonly style: boolean },
): Synthesis | undefined {
  const bold = allowed.weight && request.weight >= BOLD && face.weight[1] < BOLD;
  const isUpright = face.slope === "normal" || (face.slope !== "italic" && face.slope.oblique[1] < USUAL_SLANT);
  const oblique = allowed.style && slantOf(request.slope) >= USUAL_SLANT && isUpright;
  return bold || oblique ? { bold, oblique } : undefined;
}
