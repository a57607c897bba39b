/** A cache that is damaged, foreign or forged is set aside with a word; the build is as if there were none. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import { hashOf } from "../../src/files/hash.js";
import { hashesBelow, project, SHEET } from "../support/project.js";

/** Snippets name related sheets, so that a build has nothing to say of itself. */
const SETTINGS = "site: {name: Site, url: https://example.org}\n";
const FILES = { "versus.yaml": SETTINGS, "content/a.yaml": SHEET, "content/b.yaml": `${SHEET}related: [a]\n` };
const lineOf = (json: string) => `${hashOf(json).slice(0, 16)} ${json}\n`;

async function built() {
  const root = project(FILES);
  await build({ root });
  const out = join(root, "out");
  const bytes = () => hashesBelow(out);
  return { root, out, cache: join(out, ".versus-cache.jsonl"), clean: bytes(), bytes };
}

describe("a cache", { timeout: 60_000 }, () => {
  it.each<[string, (text: string) => string | Uint8Array, RegExp]>([
    ["that is empty", () => "", /another version of Versus, or of none/],
    ["of another version", (text) => text.replace(/^.*/, '{"versus-cache":2}'), /another version of Versus/],
    ["of another program", () => "PK\u0003\u0004", /another version of Versus, or of none/],
    ["that is no text", () => new Uint8Array([0xff, 0xfe, 0, 0x0a, 9]), /another version of Versus, or of none/],
    ["with a changed letter", (text) => text.replace("Tea vs Coffee", "Tea vs Koffee"), /line \d+ is damaged/],
    ["with a line of something else", (text) => `${text}hello\n`, /line \d+ is damaged/],
    ["with a line that says nothing", (text) => text + lineOf("null"), /line \d+ is damaged/],
    [
      "that leads out of the folder",
      (text) => {
        const record = { entries: [{ path: "../content/a.yaml", sha256: hashOf(SHEET) }], diagnostics: [] };
        return text + lineOf(JSON.stringify({ key: "sheet a", fingerprint: "0", record }));
      },
      /line \d+ is damaged/,
    ],
  ])("%s is set aside", async (_, change, note) => {
    const { root, out, cache, clean, bytes } = await built();
    writeFileSync(cache, change(readFileSync(cache, "utf8")));
    const report = await build({ root });
    expect(report.notes).toEqual([expect.stringMatching(note)]);
    expect(report.notes[0]).toContain("out/.versus-cache.jsonl is set aside as .versus-cache.bad");
    expect(report.sheets.map(({ status }) => status)).toEqual(["built", "built"]);
    expect(existsSync(join(out, ".versus-cache.bad"))).toBe(true);
    rmSync(join(out, ".versus-cache.bad"));
    expect(bytes()).toEqual(clean);
    expect((await build({ root })).notes).toEqual([]);
  });

  it("that is a folder does no harm", async () => {
    const { root, out, cache, clean, bytes } = await built();
    rmSync(cache);
    mkdirSync(cache);
    expect((await build({ root })).notes).toEqual([expect.stringContaining("it can't be read")]);
    rmSync(join(out, ".versus-cache.bad"), { recursive: true });
    expect(bytes()).toEqual(clean);
  });

  it("whose last line is half written has lost no more than that line", async () => {
    const { root, cache, clean, bytes } = await built();
    appendFileSync(cache, '0123456789abcdef {"key":"sheet');
    const report = await build({ root });
    expect([report.notes, report.sheets.map(({ status }) => status)]).toEqual([[], ["unchanged", "unchanged"]]);
    expect(bytes()).toEqual(clean);
  });

  it("with any byte changed gives what a clean build gives", async () => {
    const { root, out, cache, clean, bytes } = await built();
    const whole = readFileSync(cache);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const broken = Buffer.from(whole);
        broken[at]! ^= change;
        writeFileSync(cache, broken);
        const report = await build({ root });
        expect(report.sheets.every(({ status }) => status !== "failed")).toBe(true);
        rmSync(join(out, ".versus-cache.bad"), { force: true });
        expect(bytes()).toEqual(clean);
      }),
      // What parts the hash of a line from what it is of is in no hash itself.
      { numRuns: 12, examples: [[whole.indexOf("\n") + 1 + 16, 1]] },
    );
  });

  it.each(["{", "[]", '{"version":1,"files":{"x":3}}', '{"version":9}', "null"])(
    "stamps %s are read as none",
    async (text) => {
      const { root, out, clean, bytes } = await built();
      writeFileSync(join(out, ".versus-stamps.json"), text);
      const report = await build({ root });
      expect(report.sheets.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
      expect(bytes()).toEqual(clean);
    },
  );
});
