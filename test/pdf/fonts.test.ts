/** Fonts of all kinds of files are embedded so that other people's readers take them, or refused with a reason. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { builtIn, collectionOf, fontOf, frame, tablesOf, with16, woffOf } from "../support/fonts.js";
import { temporaryFolder } from "../support/project.js";
import { has, pdftotext, unpacked, withFile } from "./tools.js";

const SERIF = (style: string) =>
  readFileSync(`node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-standard-${style}.woff2`);
const SANS = builtIn("Source Sans 3");
const tables = tablesOf(SANS);
const without = (...tags: string[]) => new Map([...tables].filter(([tag]) => !tags.includes(tag)));

async function print(css: string, body: string, files: Readonly<Record<string, Uint8Array>> = {}) {
  const baseDir = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), content);
  }
  const html = `<html lang="en"><head><title>T</title><style>\n${css}\n</style></head><body>${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "t.html", baseDir });
  const bytes = value!.bytes;
  return {
    bytes,
    diagnostics,
    messages: diagnostics.map(({ message }) => message),
    /** Each embedded font with its kind. */
    fonts: () =>
      withFile(bytes, "pdffonts", ["FILE"])
        .split("\n")
        .slice(2)
        .filter((line) => line !== "")
        .map((line) =>
          line
            .slice(7, 55)
            .trim()
            .replace(/\s{2,}/g, ", "),
        ),
  };
}

const asFont = (file: Uint8Array, name = "f.bin", more = "") =>
  print(`@font-face { font-family: F; ${more} src: url("${name}") } p { font-family: F }`, "<p>office AVAVA</p>", {
    [name]: file,
  });

describe.skipIf(!has("qpdf") || !has("pdffonts"))("a font file", () => {
  it.each<[string, Uint8Array, string]>([
    ["of TrueType", SANS, "SourceSans3-Regular, CID TrueType"],
    ["of CFF outlines", frame("frame-cff.otf"), "FrameCFF-Regular, CID Type 0C"],
    ["of variable CFF 2 outlines", frame("frame-variable-cff2.otf"), "FrameCFFTwo-Regular, CID Type 0C"],
    ["packed as WOFF", woffOf(SANS), "SourceSans3-Regular, CID TrueType"],
    ["of CFF outlines packed as WOFF", woffOf(frame("frame-cff.otf")), "FrameCFF-Regular, CID Type 0C"],
    ["packed as WOFF 2", SERIF("normal"), "SourceSerif4Roman-Regular_400wght_16opsz"],
    [
      "of a collection",
      collectionOf([tables, tablesOf(builtIn("Source Sans 3", 700))]),
      "SourceSans3-Regular, CID TrueType",
    ],
    ["without names", fontOf(without("name")), "f, CID TrueType"],
    [
      "without tables that only some programs need",
      fontOf(without("name", "OS/2", "post", "GPOS", "GSUB", "GDEF", "STAT")),
      "f, CID TrueType",
    ],
  ])("%s is embedded as readers want it", async (_, file, font) => {
    const { bytes, messages, fonts } = await asFont(file);
    expect(messages.filter((message) => !/no font has/.test(message))).toEqual([]);
    expect(fonts().join("\n")).toContain(font);
    expect(withFile(bytes, "qpdf", ["--check", "FILE"])).toContain("No syntax or stream encoding errors");
    expect(pdftotext(bytes)).toContain("office AVAVA");
  });

  it("in a collection is the one whose name stands behind the #", async () => {
    const file = collectionOf([tables, tablesOf(builtIn("Source Sans 3", 700))]);
    const { fonts } = await print(
      '@font-face { font-family: F; src: url("c.ttc#SourceSans3-Bold") } p { font-family: F }',
      "<p>x</p>",
      { "c.ttc": file },
    );
    expect(fonts()).toEqual(["SourceSans3-Bold, CID TrueType"]);
  });

  it("of symbols is asked by their characters", async () => {
    const symbol = fontOf(new Map(tables).set("cmap", symbolMap()));
    const { bytes, messages, fonts } = await print(
      '@font-face { font-family: F; src: url("s.ttf") } p { font-family: F }',
      "<p>a\uF062</p>",
      { "s.ttf": symbol },
    );
    expect(messages).toEqual([]);
    expect(fonts()).toEqual(["SourceSans3-Regular, CID TrueType"]);
    expect(pdftotext(bytes)).toContain("a\uF062");
  });

  it("that may only be embedded whole is", async () => {
    const os2 = with16(tables.get("OS/2")!, 8, 0x0100);
    const whole = await asFont(fontOf(new Map(tables).set("OS/2", os2)));
    const glyphs = (bytes: Uint8Array) => Number(/\/Length1 (\d+)/.exec(unpacked(bytes))?.[1]);
    expect(glyphs(whole.bytes)).toBeGreaterThan(tables.get("glyf")!.length);
    expect(glyphs((await asFont(SANS)).bytes)).toBeLessThan(20_000);
  });

  it("of a data: URL is read", async () => {
    const url = `data:font/ttf;base64,${SANS.toString("base64")}`;
    const { fonts, messages } = await print(
      `@font-face { font-family: F; src: url(${url}) } p { font-family: F }`,
      "<p>x</p>",
    );
    expect(messages).toEqual([]);
    expect(fonts()).toEqual(["SourceSans3-Regular, CID TrueType"]);
  });
});

