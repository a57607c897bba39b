/** From a text of the PDF to its key and back, in a real browser: the same words stand in many places of a sheet. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hasChromium, hasPoppler, pdfWords } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { get } from "./served.js";
import { FILE, open, pdfText, SLUG, says } from "./window.js";

const LONG = "A point that is so long that it has to be broken into two or three lines, the last of which says mild";
const TWICE = `title: Tea vs Coffee
subjects:
  - name: Tea
    points: [Mild, Cheap zebra, "${LONG}"]
  - name: Coffee
    points: [Cheap zebra, Mild]
intro: Cheap zebra.
table:
  Taste: [Mild, Strong]
  Price: [Cheap zebra, Mild]
  Strong: [Cheap zebra, Cheap zebra]
  Cheap zebra: [Strong, Strong]
`;

/** The line of the cursor, with a bar where that is. */
const cursor = (page: Page) =>
  page.evaluate(() => {
    const line = document.querySelector(".cm-activeLine");
    const at = getSelection();
    if (!line || !at?.anchorNode) return "";
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(at.anchorNode, at.anchorOffset);
    const before = range.toString();
    return `${before}|${(line.textContent ?? "").slice(before.length)}`;
  });

describe.skipIf(!hasChromium || !hasPoppler)("a text of the PDF", () => {
  it("leads to the right one of keys that say the same, and is marked for that one alone", async () => {
    const { served, page } = await open({ [FILE]: TWICE });
    await says(page, "Cheap zebra.");
    await pdfText(page).waitFor();
    await page.locator(".cm-content").filter({ hasText: "title:" }).waitFor();
    const path = join(temporaryFolder(), "sheet.pdf");
    writeFileSync(path, (await get(`${served.frame}pdf/${SLUG}.pdf`)).bytes);
    const words = pdfWords(path).filter(({ text }) => /^(zebra|Mild|Strong)\.?$/.test(text));
    const expected = [
      "intro: |Cheap zebra.",
      "    points: [|Mild, Cheap zebra, ",
      "    points: [|Cheap zebra, Mild]",
      "    points: [Mild, |Cheap zebra, ",
      "    points: [Cheap zebra, |Mild]",
      "  Taste: [|Mild, Strong]",
      "  Taste: [Mild, |Strong]",
      "  Price: [|Cheap zebra, Mild]",
      "  Price: [Cheap zebra, |Mild]",
      "  |Strong: [Cheap zebra, Cheap zebra]",
      "  Strong: [|Cheap zebra, Cheap zebra]",
      "  Strong: [Cheap zebra, |Cheap zebra]",
      "  |Cheap zebra: [Strong, Strong]",
      "  Cheap zebra: [|Strong, Strong]",
      "  Cheap zebra: [Strong, |Strong]",
    ];
    expect(words.length).toBe(expected.length);
    const sheet = (await page.locator(".sheet-page").boundingBox())!;
    const scale = sheet.width / 595.28;
    for (const [i, { text, x, y, right, bottom }] of words.entries()) {
      const [left, top] = [sheet.x + ((x + right) / 2) * scale, sheet.y + ((y + bottom) / 2) * scale];
      await page.mouse.click(left, top);
      await expect.poll(() => cursor(page), { message: text }).toContain(expected[i]);
      const spots = () =>
        page.evaluate(
          ([x, y]) =>
            [...document.querySelectorAll(".sheet-page .spot")].map((spot) => {
              const box = spot.getBoundingClientRect();
              return x! >= box.left && x! <= box.right && y! >= box.top && y! <= box.bottom;
            }),
          [left, top],
        );
      await expect.poll(spots, { message: expected[i] }).toEqual([true]);
    }
    await page.locator(".cm-content").getByText("so long that").click();
    await expect.poll(() => page.locator(".sheet-page .spot").count()).toBeGreaterThan(1);
    const tops = await page
      .locator(".sheet-page .spot")
      .evaluateAll((all) => all.map((spot) => spot.getBoundingClientRect().top));
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(tops.length).toBeLessThan(5);
  });
});
