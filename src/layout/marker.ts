/** List markers outside of their list item (CSS Lists 3, section 3; geometry of the bullets as browsers draw them). */
import { fontFeatures } from "../css/properties.js";
import type { Marker } from "./box.js";
import type { LayoutContext } from "./context.js";
import type { BoxFragment, Glyphs, MarkerFragment, TextFragment } from "./fragment.js";
import { fontExtent } from "./inline/line-metrics.js";
import { glyphSize, madeSpace, shape } from "./shape.js";
import { insets } from "./sizing.js";

/** Distance between a bullet and the content, px. */
const BULLET_PADDING = 7;

/** Sets the marker of a list item on its first baseline; an item without one gets it where its first line would be. */
export function placeMarker(fragment: BoxFragment, context: LayoutContext): void {
  const { box } = fragment;
  if (!box.marker) return;
  const { style } = box.marker;
  const face = context.fonts.chain(style).primary;
  const extent = fontExtent(face, style.fontSize);
  const inset = insets(box.style, fragment.width);
  const baseline = fragment.firstBaseline ?? inset.top + extent.ascent;
  const rtl = box.style.direction === "rtl";
  const inside = box.marker.kind !== "text" && box.style.listStylePosition === "inside";
  // Outside means outside of the border box; a bullet inside stands where its line begins.
  const edge = inside ? (rtl ? fragment.width - inset.right : inset.left) : rtl ? fragment.width : 0;
  fragment.marker =
    box.marker.kind === "text"
      ? textMarker(fragment, box.marker, edge, baseline, rtl, context)
      : bullet(box.marker.kind, style, edge, baseline, extent.ascent, rtl, inside);
}

function bullet(
  kind: "disc" | "circle" | "square",
  style: Marker["style"],
  edge: number,
  baseline: number,
  ascent: number,
  rtl: boolean,
  inside: boolean,
): MarkerFragment {
  const offset = Math.floor((ascent * 2) / 3);
  const size = Math.floor((offset + 1) / 2);
  const fromEdge = offset + BULLET_PADDING;
  const y = baseline - ascent + Math.floor((3 * (ascent - offset)) / 2);
  const outside = rtl ? edge + fromEdge - size : edge - fromEdge;
  return { style, shape: { kind, x: inside ? (rtl ? edge - size : edge) : outside, y, size } };
}

/** The room that a bullet inside takes at the start of its line: its width, and an em to the text, about as browsers have it. */
export function insideBulletWidth(style: Marker["style"]): number {
  const offset = Math.floor((Math.round(style.fontSize) * 2) / 3);
  return Math.floor((offset + 1) / 2) + 1 + style.fontSize;
}

function oneAfterAnother(parts: readonly Glyphs[]): Glyphs {
  return {
    ids: parts.flatMap(({ ids }) => ids),
    advances: parts.flatMap(({ advances }) => advances),
    xOffsets: parts.flatMap(({ xOffsets }) => xOffsets),
    yOffsets: parts.flatMap(({ yOffsets }) => yOffsets),
    texts: parts.flatMap(({ texts }) => texts),
  };
}

/** Spaces that designers set after a marker and that many fonts lack; each is a part of its own. */
const WIDE_SPACE = /([\u2000-\u200A\u205F\u3000])/;

function textMarker(
  fragment: BoxFragment,
  marker: Marker & { kind: "text" },
  edge: number,
  baseline: number,
  rtl: boolean,
  context: LayoutContext,
): MarkerFragment {
  const { style, text } = marker;
  const chain = context.fonts.chain(style);
  const face = chain.faceFor(text.codePointAt(0) ?? 0x20) ?? chain.primary;
  const shaped = text
    .split(WIDE_SPACE)
    .filter((part) => part !== "")
    .map((part) => {
      const own = face.fontkit.hasGlyphForCodePoint(part.codePointAt(0)!);
      return (own ? undefined : madeSpace(face, part)) ?? shape(face, part, fontFeatures(style), false);
    });
  const size = glyphSize(style.fontSize);
  const width = shaped.reduce((sum, { advance }) => sum + advance, 0) * size;
  const { ascent, descent } = fontExtent(face, style.fontSize);
  const run: TextFragment = {
    kind: "text",
    element: fragment.box.element,
    style,
    font: face,
    fontSize: size,
    x: rtl ? edge : edge - width,
    y: baseline,
    width,
    glyphs: oneAfterAnother(shaped),
    text,
    rtl: false,
    ascent,
    descent,
    generated: true,
  };
  return { style, text: run };
}
