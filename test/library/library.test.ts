/** The library takes what it documents, and tells by diagnostics what it doesn't: nothing throws, nothing hangs. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  build,
  type Comparison,
  comparisonFrom,
  type Diagnostic,
  merge,
  parseComparison,
  parseSettings,
  printHtml,
  renderPage,
  renderPdf,
  renderSnippet,
} from "../../src/index.js";

const YAML = "subjects: [{name: Tea}, {name: Coffee}]\ntable: {Plant: [Leaf, Seed]}\n";
const SHEET = parseComparison(YAML, { path: "tea-vs-coffee.yaml" }).value!;
const root = mkdtempSync(join(tmpdir(), "versus-library-"));
afterAll(() => rmSync(root, { recursive: true }));

const told = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, message }) => `${code} ${message}`);
/** Whatever a program without types may give: the type is what the test is about. */
const given = <T>(value: unknown): T => value as T;
const mediaBox = (bytes: Uint8Array) => /\/MediaBox \[([^\]]*)\]/.exec(Buffer.from(bytes).toString("latin1"))?.[1];

describe("settings of the library", () => {
  it("are those of versus.yaml, partial and textual", async () => {
    const a5 = await renderPdf(SHEET, { settings: { page: { size: "A5", margin: "10mm" } } });
    expect(a5.diagnostics).toEqual([]);
    expect(mediaBox(a5.value!.bytes)?.split(" ").map(Number).map(Math.round)).toEqual([0, 0, 420, 595]);
    const read = parseSettings("page: {size: A5, margin: 10mm}\n", { path: "versus.yaml" });
    const same = await renderPdf(SHEET, { settings: read.value! });
    expect(Buffer.from(same.value!.bytes).equals(Buffer.from(a5.value!.bytes))).toBe(true);
    // Read settings, put together anew.
    const again = await renderPdf(SHEET, { settings: { ...read.value!, lang: "en" } });
    expect(Buffer.from(again.value!.bytes).equals(Buffer.from(a5.value!.bytes))).toBe(true);
    const numbers = await renderPdf(SHEET, { settings: { fit: { min: 0.9, max: 1 } } });
    expect(numbers.value?.fit?.scale).toBeLessThanOrEqual(1);
  });

  it.each([
    [{ page: { size: "A9" } }, "page: {size: A9}", "settings.page.size"],
    [{ page: { margin: "10" } }, "page: {margin: '10'}", "settings.page.margin"],
    [{ fit: { min: 2 } }, "fit: {min: 2}", "settings.fit.min"],
    [{ fit: { min: "x" } }, "fit: {min: x}", "settings.fit.min"],
    [{ accents: ["blue"] }, "accents: [blue]", "settings.accents[0]"],
    [{ accents: ["#ffff00"] }, "accents: ['#ffff00']", "settings.accents[0]"],
    [{ snippet: "wordpres" }, "snippet: wordpres", "settings.snippet"],
    [{ formats: ["pdf", "docx"] }, "formats: [pdf, docx]", "settings.formats[1]"],
    [{ lang: "english" }, "lang: english", "settings.lang"],
    [{ sitee: {} }, "sitee: {}", "settings.sitee"],
    [{ site: { name: "a", logo: "none.png" } }, "site: {name: a, logo: none.png}", "settings.site.logo"],
    [{ fonts: { files: ["none.ttf"] } }, "fonts: {files: [none.ttf]}", "settings.fonts.files[0]"],
    [{ pdf: { attachSource: "yes" } }, "pdf: {attachSource: 'yes'}", "settings.pdf.attachSource"],
  ])("tell what versus.yaml tells, with the path in place of a line: %j", async (settings, yaml, path) => {
    const fromFile = parseSettings(yaml, { path: "versus.yaml", root }).diagnostics;
    const fromObject = (await renderSnippet(SHEET, { settings: given(settings), baseDir: root })).diagnostics;
    expect(fromObject.map(({ code, hints }) => [code, hints])).toEqual(
      fromFile.map(({ code, hints }) => [code, hints]),
    );
    expect(told(fromObject)).toEqual(fromFile.map(({ code, message }) => `${code} ${path}: ${message}`));
  });
});

