/** docs/diagnostics.md is held against the list of codes, and the list against the sources that tell them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CODES } from "../../src/diagnostics/codes.js";

const ALL = Object.entries(CODES).flatMap(([about, codes]) => codes.map((code) => `${about}/${code}`));
const DOC = readFileSync("docs/diagnostics.md", "utf8");
const ROWS = DOC.split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) =>
    line
      .replaceAll("\\|", "")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith("codes.ts"))
  .map((name) => readFileSync(join("src", name), "utf8"));

describe("docs/diagnostics.md", () => {
  it("lists every code once, and no other", () => {
    expect(ROWS.map(([code]) => code!.replaceAll("`", "")).sort()).toEqual([...ALL].sort());
  });

  it.each(ROWS)("%s has a severity, what it means and what to do", (_, severity, meaning, remedy, ...more) => {
    expect(severity).toMatch(/^(error|warning|error, warning)$/);
    expect(meaning).not.toBe("");
    expect(remedy).not.toBe("");
    expect(more).toEqual([]);
  });
});

it.each(ALL)("%s is told by something", (code) => {
  expect(SOURCES.some((source) => source.includes(`"${code}"`))).toBe(true);
});

it("no code is put together, where nobody would find it", () => {
  const abouts = Object.keys(CODES).join("|");
  const pieces = SOURCES.flatMap((source) => [
    ...source.matchAll(new RegExp(`(?:code: |"(?:error|warning)", )\`(?:${abouts})/[^\`]*\``, "g")),
  ]);
  expect(pieces.map(([text]) => text)).toEqual([]);
});
