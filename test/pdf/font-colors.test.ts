/** Fonts with colours: outlines are embedded, and what of the colours is lost is told. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openFonts } from "../../src/fonts/library.js";
import { readSfnt, viewOf, writeSfnt } from "../../src/fonts/opentype/sfnt.js";
import { printHtml } from "../../src/pdf/print.js";
import { builtIn } from "../support/fonts.js";
import { temporaryFolder } from "../support/project.js";

/** A table of big-endian numbers, given as pairs of size and value. */
function table(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [size, value] of fields) for (let i = size - 1; i >= 0; i--) bytes.push((value >>> (i * 8)) & 255);
  return new Uint8Array(bytes);
}

const layers = (glyph: number) =>
  table([2, 0], [2, 1], [4, 14], [4, 20], [2, 1], [2, glyph], [2, 0], [2, 1], [2, glyph], [2, 0]);
const paints = (glyph: number) =>
  table([2, 1], [2, 0], [4, 0], [4, 0], [2, 0], [4, 34], [4, 0], [4, 0], [4, 0], [4, 0], [4, 1], [2, glyph], [4, 10]);
const drawings = (glyph: number) => table([2, 0], [4, 10], [4, 0], [2, 1], [2, glyph], [2, glyph], [4, 14], [4, 0]);

/** A font file in which "A" has colours. */
function colored(tag: string, make: (glyph: number) => Uint8Array, isBlank = false): string {
  const path = join(temporaryFolder(), "colors.ttf");
  writeFileSync(path, builtIn("Source Sans 3"));
  const glyph = openFonts([path])
    .value!.chain({ fontFamily: ["x"], fontWeight: 400, fontStyle: "normal" })
    .primary.fontkit.glyphForCodePoint(0x41).id;
  const font = readSfnt(builtIn("Source Sans 3"));
  const tables = new Map(font.tables).set(tag, make(glyph));
  if (isBlank) {
    const loca = tables.get("loca")!.slice();
    const size = viewOf(tables.get("head")!).getInt16(50) === 0 ? 2 : 4;
    loca.copyWithin((glyph + 1) * size, glyph * size, (glyph + 1) * size);
    tables.set("loca", loca);
  }
  writeFileSync(path, writeSfnt({ flavor: font.flavor, tables }));
  return path;
}

async function told(path: string, text: string) {
  const fonts = openFonts([path]).value!;
  const page = `<!doctype html><html lang=en><title>T</title><p>${text}</p><p style="font-weight: bold">${text}</p>`;
  const { diagnostics } = await printHtml(page, { fonts });
  return diagnostics.map(({ code, message }) => `${code} ${message}`);
}

it.each([
  ["COLR", layers],
  ["COLR", paints],
  ["SVG ", drawings],
] as const)("letters in colours are told once, with the font: %s %o", async (tag, make) => {
  const path = colored(tag, make);
  const found = await told(path, "AB A");
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^font\/color "A" \(U\+0041\): printed in one colour: the font .*colors\.ttf has colours/);
  expect(await told(path, "B")).toEqual([]);
});

it.each([
  ["COLR", layers],
  ["SVG ", drawings],
] as const)("letters without outlines are told to be blank: %s", async (tag, make) => {
  const found = await told(colored(tag, make, true), "AB");
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^font\/color "A" \(U\+0041\): shown as nothing: the font .*colors\.ttf has pictures/);
});

it("tables that can't be read are none", async () => {
  expect(
    await told(
      colored("COLR", () => table([2, 1], [2, 9])),
      "AB",
    ),
  ).toEqual([]);
});
