/** The first letter of a block, where it has a style of its own (CSS Pseudo-Elements 4, section 2.2). */
import type { ComputedStyle, StyledElement } from "../../css/index.js";
import { derivedStyle, makeBox, type TextItem } from "./box.js";
import type { FlowContent } from "./flow-content.js";
import { isFloating } from "./kinds.js";

/**
 * White space, then the first letter with the punctuation around it and the spaces between (CSS Pseudo-Elements 4, section 2.2.1), or
 * punctuation where there is nothing else. Brackets that open behind the letter don't belong to it; dashes before it do, and so do spaces
 * that don't collapse, as in Chromium. Behind it no spaces do that stand between words.
 */
const LETTER =
  /^([\t\n\r\f ]*)((?:[\p{P}\p{Zs}][\t\n\r\f ]*)*[^\s\p{P}]\p{M}*(?:\u200d\P{M}\p{M}*)*(?:[\u2000-\u200a]*[\p{Pc}\p{Pe}\p{Pi}\p{Pf}\p{Po}])*|\p{P}+\s*$)/u;

/** Of a text: white space before its first letter, the letter, and the rest; undefined where it has none. */
export function letterParts({
  text,
  style,
}: TextItem): readonly [space: string, letter: string, rest: string] | undefined {
  const found = LETTER.exec(text);
  if (!found) return undefined;
  const [whole, space = "", letter = ""] = found;
  const isKept = style.whiteSpaceCollapse !== "collapse" && style.whiteSpaceCollapse !== "preserve-breaks";
  return [isKept ? "" : space, isKept ? whole : letter, text.slice(whole.length)];
}

/** Whether a text has punctuation alone. */
export const isPunctuation = (text: string): boolean => !/[^\s\p{P}\p{Zs}]/u.test(text);

/**
 * Whether a letter stands in the text that a block begins with: punctuation alone has no style of a first letter, as in Chromium. What is
 * generated counts as one.
 * @param childrenOf what is shown of an element
 */
export function hasLetter(block: StyledElement, childrenOf: (of: StyledElement) => StyledElement["children"]): boolean {
  /** undefined where the text goes on. */
  const inside = (styled: StyledElement): boolean | undefined => {
    if (styled.before || styled.after) return true;
    for (const child of childrenOf(styled)) {
      const found = child.kind === "element" ? ofElement(child) : isPunctuation(child.text) ? undefined : true;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const ofElement = (child: StyledElement): boolean | undefined => {
    const { display, position } = child.style;
    if (display === "none" || position === "absolute" || position === "fixed" || isFloating(child.style))
      return undefined;
    return display === "contents" || (display === "inline" && child.element.name !== "br") ? inside(child) : false;
  };
  return inside(block) === true;
}

/** A text whose first letter has a style of its own, as an inline box or a float. */
export function appendLetter(
  item: TextItem,
  [space, letter, rest]: NonNullable<ReturnType<typeof letterParts>>,
  own: ComputedStyle,
  flow: FlowContent,
): void {
  const styling = derivedStyle(own, asLetter);
  const inside: TextItem = { ...item, ...styling, text: letter };
  const { element } = item;
  if (space !== "") flow.inline({ ...item, text: space });
  if (isFloating(styling.style))
    flow.float(makeBox({ inside: "inline", ...styling, element, origin: "anonymous", items: [inside] }));
  else {
    flow.open(styling, element, "anonymous");
    flow.inline(inside);
    flow.close();
  }
  if (rest !== "") flow.inline({ ...item, text: rest });
}

const letterStyles = new WeakMap<ComputedStyle, ComputedStyle>();

/** A first letter is inline or a float, whatever else is said of its box. */
function asLetter(style: ComputedStyle): ComputedStyle {
  const { display, position } = style;
  if (position === "static" && (display === "inline" || (display === "block" && isFloating(style)))) return style;
  let letter = letterStyles.get(style);
  if (!letter) {
    letter = { ...style, display: style.float === "none" ? "inline" : "block", position: "static" };
    letterStyles.set(style, letter);
  }
  return letter;
}