describe("comparisonFrom", () => {
  it("gives what the same content file gives", () => {
    const object = {
      subjects: [{ name: "Tea", points: ["hot"] }, { name: "Coffee" }],
      table: { Plant: ["Leaf", "Seed"], Cups: [3, 2.5], Hot: [true, null], Score: [{ score: 1, of: 5 }, "none"] },
      sections: undefined,
    };
    const yaml =
      "subjects: [{name: Tea, points: [hot]}, {name: Coffee}]\ntable: {Plant: [Leaf, Seed], Cups: [3, 2.5], Hot: [true, null], Score: [{score: 1, of: 5}, none]}\n";
    expect(comparisonFrom(object, { path: "tea-vs-coffee.yaml" })).toEqual(
      parseComparison(yaml, { path: "tea-vs-coffee.yaml" }),
    );
    expect(comparisonFrom(object).value?.slug).toBe("comparison");
  });

  it("tells what is wrong with its path", () => {
    const wrong = {
      subjects: [{ name: "Tea", ponts: [] }, { name: "Coffee\u001b" }],
      table: { Plant: ["Leaf"], Link: ["[x](javascript:1)", new Date(0)] },
    };
    expect(told(comparisonFrom(given(wrong)).diagnostics)).toEqual([
      "content/characters subjects[1].name: there is a character here that no text may have: U+001B",
      "content/type table.Link[1]: this must be plain data, not a Date",
    ]);
    const again = {
      subjects: [{ name: "Tea", ponts: ["a"] }, { name: "Coffee" }],
      table: { Plant: ["Leaf"], L: ["[x](javascript:1)", 1] },
    };
    expect(told(comparisonFrom(given(again)).diagnostics)).toEqual([
      expect.stringMatching(/^content\/unknown-key subjects\[0\]\.ponts: /),
      expect.stringMatching(/^content\/unsafe-link table\.L\[0\]: /),
      expect.stringMatching(/^content\/row-length table\.Plant: /),
    ]);
  });

  it("takes objects that hold themselves for what they are", () => {
    const loop: Record<string, unknown> = {};
    loop.subjects = [loop, loop];
    expect(told(comparisonFrom(given(loop)).diagnostics)).toEqual([expect.stringContaining("content/nesting")]);
  });
});

