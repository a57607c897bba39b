/** `@media` and `@supports` (Media Queries 4; Conditional 4): what holds for a page of 700 × 1000 px. */
import { describe, expect, it } from "vitest";
import { matchesMedia } from "../../../src/css/conditions/media.js";
import { supports } from "../../../src/css/conditions/supports.js";

const PAGE = { type: "print", width: 700, height: 1000 } as const;
const holds = (query: string) => matchesMedia(query, PAGE);

describe("media queries", () => {
  it.each([
    ["", true],
    ["all", true],
    ["print", true],
    ["PRINT", true],
    ["screen", false],
    ["speech", false],
    ["not screen", true],
    ["not print", false],
    ["only print", true],
    ["screen, print", true],
    ["screen, speech", false],
    // Types and conditions (section 3.2).
    ["print and (min-width: 700px)", true],
    ["print and (min-width: 701px)", false],
    ["not print and (min-width: 701px)", true],
    ["print and (min-width: 1px) and (max-width: 699px)", false],
    ["(min-width: 1px) or (min-width: 9999px)", true],
    ["not (min-width: 9999px)", true],
    ["(not (min-width: 1px)) or (orientation: portrait)", true],
    ["print and ((min-width: 9999px) or (max-width: 9999px))", true],
    // `and` and `or` can't be mixed (section 3).
    ["(min-width: 1px) and (min-width: 1px) or (min-width: 1px)", false],
    ["print or (min-width: 1px)", false],
    ["(min-width: 1px", true],
    ["and", false],
  ])("%j: %s", (query, expected) => {
    expect(holds(query)).toBe(expected);
  });

  it.each([
    // Ranges (section 2.4.3).
    ["(width >= 700px)", true],
    ["(width > 700px)", false],
    ["(700px = width)", true],
    ["(500px < width <= 700px)", true],
    ["(500px < width < 700px)", false],
    ["(width: 700px)", true],
    ["(min-width: 43.75em)", true],
    ["(min-width: 43.76em)", false],
    ["(max-width: 7.5in)", true],
    ["(height > calc(900px + 1px))", true],
    ["(orientation: portrait)", true],
    ["(orientation: landscape)", false],
    ["(aspect-ratio: 7/10)", true],
    ["(min-aspect-ratio: 1/1)", false],
    ["(color)", true],
    ["(monochrome)", false],
    ["(min-color: 8)", true],
    ["(resolution: 96dpi)", true],
    ["(min-resolution: 2dppx)", false],
    ["(hover)", false],
    ["(hover: none)", true],
    ["(pointer: fine)", false],
    ["(update: none)", true],
    ["(prefers-color-scheme: light)", true],
    ["(prefers-color-scheme: dark)", false],
    ["(scripting: none)", true],
    ["(width)", true],
    ["(max-width)", false],
  ])("%s: %s", (query, expected) => {
    expect(holds(query)).toBe(expected);
  });

  it("are false where a feature is unknown, and tell it, even if negated (section 3.2)", () => {
    const told: string[] = [];
    expect(matchesMedia("(constructor: 1), (moon-phase: full)", PAGE, (feature) => told.push(feature))).toBe(false);
    expect(told).toEqual(["constructor: 1", "moon-phase: full"]);
  });

  it.each([
    ["not (moon-phase: full)", false],
    ["(moon-phase: full) or (width)", true],
    ["(moon-phase: full) and (monochrome)", false],
    ["not ((moon-phase: full) and (monochrome))", true],
    ["not ((moon-phase: full) or (monochrome))", false],
  ])("neither true nor false is what is unknown: %s is %s (section 3.1)", (query, expected) => {
    expect(holds(query)).toBe(expected);
  });
});

describe("@supports", () => {
  it.each([
    ["(display: grid)", true],
    ["(display: ruby)", false],
    ["font-format(woff2)", true],
    ["font-format(svg)", false],
    ["(DISPLAY: GRID)", true],
    ["(display: grid !important)", true],
    ["(display: inherit)", true],
    ["(display: var(--anything))", true],
    ["(--anything: {})", true],
    ["(colour: red)", false],
    ["(color: redd)", false],
    ["(width: calc(1px + 1))", false],
    ["(constructor: 1)", false],
    ["(display)", false],
    ["()", false],
    ["not (display: ruby)", true],
    ["(color: red) and (display: grid)", true],
    ["(color: red) and (display: ruby)", false],
    ["(color: redd) or (display: grid)", true],
    ["((color: red) or (color: redd)) and (not (display: ruby))", true],
    ["(color: red) and (color: red) or (color: red)", false],
    ["selector(a > b)", true],
    ["selector(:has(a))", true],
    ["selector(:unheard-of)", false],
    ["not selector(:unheard-of)", true],
    ["selector(&)", true],
    ["selector(> a)", false],
    ["selector(::-webkit-unheard-of)", false],
    ["selector(::-webkit-scrollbar)", true],
    ["selector(:has(:has(a)))", false],
    ["font-tech(features-opentype)", true],
    ["font-tech(unheard-of)", false],
    ["font-tech(color-COLRv1)", false],
    ["nonsense", false],
  ])("%s: %s", (condition, expected) => {
    expect(supports(condition)).toBe(expected);
  });
});
