/** Accents: every text on every ground can be read, in light and in dark, and the table of pairs is that of the stylesheets. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, formatHex, parseHex } from "../../src/color/oklab.js";
import { contrastPairs, nearestReadable, unreadablePair } from "../../src/content/settings/contrast.js";
import { PALETTE } from "../../src/templates/views/accents.js";
import { project, SHEET, versus } from "../support/project.js";

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const worst = (accent: string, scheme: "light" | "dark") =>
  Math.min(
    ...contrastPairs(accent)
      .filter((pair) => pair.scheme === scheme)
      .map((pair) => pair.ratio),
  );

describe("an accent", () => {
  it.each([...PALETTE, "#000", "#111827", "#0b5a4a", "#00008b", "#006400"])("%s can be read everywhere", (accent) => {
    expect(unreadablePair(accent)).toBeUndefined();
    expect(nearestReadable(accent)).toBe(formatHex(parseHex(accent)));
  });

  it("that can be read in light can be read in dark: all of them, in steps, and any", () => {
    for (let red = 0; red < 256; red += 15)
      for (let green = 0; green < 256; green += 15)
        for (let blue = 0; blue < 256; blue += 15) {
          const accent = formatHex([red / 255, green / 255, blue / 255]);
          if (worst(accent, "light") >= 4.5) expect(worst(accent, "dark"), accent).toBeGreaterThanOrEqual(4.5);
        }
    fc.assert(
      fc.property(colours, (accent) => {
        fc.pre(worst(accent, "light") >= 4.5);
        expect(worst(accent, "dark")).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000 },
    );
  });

  it("that can't be read has a colour of its hue that can, and no lighter one", () => {
    fc.assert(
      fc.property(colours, (accent) => {
        const readable = nearestReadable(accent);
        expect(unreadablePair(readable)).toBeUndefined();
        if (unreadablePair(accent)) expect(worst(readable, "light")).toBeLessThan(4.8);
        else expect(readable).toBe(accent);
        // Darkened in linear light, the channels keep their order.
        const [before, after] = [parseHex(accent), parseHex(readable)];
        for (const i of [0, 1, 2])
          for (const j of [0, 1, 2]) if (before[i]! > before[j]!) expect(after[i]!).toBeGreaterThanOrEqual(after[j]!);
      }),
      { numRuns: 300 },
    );
  });

  it("known contrasts come out: black on white is 21, #767676 is 4.54, and its tint is darker", () => {
    const ratio = (accent: string, what: string) => contrastPairs(accent).find((pair) => pair.what === what)!.ratio;
    expect(ratio("#000", "a subject's name")).toBe(21);
    expect(ratio("#767676", "a subject's name")).toBeCloseTo(4.54, 2);
    expect(ratio("#767676", "a heading on the accent's tint")).toBeCloseTo(4.11, 2);
    expect(difference([0, 0, 0], [1, 1, 1])).toBeCloseTo(1, 4);
  });
});

describe("the stylesheets", () => {
  const read = (name: string) => readFileSync(new URL(`../../templates/styles/${name}`, import.meta.url), "utf8");
  const sheet = read("sheet.css");
  const page = read("page.css");
  const index = read("index.css");
  const [dark] = /prefers-color-scheme: dark[\s\S]*?\n\}/.exec(page)!;
  const value = (css: string, pattern: RegExp) => pattern.exec(css)?.[1];
  const property = (css: string, name: string) => value(css, new RegExp(`--${name}: (#[\\da-f]{6});`));

  it.each([
    ["light", sheet, index],
    ["dark", dark, /prefers-color-scheme: dark[\s\S]*?\n\}/.exec(index)![0]],
  ] as const)("have the colours that are computed with in %s", (scheme, css, ofIndex) => {
    const pair = (what: string) =>
      contrastPairs("#123456").find((each) => each.scheme === scheme && each.what === what)!;
    expect({
      ink: property(css, "vs-ink"),
      paper: property(css, "vs-paper"),
      muted: property(css, "vs-muted"),
      link: property(css, "vs-link"),
      onAccent: property(css, "vs-on-accent"),
      good: value(css, /\.vs-good \{ color: (#\w+)/),
      bad: value(css, /\.vs-bad \{ color: (#\w+)/),
      indexInk: property(ofIndex, "ink"),
      indexMuted: property(ofIndex, "muted"),
      indexPaper: property(ofIndex, "paper"),
    }).toEqual({
      ink: pair("text").text,
      paper: pair("text").ground,
      muted: pair("small print").text,
      link: pair("a link").text,
      onAccent: pair("the head of the table").text,
      good: pair("what is good, on the accent's tint").text,
      bad: pair("what is bad, on the accent's tint").text,
      indexInk: pair("text").text,
      indexMuted: pair("small print").text,
      indexPaper: pair("text").ground,
    });
  });

  it("mix as it is computed", () => {
    expect(new Set([...sheet.matchAll(/color-mix\([^;]*/g)].map(([mixed]) => mixed))).toEqual(
      new Set([
        "color-mix(in oklab, var(--vs-accent) 8%, var(--vs-paper))",
        // Below a block of code, in whatever colours text and paper have: nearly the paper.
        "color-mix(in oklab, var(--vs-ink) 5%, var(--vs-paper))",
      ]),
    );
    const inDark = (accent: string) => [
      `color-mix(in oklab, ${accent} 35%, #ffffff)`,
      `oklab(from ${accent} calc(0.66 + 0.2 * l) calc(0.55 * a) calc(0.55 * b))`,
    ];
    const mixes = (css: string) =>
      [...css.matchAll(/: (color-mix\(|oklab\(from var)[^;]*/g)].map(([mixed]) => mixed.slice(2)).sort();
    expect(mixes(index)).toEqual(inDark("var(--vs-accent-1, #0b4a6f)"));
    const lit = [1, 2, 3, 4, 5, 6].flatMap((number) => inDark(`var(--vs-accent-${number})`));
    expect([...new Set(mixes(page))]).toEqual(
      ["color-mix(in oklab, var(--vs-accent) 12%, var(--vs-paper))", ...lit].sort(),
    );
    expect([1, 2, 3, 4, 5, 6].map((number) => property(sheet, `vs-accent-${number}`))).toEqual(PALETTE.slice(0, 6));
  });
});

describe("versus.yaml", () => {
  const check = (accents: string) =>
    versus(project({ "content/tea.yaml": SHEET, "versus.yaml": `lang: en\naccents: ${accents}\n` }), "check");

  it("is told at the line of an accent which pair can't be read, its ratio, and the nearest colour that can", async () => {
    const { code, stderr } = await check('["#0f5f8c", "#767676"]');
    expect(code).toBe(1);
    expect(stderr).toMatch(/versus\.yaml:2:22/);
    expect(stderr).toMatch(
      /text in #767676 can't be read: its contrast is below 4\.5:1\. As a heading on the accent's tint in light, #767676 on #f3f3f3, it is 4\.10:1/,
    );
    expect(stderr).toMatch(/the nearest colour that can is "#6[\da-f]{5}"/);
  });

  it("is warned of accents that nobody can tell apart", async () => {
    const { code, stderr } = await check('["#0f5f8c", "#a8481c", "#0F5F8C", "#a8481d"]');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/warning[\s\S]*the accents #0f5f8c and #0F5F8C apart/)]);
    expect(stderr).toMatch(/#a8481c and #a8481d apart/);
    expect((await check('["#000", "#111827"]')).stderr).not.toMatch(/nobody can tell/);
  });
});
