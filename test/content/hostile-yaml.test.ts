/** YAML that is made to hurt: each file has an error with its place, or is read, within a second. */
import { describe, expect, it } from "vitest";
import { loadSettings } from "../../src/content/settings/settings.js";
import { parseComparison } from "../../src/index.js";
import { cpuTime } from "../support/cpu-time.js";
import { project } from "../support/project.js";

/**
 * ms of processor time. A second by the clock of a machine at rest: the threads that collect garbage count as well, and where a dozen
 * others want the processor the same work takes several times as long.
 */
const ENOUGH = 6000;
const MB = 1_000_000;
const SHEET = "subjects: [{name: A}, {name: B}]\ntable: {C: [d, e]}\n";
const bomb = (levels: number, width: number) =>
  [
    `a0: &a0 [${Array(width).fill("x")}]`,
    ...Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(width).fill(`*a${i}`)}]`),
  ].join("\n");

const HOSTILE: Readonly<Record<string, string>> = {
  "an alias bomb": bomb(12, 10),
  "an alias bomb of few aliases": bomb(40, 2),
  "an alias bomb of mappings": [
    "a0: &a0 {x: 1}",
    ...Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} {l: *a${i}, r: *a${i}}`),
  ].join("\n"),
  "an alias that holds itself": `${SHEET}tags: &a [*a, *a]\n`,
  "aliases of each other": `${SHEET}tags: [&a [*b], &b [*a]]\n`,
  "an alias to nothing": `${SHEET}tags: [*nowhere]\n`,
  "a hundred thousand aliases": `${SHEET}intro: &a x\ntags: [${Array(100_000).fill("*a")}]\n`,
  "a hundred thousand anchors": `${SHEET}tags: [${Array.from({ length: 50_000 }, (_, i) => `&a${i} x`)}, *nowhere]\n`,
  "lists in lists": `a: ${"[".repeat(5000)}${"]".repeat(5000)}`,
  "lists in lists, not closed": `a: ${"[".repeat(MB)}`,
  "mappings in mappings": `a: ${"{b: ".repeat(5000)}${"}".repeat(5000)}`,
  "mappings in mappings, not closed": `a: ${"{b: ".repeat(MB / 4)}`,
  "blocks in blocks": Array.from({ length: 1200 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
  "items in items": `a:\n${"- ".repeat(20_000)}x`,
  "keys of keys": `${"? ".repeat(20_000)}x`,
  "a tag of a language": `${SHEET}intro: !!js/function "x"\n`,
  "a tag of Python": `${SHEET}intro: !!python/object/apply:os.system [ls]\n`,
  "a tag of one's own": `${SHEET}intro: !x y\n`,
  "a tag of a handle": `%TAG ! tag:evil.example,2026:\n---\n${SHEET}intro: !x y\n`,
  "a binary": `${SHEET}intro: !!binary aGVsbG8=\n`,
  "a set": `${SHEET}tags: !!set {a, b}\n`,
  "a merge key": `base: &b {name: A}\nsubjects: [{<<: *b}, {name: B}]\ntable: {C: [d, e]}\n`,
  "a merge key of lists": `subjects: [{name: A}, {<<: [{name: B}, {name: C}]}]\ntable: {C: [d, e]}\n`,
  "a key of a megabyte": `${"k".repeat(MB)}: x\n${SHEET}`,
  "a key of a list": `${SHEET}? [a, b]\n: c\n`,
  "a key of a mapping": `${SHEET}{a: b}: c\n`,
  "many unknown keys": `${SHEET}${Array.from({ length: 30_000 }, (_, i) => `key${i}: x`).join("\n")}`,
  "the same key, often": `${SHEET}${"intro: x\n".repeat(50_000)}`,
  "many errors": `subjects: [{name: A}, {name: B}]\ntable: {${Array.from({ length: 25_000 }, (_, i) => `c${i}: [a]`)}}`,
  "many unsafe links": `${SHEET}tags: [${Array(20_000).fill('"[a](javascript:x)"')}]\n`,
  "many documents": "---\na\n".repeat(100_000),
  "a quote that is not closed": `${SHEET}intro: "${"x ".repeat(MB / 2)}`,
  "a comment that is long": `${SHEET}intro: &a x #${"#".repeat(MB)}\ntags: *a\n`,
  "brackets of Markdown": `${SHEET}intro: "${"[".repeat(200_000)}](javascript:x)"\n`,
  "stars of Markdown": `${SHEET}intro: "${"*a ".repeat(200_000)}"\nx: y\n`,
  "links in links of Markdown": `${SHEET}intro: "${"[a](b ".repeat(100_000)}"\nx: y\n`,
  "backticks of Markdown": `${SHEET}intro: "${Array.from({ length: 1200 }, (_, i) => "`".repeat(i)).join(" ")}"\nx: y\n`,
  "names of prototypes": `${SHEET}__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n`,
};

describe("a content file", () => {
  it.each(Object.entries(HOSTILE))("with %s has an error with its place within a second", (_, text) => {
    const spent = cpuTime();
    const { value, diagnostics } = parseComparison(text, { path: "content/x.yaml" });
    expect(spent()).toBeLessThan(ENOUGH);
    expect(value).toBeUndefined();
    const errors = diagnostics.filter((d) => d.severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(100);
    for (const { code, span, message } of errors) {
      expect(code).toMatch(/^content\//);
      expect(span?.file).toBe("content/x.yaml");
      expect(message.length).toBeLessThan(1000);
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("settings", () => {
  it.each([
    "an alias bomb",
    "lists in lists",
    "a tag of a language",
    "a merge key",
    "a key of a megabyte",
    "names of prototypes",
  ])("with %s have an error with its place within a second", async (name) => {
    const root = project({ "versus.yaml": HOSTILE[name]! });
    const spent = cpuTime();
    const { value, diagnostics } = await loadSettings(root);
    expect(spent()).toBeLessThan(ENOUGH);
    expect(value).toBeUndefined();
    for (const { span } of diagnostics) expect(span?.file).toBe("versus.yaml");
  });
});
