/** A conic gradient -> triangles around its centre, of one colour each. */
import type { Color } from "../../css/index.js";
import type { ConicGradient, SvgGradient } from "../../graphics/index.js";

type Point = readonly [x: number, y: number];

/** A triangle from the centre to two points beyond what is seen. */
interface Sector {
  readonly center: Point;
  readonly from: Point;
  readonly to: Point;
  readonly color: Color;
}

/** Sectors are no wider than this, parts of a turn: their outer edges are straight. */
const WIDEST = 1 / 60;
/** Colours of a sector differ by no more than this in each channel, of 255. */
const NEAR = 6;
/** Nor are there more sectors between two stops. */
const MOST = 64;

export function conicSectors(gradient: Extract<SvgGradient, ConicGradient>): Sector[] {
  const { cx, cy, from, stops, reach } = gradient;
  const radius = reach / Math.cos(Math.PI * WIDEST) + 1;
  const at = (turn: number): Point => {
    const angle = from + turn * 2 * Math.PI;
    return [cx + radius * Math.sin(angle), cy - radius * Math.cos(angle)];
  };
  const sectors: Sector[] = [];
  const all = [{ ...stops[0]!, offset: 0 }, ...stops, { ...stops.at(-1)!, offset: 1 }];
  for (let i = 0; i + 1 < all.length; i++) {
    const [a, b] = [all[i]!, all[i + 1]!];
    const width = b.offset - a.offset;
    if (width <= 0) continue;
    const count = Math.ceil(Math.max(width / WIDEST, Math.min(MOST, distance(a.color, b.color) / NEAR)));
    for (let k = 0; k < count; k++) {
      sectors.push({
        center: [cx, cy],
        from: at(a.offset + (width * k) / count),
        to: at(a.offset + (width * (k + 1)) / count),
        color: between(a.color, b.color, (k + 0.5) / count),
      });
    }
  }
  return sectors;
}

const distance = (a: Color, b: Color): number =>
  Math.max(Math.abs(a.r - b.r), Math.abs(a.g - b.g), Math.abs(a.b - b.b), 255 * Math.abs(a.a - b.a));

/** The colour at a part of the way from one to the other. */
function between(a: Color, b: Color, t: number): Color {
  const channel = (from: number, to: number) => from + (to - from) * t;
  return { r: channel(a.r, b.r), g: channel(a.g, b.g), b: channel(a.b, b.b), a: channel(a.a, b.a) };
}
