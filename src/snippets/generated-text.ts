/** Generated content (CSS Generated Content 3) as text, where no stylesheet can bring it: strings and attributes. */
import type { Element } from "domhandler";
import type { ComputedStyle } from "../css/index.js";

export interface GeneratedText {
  readonly text: string;
  /** For the eye alone: its alternative text is empty. */
  readonly decorative: boolean;
}

/** The content of a pseudo-element of `element`; undefined where it has none. */
export function generatedText({ content }: ComputedStyle, element: Element): GeneratedText | undefined {
  if (typeof content === "string") return undefined;
  const text = content.map((item) => {
    if (item.kind === "string") return item.text;
    return item.kind === "attr" ? (element.attribs[item.name] ?? item.fallback) : "";
  });
  const alternative = content.find((item) => item.kind === "alternative");
  const shown = text.join("");
  return shown === "" ? undefined : { text: shown, decorative: alternative?.text === "" };
}
