/// <reference lib="dom" />
/** Pages, index and snippets for everybody (WCAG 2.2 AA): judged by axe-core, and used in Chromium as readers use them. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseHex } from "../../src/color/oklab.js";
import { contrastPairs } from "../../src/content/settings/contrast.js";
import { accentStyle } from "../../src/templates/views/accents.js";
import { hasChromium } from "../support/outside.js";
import { axeFindings, Site, type View } from "../support/site.js";

/** A sheet with every part that a sheet can have. */
const sheet = (names: readonly string[]) => `
updated: 2026-11-23
tags: [drinks, hot]
subjects:
${names
  .map(
    (name) => `  - name: ${name}
    tagline: All about ${name}
    lead: It is
    points: ["Brewed with *care*, see [the handbook](https://example.org/handbook)", Drunk slowly]
    chooseWhen: [you want **${name}**, nothing else is there]`,
  )
  .join("\n")}
intro: They differ in [how they are made](https://example.org/made) and when they are drunk.
sections:
  - heading: What they share
    text: All of them are *hot*. See [how it works](https://example.org/works), or \`boil\` it yourself.
table:
  - group: In the cup
    rows:
      Plant: [${names.map((name) => `"${name} is of [a plant](https://example.org/plant)"`)}]
      Milk: [${names.map((_, i) => i % 2 === 0)}]
      Sold as: [${names.map(() => "[leaves, bags]")}]
  - group: Around the cup
    rows:
      Strength: [${names.map((_, i) => `{score: ${i % 6}, of: 5}`)}]
      Late: [${names.map((_, i) => ["{text: Harmless, tone: good, note: for most}", "{text: Awake, tone: bad, note: for hours}", "{text: Depends, tone: neutral}", "null"][i % 4])}]
summary: Drink what you **like**.
related: [arabic, {title: Espresso vs Filter coffee, url: "https://example.org/espresso"}, {title: Water vs Wine, url: "https://example.org/wine"}]
sources: [{title: A handbook of hot drinks, url: "https://example.org/handbook"}, {title: A book}]
`;

const ARABIC = `
title: القلم مقابل لوحة المفاتيح
lang: ar
updated: 2026-11-23
tags: [الكتابة]
subjects:
  - {name: القلم, tagline: بطيء, points: [بطيء ويساعد على التذكر, لا يحتاج إلى كهرباء], chooseWhen: [تريد أن تتذكر]}
  - {name: لوحة المفاتيح, points: [سريعة وسهلة التعديل, تحتاج إلى جهاز مثل ThinkPad X1], chooseWhen: [تريد أن تنشر]}
intro: كلاهما وسيلة للكتابة، لكنهما يختلفان في [السرعة](https://example.org/speed).
table:
  السرعة: [13 كلمة في الدقيقة, 40 كلمة في الدقيقة]
  التعديل: [false, true]
  التكلفة: [{text: منخفضة, tone: good}, {text: مرتفعة, tone: bad}]
  السهولة: [{score: 2, of: 5}, null]
summary: القلم للتفكير، ولوحة المفاتيح للنشر.
related: [two]
sources: [{title: كتاب, url: "https://example.org/book"}]
`;

const FILES = {
  "content/two.yaml": sheet(["Tea", "Coffee"]),
  "content/six.yaml": sheet(["Tea", "Coffee", "Mate", "Chicory", "Cocoa", "Rooibos infusion"]).replace("hot]", "many]"),
  "content/arabic.yaml": ARABIC,
  "content/card.yaml": `${sheet(["Tea", "Guayusa", "Mate"]).replace("related: [arabic, ", "related: [")}layout: card\npage: {size: A4}\n`,
  "content/eight.yaml": `${sheet(["Tea", "Guayusa", "Mate", "Chicory", "Cocoa", "Rooibos infusion", "Mint", "Ginger"]).replace("related: [arabic, ", "related: [")}layout: matrix\npage: {size: A3}\n`,
  "versus.yaml": "site: {name: Test Kitchen, url: https://example.org/c}\n",
};
/** Brand colours: a nearly black, a strong, and a light one that just passes. */
const ACCENTS = ["#111827", "#c2185b", "#0a7a3b"];
const BRANDED = { ...FILES, "versus.yaml": `${FILES["versus.yaml"]}accents: ${JSON.stringify(ACCENTS)}\n` };

