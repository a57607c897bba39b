/** Stylesheets, imports, fonts and images that are no files, or too many, or too large: told, and never waited for. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { project } from "../support/project.js";

const KINDS: [string, boolean, (path: string) => void, RegExp][] = [
  ["a folder", true, (path) => mkdirSync(path), /it is a folder, not a file/],
  [
    "a link to a folder",
    true,
    (path) => symlinkSync(".", path, "junction"),
    /it is a folder, not a file|below the document/,
  ],
  ["a pipe", process.platform !== "win32", (path) => execFileSync("mkfifo", [path]), /it is a pipe, not a file/],
  [
    "a link to a device",
    existsSync("/dev/zero"),
    (path) => symlinkSync("/dev/zero", path),
    /not a file below the document's folder/,
  ],
  [
    "a file of 60 MB",
    true,
    (path) => {
      writeFileSync(path, "p{color:red}");
      truncateSync(path, 60e6);
    },
    /it has 60 MB, more than the 4 MB allowed/,
  ],
];
const USES: [string, string][] = [
  ["a link", '<link rel="stylesheet" href="bad">'],
  ["an import", '<style>@import "bad";</style>'],
  ["an import of a link", '<link rel="stylesheet" href="imports.css">'],
];

const print = (baseDir: string, head: string) =>
  printHtml(`<html lang="en"><title>x</title>${head}<p>text`, { baseDir });

describe("a stylesheet", () => {
  it.each(
    KINDS.filter(([, can]) => can).flatMap(([kind, , make, told]) =>
      USES.map(([use, head]) => [kind, use, make, head, told] as const),
    ),
  )("that is %s is told where %s names it", async (_, __, make, head, told) => {
    const baseDir = project({ "imports.css": '@import "bad";' });
    make(join(baseDir, "bad"));
    const { value, diagnostics } = await print(baseDir, head);
    expect(value?.pages).toBe(1);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([expect.stringMatching(told)]);
  });

  it("that imports itself, or is imported by what it imports, ends", async () => {
    const five = (name: string) => `@import "${name}";\n`.repeat(5);
    const baseDir = project({ "l.css": five("l.css"), "a.css": five("b.css"), "b.css": five("a.css") });
    const { diagnostics } = await print(
      baseDir,
      '<link rel="stylesheet" href="l.css"><link rel="stylesheet" href="a.css">',
    );
    expect(diagnostics.length).toBe(5 + 25);
    expect(diagnostics.every(({ message }) => /it imports itself, here or by way of others/.test(message))).toBe(true);
  });

  it("whose imports double with each step has an end, which is told once", async () => {
    const names = Array.from({ length: 10 }, (_, i) => `s${i}.css`);
    const files = names.map((name, i) => [
      name,
      names[i + 1] ? `@import "${names[i + 1]}";`.repeat(4) : "p { color: red }",
    ]);
    const { diagnostics } = await print(project(Object.fromEntries(files)), '<link rel="stylesheet" href="s0.css">');
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/a document imports at most 100/),
    ]);
  });

  it("that is named without end is read up to a size", async () => {
    const baseDir = project({ "s.css": `/* ${"x".repeat(3_900_000)} */` });
    const { diagnostics } = await print(baseDir, '<link rel="stylesheet" href="s.css">'.repeat(6));
    expect(diagnostics.map(({ message }) => message)).toEqual(
      [1, 2].map(() => expect.stringMatching(/the stylesheets of a document have at most 16 MB/)),
    );
  });
});
