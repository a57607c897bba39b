/** What every sheet of a site is made with, and what one of them says of itself -> what this one is made with. */
import {
  type Comparison,
  DEFAULT_SETTINGS,
  type Labels,
  landscape,
  leavesRoom,
  pageWith,
  type Settings,
} from "../../content/index.js";
import type { Diagnostic, DiagnosticCode, Outcome } from "../../diagnostics/index.js";
import { HANDOUT, type LayoutDefaults, type Locale, PLAIN, withLabels } from "../../templates/index.js";
import type { Toolbox } from "../site/toolbox.js";
import type { Sheet } from "./sheet.js";

type Given = Pick<Sheet, "comparison" | "yaml">;

/**
 * Diagnostics, errors: those of the layout; `content/count` where it has no room for all subjects, `content/layout-needs` where it can't do without a part; `settings/margin` where the margins
 * leave none on the page that the sheet has asked for.
 */
export function sheetToolbox(sheet: Given, site: Toolbox): Outcome<Toolbox> {
  const { comparison } = sheet;
  const { page, accents } = comparison;
  const { settings } = site;
  const { overrides = {} } = settings;
  const labels = labelsOf(comparison, settings);
  const name = overrides.layout ?? comparison.layout ?? settings.layout;
  const opened = name === HANDOUT ? undefined : site.layout(name);
  if (opened && !opened.value) return { diagnostics: opened.diagnostics.map((one) => atKey(one, sheet, ["layout"])) };
  const { layout = PLAIN, renderer = site.renderer } = opened?.value ?? {};
  const tooMany = comparison.subjects.length > layout.maxSubjects && tooManySubjects(sheet, layout.maxSubjects);
  if (tooMany) return { diagnostics: [tooMany] };
  const lacking = lackingParts(sheet, name, layout.needs);
  if (lacking) return { diagnostics: [lacking] };
  const isPlain = !opened && name === settings.layout;
  if (isPlain && !page && !accents && !labels) return { value: site, diagnostics: [] };
  const own = settingsOf(comparison, settings, layout);
  if (!leavesRoom(own.page)) return { diagnostics: [noRoom(sheet)] };
  const locale = (lang: string): Outcome<Locale> => {
    const of = site.locale(lang);
    return of.value && labels ? { ...of, value: withLabels(of.value, labels) } : of;
  };
  const value = { ...site, settings: { ...own, layout: name }, renderer, locale, asks: layout.asks };
  return { value, diagnostics: [] };
}

/** What an edition says goes before what the sheet does. */
function labelsOf({ lang, labels }: Comparison, { overrides }: Settings): Labels | undefined {
  const own = overrides?.labels?.[lang];
  return own && labels ? { ...labels, ...own } : (own ?? labels);
}

/** Flags beat what an edition says, that what the sheet says, the sheet what versus.yaml says, and that what its layout is by itself: key by key. */
function settingsOf(comparison: Comparison, settings: Settings, layout: LayoutDefaults): Settings {
  const { page = {} } = comparison;
  const { chosen = { page: {}, fit: {} }, overrides = {} } = settings;
  const accents = overrides.accents ?? comparison.accents ?? settings.accents;
  const choices = [layout.page, chosen.page, page, overrides.page ?? {}];
  const size = choices.findLast((choice) => choice.size)?.size;
  const isTurned = size?.isTurned === true || comparison.subjects.length < layout.landscapeFrom;
  const whole = choices.reduce(pageWith, layout === PLAIN ? settings.page : DEFAULT_SETTINGS.page);
  const fit = { ...settings.fit, ...layout.fit, ...chosen.fit };
  return { ...settings, page: isTurned ? whole : landscape(whole), fit, accents };
}

function noRoom(sheet: Given): Diagnostic {
  const key = sheet.comparison.page?.margin ? "margin" : "size";
  const hints = ["make them smaller, or the page larger"];
  return atKey(error("settings/margin", "the margins leave no room on the page", hints), sheet, ["page", key]);
}

function tooManySubjects(sheet: Given, most: number): Diagnostic {
  const message = `"subjects" holds ${sheet.comparison.subjects.length}: there is room for ${most}`;
  const hints = ["`layout: matrix` has room for eight", "or split the comparison"];
  return atKey(error("content/count", message, hints), sheet, ["subjects"]);
}

/** What a layout can't do without: a section that is called so needs only its kind. */
function lackingParts(sheet: Given, layout: string, needs: readonly string[]): Diagnostic | undefined {
  const { sections, hide } = sheet.comparison;
  const lacking = needs.filter((kind) => sections.every((section) => section.kind !== kind));
  if (lacking.length === 0) return undefined;
  const kinds = lacking.map((kind) => `"${kind}"`).join(" and ");
  const message = `a ${layout} needs ${lacking.length > 1 ? "sections of the kinds" : "a section of the kind"} ${kinds}`;
  const hints = lacking.map((kind) => {
    const called = sections.find(({ heading }) => heading.toLowerCase().includes(kind));
    return called === undefined
      ? `add to \`sections\`: {heading: …, kind: ${kind}, items: [{title: …, text: …}]}`
      : `add \`kind: ${kind}\` to the section "${called.heading}"`;
  });
  const hidden = hide?.includes("sections") ? ["the sheet hides its `sections`"] : hints;
  return atKey(error("content/layout-needs", message, hidden), sheet, ["layout"]);
}

const error = (code: DiagnosticCode, message: string, hints: readonly string[]): Diagnostic => {
  return { severity: "error", code, message, hints };
};

/** At the place of a key of the sheet's, if it has no place yet and the sheet has that key. */
function atKey(diagnostic: Diagnostic, { yaml }: Given, key: readonly string[]): Diagnostic {
  if (!yaml || diagnostic.span) return diagnostic;
  const { start, end } = yaml.place(key);
  return { ...diagnostic, ...yaml.source.place(start, end) };
}
