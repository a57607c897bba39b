/** Strings and names of a PDF have an end (ISO 32000-1, Annex C; ISO 19005-2, section 6.1.13). */
import { describe, expect, it } from "vitest";
import { isTooLong, withinRoom } from "../../src/document/limits.js";
import { printHtml } from "../../src/pdf/print.js";
import { hasQpdf } from "../support/outside.js";
import { pdfjsText, unpacked } from "./tools.js";

/** Lengths in bytes of all strings, those of content streams included. */
function lengthsOfStrings(objects: string): number[] {
  const strings = objects.match(/\((?:\\.|[^\\()])*\)|<[\da-f]{4,}>/gis) ?? [];
  return strings.map((string) =>
    string.startsWith("(") ? string.slice(1, -1).replace(/\\(?:\d{3}|.)/gs, "x").length : (string.length - 2) / 2,
  );
}

it("keeps what there is room for", () => {
  expect(isTooLong("a".repeat(32_767))).toBe(false);
  expect(isTooLong("a".repeat(32_768))).toBe(true);
  expect(isTooLong("ä".repeat(16_382))).toBe(false);
  expect(isTooLong("ä".repeat(16_383))).toBe(true);
  expect(withinRoom("a".repeat(40_000))).toMatch(/^a{32764}\.\.\.$/);
  expect(withinRoom(`${"ä".repeat(16_380)}🌍${"ä".repeat(99)}`)).toMatch(/^ä{16380}…$/);
});

describe.skipIf(!hasQpdf)("a file", () => {
  it.each([
    ["a description", (long: string) => `<img src="${PIXEL}" alt="${long}">`],
    ["an explanation", (long: string) => `<p><abbr title="${long}">a</abbr>`],
    ["a label", (long: string) => `<p><a href="https://example.org" aria-label="${long}">a</a>`],
  ])("tells of %s that is cut, with its place", async (_, body) => {
    for (const character of ["a", "ä"]) {
      const { value, diagnostics } = await print(body(character.repeat(40_000)));
      expect(diagnostics).toMatchObject([{ code: "pdf/long-text", span: { file: "a.html", start: { line: 3 } } }]);
      expect(Math.max(...lengthsOfStrings(unpacked(value!.bytes)))).toBeLessThan(32_768);
      expect((await print(body(character.repeat(16_000)))).diagnostics).toEqual([]);
    }
  });

  it("cuts bookmarks, names and long lines without a loss", async () => {
    const long = "Wörter ".repeat(6_000).trim();
    const id = "ä".repeat(20_000);
    const { value, diagnostics } = await print(
      `<h1 id="${id}" style="font-size: 1px">${long}</h1><p><a href="#${id}">a</a></p><p style="font-size: 0.1px; white-space: nowrap">${"a(b ".repeat(10_000)}</p>`,
    );
    expect(diagnostics).toEqual([]);
    const objects = unpacked(value!.bytes);
    expect(Math.max(...lengthsOfStrings(objects))).toBeLessThan(32_768);
    expect((await pdfjsText(value!.bytes)).match(/Wörter/g)).toHaveLength(6_000);
  });

  it("leaves a link out whose address there is no room for", async () => {
    const { diagnostics } = await print(`<p><a href="https://example.org/${"a".repeat(40_000)}">a</a>`);
    expect(diagnostics).toMatchObject([{ code: "pdf/dead-link", span: { start: { line: 3 } } }]);
    expect(diagnostics[0]!.message.length).toBeLessThan(200);
  });
});

const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const print = (body: string) =>
  printHtml(`<!DOCTYPE html><html lang="en"><head><title>T</title></head>\n<body>\n${body}</body></html>`, {
    file: "a.html",
  });
