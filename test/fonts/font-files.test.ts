/** Font files as a library has them: as they are now, and only those that are asked for. */
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { builtIn, frame } from "../support/fonts.js";
import { temporaryFolder } from "../support/project.js";

const STYLE = { fontFamily: ["serif"], fontWeight: 400, fontStyle: "normal" } as const;

it("a file that is written anew is opened anew", () => {
  const path = join(temporaryFolder(), "f.ttf");
  const name = () => openFonts([path]).value!.chain(STYLE).primary.postScriptName;
  writeFileSync(path, builtIn("Source Sans 3"));
  expect(name()).toBe("SourceSans3-Regular");
  writeFileSync(path, frame("frame-variable.ttf"));
  utimesSync(path, 1, 1);
  expect(name()).toBe("Frame-Regular");
});

it("monospace is the font for code, and all else the first one", () => {
  const { value } = openFonts(builtInFonts());
  const family = (...fontFamily: string[]) => value!.chain({ ...STYLE, fontFamily }).primary.family;
  expect(family("monospace")).toBe("Source Code Pro");
  expect(family("ui-monospace")).toBe("Source Code Pro");
  expect(family("Menlo", "monospace")).toBe("Source Code Pro");
  for (const name of ["serif", "sans-serif", "system-ui", "cursive", "math", "No Such Font"])
    expect(family(name)).toBe("Source Sans 3");
});

it("a variable font is a face of its own for each weight, and of one for the same", () => {
  const path = join(temporaryFolder(), "v.ttf");
  writeFileSync(path, frame("frame-variable.ttf"));
  const { value } = openFonts([path]);
  const face = (fontWeight: number) => value!.chain({ ...STYLE, fontWeight }).primary;
  const width = (fontWeight: number) => face(fontWeight).fontkit.glyphForCodePoint(0x41).advanceWidth;
  expect([width(100), width(400), width(650), width(900), width(1000)]).toEqual([600, 600, 700, 800, 800]);
  expect(face(900)).toBe(face(1000));
});
