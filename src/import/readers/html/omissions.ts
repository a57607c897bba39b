/** What readers leave out of a source, counted by its kind, so that it is told once. */
import type { Remark } from "../../source/document.js";

export type Omitted = "script" | "image" | "hidden" | "form";

const WORDS: Readonly<Record<Omitted, readonly [one: string, many: string]>> = {
  script: ["a script, style or embedded object was left out", "scripts, styles and embedded objects were left out"],
  image: [
    "an image was left out; its alternative text is kept",
    "images were left out; their alternative texts are kept",
  ],
  hidden: ["a hidden part is not placed", "hidden parts are not placed"],
  form: ["a control of a form is not placed", "controls of forms are not placed"],
};

export class Omissions {
  readonly #counts = new Map<Omitted, number>();

  add(what: Omitted): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  remarks(): Remark[] {
    return [...this.#counts].map(([what, count]) => ({
      message: count === 1 ? WORDS[what][0] : `${count} ${WORDS[what][1]}`,
    }));
  }
}
