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
  const [about, name] = code.split("/");
  // Some files tell codes of one kind only, and name them without it.
  const isTold = (source: string) =>
    source.includes(`"${code}"`) || (source.includes(`\`${about}/\${`) && source.includes(`"${name}"`));
  const isByHelper =
    about === "content" && SOURCES.some((source) => source.includes("fileError(") && source.includes(`"${name}"`));
  expect(isByHelper || SOURCES.some(isTold)).toBe(true);
});

it("no code is told that the list doesn't have", () => {
  const abouts = Object.keys(CODES).join("|");
  const found = SOURCES.flatMap((source) => [
    ...source.matchAll(new RegExp(`(?:code: |"(?:error|warning)", )"((?:${abouts})/[^"]*)"`, "g")),
  ]);
  expect(found.length).toBeGreaterThan(50);
  expect(found.map(([, code]) => code).filter((code) => !ALL.includes(code!))).toEqual([]);
});
