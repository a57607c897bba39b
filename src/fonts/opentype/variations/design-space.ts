/** The axes of a variable font, and where on them an instance stands (OpenType, "fvar" and "avar"). */
import { ByteReader } from "../byte-stream.js";
import { tagAt, viewOf } from "../sfnt.js";

/** An axis, in the units in which styles ask for it. */
export interface Axis {
  readonly tag: string;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}

const FIXED = 0x10000;
const F2DOT14 = 0x4000;

export function readAxes(fvar: Uint8Array): Axis[] {
  const view = viewOf(fvar);
  if (fvar.length < 16) return [];
  const [start, count, size] = [view.getUint16(4), view.getUint16(8), view.getUint16(10)];
  if (size < 20 || start + count * size > fvar.length) return [];
  return Array.from({ length: count }, (_, i) => {
    const at = start + i * size;
    const fixed = (offset: number) => view.getInt32(at + offset) / FIXED;
    const usual = fixed(8);
    return { tag: tagAt(fvar, at), least: Math.min(fixed(4), usual), usual, most: Math.max(fixed(12), usual) };
  });
}

/** What is asked for on each axis, within its ends; the usual value where nothing is. */
export function onAxes(axes: readonly Axis[], wanted: ReadonlyMap<string, number>): number[] {
  return axes.map(({ tag, least, usual, most }) => Math.min(most, Math.max(least, wanted.get(tag) ?? usual)));
}

/** Values on axes as -1 to 1, 0 being the usual one ("Coordinate Scales and Normalization"). */
export function normalized(axes: readonly Axis[], values: readonly number[], avar: Uint8Array | undefined): number[] {
  const linear = axes.map(({ least, usual, most }, i) => {
    const value = values[i]!;
    if (value === usual) return 0;
    return value < usual ? (value - usual) / (usual - least) : (value - usual) / (most - usual);
  });
  const mapped = avar && axes.length > 0 ? warped(linear, avar) : linear;
  return mapped.map((value) => Math.round(value * F2DOT14) / F2DOT14);
}

/** The segments of avar, which bend each axis. */
function warped(values: readonly number[], avar: Uint8Array): number[] {
  const file = new ByteReader(avar);
  file.at = 6;
  const count = file.uint16();
  return values.map((value, axis) => {
    if (axis >= count) return value;
    const pairs = Array.from(
      { length: file.uint16() },
      () => [file.int16() / F2DOT14, file.int16() / F2DOT14] as const,
    );
    const next = pairs.findIndex(([from]) => from >= value);
    const [after, before] = [pairs[next], pairs[next - 1]];
    if (!after) return value;
    if (after[0] === value || !before) return after[1];
    return before[1] + ((value - before[0]) * (after[1] - before[1])) / (after[0] - before[0]);
  });
}

/** One axis of the region in which a variation acts. */
export interface AxisRegion {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
}

/** How much of a variation acts at a place ("Algorithm for Interpolation of Instance Values"). */
export function influence(region: readonly AxisRegion[], place: readonly number[]): number {
  let factor = 1;
  for (let axis = 0; axis < region.length; axis++) {
    const { start, peak, end } = region[axis]!;
    const at = place[axis] ?? 0;
    if (peak === 0 || start > peak || peak > end || (start < 0 && end > 0)) continue;
    if (at === peak) continue;
    if (at <= start || at >= end) return 0;
    factor *= at < peak ? (at - start) / (peak - start) : (end - at) / (end - peak);
  }
  return factor;
}
