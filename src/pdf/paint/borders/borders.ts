/** Borders in all styles, with rounded corners and mitred joins (CSS Backgrounds 3, section 3). Input px, output pt. */
import type { Color } from "../../../css/index.js";
import { type CornerRadii, type Path, polygonPath, type Rect, scaledRadii } from "../../../graphics/index.js";
import type { UsedBorder, UsedBorders } from "../../../layout/index.js";
import type { PaintTarget } from "../../target.js";
import { dashFor } from "./dashes.js";
import { areaOf, type Chain, chainsOf, type Frame, lineOf, type Side } from "./outlines.js";

const isVisible = ({ width, style, color }: UsedBorder): boolean =>
  width > 0 && style !== "none" && style !== "hidden" && color.a > 0;

/** Paints the borders of a border box. Nothing is marked: that is the caller's business. */
export function paintBorders(
  rect: Rect,
  borders: UsedBorders,
  radii: CornerRadii | undefined,
  target: PaintTarget,
): void {
  const pt = 0.75;
  const frame: Frame = {
    rect: { x: rect.x * pt, y: rect.y * pt, width: rect.width * pt, height: rect.height * pt },
    radii: radii && scaledRadii(radii, pt),
    widths: {
      top: borders.top.width * pt,
      right: borders.right.width * pt,
      bottom: borders.bottom.width * pt,
      left: borders.left.width * pt,
    },
  };
  for (const chain of chainsOf(frame)) {
    const first = borders[chain[0]!];
    const isWhole = (radii !== undefined || chain.length > 1) && chain.every((side) => isSame(borders[side], first));
    if (isWhole && isVisible(first) && paintWhole(frame, chain, first, target)) continue;
    for (const side of chain) if (isVisible(borders[side])) paintSide(frame, side, borders[side], chain, target);
  }
}

const isSame = (a: UsedBorder, b: UsedBorder): boolean =>
  a.style === b.style &&
  a.color.r === b.color.r &&
  a.color.g === b.color.g &&
  a.color.b === b.color.b &&
  a.color.a === b.color.a;

/** Sides that look alike in one go, so that corners have no seams; false for the styles that differ from side to side. */
function paintWhole(frame: Frame, chain: Chain, border: UsedBorder, target: PaintTarget): boolean {
  if (border.style !== "solid" && border.style !== "double") return false;
  for (const [from, to, color] of layers(border, false)) target.fill(areaOf(frame, chain, from, to), color, "evenodd");
  return true;
}

/** The part of one side between two depths, cut off at the mitres. */
function sidePolygon({ rect, widths }: Frame, side: Side, from: number, to: number): Path {
  const corner = (
    name: "topLeft" | "topRight" | "bottomRight" | "bottomLeft",
    depth: number,
  ): readonly [number, number] => [
    name.endsWith("Left") ? rect.x + widths.left * depth : rect.x + rect.width - widths.right * depth,
    name.startsWith("top") ? rect.y + widths.top * depth : rect.y + rect.height - widths.bottom * depth,
  ];
  const [first, second] = (
    {
      top: ["topLeft", "topRight"],
      right: ["topRight", "bottomRight"],
      bottom: ["bottomRight", "bottomLeft"],
      left: ["bottomLeft", "topLeft"],
    } as const
  )[side];
  const points = [corner(first, from), corner(second, from), corner(second, to), corner(first, to)] as const;
  const [a, b, c, d] = points;
  // Without neighbours a side is a rectangle, which is shorter to write.
  const straight =
    side === "top" || side === "bottom" ? a[0] === d[0] && b[0] === c[0] : a[1] === d[1] && b[1] === c[1];
  if (!straight) return polygonPath(points, true);
  const [x, y] = [Math.min(a[0], c[0]), Math.min(a[1], c[1])];
  return [["R", x, y, Math.abs(c[0] - a[0]), Math.abs(c[1] - a[1])]];
}

function paintSide(frame: Frame, side: Side, border: UsedBorder, chain: Chain, target: PaintTarget): void {
  if (border.style === "dashed" || border.style === "dotted") {
    paintDashes(frame, side, border, chain, target);
    return;
  }
  for (const [from, to, color] of layers(border, side === "bottom" || side === "right")) {
    if (frame.radii) {
      target.clip(sector(frame, side), "nonzero", () => target.fill(areaOf(frame, chain, from, to), color, "evenodd"));
    } else target.fill(sidePolygon(frame, side, from, to), color);
  }
}

