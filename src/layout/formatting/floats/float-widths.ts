/** How much width floats ask for that stand beside one another (CSS 2.2 section 10.3.5). px */
import type { ComputedStyle } from "../../../css/index.js";
import { usedMargins } from "../sizing.js";
import { clearedSides, floatSide, type Sides, sideBit } from "./exclusions.js";

export class FloatWidths {
  #left = 0;
  #right = 0;

  get sum(): number {
    return this.#left + this.#right;
  }

  /**
   * Another float, which stands beside those that it doesn't clear.
   * @param width of its margin box
   * @returns how wide all are
   */
  add(style: ComputedStyle, { direction }: ComputedStyle, width: number): number {
    this.#clear(clearedSides(style, direction));
    if (floatSide(style, direction) === "left") this.#left += Math.max(0, width);
    else this.#right += Math.max(0, width);
    return this.sum;
  }

  /** How wide they are with a box between them whose margins lie over the floats. @param outer the width of its margin box */
  widthWith(style: ComputedStyle, { direction }: ComputedStyle, outer: number): number {
    this.#clear(clearedSides(style, direction));
    const { left, right } = usedMargins(style, 0);
    return outer - left - right + Math.max(this.#left, left) + Math.max(this.#right, right);
  }

  #clear(sides: Sides): void {
    if (sides & sideBit("left")) this.#left = 0;
    if (sides & sideBit("right")) this.#right = 0;
  }
}
