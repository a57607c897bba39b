/** What is wrong -> a panel: the diagnostics as the terminal tells them, each the way to its place. */
import type { FilePlace, Shown } from "../wire/messages.js";
import { byId, make, plural } from "./dom.js";

/** What is shown in place of a sheet where there is none. */
const INSTEAD: Partial<Readonly<Record<Shown["state"], readonly [heading: string, ...commands: string[]]>>> = {
  empty: [
    "There is no content yet. In the folder of the project, write a first sheet, or make one of a document that you have:",
    'versus new "Sales" "Marketing"',
    "versus import comparison.xlsx",
  ],
  gone: ["This sheet's file is gone. As soon as it is back, it is shown again."],
};

export function showProblems(shown: Shown, onPlace: ((place: FilePlace) => void) | undefined): void {
  const panel = byId("problems");
  const { diagnostics, state } = shown;
  const instead = INSTEAD[state];
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  panel.hidden = diagnostics.length === 0 && !instead;
  panel.dataset.worst = errors > 0 || instead ? "error" : "warning";
  const items = state === "empty" ? [] : diagnostics;
  const said = [errors > 0 ? plural(errors, "error") : "", warnings > 0 ? plural(warnings, "warning") : ""].filter(
    Boolean,
  );
  panel.replaceChildren(
    ...(instead
      ? [make("p", {}, instead[0]), ...instead.slice(1).map((command) => make("p", {}, make("code", {}, command)))]
      : [make("h2", {}, headingOf(state, said.join(", ")))]),
    make(
      "ol",
      {},
      ...items.map(({ severity, text, place }) => {
        const item = make("li", { "data-severity": severity }, make("pre", { tabindex: 0 }, text));
        if (place && onPlace)
          item.append(make("button", { type: "button", onclick: () => onPlace(place) }, `Go to line ${place.line}`));
        return item;
      }),
    ),
  );
}

function headingOf(state: Shown["state"], said: string): string {
  if (state === "stopped") return `No sheet can be made: ${said}`;
  return state === "faulty" ? `${said}: what is grey is the last good sheet` : said;
}
