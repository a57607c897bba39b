/** An element -> how diagnostics name it. */
import type { Element } from "domhandler";

export function describeElement(element: Element): string {
  const [name] = element.attribs.class?.split(/\s+/) ?? [];
  return name ? `<${element.name} class="${name}">` : `<${element.name}>`;
}
