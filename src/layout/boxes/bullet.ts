/** The markers that browsers draw as shapes. Lengths in px. */
import type { ComputedStyle } from "../../css/index.js";

const KINDS = ["disc", "circle", "square", "disclosure-open", "disclosure-closed"] as const;
export type BulletKind = (typeof KINDS)[number];

export const isBullet = (listStyleType: string): listStyleType is BulletKind =>
  KINDS.some((kind) => kind === listStyleType);

/** The room between an image that is a marker and the text, px. */
export const IMAGE_PADDING = 7;

/** Of triangles: the side of the square that they stand in, and the room beside it where they stand inside, of the font size. */
const TRIANGLE = 0.66;
const TRIANGLE_ROOM = 0.4;

/** The side of a triangle's square; undefined for other bullets. */
export function triangleSize(kind: BulletKind, { fontSize }: ComputedStyle): number | undefined {
  // Chromium counts in 64ths.
  return kind.startsWith("disclosure-") ? Math.floor(fontSize * TRIANGLE * 64) / 64 : undefined;
}

/** The room that a bullet inside takes at the start of its line: its width, and an em to the text, about as browsers have it. */
export function insideBulletWidth(kind: BulletKind, style: ComputedStyle): number {
  const size = triangleSize(kind, style);
  if (size !== undefined) return size + style.fontSize * TRIANGLE_ROOM;
  const offset = Math.floor((Math.round(style.fontSize) * 2) / 3);
  return Math.floor((offset + 1) / 2) + 1 + style.fontSize;
}
