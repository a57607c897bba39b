/** What is wrong in many sheets is told once, with how often and where it was met again. */
import { describe, expect, it } from "vitest";
import { Digest } from "../../src/cli/report/digest.js";
import { Terminal } from "../../src/cli/terminal/terminal.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { project, SHEET, versus } from "../support/project.js";

function told(...rounds: Diagnostic[][]): string {
  let text = "";
  const stream = { write: (part: string) => (text += part) };
  const { signal } = new AbortController();
  const digest = new Digest(new Terminal({ cwd: ".", env: {}, stdout: stream, stderr: stream, signal }, false));
  for (const round of rounds) digest.tell(round);
  digest.end();
  return text;
}

const at = (file: string, line: number) => ({
  file,
  start: { line, column: 3, offset: 0 },
  end: { line, column: 4, offset: 1 },
});
const typo = (sheet: string): Diagnostic => ({
  severity: "warning",
  code: "css/unknown-property",
  message: 'the property "colr" is not known',
  span: at("mine/styles/sheet.css", 7),
  sheet,
});
const missing = (sheet: string, line: number, name = "x"): Diagnostic => ({
  severity: "error",
  code: "content/unknown-key",
  message: `the key "${name}" is not known`,
  span: at(`content/${sheet}.yaml`, line),
  sheet,
});

describe("diagnostics of many sheets", () => {
  it("tell a place in a theme once, with the sheets in which it was met again", () => {
    const text = told(Array.from({ length: 500 }, (_, i) => typo(`s${i}`)));
    expect(text.match(/mine\/styles\/sheet\.css:7:3/g)).toHaveLength(1);
    expect(text).toContain('warning: 499 more like this: the property "colr" is not known');
    expect(text).toContain("met again in s1, s2, s3 and 496 more; --json tells of each");
    expect(text.split("\n").length).toBeLessThan(12);
  });

  it("tell those of a kind whole for three sheets, whatever names stand in them", () => {
    const text = told(
      ["a", "b", "c"].map((sheet) => missing(sheet, 2, sheet)),
      ["d", "e", "f", "g", "h"].map((sheet) => missing(sheet, 2, sheet)),
    );
    expect(text.match(/-->/g)).toHaveLength(3);
    expect(text).toContain("error: 5 more like this");
    expect(text).toContain("met again in content/d.yaml:2:3, content/e.yaml:2:3, content/f.yaml:2:3 and 2 more");
  });

  it("tell all mistakes of one sheet", () => {
    const text = told(Array.from({ length: 20 }, (_, i) => missing("a", i + 1)));
    expect(text.match(/-->/g)).toHaveLength(20);
    expect(text).not.toContain("more like this");
  });

  it("tell what one sheet says twice once, and keep other kinds apart", () => {
    const text = told([missing("a", 1), missing("a", 1)], [typo("a"), typo("b")]);
    expect(text.match(/error:/g)).toHaveLength(1);
    expect(text).toContain("1 more like this: the property");
  });

  it("are all there with --json, and counted", async () => {
    const files = Array.from({ length: 8 }, (_, i) => [`content/s${i}.yaml`, `${SHEET}colour: red\n`]);
    const root = project(Object.fromEntries(files));
    const people = await versus(root, "check");
    expect(people.code).toBe(1);
    expect(people.stderr.match(/-->/g)).toHaveLength(3);
    expect(people.stderr).toMatch(/error: 5 more like this: .*"colour"/);
    expect(people.stderr).toContain("8 failed · 8 errors");
    const { stdout } = await versus(root, "check", "--json");
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; diagnostics?: [] });
    expect(events.filter(({ event }) => event === "sheet").flatMap(({ diagnostics }) => diagnostics)).toHaveLength(8);
  });
});
