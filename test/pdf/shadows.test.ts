/** Shadows in the file: decorations, whose letters nobody reads twice, and one image for boxes that are alike. */
import { describe, expect, it } from "vitest";
import { record } from "./engine.js";

describe("shadows", () => {
  it("are artifacts, and the text stands there once", () => {
    const lines = record(
      "<p>Shady</p>",
      "p { text-shadow: 1px 1px red, 0 0 4px blue; box-shadow: 0 0 9px, inset 1px 1px }",
    );
    expect(lines.match(/Shady/g)).toHaveLength(1);
    const marks = lines.split("\n").filter((line) => /mark|artifact|text|image|fill/.test(line));
    expect(marks.findLastIndex((line) => /image|fill/.test(line))).toBeLessThan(
      marks.findIndex((line) => /mark P/.test(line)),
    );
  });

  it("of boxes of one size are one image", () => {
    const css = "p { width: 90px; height: 30px; margin: 9.3px; box-shadow: 0 1px 4px rgb(0 0 0 / 0.4) }";
    const sizes = [...record("<p>a</p><p>b</p>", css).matchAll(/image samples (\S+)/g)].map(([, size]) => size);
    expect(sizes).toHaveLength(2);
    expect(new Set(sizes).size).toBe(1);
  });
});