/** Two glyphs at the places of symbol fonts: "a" and "b". */
function symbolMap(): Buffer {
  const format4 = [4, 32, 0, 4, 4, 1, 0, 0xf062, 0xffff, 0, 0xf061, 0xffff, 10 - 0xf061, 1, 0, 0];
  const values = [0, 1, 3, 0, 0, 12, ...format4].map((value) => value & 0xffff);
  const table = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => void table.writeUInt16BE(value, i * 2));
  return table;
}

describe("a font that can't be used is told with its rule, file and reason, and no text is lost", () => {
  const os2 = (fsType: number) => fontOf(new Map(tables).set("OS/2", with16(tables.get("OS/2")!, 8, fsType)));
  it.each<[string, Uint8Array, string]>([
    ["empty", Buffer.alloc(0), "it is empty"],
    ["cut off", SANS.subarray(0, 50_000), "reaches beyond the end of the file"],
    ["a cut-off WOFF 2", SERIF("normal").subarray(0, 5_000), "may be cut off"],
    ["a web page", Buffer.from("<!DOCTYPE html><title>404</title>"), "it is a web page"],
    ["an SVG font", Buffer.from('<?xml version="1.0"?><svg/>'), "it is an SVG font"],
    ["Type 1", Buffer.from("%!PS-AdobeFont-1.0: Utopia"), "Type 1"],
    ["a suitcase", Buffer.from([0, 0, 1, 0, ...Array(60).fill(0)]), ".dfont"],
    [
      "of pictures only",
      fontOf(new Map(without("glyf", "loca")).set("CBDT", Buffer.alloc(8))),
      "pictures of its letters only (CBDT)",
    ],
    ["without outlines", fontOf(without("glyf", "loca")), "it has no outlines"],
    ["without characters", fontOf(without("cmap")), 'it has no table "cmap"'],
    ["restricted", os2(0x0002), "its maker forbids that it is embedded"],
    ["restricted to pictures", os2(0x0200), "only pictures"],
    [
      "with outlines elsewhere",
      fontOf(new Map(tables).set("glyf", tables.get("glyf")!.subarray(0, 500))),
      "its outlines don't stand where it says",
    ],
    [
      "with too few widths",
      fontOf(new Map(tables).set("hmtx", tables.get("hmtx")!.subarray(0, 50))),
      "its widths of glyphs are not complete",
    ],
    ["of variations that lead nowhere", variableWithout(), "what it says of its variations can't be read"],
  ])("%s", async (_, file, reason) => {
    const { diagnostics, bytes } = await asFont(file);
    expect(diagnostics).toHaveLength(1);
    const { code, message, span, hints } = diagnostics[0]!;
    expect([code, span?.file, span?.start.line, span?.start.column]).toEqual(["font/unreadable", "t.html", 2, 1]);
    expect(message).toMatch(/^the font "F" of this rule can't be used: f\.bin: /);
    expect(message).toContain(reason);
    expect(hints).toHaveLength(1);
    if (has("pdftotext")) expect(pdftotext(bytes)).toContain("office AVAVA");
  });

  function variableWithout(): Buffer {
    const own = tablesOf(frame("frame-variable.ttf"));
    return fontOf(new Map(own).set("HVAR", own.get("HVAR")!.subarray(0, 10)));
  }

  it("a missing one, one from elsewhere, one of the computer", async () => {
    const { messages } = await print(
      '@font-face { font-family: A; src: url("a.ttf") }\n@font-face { font-family: B; src: url("https://example.org/b.woff2") }\n@font-face { font-family: C; src: local("Arial") }\n@font-face { font-family: D }\n@font-face { font-family: E; src: url("e.eot") format("embedded-opentype") }',
      "<p>x</p>",
    );
    expect(messages).toEqual([
      'this "@font-face" is not followed: it has no "src"',
      'the font "A" of this rule can\'t be used: a.ttf: there is no such file',
      "the font \"B\" of this rule can't be used: https://example.org/b.woff2: it is not a file below the document's folder",
      'the font "C" of this rule can\'t be used: local("Arial") names a font of the computer, and print takes none of these',
      "the font \"E\" of this rule can't be used: e.eot: print doesn't read what its format() or tech() says it is",
    ]);
  });
});
