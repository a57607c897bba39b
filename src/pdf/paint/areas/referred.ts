/** What `clipPath` elements of drawings leave of boxes (CSS Masking 1, section 5.1). All px. */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../../../css/index.js";
import type { Rect } from "../../../graphics/index.js";
import type { PaintContext } from "../context.js";
import { paintThroughEffects } from "../image.js";
import { paintClipped } from "../inside.js";
import { ownClips } from "./clips.js";

interface Styled {
  readonly style: ComputedStyle;
  readonly element: Element;
}

/** Paints what `clip` and `clip-path` leave of a box. @param rect where the box stands */
export function paintOwnClips(box: Styled, rect: Rect, context: PaintContext, paint: () => void): void {
  paintClipped(ownClips(box.style, rect), context, () => paintReferred(box, rect, context, paint));
}

/** Paints what the element leaves that `clip-path: url()` names. A reference to nothing is as if it weren't there. */
export function paintReferred({ style, element }: Styled, rect: Rect, context: PaintContext, paint: () => void): void {
  const { clipPath } = style;
  const server = clipPath !== "none" && "url" in clipPath ? context.effects(clipPath.url, element) : undefined;
  if (server?.kind !== "clipPath") paint();
  else paintThroughEffects(server.on(rect.width, rect.height), rect, context.target, paint);
}
