/** What files, names and arguments hold is shown, and does nothing: not to a terminal, not to a log of CI, not to a program that reads JSON. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../src/diagnostics/format.js";
import { printable, printableJson, printableLines } from "../../src/diagnostics/printable.js";
import { project, SHEET, versus } from "../support/project.js";

/** Changes the title, clears the screen, turns direction, begins a line that GitHub takes for an order. */
const BAD = "a\u001b]0;x\u0007b\u009b2Jc\u202ed\u2066e\n::error::forged\r\u2028f\u0085g\u007fh\u200fi";
const ACTS = /[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029]/u;

describe("printed text", () => {
  it("is one line that acts on nothing, for any text", () => {
    const any = fc.string({ unit: fc.constantFrom(...BAD, "x", "é", "😀", "\ud800") });
    fc.assert(
      fc.property(any, (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      }),
    );
  });

  it("leaves what is no control as it is", () => {
    expect(printable("Größe · 日本語 · العربية · 😀 é")).toBe("Größe · 日本語 · العربية · 😀 é");
  });

  it("as JSON says what it said", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
        const json = JSON.stringify({ value, BAD }, null, space);
        expect(JSON.parse(printableJson(json))).toEqual(JSON.parse(json));
        expect(printableJson(json)).not.toMatch(ACTS);
      }),
    );
  });

  it("of a diagnostic is safe in each of its fields, and forges no line", () => {
    const position = { line: 1, column: 3, offset: 2 };
    const span = { file: BAD, start: position, end: position };
    const text = formatDiagnostic(
      { severity: "error", code: "x/y", message: BAD, span, excerpt: BAD, hints: [BAD] },
      { colour: false },
    );
    expect(text).not.toMatch(ACTS);
    expect(text.split("\n").filter((line) => line.startsWith("::"))).toEqual([]);
  });
});

describe.skipIf(process.platform === "win32")("a file whose name acts on terminals", () => {
  it.each([["build", "--formats", "page"], ["check"], ["list"], ["build", "--json"], ["list", "--json"]])(
    "%s %s: its name is shown, and does nothing",
    async (...argv) => {
      const root = project({ "content/good.yaml": SHEET });
      writeFileSync(join(root, "content", `${BAD.replaceAll("/", "")}.yaml`), SHEET);
      const { code, stdout, stderr } = await versus(root, ...argv.filter((word) => word !== undefined));
      expect(code).toBe(1);
      expect(stdout + stderr).not.toMatch(ACTS);
      expect(`${stdout}${stderr}`.split("\n").filter((line) => line.startsWith("::"))).toEqual([]);
      expect(stdout + stderr).toMatch(/\\u001b/);
    },
  );

  it("so is an argument", async () => {
    const root = project({ "content/good.yaml": SHEET });
    for (const argv of [
      ["build", BAD],
      ["print", BAD],
      ["build", `--${BAD}`],
      ["merge", BAD],
      ["build", "--out", `${BAD}\0`],
    ]) {
      const { stdout, stderr } = await versus(root, ...argv);
      expect(stdout + stderr, argv.join(" ")).not.toMatch(ACTS);
    }
  });
});

it("commands that CI runners look for anywhere in a line are none", () => {
  for (const command of ["##[error]x", "##[add-mask]x", "##vso[task.setvariable variable=a]x", "##TeamCity[message]"]) {
    expect(printable(`7 | a ${command}`)).toBe(`7 | a #\\u0023${command.slice(2)}`);
    expect(printableLines(`a\n${command}`)).not.toContain("##");
    const json = printableJson(JSON.stringify({ [command]: command }));
    expect(json).not.toContain("##");
    expect(JSON.parse(json)).toEqual({ [command]: command });
  }
  expect(printable("## A heading, ### another")).toBe("## A heading, ### another");
});
