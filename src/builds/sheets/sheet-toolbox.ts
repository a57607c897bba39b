/** What every sheet of a site is made with, and what one of them says of itself -> what this one is made with. */
import { type Comparison, leavesRoom, pageWith, type Settings } from "../../content/index.js";
import type { Diagnostic, Outcome } from "../../diagnostics/index.js";
import type { Locale } from "../../templates/index.js";
import type { Toolbox } from "../site/toolbox.js";
import type { Sheet } from "./sheet.js";

/** Diagnostics: `settings/margin` (error) where the margins leave no room on the page that the sheet has asked for. */
export function sheetToolbox(
  { comparison, yaml }: Pick<Sheet, "comparison" | "yaml">,
  site: Toolbox,
): Outcome<Toolbox> {
  const { page, accents, labels } = comparison;
  if (!page && !accents && !labels) return { value: site, diagnostics: [] };
  const settings = settingsOf(comparison, site.settings);
  if (!leavesRoom(settings.page)) return { diagnostics: [noRoom(comparison, yaml)] };
  const locale = (lang: string) => withLabels(site.locale(lang), labels);
  return { value: { ...site, settings, locale }, diagnostics: [] };
}

/** Flags beat what the sheet says, and the sheet what versus.yaml says: key by key. */
function settingsOf({ page = {}, accents }: Comparison, settings: Settings): Settings {
  return {
    ...settings,
    page: pageWith(pageWith(settings.page, page), settings.overrides?.page ?? {}),
    accents: accents ?? settings.accents,
  };
}

function withLabels(of: Outcome<Locale>, labels: Comparison["labels"]): Outcome<Locale> {
  return of.value && labels ? { ...of, value: { ...of.value, ...labels } } : of;
}

function noRoom({ page }: Comparison, yaml: Sheet["yaml"]): Diagnostic {
  const message = "the margins leave no room on the page";
  const hints = ["make them smaller, or the page larger"];
  const code = "settings/margin";
  if (!yaml) return { severity: "error", code, message, hints };
  const { start, end } = yaml.place(["page", page?.margin ? "margin" : "size"]);
  return { severity: "error", code, message, hints, ...yaml.source.place(start, end) };
}
