/** What a formatting context remembers for one layout pass, beside the fragments and sizes that all are remembered by. */
import type { LayoutContext } from "./context.js";

/**
 * A value for each pass, made when it is first asked for and forgotten with the pass.
 * @returns the value of a pass, from its context
 */
export function ofPass<T extends object>(make: (context: LayoutContext) => T): (context: LayoutContext) => T {
  return (context) => context.remembered(make);
}
