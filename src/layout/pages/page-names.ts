/** Names of pages (CSS Paged Media 3, section 6): which there are in a document, and which page has which. */
import type { Box } from "../boxes/box.js";
import { isOutOfFlow } from "../boxes/kinds.js";
import { type BoxFragment, type Placed, wholeOverflow } from "../fragments/fragment.js";

/** All names that boxes ask for. */
export function pageNamesIn(root: Box): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = ({ style, children }: Box): void => {
    if (style.page !== "") names.add(style.page);
    for (const child of children) visit(child);
  };
  visit(root);
  return names;
}

/** The name of each page: the used value of `page` of what begins it, or goes on there; of an empty one that of the page before it. */
export function namesOfPages(parts: readonly Placed<BoxFragment>[]): string[] {
  let before = "";
  return parts.map(({ fragment }) => (before = nameOf(fragment) ?? before));
}

function nameOf(part: BoxFragment): string | undefined {
  let name = "";
  for (let at: BoxFragment | undefined = part; at; ) {
    const { style } = at.box;
    if (style.page !== "") name = style.page;
    const next: BoxFragment["children"][number] | undefined = at.children.find(
      ({ fragment }) => fragment.kind !== "box" || !isOutOfFlow(fragment.box.style),
    );
    if (at === part && !next) return undefined;
    at = next?.fragment.kind === "box" ? next.fragment : undefined;
  }
  return name;
}

/** How far what belongs to a page of its name reaches to the right, px. Boxes around it are as wide as other pages. */
export function reachOn(name: string, { x, fragment }: Placed<BoxFragment>, around = ""): number {
  const own = fragment.box.style.page || around;
  if (own === name) return x + wholeOverflow(fragment).right;
  let reach = 0;
  for (const child of fragment.children)
    if (child.fragment.kind === "box")
      reach = Math.max(reach, x + reachOn(name, { ...child, fragment: child.fragment }, own));
  return reach;
}
