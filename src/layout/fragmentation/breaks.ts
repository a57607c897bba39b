/**
 * Styles on both sides of a place between siblings -> whether a break comes there (CSS Fragmentation 3, sections 3 and 4), and the
 * siblings that move together where one of them has to.
 */
import type { ComputedStyle } from "../../css/index.js";
import { DocumentMemo } from "../../document-memo.js";
import type { Box } from "../boxes/box.js";
import { containmentOf } from "../boxes/containment.js";
import { isFloating, isOutOfFlow } from "../boxes/kinds.js";
import { atPageTop, type FlowPosition, fitsOnePage } from "./position.js";

type BreakBetween = "forced" | "avoid" | "allowed";

/**
 * What is said of a break between two siblings; a forced one wins (section 3.1).
 * @param before the styles whose `break-after` counts: those of all that end there
 * @param after the styles whose `break-before` counts
 * @param flow where `column` forces a break only if the pages are columns
 */
export function breakBetween(
  before: readonly ComputedStyle[],
  after: readonly ComputedStyle[],
  flow: FlowPosition,
): BreakBetween {
  let found: BreakBetween = flow.widths && before.length > 0 && changesPage(before, after, flow) ? "forced" : "allowed";
  for (const { breakAfter } of before) {
    if (isForced(breakAfter, flow)) return "forced";
    if (isAvoided(breakAfter, flow) && found === "allowed") found = "avoid";
  }
  for (const { breakBefore } of after) {
    if (isForced(breakBefore, flow)) return "forced";
    if (isAvoided(breakBefore, flow) && found === "allowed") found = "avoid";
  }
  return found;
}

/** Whether what ends and what begins there are on pages of other names (CSS Paged Media 3, section 6.1). */
function changesPage(
  before: readonly ComputedStyle[],
  after: readonly ComputedStyle[],
  { pageName = "", inColumns }: FlowPosition,
): boolean {
  return !inColumns && innermostPage(before, pageName) !== innermostPage(after, pageName);
}

/** The used value of `page` of the last of some boxes, each in the one before. @param around that of what contains them */
const innermostPage = (styles: readonly ComputedStyle[], around: string): string =>
  styles.findLast(({ page }) => page !== "")?.page ?? around;

const isForced = (value: ComputedStyle["breakBefore"], flow: FlowPosition): boolean =>
  value === "page" || value === "left" || value === "right" || (value === "column" && flow.inColumns === true);

const isAvoided = (value: ComputedStyle["breakBefore"], { inColumns }: FlowPosition): boolean =>
  value === "avoid" || value === (inColumns ? "avoid-column" : "avoid-page");

/** Whether a box doesn't want to be broken in a flow. */
export const avoidsInside = ({ style }: Box, flow: FlowPosition): boolean => isAvoided(style.breakInside, flow);

/** Whether something in a box, but not at its edges, says that a page or a column begins there. */
export const holdsForcedBreak = (box: Box): boolean => holds(box, FORCED, knownHolders);

/** Whether a box is broken in a flow whatever room there is, though it doesn't want to. */
export const isBrokenInside = (box: Box, { inColumns }: FlowPosition): boolean =>
  !isOnePiece(box) && holdsForcedBreak(box) && (inColumns === true || holds(box, PAGES, knownPageHolders));

type Break = ComputedStyle["breakBefore"];

function holds(box: Box, forced: ReadonlySet<Break>, known: DocumentMemo<Box, boolean>): boolean {
  let found = known.get(box);
  if (found === undefined) {
    const { children } = box;
    found = children.some(
      (child, i) =>
        (i > 0 && forced.has(child.style.breakBefore)) ||
        (i < children.length - 1 && forced.has(child.style.breakAfter)) ||
        holds(child, forced, known),
    );
    known.set(box, found);
  }
  return found;
}

