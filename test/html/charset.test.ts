/** Bytes of HTML and CSS are read in the encoding that the standards find. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeStylesheet } from "../../src/css/syntax/charset.js";
import { decodeHtml } from "../../src/html/charset.js";

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
const html = (bytes: Uint8Array) => decodeHtml(bytes, "page.html");

describe("the encoding of a page", () => {
  it.each([
    ["<meta charset=iso-8859-1><p>Gr\xf6\xdfe \x80", "Größe €"],
    ["<META http-equiv='Content-Type' content='text/html; charset=\"latin1\"'><p>\xfc", "ü"],
    [
      "<!-- <meta charset=utf-8> --><title>x</title><meta name=a content=b><meta charset='windows-1252'><p>\x93\xe9\x94",
      "“é”",
    ],
    ["<a title='<meta charset=utf-8>'><meta charset=iso-8859-2><p>\xb1", "ą"],
    ["<?xml x?><meta charset=koi8-r><p>\xc1", "а"],
  ])("is what the page says: %s", (page, text) => {
    const { text: read, diagnostics } = html(latin1(page));
    expect([read.endsWith(text), diagnostics]).toEqual([true, []]);
  });

  it.each([
    ["UTF-8", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("<meta charset=latin1>Größe"))],
    ["UTF-16 with the small end first", utf16("\ufeff<meta charset=latin1>Größe", true)],
    ["UTF-16 with the big end first", utf16("\ufeff<meta charset=utf-8>Größe", false)],
  ])("is what its byte order mark says, before all else: %s", (_, bytes) => {
    expect(html(bytes).text).toMatch(/^<meta charset=[\w-]+>Größe$/);
  });

  it("is UTF-8 where it says UTF-16 in single bytes, and where nothing is said and it is that", () => {
    expect(html(utf8("<meta charset=utf-16>Größe")).text).toContain("Größe");
    expect(html(utf8("<p>Größe"))).toMatchObject({ text: "<p>Größe", encoding: "utf-8", diagnostics: [] });
  });

  it("is guessed with a warning where nothing is said, or what is said is not known", () => {
    const guessed = html(latin1("<p>Gr\xf6\xdfe \x84x\x93"));
    expect(guessed.text).toBe("<p>Größe „x“");
    expect(guessed.diagnostics).toMatchObject([{ severity: "warning", code: "html/charset" }]);
    expect(html(utf8("<meta charset=klingon>é"))).toMatchObject({
      encoding: "utf-8",
      diagnostics: [{ code: "html/charset" }],
    });
  });

  it("is found for any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof html(bytes).text === "string"));
  });
});

describe("the encoding of a stylesheet", () => {
  it("is its mark's, what it says itself, what refers to it, or UTF-8", () => {
    const rule = "p::before { content: '\xe4' }";
    expect(decodeStylesheet(latin1(`@charset "iso-8859-15";${rule}\xa4`), "utf-8").text).toMatch(/ä' \}€$/);
    expect(decodeStylesheet(latin1(rule), "windows-1252").text).toContain("ä");
    expect(decodeStylesheet(utf8("ä"), undefined).text).toBe("ä");
    expect(decodeStylesheet(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('@charset "latin1";ä')), "latin1").text).toContain(
      "ä",
    );
    expect(decodeStylesheet(utf16('\ufeff@charset "utf-8";ä', true), "latin1").text).toContain("ä");
    // A rule in another form is none.
    expect(decodeStylesheet(utf8("@charset 'latin1';ä"), undefined).text).toContain("ä");
  });
});