describe("an option of the wrong kind", () => {
  const WRONG = [
    null,
    5,
    Number.NaN,
    "",
    "\0",
    [],
    {},
    true,
    new Date(Number.NaN),
    Buffer.from("x"),
    () => 1,
    Symbol("s"),
    10n,
  ];
  const calls: Readonly<Record<string, (value: unknown) => Promise<{ readonly diagnostics: readonly Diagnostic[] }>>> =
    {
      "parseComparison(x)": async (x) => parseComparison(given(x), { path: "a.yaml" }),
      "parseComparison(…, x)": async (x) => parseComparison(YAML, given(x)),
      "parseComparison(…, {path: x})": async (x) => parseComparison(YAML, given({ path: x })),
      "parseSettings(x)": async (x) => parseSettings(given(x), { path: "versus.yaml" }),
      "comparisonFrom(x)": async (x) => comparisonFrom(given(x)),
      "renderPdf(x)": (x) => renderPdf(given(x)),
      "renderPage(x)": (x) => renderPage(given(x)),
      "renderSnippet(x)": (x) => renderSnippet(given(x)),
      "renderSnippet({settings: x})": (x) => renderSnippet(SHEET, { settings: given(x) }),
      "renderSnippet({settings: {page: x}})": (x) => renderSnippet(SHEET, { settings: given({ page: x }) }),
      "renderSnippet({settings: {page: {size: x}}})": (x) =>
        renderSnippet(SHEET, { settings: given({ page: { size: x } }) }),
      "renderSnippet({titles: x})": (x) => renderSnippet(SHEET, { titles: given(x) }),
      "renderSnippet({templates: x})": (x) => renderSnippet(SHEET, { templates: given(x) }),
      "renderPage({selfContained: x})": (x) => renderPage(SHEET, { selfContained: given(x) }),
      "printHtml(x)": (x) => printHtml(given(x)),
      "printHtml({css: x})": (x) => printHtml("<p>a", { css: given(x) }),
      "printHtml({fit: x})": (x) => printHtml("<p>a", { fit: given(x) }),
      "printHtml({fit: {min: x}})": (x) => printHtml("<p>a", { fit: given({ min: x, max: 1, overflow: "flow" }) }),
      "printHtml({page: {width: x}})": (x) =>
        printHtml("<p>a", { page: given({ width: x, height: 100, margin: { top: 0, right: 0, bottom: 0, left: 0 } }) }),
      "printHtml({fonts: x})": (x) => printHtml("<p>a", { fonts: given(x) }),
      "printHtml({date: x})": (x) => printHtml("<p>a", { date: given(x) }),
      "printHtml({baseDir: x})": (x) => printHtml("<p>a", { baseDir: given(x) }),
      "build({out: x})": (x) => build({ root, check: true, out: given(x) }),
      "build({formats: x})": (x) => build({ root, check: true, formats: given(x) }),
      "build({jobs: x})": (x) => build({ root, check: true, jobs: given(x) }),
      "build({shard: x})": (x) => build({ root, check: true, shard: given(x) }),
      "build({sourceDate: x})": (x) => build({ root, check: true, sourceDate: given(x) }),
      "merge(x)": (x) => merge(given(x), { root }),
    };

  it.each(Object.keys(calls))("is told, and nothing throws: %s", async (name) => {
    for (const value of WRONG) {
      const { diagnostics } = await calls[name]!(value);
      for (const { message, severity } of diagnostics) {
        expect(message).not.toMatch(/undefined|\[object|NaN:/);
        expect(["error", "warning"]).toContain(severity);
      }
      if (value === null || typeof value === "symbol" || typeof value === "bigint")
        expect(diagnostics.length).toBeGreaterThan(0);
    }
  });

  it("is told with its name, and what it must be", async () => {
    expect(told((await renderPdf(SHEET, given({ baseDri: "/" }))).diagnostics)).toEqual([
      'options/unknown there is no option "baseDri"',
    ]);
    expect(told((await printHtml("<p>a", { date: "2026-02-30" })).diagnostics)).toEqual([
      'options/type date must be a date of the calendar, as 2026-11-23, not the text "2026-02-30"',
    ]);
    expect(
      told((await printHtml("<p>a", { fit: given({ min: Number.NaN, max: 1, overflow: "flow" }) })).diagnostics)[0],
    ).toContain("fit must be an object");
    expect(told((await build(given({ snippet: "word" }))).diagnostics)[0]).toContain("snippet must be one of scoped");
  });

  it("in a comparison that was changed by hand is told with its path", async () => {
    const changed: readonly [unknown, string][] = [
      [{ updated: "2026-13-01" }, "comparison.updated"],
      [{ updated: new Date(0) }, "comparison.updated"],
      [{ lang: 5 }, "comparison.lang"],
      [{ slug: "../x" }, "comparison.slug"],
      [{ title: "a\u001bb" }, "comparison.title"],
      [{ subjects: [] }, "comparison.subjects"],
      [
        { groups: [{ rows: [{ criterion: "x", values: [{ kind: "score", score: 1, of: 1e9 }, { kind: "none" }] }] }] },
        "comparison.groups[0].rows[0].values[0].of",
      ],
      [{ groups: [{ rows: [{ criterion: "x", values: [{ kind: "none" }] }] }] }, 'the row "x"'],
    ];
    for (const [change, path] of changed) {
      const { value, diagnostics } = await renderPdf(given<Comparison>({ ...SHEET, ...(change as object) }));
      expect(value).toBeUndefined();
      expect(told(diagnostics)[0]).toContain(path);
    }
  });

  it("is told whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withDate: true, withMap: true, withBigInt: true, withTypedArray: true }),
        async (value) => {
          const outcomes = [
            await renderSnippet(SHEET, { settings: given(value) }),
            await renderSnippet(SHEET, given(value)),
            comparisonFrom(given(value)),
            await printHtml("", given({ page: value })),
          ];
          for (const { diagnostics } of outcomes) expect(Array.isArray(diagnostics)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("a self-contained page", () => {
  it("refers to nothing beside it", async () => {
    writeFileSync(
      join(root, "tea.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
    );
    const { value: sheet } = parseComparison(YAML.replace("{name: Tea}", "{name: Tea, image: tea.svg}"), {
      path: "tea-vs-coffee.yaml",
    });
    const { value, diagnostics } = await renderPage(sheet!, { selfContained: true, baseDir: root });
    expect(diagnostics).toEqual([]);
    const refers = [...value!.matchAll(/(?:src|href)="([^"]*)"|url\(["']?([^"')]*)/g)].map(([, a, b]) => a ?? b ?? "");
    expect(refers.filter((url) => !/^(data:|#)/.test(url))).toEqual([]);
    expect(value).toContain("data:image/svg+xml;base64,");
    expect(value).toContain("data:font/ttf;base64,");
    expect(value).toContain(".vs-sheet");
  });
});

const top = resolve(fileURLToPath(import.meta.url), "../../..");
const tsc = join(top, "node_modules/typescript/bin/tsc");

describe.skipIf(!existsSync(join(top, "dist/index.d.ts")))("the package, where it is installed", () => {
  const project = join(root, "project");

  beforeAll(() => {
    const modules = join(project, "node_modules");
    mkdirSync(join(modules, "versus-sheets"), { recursive: true });
    const [packed] = JSON.parse(
      execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", root], {
        cwd: top,
        encoding: "utf8",
        shell: process.platform === "win32",
      }),
    ) as { filename: string }[];
    execFileSync("tar", [
      "-xzf",
      join(root, packed!.filename),
      "--strip-components=1",
      "-C",
      join(modules, "versus-sheets"),
    ]);
    // What an installation brings along: the dependencies, none of those for development.
    const { dependencies } = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(join(modules, name, ".."), { recursive: true });
      symlinkSync(join(top, "node_modules", name), join(modules, name), "junction");
    }
    writeFileSync(join(project, "package.json"), '{"type": "module"}');
  });

  it("has types that compile in a project that checks all of its libraries", () => {
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          target: "ES2022",
          module: "NodeNext",
          strict: true,
          skipLibCheck: false,
          noEmit: true,
          types: [],
          preserveSymlinks: true,
          exactOptionalPropertyTypes: true,
        },
        files: ["use.ts"],
      }),
    );
    writeFileSync(
      join(project, "use.ts"),
      `import { build, type BuildReport, type Comparison, comparisonFrom, createRenderer, formatDiagnostic, merge, parseComparison, parseSettings, printHtml, type Renderer, RendererBusy, type RendererOptions, renderPage, renderPdf, renderSnippet } from "versus-sheets";
const { value, diagnostics } = parseComparison("", { path: "a-vs-b.yaml" });
const made: Comparison | undefined = comparisonFrom({ subjects: [{ name: "A" }, { name: "B" }], table: { x: [1, true], y: { A: "a", B: null } } }).value;
const settings = parseSettings("lang: de", { path: "versus.yaml" }).value;
if (value && settings) {
  const pdf = await renderPdf(value, { settings: { page: { size: "A5" }, fit: { min: 0.9 }, snippet: "mail" } });
  const bytes: Uint8Array | undefined = pdf.value?.bytes;
  const page: string | undefined = (await renderPage(made ?? value, { selfContained: true, settings })).value;
  await renderSnippet(value, { settings: { ...settings, lang: "de" } });
  await printHtml("<p>", { fonts: ["/a.ttf"], fit: { min: 0.8, max: 1, overflow: "flow" } });
  const report: BuildReport = await build({ formats: ["pdf"] });
  await merge(["a"]);
  const options: RendererOptions = { workers: 1, queue: Infinity };
  await using renderer: Renderer = createRenderer(options);
  const same: typeof pdf = await renderer.renderPdf(value, { settings, signal: AbortSignal.timeout(1) });
  const sheet: Comparison | undefined = (await renderer.parseComparison("", { path: "a.yaml" })).value;
  void [same, sheet, new RendererBusy() instanceof Error];
  // @ts-expect-error there is no such profile
  await renderSnippet(value, { settings: { snippet: "wordpres" } });
  // @ts-expect-error a page size is a text
  await renderPdf(value, { settings: { page: { size: new Date() } } });
  void [bytes, page, report, diagnostics.map((one) => formatDiagnostic(one, { colour: false }))];
}
`,
    );
    execFileSync(process.execPath, [tsc, "-p", project], { encoding: "utf8", stdio: "pipe" });
  });

  it("has the workers of a renderer", () => {
    writeFileSync(
      join(project, "use.js"),
      `import { createRenderer } from "versus-sheets";
const { value, diagnostics } = await createRenderer({ workers: 1 }).printHtml("<html lang=en><p>a");
process.stdout.write(JSON.stringify([value?.pages, diagnostics]));
`,
    );
    const said = execFileSync(process.execPath, ["use.js"], { cwd: project, encoding: "utf8" });
    expect(JSON.parse(said)).toEqual([1, []]);
  });
});
