/** Counter styles that all documents have, as Chromium writes them, and what is told of those that one defines. */
import { describe, expect, it } from "vitest";
import { parseStylesheet } from "../../../src/css/sheets/parse-stylesheet.js";
import { CounterStyles } from "../../../src/css/values/counter-styles/counter-styles.js";

const styles = new CounterStyles([]);
const media = { type: "print" as const, width: 700, height: 1000 };

describe("predefined counter styles", () => {
  it.each([
    ["decimal-leading-zero", { 7: "07", "-7": "-7", 12: "12" }],
    ["arabic-indic", { 15: "١٥" }],
    ["lower-roman", { 1994: "mcmxciv", 4000: "4000", 0: "0" }],
    ["hebrew", { 0: "אפס", 15: "טו", 16: "טז", 19: "יט", 999: "תתקצט", 5784: "ה׳תשפד" }],
    ["armenian", { 1984: "ՌՋՁԴ", 12345: "Ա\u0302ՍՅԽԵ" }],
    ["georgian", { 11984: "ჵჩშპდ", 20000: "20000" }],
    ["hiragana", { 1: "あ", 48: "ん", 49: "ああ" }],
    ["cjk-heavenly-stem", { 10: "癸", 11: "一一" }],
    ["cjk-decimal", { 103: "一〇三", "-3": "-3" }],
    ["japanese-informal", { 1011: "千十一", "-20": "マイナス二十", 0: "〇", 10000: "一〇〇〇〇" }],
    ["japanese-formal", { 1111: "壱阡壱百壱拾壱" }],
    ["simp-chinese-informal", { 11: "十一", 110: "一百一十", 1001: "一千零一", 120034: "十二万零三十四" }],
    ["trad-chinese-formal", { 11: "壹拾壹", 10101: "壹萬零壹佰零壹", "-1": "負壹" }],
    ["korean-hangul-formal", { 1011: "일천일십일", 12345: "일만이천삼백사십오" }],
    ["korean-hanja-informal", { 1111: "千百十一", 10101: "萬百一" }],
    ["ethiopic-numeric", { 1: "፩", 100: "፻", 78010092: "፸፰፻፩፼፺፪" }],
    ["hangul-consonant", { 14: "ㅎ", 15: "ㄱㄱ" }],
    ["disc", { 3: "•" }],
    ["none", { 3: "" }],
    ["unheard-of", { 3: "3" }],
  ])("%s", (name, expected) => {
    const found = Object.keys(expected).map((value) => [value, styles.representation(Number(value), name)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it("have what stands behind a marker", () => {
    expect(["decimal", "hiragana", "korean-hanja-formal", "disc"].map((name) => styles.marker(2, name))).toEqual([
      "2. ",
      "い、",
      "貳, ",
      "• ",
    ]);
  });
});

describe("@counter-style", () => {
  const told = (css: string) => parseStylesheet(css, { file: "x.css", media }).diagnostics.map(({ code }) => code);

  it.each([
    ["@counter-style a { symbols: x }", []],
    ["@counter-style a { system: fixed -3; symbols: x; speak-as: bullets }", []],
    ["@counter-style a { system: numeric; symbols: x }", ["css/at-rule"]],
    ["@counter-style a { system: additive; symbols: x }", ["css/at-rule"]],
    ["@counter-style a { system: extends decimal; symbols: x }", ["css/at-rule"]],
    ["@counter-style decimal { symbols: x }", ["css/at-rule"]],
    ["@counter-style a { symbols: x; additive-symbols: 1 a, 2 b }", ["css/invalid-value"]],
    ["@counter-style a { symbols: x; range: 5 1 }", ["css/invalid-value"]],
    ["@counter-style a { symbols: x; pad: -1 a }", ["css/invalid-value"]],
    ["@counter-style a { symbols: x; colour: red }", ["css/descriptor"]],
  ])("%s", (css, codes) => {
    expect(told(css)).toEqual(codes);
  });

  it("ends, whatever it asks for", () => {
    const css = `@counter-style a { system: extends a; fallback: a; pad: 999999999 "x" } @counter-style b { symbols: "x"; fallback: b }`;
    const { counterStyles } = parseStylesheet(css, { file: "x.css", media });
    const own = new CounterStyles(counterStyles.map(({ rule }) => rule));
    expect([own.representation(3, "a"), own.representation(1e9, "b")]).toEqual(["3", "1000000000"]);
  });
});
