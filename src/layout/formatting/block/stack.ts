/** What placing the children of a block container below one another goes through. Lengths in px. */
import type { Exclusion } from "../../fragments/floats.js";
import type { BoxFragment } from "../../fragments/fragment.js";
import type { MarginSet } from "./margins.js";

/** A child, and how far it moves down to the next page. */
export interface LaidOut {
  readonly left: number;
  readonly fragment: BoxFragment;
  readonly push: number;
}

/** Where a child begins, as far as those before it decide that. */
export interface StackState {
  readonly y: number;
  readonly pending: MarginSet;
  readonly started: boolean;
  readonly keepsMargins: boolean;
  readonly ownMargins: boolean;
  readonly exclusions: readonly Exclusion[];
  readonly own: readonly Exclusion[];
}
