/** The first line of a block, where it has a style of its own (CSS Pseudo-Elements 4, section 2.1). */
import type { ComputedStyle, FirstLineStyles } from "../../css/index.js";
import { type Box, derivedStyle, type InlineItem, makeBox, type Styling } from "./box.js";

/** A box of a text as it is on its first line: the same items in the styles that they have there. */
export function boxOnFirstLine(box: Box, styles: FirstLineStyles): Box {
  const { element, items = [] } = box;
  const { unicodeBidi } = box.style;
  const inherited = stylingOnLine(box, styles);
  // The line is a line of the block, which the fictional element has no say in.
  const styled =
    unicodeBidi === "normal" ? inherited : derivedStyle(inherited.style, (from) => ({ ...from, unicodeBidi }));
  const onLine = items.map((item) => itemOnLine(item, styles));
  const { style } = styles;
  const own: InlineItem[] = isSeen(style)
    ? [{ kind: "open", style, element, origin: "anonymous" }, ...onLine, { kind: "close", style, element }]
    : onLine;
  return makeBox({ inside: "inline", ...styled, element, origin: "anonymous", items: own });
}

/** Whether there is more to see of the fictional element around the line than its letters. */
function isSeen({ backgroundColor, backgroundImage, textDecorationLine }: ComputedStyle): boolean {
  const { underline, overline, lineThrough } = textDecorationLine;
  return (
    backgroundColor.a > 0 || backgroundImage.some(({ kind }) => kind !== "none") || underline || overline || lineThrough
  );
}

function itemOnLine(item: InlineItem, styles: FirstLineStyles): InlineItem {
  if (item.kind === "atomic" || item.kind === "out-of-flow" || item.kind === "float") return item;
  const { style, derived } = stylingOnLine(item, styles);
  const { element } = item;
  if (item.kind === "text") return { kind: item.kind, text: item.text, style, derived, element, node: item.node };
  if (item.kind === "open") return { kind: item.kind, style, derived, element, origin: item.origin };
  return { kind: item.kind, style, derived, element };
}

function stylingOnLine({ style, derived }: Styling, styles: FirstLineStyles): Styling {
  if (derived) return derivedStyle(styles.of(derived.from), derived.by);
  return { style: styles.of(style) };
}
