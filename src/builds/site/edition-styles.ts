/**
 * How an edition sets its text and uses its colours -> rules that go after all stylesheets, whatever the layout. They stand in pages, print and
 * snippets alike. Sizes in px.
 */
import type { Settings } from "../../content/index.js";

/** Accents that a sheet can have. */
const ACCENTS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Empty where an edition says nothing of it. @param sheet the selector of what is set so */
export function editionRules({ text, ink }: Pick<Settings, "text" | "ink">, sheet = ".vs-sheet"): string {
  const rules = [
    ...(text?.least === undefined ? [] : sizeRules(text.least, sheet)),
    ...(text?.spacing === "wide" ? spacingRules(sheet) : []),
    ...(ink === "strong" ? strongRules(sheet) : []),
    ...(ink === "grey" ? greyRules(sheet) : []),
  ];
  return rules.length === 0 ? "" : `${rules.join("\n")}\n`;
}

/**
 * Headlines keep what they are larger by; all else has the size of what it stands in, and never less. Labels are no capitals, which are hard to
 * read and take more room than their rail has.
 */
function sizeRules(least: number, sheet: string): string[] {
  const points = Math.round(least * 75) / 100;
  const size = `${points}pt`;
  const small = ":is(.vs-label, .vs-heading, .vs-choice-heading, .vs-by-name)";
  return [
    `@media print { html { font-size: max(${Math.min(8, points)}pt, ${size} * var(--vs-scale, 1)) } }`,
    `@media print { ${sheet}.vs-railed { --vs-rail: 22% } }`,
    `${sheet} :is(.vs-label, .vs-heading, .vs-corner) { letter-spacing: 0 !important; text-transform: none !important }`,
    `${sheet} .vs-kicker { text-transform: capitalize !important }`,
    `${sheet} { font-size: max(1em, ${size}) }`,
    `${sheet} :not(h1, h2, h3, .vs-intro), ${sheet} ${small}, ${sheet} :is(th, td)::before { font-size: max(1em, ${size}) !important }`,
  ];
}

/** WCAG 2.2, 1.4.12: lines 1.5 times the font size, paragraphs 2 times, letters 0.12 times, words 0.16 times. */
function spacingRules(sheet: string): string[] {
  return [
    `${sheet}, ${sheet} * { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important }`,
    `${sheet} p + p { margin-top: 2em !important }`,
  ];
}

/** For a contrast of 7:1 (WCAG 2.2, 1.4.6), of every text on every ground: `content/settings/contrast.ts` has what stands where. */
function strongRules(sheet: string): string[] {
  const colours = (of: string, { ink, muted, line, link, accent, good, bad }: StrongColours) => [
    `${of} { --vs-ink: ${ink} !important; --vs-muted: ${muted} !important; --vs-line: ${line} !important; --vs-link: ${link} !important }`,
    ...ACCENTS.map(
      (n) => `${of} .vs-s${n} { --vs-accent: color-mix(in oklab, var(--vs-accent-${n}) ${accent}) !important }`,
    ),
    `${of} :is(.vs-yes, .vs-good), ${of} .vs-pros li::marker { color: ${good} !important }`,
    `${of} :is(.vs-no, .vs-bad), ${of} .vs-cons li::marker { color: ${bad} !important }`,
  ];
  // A snippet stands on whatever its host has: pages alone are dark.
  const dark = colours(`.vs-page ${sheet}`, ON_DARK);
  return [...colours(sheet, ON_LIGHT), `@media screen and (prefers-color-scheme: dark) { ${dark.join(" ")} }`];
}

interface StrongColours {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly link: string;
  /** How much of an accent is left, and what it is mixed with. */
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
}

const ON_LIGHT: StrongColours = {
  ...{ ink: "#000000", muted: "#333a42", line: "#6b7480", link: "#073f60" },
  ...{ accent: "62%, #000000", good: "#0e4a20", bad: "#7d1519" },
};
const ON_DARK: StrongColours = {
  ...{ ink: "#ffffff", muted: "#d5dbe2", line: "#8b96a3", link: "#a9d8f5" },
  ...{ accent: "25%, #ffffff", good: "#a5e6b3", bad: "#ffc4c2" },
};

/** One ink: what hues told is told by marks, bars and words, which sheets have anyway. */
function greyRules(sheet: string): string[] {
  return [
    `${ACCENTS.map((n) => `${sheet} .vs-s${n}`).join(", ")} { --vs-accent: var(--vs-ink) !important }`,
    `${sheet} { --vs-link: var(--vs-ink) !important }`,
    `${sheet} a { text-decoration: underline !important }`,
    `${sheet} img { filter: grayscale(1) }`,
    `${sheet} :is(.vs-yes, .vs-good, .vs-no, .vs-bad), ${sheet} :is(.vs-pros, .vs-cons) li::marker { color: var(--vs-ink) !important }`,
  ];
}
