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

/** Headlines keep what they are larger by; all else has the size of what it stands in, and never less. */
function sizeRules(least: number, sheet: string): string[] {
  const size = `${Math.round(least * 75) / 100}pt`;
  const small = ":is(.vs-label, .vs-heading, .vs-choice-heading, .vs-by-name)";
  return [
    `@media print { html { font-size: calc(${size} * var(--vs-scale, 1)) } }`,
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
  const mixed = (colour: string) =>
    ACCENTS.map(
      (n) => `${sheet} .vs-s${n} { --vs-accent: color-mix(in oklab, var(--vs-accent-${n}) 62%, ${colour}) !important }`,
    );
  const words = (good: string, bad: string) => [
    `${sheet} :is(.vs-yes, .vs-good), ${sheet} .vs-pros li::marker { color: ${good} !important }`,
    `${sheet} :is(.vs-no, .vs-bad), ${sheet} .vs-cons li::marker { color: ${bad} !important }`,
  ];
  const light = `${sheet} { --vs-ink: #000000 !important; --vs-muted: #333a42 !important; --vs-line: #6b7480 !important; --vs-link: #073f60 !important }`;
  const dark = `${sheet} { --vs-ink: #ffffff !important; --vs-muted: #d5dbe2 !important; --vs-line: #8b96a3 !important; --vs-link: #a9d8f5 !important }`;
  const lit = ACCENTS.map(
    (n) => `${sheet} .vs-s${n} { --vs-accent: color-mix(in oklab, var(--vs-accent-${n}) 25%, #ffffff) !important }`,
  );
  return [
    light,
    ...mixed("#000000"),
    ...words("#0e4a20", "#7d1519"),
    `@media screen and (prefers-color-scheme: dark) { .vs-page ${dark} ${[...lit, ...words("#a5e6b3", "#ffc4c2")].map((rule) => `.vs-page ${rule.replace(", ", ", .vs-page ")}`).join(" ")} }`,
  ];
}

/** One ink: what hues told is told by marks, bars and words, which sheets have anyway. */
function greyRules(sheet: string): string[] {
  return [
    `${ACCENTS.map((n) => `${sheet} .vs-s${n}`).join(", ")} { --vs-accent: var(--vs-ink) !important }`,
    `${sheet} { --vs-link: var(--vs-ink) !important }`,
    `${sheet} a { text-decoration: underline !important }`,
    `${sheet} :is(.vs-yes, .vs-good, .vs-no, .vs-bad), ${sheet} :is(.vs-pros, .vs-cons) li::marker { color: var(--vs-ink) !important }`,
  ];
}
