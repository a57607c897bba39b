/** Content files as editors on all systems write them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadSheet } from "../../src/content/collection/load.js";

const SHEET = "subjects: [{name: Tée}, {name: コーヒー}]\ntable: {Plant: [Leaf, Seed]}\n";
const root = mkdtempSync(join(tmpdir(), "versus-encodings-"));
afterAll(() => rmSync(root, { recursive: true }));

const utf16 = (text: string) => Buffer.from(text, "utf16le");

async function load(bytes: Uint8Array) {
  const path = join(root, "tea-vs-coffee.yaml");
  writeFileSync(path, bytes);
  return loadSheet({ slug: "tea-vs-coffee", source: "tea-vs-coffee.yaml", path }, { root, lang: "en" });
}

describe("a content file", () => {
  it.each([
    ["UTF-8", Buffer.from(SHEET)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${SHEET}`)],
    ["UTF-16, little end first", utf16(`\ufeff${SHEET}`)],
    ["UTF-16, big end first", utf16(`\ufeff${SHEET}`).swap16()],
    ["UTF-16 without a byte order mark", utf16(SHEET)],
    ["UTF-16, big end first, without a byte order mark", utf16(SHEET).swap16()],
  ])("is read in %s", async (_, bytes) => {
    const sheet = await load(bytes);
    expect(sheet.diagnostics).toEqual([]);
    expect("comparison" in sheet && sheet.comparison.subjects.map(({ name }) => name)).toEqual(["Tée", "コーヒー"]);
  });

  it("in another encoding is an error at the first character that can't be read", async () => {
    const { diagnostics } = await load(Buffer.from(SHEET.replace("コーヒー", "Café"), "latin1"));
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`)).toEqual([
      "content/encoding 1:20",
    ]);
  });

  it("that is no text is an error", async () => {
    const { diagnostics } = await load(Buffer.from("%PDF-1.7\n\0\u0001"));
    expect(diagnostics.map(({ code }) => code)).toEqual(["content/binary"]);
  });
});
