/** Which cells of a grid are taken, as intervals in each line of cells. Placing items asks for the next free place. */

/** A half-open interval of cells. */
type Interval = readonly [start: number, end: number];

export class Occupancy {
  /** By the index along the major axis: the taken intervals, in order and apart from one another. */
  readonly #taken = new Map<number, Interval[]>();

  /** Takes a rectangle of cells. */
  take(major: number, majorSpan: number, minor: number, minorSpan: number): void {
    for (let m = major; m < major + majorSpan; m++) {
      const line = this.#taken.get(m);
      if (line) insert(line, minor, minor + minorSpan);
      else this.#taken.set(m, [[minor, minor + minorSpan]]);
    }
  }

  /** The end of what stands in the way of a rectangle, or undefined where it is free. */
  obstacle(major: number, majorSpan: number, minor: number, minorSpan: number): number | undefined {
    let end: number | undefined;
    for (let m = major; m < major + majorSpan; m++) {
      const line = this.#taken.get(m);
      const found = line?.[after(line, minor)];
      if (found && found[0] < minor + minorSpan) end = Math.max(end ?? found[1], found[1]);
    }
    return end;
  }

  /** The last line along the major axis, counted from the end, in which a rectangle of this span meets an obstacle. */
  lastObstacle(major: number, majorSpan: number, minor: number, minorSpan: number): number | undefined {
    for (let m = major + majorSpan - 1; m >= major; m--) {
      if (this.obstacle(m, 1, minor, minorSpan) !== undefined) return m;
    }
    return undefined;
  }
}

/** Index of the first interval that ends after `at`. */
function after(line: readonly Interval[], at: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds an interval and joins it with those that it touches. */
function insert(line: Interval[], start: number, end: number): void {
  const first = after(line, start - 1);
  let last = first;
  let [from, to] = [start, end];
  while (last < line.length && line[last]![0] <= end) {
    from = Math.min(from, line[last]![0]);
    to = Math.max(to, line[last]![1]);
    last++;
  }
  line.splice(first, last - first, [from, to]);
}
