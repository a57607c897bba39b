/** Font sizes in `monospace` alone, for which browsers have smaller ones. */
import { type FontSizeBasis, fontSizeBasis, isMonospaceAlone, monospaceFactor } from "../properties/text/font.js";
import type { Winner } from "./winners.js";

/** The keyword that the root's size begins with, px. */
export const MEDIUM = 16;

/** What an element's font size is measured by, in the end. */
export function basisOf(winner: Winner | undefined, inheritedBasis: FontSizeBasis): FontSizeBasis {
  if (winner?.kind === "wide") return winner.keyword === "initial" ? MEDIUM : inheritedBasis;
  if (!winner) return inheritedBasis;
  const own = fontSizeBasis(winner.value);
  // A part of a size that was given in px is as good as given in px.
  return own === "relative" && inheritedBasis === "absolute" ? "absolute" : own;
}

/**
 * What a size is multiplied by where the element is set in `monospace` alone and its parent isn't, or the other way round. A size
 * by keyword is that of the element's own family.
 */
export function familyFactor(
  own: Families,
  parent: Families,
  winner: Winner | undefined,
  basis: FontSizeBasis,
): number {
  const [isMonospace, wasMonospace] = [isMonospaceAlone(own.fontFamily), isMonospaceAlone(parent.fontFamily)];
  const isKeyword = winner !== undefined && typeof basis === "number" && !isInherited(winner);
  if (isKeyword) return isMonospace ? monospaceFactor(basis) : 1;
  if (isMonospace === wasMonospace) return 1;
  return isMonospace ? monospaceFactor(basis) : 1 / monospaceFactor(basis);
}

const isInherited = (winner: Winner): boolean => winner.kind === "wide" && winner.keyword !== "initial";

interface Families {
  readonly fontFamily: readonly string[];
}
