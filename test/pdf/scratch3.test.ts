import { test } from "vitest";
import { shape } from "../../src/layout/shape.js";
import { openFonts } from "../../src/layout/fonts.js";
import { builtInFontFiles } from "../../src/layout/built-in-fonts.js";
test("x", () => {
  const f = openFonts(builtInFontFiles()).value!.faces.find((f) => f.family.includes("Arabic") && f.weight===400)!;
  for (const w of ['بناء','المبيعات',"إستراتيجيّة"]) { const s = shape(f, w, [], true); console.log(w, JSON.stringify(s.texts), s.ids.join(",")); }
});
