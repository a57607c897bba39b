/** A text that could not be saved -> what is said of it, both texts where the disk has another one, and the ways out. */
import { make } from "../dom.js";

export interface Trouble {
  readonly said: string;
  /** What the editor holds by then. */
  readonly mine: () => string;
  /** What the disk has, if that is the trouble. */
  readonly disk?: string;
  /** Saves over what the disk has. */
  readonly onKeep?: () => void;
  /** Gives up what the editor holds. */
  readonly onTake?: () => void;
}

export function showTrouble(panel: HTMLElement, { said, mine, disk, onKeep, onTake }: Trouble): void {
  const copied = make("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(mine());
      copied.textContent = "copied";
    } catch {
      copied.textContent = "the browser doesn't let it be copied: select the text in the editor";
    }
  };
  const button = (text: string, onclick: () => void) => make("button", { type: "button", onclick }, text);
  panel.hidden = false;
  panel.replaceChildren(
    make("p", { role: "alert" }, said),
    ...(disk === undefined
      ? []
      : [
          make(
            "details",
            { open: true },
            make("summary", {}, "The text on the disk"),
            make("pre", { class: "disk", tabindex: 0 }, disk),
          ),
        ]),
    make(
      "p",
      { class: "ways" },
      button("Copy my text", () => void copy()),
      ...(onTake ? [button("Take the text of the disk", onTake)] : []),
      ...(onKeep ? [button("Save mine over it", onKeep)] : []),
      copied,
    ),
  );
}