const VIEWS: Readonly<Record<string, View>> = {
  "in light": {},
  "in dark": { dark: true },
  "at 320 px": { width: 320 },
  "at 320 px in dark": { width: 320, dark: true },
  "at a zoom of 200 %": { width: 1280, zoom: 2 },
  "in print": { print: true },
  "with forced colours": { forcedColors: true },
  "with forced colours in dark": { forcedColors: true, dark: true },
};

/** WCAG 2.2, 1.4.12: what a reader may set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

describe.skipIf(!hasChromium)("for everybody", () => {
  let plain: Site;
  let branded: Site;
  let paths: readonly string[];

  beforeAll(async () => {
    plain = await Site.build(FILES);
    branded = await Site.build(BRANDED);
    paths = [
      "html/two.html",
      "html/six.html",
      "html/arabic.html",
      "html/eight.html",
      "html/card.html",
      "index.html",
      plain.host("six"),
      plain.host("arabic"),
    ];
    for (const slug of ["six", "arabic"]) branded.host(slug);
  });
  afterAll(async () => {
    await plain?.close();
    await branded?.close();
  });

  async function each(view: View, ask: (page: Page) => Promise<unknown>, sites = [plain]): Promise<void> {
    for (const site of sites) {
      for (const path of paths) {
        const page = await site.open(path, view);
        expect(await ask(page), `${path}${site === branded ? ", with accents" : ""}`).toEqual([]);
        await page.context().close();
      }
    }
  }

  it.each(Object.entries(VIEWS))("axe finds nothing %s", (_, view) => each(view, (page) => axeFindings(page, view)));

  it.each([
    ["in light", {}],
    ["in dark", { dark: true }],
    ["at 320 px in dark", { width: 320, dark: true }],
  ] as const)("axe finds nothing with accents of the site's own %s", (_, view) =>
    each(view, (page) => axeFindings(page, view), [branded]),
  );

  it.each([
    ["light", 1000],
    ["light", 320],
    ["dark", 1000],
    ["dark", 320],
  ] as const)(
    "every colour of text on its ground is one of those whose contrast is computed, in %s at %i px",
    async (scheme, width) => {
      const style = accentStyle(ACCENTS, 6);
      const known = [...style.matchAll(/#\w+/g)]
        .flatMap(([accent]) => contrastPairs(accent))
        .filter((pair) => pair.scheme === scheme);
      const near = (a: string, b: string) =>
        parseHex(a).every((channel, i) => Math.abs(channel - parseHex(b)[i]!) < 1.5 / 255);
      for (const path of ["html/six.html", "html/arabic.html", "index.html"]) {
        const page = await branded.open(path, { width, dark: scheme === "dark" });
        const pairs = await paintedPairs(page);
        expect(pairs.length, path).toBeGreaterThan(path === "index.html" ? 3 : 10);
        const unknown = pairs.filter(
          ({ text, ground }) => !known.some((pair) => near(pair.text, text) && near(pair.ground, ground)),
        );
        expect(unknown, path).toEqual([]);
        await page.context().close();
      }
    },
  );

  it.each([
    ["at 320 px", { width: 320 }],
    ["at a zoom of 200 %", { width: 1280, zoom: 2 }],
    ["at a zoom of 400 %", { width: 1280, height: 1024, zoom: 4 }],
    ["at 320 px with wide text", { width: 320, css: SPACING }],
    ["with wide text", { css: SPACING }],
    ["in a large window with wide text", { width: 1400, css: SPACING }],
  ] as const)("nothing is scrolled sideways, cut off or painted over %s", (_, view) => each(view, misplaced));

  it.each([
    ["in light", {}],
    ["in dark", { dark: true }],
    ["at 320 px", { width: 320 }],
  ] as const)("what can be clicked is 24 px high and wide, but for links in sentences, %s", (_, view) =>
    each(view, smallTargets),
  );

  describe("by keyboard", () => {
    it.each(["html/two.html", "html/six.html", "html/arabic.html"])(
      "Tab goes through all links and buttons of %s in the order of reading, each with a focus that is seen, and out again",
      async (path) => {
        for (const view of [{}, { dark: true }, { width: 320 }, { forcedColors: true }]) {
          const page = await plain.open(path, view);
          const links = await page.$$eval("a[href], button, summary", (all) =>
            all.filter((link) => link.checkVisibility()).map((link) => link.outerHTML),
          );
          const seen: string[] = [];
          for (let stop = await tab(page); stop; stop = await tab(page)) {
            expect([stop.html, stop.faults], JSON.stringify(view)).toEqual([links[seen.length], []]);
            seen.push(stop.html);
          }
          expect(seen).toEqual(links);
          expect(seen.slice(0, 4).map((html) => /class="([^"]*)"/.exec(html)?.[1])).toEqual([
            "vs-skip",
            "vs-bar-home",
            undefined,
            "vs-bar-pdf",
          ]);
          await page.context().close();
        }
      },
    );

    it("the skip link leads into the sheet, and the next Tab to the first link there", async () => {
      const page = await plain.open("html/two.html");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Enter");
      expect(page.url()).toMatch(/#sheet$/);
      const next = await tab(page);
      expect(next?.html).toBe(await page.$eval("main a[href]", (link) => link.outerHTML));
      await page.context().close();
    });

    it("the index: the search, the topics by arrow keys, the cards and their PDFs", async () => {
      for (const view of [{}, { dark: true }, { width: 320 }, { forcedColors: true }]) {
        const page = await plain.open("index.html", view);
        const shown = () => page.$$eval(".vs-sheets > li:not([hidden])", (items) => items.length);
        const stops: string[] = [];
        const step = async () => {
          const stop = await tab(page);
          expect(stop?.faults ?? [], `${JSON.stringify(view)} ${stop?.html}`).toEqual([]);
          stops.push(
            stop?.html.replace(/^<(\w+).*?(?:id="(\w+)"|value="(\w*)"|href="([^"]*)").*$/su, "$1 $2$3$4") ?? "",
          );
        };
        await step();
        await page.keyboard.type("coffee");
        expect(await shown()).toBe(2);
        await page.keyboard.press("Control+A");
        await page.keyboard.press("Delete");
        expect(await shown()).toBe(5);
        await step();
        await page.keyboard.press("ArrowRight");
        expect(await shown()).toBeLessThan(5);
        await page.keyboard.press("ArrowLeft");
        expect(await shown()).toBe(5);
        for (let i = 0; i < 11; i++) await step();
        expect(stops).toEqual([
          "input find",
          "input ",
          ...["two", "six", "card", "eight", "arabic"].flatMap((slug) => [`a html/${slug}.html`, `a pdf/${slug}.pdf`]),
          "",
        ]);
        await page.context().close();
      }
    });
  });
});

interface Stop {
  readonly html: string;
  readonly faults: readonly string[];
}

/** Goes on by a Tab. Undefined where it has left the page; else what has the focus, and what is wrong with how it is shown. */
async function tab(page: Page): Promise<Stop | undefined> {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const faults: string[] = [];
    // A radio button that isn't seen shows its focus on the label's text beside it.
    const shown =
      element instanceof HTMLInputElement && element.type === "radio" ? element.nextElementSibling! : element;
    const look = () => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(shown);
      return [outlineStyle, outlineWidth, outlineColor].join(" ");
    };
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) faults.push(`the focus is not seen: ${look()}`);
    const { top, left, right, bottom } = shown.getClientRects()[0]!;
    // Browsers scroll by whole pixels.
    if (top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1)
      faults.push("it is out of the window");
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!(hit && (element.contains(hit) || element.parentElement?.contains(hit))))
      faults.push(`it is covered by ${hit?.outerHTML}`);
    return { html: element.outerHTML, faults };
  });
}

