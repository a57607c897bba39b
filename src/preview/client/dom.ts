/** Short ways to make elements. */

type Properties = Readonly<Record<string, string | boolean | number | ((event: Event) => void) | undefined>>;

/** An element: what begins with `on` listens, what else is given are attributes; false and undefined are none. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/** What stands in the page under an id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

export const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
