import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/index.js";

const print = (lang: string, text: string) =>
  printHtml(`<!DOCTYPE html><html lang="${lang}"><title>T</title><p>${text}</p></html>`);

describe("a document in a script that no font has", () => {
  it.each([
    ["he", "מה ההבדל בין מכירות לשיווק", "hebrew"],
    ["hi", "बिक्री और विपणन में क्या अंतर है", "devanagari"],
    ["th", "การขายและการตลาดต่างกันอย่างไร", "thai"],
    ["zh-Hans", "销售和市场营销有什么区别", "sc"],
    ["zh-HK", "銷售同市場營銷有咩唔同，佢哋嘅分別喺邊", "hk"],
    ["ko", "판매와 마케팅의 차이는 무엇입니까", "kr"],
    ["en", "מה ההבדל בין מכירות לשיווק", "hebrew"],
  ])("is one error in %s, with the package to install and the line for versus.yaml", async (lang, text, name) => {
    const { diagnostics } = await print(lang, text);
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([["error", "font/script"]]);
    const [install, line] = diagnostics[0]!.hints!;
    expect(install).toMatch(new RegExp(`npm install @expo-google-fonts/noto-sans-${name}$`));
    expect(line).toContain(`fonts: {files: [node_modules/@expo-google-fonts/noto-sans-${name}/400Regular/*.ttf, `);
    expect(diagnostics[0]!.span).toBeDefined();
  });

  it("is no error for a word or a rare character, but a warning that names the package", async () => {
    const word = await print("en", "The Hebrew word for peace, which many people know, is שלום");
    expect(word.diagnostics).toMatchObject([{ severity: "warning", code: "font/missing-glyph" }]);
    expect(word.diagnostics[0]!.hints!.join("\n")).toContain("npm install @expo-google-fonts/noto-sans-hebrew");
    const rare = await print("ja", "販売とマーケティングの違いは何ですか销");
    expect(rare.value).toBeDefined();
    expect(rare.diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
  });
});
