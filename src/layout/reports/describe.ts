/** Elements and texts -> how diagnostics name them. */
import type { Element } from "domhandler";

export function describeElement(element: Element): string {
  const [name] = element.attribs.class?.split(/\s+/) ?? [];
  return name ? `<${element.name} class="${name}">` : `<${element.name}>`;
}

/** The first words of a text, by which its author knows it. */
export function quoted(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return words.length > 40 ? `"${words.slice(0, 37).trimEnd()}…"` : `"${words}"`;
}
