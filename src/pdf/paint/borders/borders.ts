/** Borders in all styles, with rounded corners and mitred joins (CSS Backgrounds 3, section 3). Input px, output pt. */
import type { Color } from "../../../css/index.js";
import {
  type CornerRadii,
  mapRadii,
  type Path,
  polygonPath,
  type Rect,
  roundedRectPath,
} from "../../../graphics/index.js";
import type { UsedBorder, UsedBorders } from "../../../layout/index.js";
import type { PaintTarget } from "../../target.js";
import { dashFor } from "./dashes.js";

type Side = keyof UsedBorders;
const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];
const NO_RADIUS = { x: 0, y: 0 };
const SHARP: CornerRadii = { topLeft: NO_RADIUS, topRight: NO_RADIUS, bottomRight: NO_RADIUS, bottomLeft: NO_RADIUS };

/** The border area of a box, pt. */
interface Frame {
  readonly rect: Rect;
  readonly radii: CornerRadii | undefined;
  readonly widths: Readonly<Record<Side, number>>;
}

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
    radii: radii && mapRadii(radii, ({ x, y }) => ({ x: x * pt, y: y * pt })),
    widths: {
      top: borders.top.width * pt,
      right: borders.right.width * pt,
      bottom: borders.bottom.width * pt,
      left: borders.left.width * pt,
    },
  };
  if (isUniform(borders) && isVisible(borders.top) && paintUniform(frame, borders.top, target)) return;
  for (const side of SIDES) if (isVisible(borders[side])) paintSide(frame, side, borders[side], target);
}

function isUniform({ top, right, bottom, left }: UsedBorders): boolean {
  return [right, bottom, left].every(
    (other) =>
      other.width === top.width &&
      other.style === top.style &&
      other.color.r === top.color.r &&
      other.color.g === top.color.g &&
      other.color.b === top.color.b &&
      other.color.a === top.color.a,
  );
}

/** Four equal sides in one go, so that corners have no seams; false for the styles that differ from side to side. */
function paintUniform(frame: Frame, border: UsedBorder, target: PaintTarget): boolean {
  if (border.style === "solid") target.fill(ring(frame, 0, 1), border.color, "evenodd");
  else if (border.style === "double") {
    target.fill(ring(frame, 0, 1 / 3), border.color, "evenodd");
    target.fill(ring(frame, 2 / 3, 1), border.color, "evenodd");
  } else return false;
  return true;
}

/** The outline at a depth into the border: 0 is its outer edge, 1 its inner one. */
function contour({ rect, radii, widths }: Frame, depth: number): Path {
  const inset = {
    top: widths.top * depth,
    right: widths.right * depth,
    bottom: widths.bottom * depth,
    left: widths.left * depth,
  };
  const inner: Rect = {
    x: rect.x + inset.left,
    y: rect.y + inset.top,
    width: Math.max(0, rect.width - inset.left - inset.right),
    height: Math.max(0, rect.height - inset.top - inset.bottom),
  };
  if (!radii) return roundedRectPath(inner, SHARP);
  // CSS Backgrounds 3, section 4.2: the inner radius is the outer one less the border's width.
  const reduced = mapRadii(radii, ({ x, y }, corner) => ({
    x: Math.max(0, x - (corner.endsWith("Left") ? inset.left : inset.right)),
    y: Math.max(0, y - (corner.startsWith("top") ? inset.top : inset.bottom)),
  }));
  return roundedRectPath(inner, reduced);
}

/** The part of the border between two depths, to be filled with the even-odd rule. */
const ring = (frame: Frame, from: number, to: number): Path => [...contour(frame, from), ...contour(frame, to)];

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

function paintSide(frame: Frame, side: Side, border: UsedBorder, target: PaintTarget): void {
  if (border.style === "dashed" || border.style === "dotted") {
    paintDashes(frame, side, border, target);
    return;
  }
  for (const [from, to, color] of layers(border, side === "bottom" || side === "right")) {
    if (frame.radii) {
      target.clip(sector(frame, side), "nonzero", () => target.fill(ring(frame, from, to), color, "evenodd"));
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

function paintDashes(frame: Frame, side: Side, border: UsedBorder, target: PaintTarget): void {
  const { rect, widths, radii } = frame;
  const width = widths[side];
  const horizontal = side === "top" || side === "bottom";
  const length = horizontal ? rect.width : rect.height;
  if (radii) {
    target.clip(sector(frame, side), "nonzero", () =>
      target.stroke(contour(frame, 0.5), border.color, dashFor(border.style, width, length)),
    );
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
  const reach = Math.max(...Object.values(radii ?? SHARP).flatMap((radius) => [radius.x, radius.y]));
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
