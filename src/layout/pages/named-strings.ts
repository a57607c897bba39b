/** The values of named strings page by page (CSS Generated Content for Paged Media 3, section 1.1). */
import type { Element } from "domhandler";
import type { ComputedStyle, Values } from "../../css/index.js";
import { attributeOf, textContent } from "../../html/index.js";
import type { BoxFragment } from "../fragments/fragment.js";

export class NamedStrings {
  /** For each page the values that each string gets on it, in their order; made when a string is first asked for. */
  #assigned: readonly ReadonlyMap<string, readonly string[]>[] | undefined;

  /** @param pages the content of all pages, in their order */
  constructor(readonly pages: readonly BoxFragment[]) {}

  /** The value of a string on a page, counted from 0; empty where it has none yet. */
  value(name: string, position: Values.StringPosition, page: number): string {
    this.#assigned ??= this.pages.map(assignments);
    const own = this.#assigned[page]?.get(name);
    if (own && position === "first-except") return "";
    if (own) return own.at(position === "last" ? -1 : 0)!;
    return (
      this.#assigned
        .slice(0, page)
        .findLast((earlier) => earlier.has(name))
        ?.get(name)
        ?.at(-1) ?? ""
    );
  }
}

function assignments(page: BoxFragment): Map<string, string[]> {
  const assigned = new Map<string, string[]>();
  const assign = (element: Element, { stringSet }: ComputedStyle) => {
    for (const { name, value } of stringSet) {
      const text = textOf(value, element);
      const known = assigned.get(name);
      if (known) known.push(text);
      else assigned.set(name, [text]);
    }
  };
  const visit = (fragment: BoxFragment) => {
    const { box, slice, repeated } = fragment;
    if (repeated) return;
    // A box that began on an earlier page has set its strings there.
    if (box.origin === "element" && slice?.top !== false) assign(box.element, box.style);
    for (const { fragment: child } of fragment.children) {
      if (child.kind === "box") visit(child);
      else
        for (const { fragment: part } of child.content.children) {
          if (part.kind === "box") visit(part);
          else if (part.kind === "inline-box" && part.first) assign(part.element, part.style);
        }
    }
  };
  visit(page);
  return assigned;
}

function textOf(items: Values.NamedString["value"], element: Element): string {
  const text = (item: Values.StringItem): string => {
    if (item.kind === "string") return item.text;
    return item.kind === "attr" ? (attributeOf(element, item.name) ?? item.fallback) : textContent(element);
  };
  return items.map(text).join("").replace(/\s+/g, " ").trim();
}
