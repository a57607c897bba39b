/** `line-break` (CSS Text 3, section 5.3): where Chinese and Japanese lines may break besides, as in Chromium. */
import { Element } from "domhandler";
import { expect, it } from "vitest";
import { INITIAL_STYLE } from "../../src/css/properties/initial-style.js";
import { Break, breakOpportunities } from "../../src/layout/text/breaks.js";

const isBreak = (lineBreak: "loose" | "normal" | "strict", lang: string, text: string): boolean => {
  const style = { ...INITIAL_STYLE, lineBreak };
  const element = new Element("p", { lang });
  const run = { index: 0, start: 0, end: text.length, item: 0, element, generated: false };
  const inline = { text, runs: [run], boxes: [], atomics: new Map(), outOfFlow: [] };
  return breakOpportunities(inline, { block: style, runs: [style], boxes: [] })[1] !== Break.None;
};
const levels = (lang: string, text: string): string =>
  (["loose", "normal", "strict"] as const).filter((level) => isBreak(level, lang, text)).join(" ");

it.each([
  ["an iteration mark", "中々", "loose", "loose"],
  ["a centered mark", "中？", "loose", ""],
  ["a middle dot", "中・", "loose", ""],
  ["a wave dash", "中〜", "loose normal", ""],
  ["a hyphen", "中\u2010", "loose", "loose"],
  ["a suffix", "中％", "loose", ""],
  ["what a prefix stands before", "№中", "loose", ""],
  ["two leaders", "……", "loose", "loose"],
  ["small kana", "中ァ", "loose normal", "loose normal"],
  ["a small kana of half a width", "中ｧ", "loose normal", "loose normal"],
  ["a full stop", "中。", "", ""],
  ["an ideograph", "中文", "loose normal strict", "loose normal strict"],
])("parts %s", (_, text, inJapanese, inEnglish) => {
  expect(levels("ja", text)).toBe(inJapanese);
  expect(levels("zh-Hant", text)).toBe(inJapanese);
  expect(levels("en", text)).toBe(inEnglish);
});
