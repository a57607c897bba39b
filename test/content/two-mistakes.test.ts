/** Mistakes on adjoining lines, of which the first takes away what the second would be told by. */
import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/index.js";
import { cpuTime } from "../support/cpu-time.js";

const inTable = (...lines: string[]) =>
  `subjects:\n  - name: A\n  - name: B\ntable:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const told = (text: string) =>
  parseComparison(text, { path: "content/a-vs-b.yaml" }).diagnostics.map(
    ({ span, hints }) => `${span?.start.line}: ${hints?.[0]}`,
  );

describe("two mistakes are told, each with its line as it should be", () => {
  it.each([
    [
      ["Language: [C#, Issue #5]", "Number: [#1, #2]"],
      ['5: write it as `Language: [C#, "Issue #5"]`', '6: write it as `Number: ["#1", "#2"]`'],
    ],
    [
      ["Number: [#1, #2]", "Language: [C#, Issue #5]"],
      ['5: write it as `Number: ["#1", "#2"]`', '6: write it as `Language: [C#, "Issue #5"]`'],
    ],
    [
      ["Name: [a, b", "Number: [#1, #2]"],
      ["5: write it as `Name: [a, b]`", '6: write it as `Number: ["#1", "#2"]`'],
    ],
    [
      ['Name: ["a, b]', "Number: [#1, #2]"],
      ['5: write it as `Name: ["a", b]`', '6: write it as `Number: ["#1", "#2"]`'],
    ],
    [
      ["Number: [#1, #2]", "Other: [#3, #4]", "Third: [a, Issue #5]"],
      [
        '5: write it as `Number: ["#1", "#2"]`',
        '6: write it as `Other: ["#3", "#4"]`',
        '7: write it as `Third: [a, "Issue #5"]`',
      ],
    ],
  ])("%j", (lines, expected) => {
    expect(told(inTable(...lines))).toEqual(expected);
  });

  it("but one alone, where the other repair isn't needed", () => {
    expect(told(inTable("Name: [C#, b]", "Number: [#1, #2]"))).toEqual(['6: write it as `Number: ["#1", "#2"]`']);
    expect(told(inTable("Name: [a, b]", "Number: [#1, #2]", "Other: [c, d]"))).toHaveLength(1);
  });

  it("in bounded time, where nothing helps", () => {
    const time = cpuTime();
    told(inTable(...Array.from({ length: 500 }, (_, i) => `- a${i}: [b|x: {c, "#d, 'e, #f`)));
    expect(time()).toBeLessThan(8_000);
  });
});
