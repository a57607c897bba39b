/** What is read and replaced of fontkit's inside: that of the version installed; another one is refused. */
import { readFileSync } from "node:fs";
import type { Font } from "fontkit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFontFile } from "../../src/fonts/face.js";
import { blendFactors, cffTable, characterMap, drawWith, streamOf } from "../../src/fonts/opentype/fontkit-inside.js";
import { UnknownMembers } from "../../src/private-members.js";

const ARABIC = readFileSync(builtInFonts().find(({ path }) => path.includes("Arabic"))!.path);
const CFF2 = readFileSync(new URL("../fixtures/fonts/frame-variable-cff2.otf", import.meta.url));

const { opened } = vi.hoisted(() => ({ opened: { as: (font: unknown): unknown => font } }));
vi.mock("fontkit", async (original) => {
  const real = await original<typeof import("fontkit")>();
  return { ...real, create: (...given: Parameters<typeof real.create>) => opened.as(real.create(...given)) };
});
beforeEach(() => {
  opened.as = (font) => font;
});

const open = (file: Buffer) => openFontFile("x.ttf", file)[0]!.face().drawn;
/** The font without one of its members, or with another one in its place. */
const changed = (font: Font, member: string, value?: unknown): Font =>
  new Proxy<Font>(Object.create(font), {
    has: (_, key) => (key === member ? value !== undefined : key in font),
    get: (_, key) => (key === member ? value : Reflect.get(font, key)),
  });

describe("the fontkit that is installed", () => {
  it("has files and characters as we know them", () => {
    const font = open(ARABIC);
    expect(streamOf(font).length).toBe(ARABIC.length);
    expect(characterMap(font).lookup(0x627)).toBeGreaterThan(0);
  });

  it("has outlines of cubic curves, and what they vary by", () => {
    const font = open(CFF2);
    const table = cffTable(font)!;
    expect(table.topDict.CharStrings.length).toBeGreaterThan(1);
    expect(blendFactors(font, table, 0)!.length).toBeGreaterThan(0);
    const draw = vi.fn();
    const glyph = font.getGlyph(1);
    Reflect.deleteProperty(glyph, "_getPath");
    drawWith(glyph, draw);
    void glyph.path;
    expect(draw).toHaveBeenCalledOnce();
  });
});

describe("another fontkit", () => {
  it.each(["stream", "_cmapProcessor", "_getTableStream", "_variationProcessor"])(
    "without %s opens no font, and isn't taken for a faulty file",
    (name) => {
      opened.as = (font) => changed(font as Font, name);
      expect(() => open(ARABIC)).toThrow(UnknownMembers);
      expect(() => open(ARABIC)).toThrow(`fontkit's fonts have no ${name}`);
    },
  );

  it.each([
    ["CFF2", { stream: {} }, cffTable, "tables of outlines have no topDict"],
    ["_cmapProcessor", {}, characterMap, "maps of characters have no lookup()"],
  ])("with another %s is told", (member, value, read, message) => {
    expect(() => read(changed(open(ARABIC), member, value))).toThrow(message);
  });

  it("whose glyphs draw themselves in another way is told", () => {
    expect(() => drawWith({ id: 1 } as never, () => undefined)).toThrow("fontkit's glyphs have no type (");
  });
});