/** What is wider than the window, is cut off by its box, or stands where another text stands. */
function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`it is ${scrollWidth} px wide, the window ${innerWidth} px`);
    const pieces: { node: Node; text: string; rect: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.trim();
      if (text === "" || parent.closest("script, style, .vs-skip")) continue;
      // What is clipped away is there for screen readers only.
      let isClipped = false;
      for (let at: Element | null = parent; at && !isClipped; at = at.parentElement)
        isClipped = getComputedStyle(at).clipPath !== "none";
      if (isClipped || !parent.checkVisibility()) continue;
      for (let at: Element | null = parent; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (overflowX === "visible" && overflowY === "visible") continue;
        // A table that keys can scroll hides nothing from anybody (WCAG 2.2, 1.4.10 leaves tables their two directions).
        if (at.matches('[role="region"][tabindex="0"]') && overflowX === "auto") continue;
        if (at.scrollWidth > at.clientWidth + 1 || at.scrollHeight > at.clientHeight + 1)
          faults.push(`"${text}" is cut off by ${at.outerHTML.slice(0, 80)}`);
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 0) pieces.push({ node, text, rect });
    }
    pieces.forEach((a, i) => {
      for (const b of pieces.slice(i + 1)) {
        if (a.node === b.node) continue;
        const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
        const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
        // Boxes of text are higher than its letters: neighbouring lines may touch.
        if (wide > 2 && high > Math.min(a.rect.height, b.rect.height) * 0.3)
          faults.push(`"${a.text}" and "${b.text}" stand on each other`);
      }
    });
    return faults;
  });
}

