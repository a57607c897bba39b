/** `overflow` of the viewport (CSS Overflow 3, section 3.3). */
import type { ComputedStyle } from "../properties/table.js";
import type { StyledElement, StyledText } from "./styled-dom.js";

/**
 * The `overflow` of the root element, or else of the body, is that of the viewport, which on paper cuts nothing off (CSS Overflow
 * 3, section 3.3), unless containment keeps what is theirs from the viewport (CSS Contain 2, section 2).
 */
export function withViewportOverflow(root: StyledElement): StyledElement {
  if (isContained(root)) return root;
  if (!lets(root.style)) return { ...root, style: withoutOverflow(root.style) };
  const isBody = (child: StyledElement | StyledText) => child.kind === "element" && child.element.name === "body";
  const body = root.children.find(isBody);
  if (body?.kind !== "element" || lets(body.style) || isContained(body)) return root;
  const own = { ...body, style: withoutOverflow(body.style) };
  return { ...root, children: root.children.map((child) => (child === body ? own : child)) };
}

const isContained = ({ style }: StyledElement): boolean => style.contain !== "none";
const lets = ({ overflowX, overflowY }: ComputedStyle): boolean => overflowX === "visible" && overflowY === "visible";
const viewportStyles = new WeakMap<ComputedStyle, ComputedStyle>();
const ownStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** The style of an element whose overflow is that of the viewport. */
export function withoutOverflow(style: ComputedStyle): ComputedStyle {
  let other = viewportStyles.get(style);
  if (!other) {
    other = { ...style, overflowX: "visible", overflowY: "visible" };
    viewportStyles.set(style, other);
    ownStyles.set(other, style);
  }
  return other;
}

/** The style of an element before its overflow became that of the viewport; undefined where none did. */
export const styleWithOverflow = (style: ComputedStyle): ComputedStyle | undefined => ownStyles.get(style);
