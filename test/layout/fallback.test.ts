/** Which font a character is set in, and what is said about those that none has. */
import { expect, it } from "vitest";
import type { Fragment } from "../../src/layout/fragments/fragment.js";
import { printHtml } from "../../src/pdf/print.js";
import { layOut } from "../pdf/engine.js";

function fonts(html: string): string[] {
  const found: string[] = [];
  const visit = (fragment: Fragment): void => {
    for (const { fragment: child } of fragment.kind === "line" ? fragment.content.children : fragment.children) {
      if (child.kind === "text") found.push(`${child.text}: ${child.font.key}`);
      else if (child.kind !== "inline-box") visit(child);
    }
  };
  for (const page of layOut(html, "").pages) visit(page.root.fragment);
  return found;
}

const warnings = async (html: string) =>
  (await printHtml(html, { file: "t.html", lang: "en" })).diagnostics.map((d) => d.message);

it("goes through the families, then through all fonts, in the nearest weight", () => {
  expect(fonts('<p style=\'font-family: "BIZ UDPGothic", "Source Sans 3"\'>和 A</p>')).toEqual([
    "和 A: BIZUDPGothic-Regular",
  ]);
  expect(fonts("<p style='font-family: \"Source Sans 3\"'><b>A和</b>س</p>")).toEqual([
    "A: SourceSans3-Bold",
    "和: BIZUDPGothic-Bold",
    "س: NotoSansArabic-Regular",
  ]);
});

it("keeps marks with their base", () => {
  expect(fonts("<p>e\u0301a\u0300</p>")).toHaveLength(1);
  expect(fonts("<p>بَ</p>")).toEqual(["بَ: NotoSansArabic-Regular"]);
});

it("warns of characters that no font has, once each, by name", async () => {
  expect(await warnings("<p>a☃b☃ 👩‍🚀</p>")).toMatchInlineSnapshot(`
    [
      "no font has the characters "👩" (U+1F469), "🚀" (U+1F680), first in <p> of t.html",
    ]
  `);
});

it("says nothing of characters that have no picture", async () => {
  expect(
    await warnings("<p>a\uFE0F b\u200D c\u200C d\u034F e\u2060 f\u00AD g\u061C h\u{E0061} i\u2003 j\u200E</p>"),
  ).toEqual([]);
});
