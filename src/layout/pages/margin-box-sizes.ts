/**
 * Sizes of the three margin boxes at one edge of a page, along that edge (CSS Paged Media 3, section 5.3.2), as Chromium has
 * them. All lengths are outer ones, px: with margins, borders and padding.
 */

/** What a box asks for; one that isn't there asks for nothing. */
export interface EdgeBox {
  /** Its `width` (or `height`) is `auto`: it takes a part of the room that there is, from `min` and `max`. */
  readonly auto: boolean;
  /** Min-content and max-content size; of a box that isn't auto both are its size. */
  readonly min: number;
  readonly max: number;
}

const ABSENT: EdgeBox = { auto: false, min: 0, max: 0 };

type Three<T> = readonly [start: T, center: T, end: T];

/** @param available length of the edge between the corners */
export function edgeSizes(available: number, wanted: Three<EdgeBox | undefined>): Three<number> {
  const boxes = wanted.map((box) => box ?? ABSENT);
  const autos = boxes.filter((box) => box.auto);
  // Boxes that are all empty share the room evenly.
  const [start, center, end] = (
    autos.every((box) => box.max === 0) ? boxes.map((box) => (box.auto ? { ...box, min: 1, max: 1 } : box)) : boxes
  ) as [EdgeBox, EdgeBox, EdgeBox];
  if (!wanted[1]) {
    const [first, last] = shareRoom(available, start, end);
    return [first, 0, last];
  }
  // The middle of the center box is that of the edge, so that it has to leave as much on both sides as the larger one takes.
  const middle = center.auto
    ? Math.min(shareRoom(available, center, doubled(start))[0], shareRoom(available, center, doubled(end))[0])
    : center.max;
  const side = (available - middle) / 2;
  return [start.auto ? side : start.max, middle, end.auto ? side : end.max];
}

const doubled = ({ auto, min, max }: EdgeBox): EdgeBox => ({ auto, min: 2 * min, max: 2 * max });

/** The room of two boxes: auto ones grow and shrink until they fill it, in proportion to their content. */
function shareRoom(available: number, first: EdgeBox, second: EdgeBox): readonly [number, number] {
  if (!first.auto && !second.auto) return [first.max, second.max];
  if (!second.auto) return [available - second.max, second.max];
  if (!first.auto) return [first.max, available - first.max];
  const [least, most] = [first.min + second.min, first.max + second.max];
  let [base, factor, total] = [first.max, first.max, most];
  if (available <= most) {
    const grows = available > least;
    [base, factor] = [first.min, grows ? first.max - first.min : first.min];
    total = grows ? most - least : least;
  }
  const free = available - (available > most ? most : least);
  const size = total > 0 ? base + (free * factor) / total : base;
  return [size, available - size];
}