/** The colours of the texts of a sheet, or of the cards and topics of the index, each with the ground that it stands on. */
function paintedPairs(page: Page): Promise<{ text: string; ground: string; of: string }[]> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const hex = (colour: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha === 0
        ? undefined
        : `#${[r, g, b].map((channel) => channel!.toString(16).padStart(2, "0")).join("")}`;
    };
    const found = new Map<string, { text: string; ground: string; of: string }>();
    for (const element of document.querySelectorAll(".vs-sheet *, .vs-sheets > li *, fieldset label *")) {
      if (
        element.matches("style, input, thead *") &&
        getComputedStyle(element.closest("thead") ?? element).clipPath !== "none"
      )
        continue;
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "",
      );
      let ground: string | undefined;
      for (let at: Element | null = element; at && !ground; at = at.parentElement)
        ground = hex(getComputedStyle(at).backgroundColor);
      for (const part of [...(own ? [null] : []), "::before"]) {
        const { color, content } = getComputedStyle(element, part);
        if (part && (content === "none" || content === '""')) continue;
        const pair = { text: hex(color)!, ground: ground!, of: `${element.className} ${part ?? ""}` };
        found.set(`${pair.text} ${pair.ground}`, pair);
      }
    }
    return [...found.values()];
  });
}

/** WCAG 2.2, 2.5.8, without the exception for targets with room around them. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isHost = document.title === "Host";
    const inSentence = ".vs-text a, .vs-intro a, td a, .vs-points a, .vs-choice a";
    return [...document.querySelectorAll("a[href], input, fieldset label")]
      .filter(
        (element) =>
          element.checkVisibility() &&
          !element.matches(inSentence) &&
          !element.matches(".vs-skip, [type=radio]") &&
          !isHost,
      )
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width >= 24 && height >= 24 ? [] : [`${width} by ${height}: ${element.outerHTML.slice(0, 100)}`];
      });
  });
}