const PAGES: ReadonlySet<Break> = new Set(["page", "left", "right"]);
const FORCED: ReadonlySet<Break> = new Set([...PAGES, "column"]);
const knownHolders = new DocumentMemo<Box, boolean>();
const knownPageHolders = new DocumentMemo<Box, boolean>();

/**
 * A box with those inside whose edge at one side is its own: a break before a first child, or after a last one, is that of its container
 * (section 3.1). Of a row of cells or flex items each has its say.
 */
export function stylesAtEdge(box: Box, side: "start" | "end"): ComputedStyle[] {
  const styles: ComputedStyle[] = [];
  let at: Box | undefined = box;
  while (at) {
    styles.push(at.style);
    const children: readonly Box[] = atEdge(at, side);
    if (children.length > 1) for (const child of children) styles.push(...stylesAtEdge(child, side));
    at = children.length === 1 ? children[0] : undefined;
  }
  return styles;
}

const NONE: readonly Box[] = [];

/** Children that stand at an edge of their box, side by side. */
function atEdge({ inside, style, children }: Box, side: "start" | "end"): readonly Box[] {
  if (inside === "table") return edgeOfTable(children, side);
  if (inside === "flex" && style.flexWrap === "nowrap" && style.flexDirection.startsWith("row")) return children;
  if (inside !== "block" && inside !== "flex" && (inside !== "grid" || side === "start")) return NONE;
  if (style.display === "table-row") return children;
  const outermost = side === "start" ? children.find(isInFlow) : children.findLast(isInFlow);
  return outermost ? [outermost] : NONE;
}

const isInFlow = ({ style }: Box): boolean => !isOutOfFlow(style) && !isFloating(style);

/** Captions stand outside of headers and footers, and these outside of all other rows. */
function edgeOfTable(children: readonly Box[], side: "start" | "end"): readonly Box[] {
  const [first, group] =
    side === "start" ? (["top", "table-header-group"] as const) : (["bottom", "table-footer-group"] as const);
  const caption = children.find(
    (child) => child.style.display === "table-caption" && child.style.captionSide === first,
  );
  const rows = children.filter(({ style: { display } }) => display === "table-row" || display.endsWith("-group"));
  const outer = caption ?? rows.find(({ style }) => style.display === group) ?? rows.at(side === "start" ? 0 : -1);
  return outer ? [outer] : NONE;
}

/** Content that is not broken by its kind (section 4.1). A box that ends after some lines is as they are. */
export const isOnePiece = ({ inside, style }: Box): boolean =>
  inside === "replaced" || style.WebkitLineClamp !== "none" || containmentOf(style).size;

/** Content that is not broken where it fits a page, by its kind or by request. */
export const isMonolithic = (box: Box, flow: FlowPosition): boolean => isOnePiece(box) || avoidsInside(box, flow);

/** Whether a box goes on beyond the end of what it is too high for. On paper nothing could be seen of that, and it is broken after all. */
export const overflows = (box: Box, flow: FlowPosition): boolean => flow.inColumns === true && isOnePiece(box);

/** Siblings in the direction in which pages follow one another. */
interface Siblings {
  /** Whether no break is wanted before one. */
  avoids(index: number): boolean;
  /** Where one begins. */
  start(index: number): FlowPosition;
  /** From where one begins to the end of the one that moves, px. */
  extent(first: number): number;
  /** Those that begin a page already, since others must not stand there without them. */
  readonly led?: ReadonlySet<number>;
}

/**
 * The sibling with which the next page begins, where one has to move there: it takes along those right before it between which no break is
 * wanted, unless they begin a page already or are higher than one, when a break that isn't wanted is the only one there is (section 4.4).
 */
export function leaderOf(index: number, { avoids, start, extent, led }: Siblings): number {
  let first = index;
  while (first > 0 && !led?.has(first) && avoids(first)) first--;
  if (first === index || led?.has(first)) return index;
  const from = start(first);
  return atPageTop(from) || !fitsOnePage(extent(first), from) ? index : first;
}