/** What a side consists of from its outer edge, 0, to its inner edge, 1. The light falls from the top left. */
function layers({ style, color }: UsedBorder, lit: boolean): readonly (readonly [from: number, to: number, Color])[] {
  const { light, dark } = shades(color);
  const [raised, sunken] = lit ? [dark, light] : [light, dark];
  switch (style) {
    case "double":
      return [
        [0, 1 / 3, color],
        [2 / 3, 1, color],
      ];
    case "inset":
      return [[0, 1, sunken]];
    case "outset":
      return [[0, 1, raised]];
    case "groove":
      return [
        [0, 0.5, sunken],
        [0.5, 1, raised],
      ];
    case "ridge":
      return [
        [0, 0.5, raised],
        [0.5, 1, sunken],
      ];
    default:
      return [[0, 1, color]];
  }
}

function paintDashes(frame: Frame, side: Side, border: UsedBorder, chain: Chain, target: PaintTarget): void {
  const { rect, widths, radii } = frame;
  const width = widths[side];
  const horizontal = side === "top" || side === "bottom";
  const length = horizontal ? rect.width : rect.height;
  if (radii) {
    const stroke = () => target.stroke(lineOf(frame, chain, 0.5), border.color, dashFor(border.style, width, length));
    // Towards a side without a width a line narrows.
    const narrowed = () => target.clip(areaOf(frame, chain, 0, 1), "evenodd", stroke);
    target.clip(sector(frame, side), "nonzero", chain.length === 4 ? stroke : narrowed);
    return;
  }
  const stroke = dashFor(border.style, width, length);
  // Round dots are drawn about the points of the line, so that it ends half a dot before the corner.
  const end = stroke.cap === "round" ? width / 2 : 0;
  const across =
    side === "top"
      ? rect.y + width / 2
      : side === "bottom"
        ? rect.y + rect.height - width / 2
        : side === "left"
          ? rect.x + width / 2
          : rect.x + rect.width - width / 2;
  const line: Path = horizontal
    ? [
        ["M", rect.x + end, across],
        ["L", rect.x + rect.width - end, across],
      ]
    : [
        ["M", across, rect.y + end],
        ["L", across, rect.y + rect.height - end],
      ];
  target.stroke(line, border.color, stroke);
}

/** What of the box belongs to one side where corners are round: bounded by the mitres, drawn on to beyond the radii. */
function sector({ rect, widths, radii }: Frame, side: Side): Path {
  const { x, y, width, height } = rect;
  const reach = Math.max(0, ...(radii ? Object.values(radii) : []).flatMap(({ x, y }) => [x, y]));
  const thinnest = Math.max(0.01, Math.min(...Object.values(widths).filter((w) => w > 0)));
  const across = widths.left + widths.right > 0 ? width / (widths.left + widths.right) : Infinity;
  const down = widths.top + widths.bottom > 0 ? height / (widths.top + widths.bottom) : Infinity;
  // Mitres go on until the radii end, but never past the point where those of opposite sides meet.
  const depth = Math.min(1 + reach / thinnest, across, down);
  const [left, right] = [x + widths.left * depth, x + width - widths.right * depth];
  const [top, bottom] = [y + widths.top * depth, y + height - widths.bottom * depth];
  const corners = {
    top: [
      [x, y],
      [x + width, y],
      [right, top],
      [left, top],
    ],
    right: [
      [x + width, y],
      [x + width, y + height],
      [right, bottom],
      [right, top],
    ],
    bottom: [
      [x + width, y + height],
      [x, y + height],
      [left, bottom],
      [right, bottom],
    ],
    left: [
      [x, y + height],
      [x, y],
      [left, top],
      [left, bottom],
    ],
  } as const;
  return polygonPath(corners[side], true);
}

/** The sides of a three-dimensional border that are in the light and in the shadow, as Chromium has them. */
function shades(color: Color): { readonly light: Color; readonly dark: Color } {
  if (distance(color, 0) <= 3 * 0x20 ** 2) {
    const dark = brighter(color, STEP);
    return { light: brighter(dark, STEP), dark };
  }
  const isLight = distance(color, 255) <= 3 * (255 - 0xeb) ** 2;
  return { light: isLight ? color : brighter(color, STEP), dark: brighter(color, -STEP) };
}

const STEP = 0.33;

const distance = ({ r, g, b }: Color, to: number): number => (r - to) ** 2 + (g - to) ** 2 + (b - to) ** 2;

/** A colour whose brightest channel is brighter by a part of 255, at most all of it. */
function brighter({ r, g, b, a }: Color, by: number): Color {
  const brightest = Math.max(r, g, b) / 255;
  const wanted = Math.min(1, Math.max(0, brightest + by));
  if (brightest === 0) return { r: wanted * 255, g: wanted * 255, b: wanted * 255, a };
  const factor = wanted / brightest;
  return { r: r * factor, g: g * factor, b: b * factor, a };
}
