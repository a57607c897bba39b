/** The library's functions in worker threads: the same outcomes, calls that can be aborted, and a renderer that survives what it is given. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Comparison, Outcome } from "../../src/index.js";
import { temporaryFolder } from "../support/project.js";

const program = resolve("dist/index.js");
/** The one that was compiled: workers run no sources. */
const versus: typeof import("../../src/index.js") = await import(pathToFileURL(program).href);
const { createRenderer, RendererBusy } = versus;

const YAML =
  "subjects: [{name: Tea, image: tea.svg}, {name: Coffee}]\ntable: {Plant: [Leaf, Seed]}\nrelated: [a-vs-b]\n";
const SHEET = versus.parseComparison(YAML, { path: "tea-vs-coffee.yaml" }).value!;
const folder = temporaryFolder();
writeFileSync(
  join(folder, "tea.svg"),
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
);

const shared = createRenderer({ workers: 1 });
afterAll(() => shared.close());

const codes = ({ diagnostics }: Outcome<unknown>) => diagnostics.map(({ code }) => code);
/** Whatever a program without types may give: the type is what the test is about. */
const given = <T>(value: unknown): T => value as T;
/** Takes a worker much longer than any test may take. */
const ENDLESS = `<p style="columns: 2">${"<div style='columns: 2'>word ".repeat(90)}${"word ".repeat(400_000)}`;

describe("a renderer", { timeout: 120_000 }, () => {
  it("makes what the functions of the library make", async () => {
    const read = versus.parseSettings("lang: de\npage: {size: A5}\nfit: {min: 0.5}\n", { path: "versus.yaml" }).value!;
    const options = { baseDir: folder, titles: new Map([["a-vs-b", { title: "A vs B", lang: "en" }]]), settings: read };
    const attachments = [
      { name: "a.csv", mimeType: "text/csv", description: "d", relationship: "Data", content: Buffer.from("a;b") },
    ] as const;
    for (const each of [
      (from: typeof versus | typeof shared) => from.renderPdf(SHEET, options),
      (from: typeof versus | typeof shared) => from.renderPage(SHEET, { ...options, selfContained: true }),
      (from: typeof versus | typeof shared) => from.renderSnippet(SHEET, { settings: { snippet: "mail" } }),
      (from: typeof versus | typeof shared) => from.printHtml("<html lang=en><p>a", { attachments }),
      (from: typeof versus | typeof shared) => from.parseComparison(YAML, { path: "a.yaml" }),
      (from: typeof versus | typeof shared) =>
        from.comparisonFrom({ subjects: [{ name: "A" }, { name: "B" }], table: { x: [1, 2] } }),
    ]) {
      const outcome = await each(shared);
      expect(outcome.diagnostics).toEqual([]);
      expect(outcome).toEqual(await each(versus));
    }
  });

  it("tells what the functions of the library tell", async () => {
    for (const each of [
      (from: typeof versus | typeof shared) => from.renderPdf(given(null)),
      (from: typeof versus | typeof shared) => from.renderPdf(SHEET, given(null)),
      (from: typeof versus | typeof shared) => from.renderPdf(SHEET, given({ baseDri: "/" })),
      (from: typeof versus | typeof shared) => from.renderPage(SHEET, { settings: given({ page: { size: "A9" } }) }),
      (from: typeof versus | typeof shared) => from.parseComparison("subjects: 5", { path: "a.yaml" }),
      (from: typeof versus | typeof shared) => from.parseComparison(YAML, given(undefined)),
    ]) {
      const outcome = await each(shared);
      expect(outcome.diagnostics.length).toBeGreaterThan(0);
      expect(outcome).toEqual(await each(versus));
    }
  });

  it("tells what can't be given to another thread, and what is no signal", async () => {
    expect(codes(await shared.renderPdf(SHEET, { settings: given(() => 1) }))).toEqual(["options/type"]);
    expect(codes(await shared.renderPdf(SHEET, { signal: given("now") }))).toEqual(["options/type"]);
  });

  it("tells with each call what is wrong with its own options", async () => {
    const wrong = createRenderer(given({ workers: 0, worker: 2 }));
    expect(codes(await wrong.renderSnippet(SHEET))).toEqual(["options/type", "options/unknown"]);
    await wrong.close();
    for (const options of [null, 5, "", [1], { queue: -1 }, { memory: Number.NaN }])
      expect(codes(await createRenderer(given(options)).renderSnippet(SHEET))[0]).toMatch(/^options\//);
  });

  it("makes what it was given, whatever becomes of it while it waits", async () => {
    const changed = { ...given<{ title: string } & Comparison>(SHEET) };
    const first = shared.renderSnippet(SHEET);
    const second = shared.renderSnippet(changed);
    changed.title = "another one";
    expect(await second).toEqual(await first);
  });

  it("rejects calls at once that find all workers and the queue full, and makes the others", async () => {
    const renderer = createRenderer({ workers: 1, queue: 1 });
    const calls = [1, 2, 3].map(() => renderer.renderSnippet(SHEET));
    await expect(calls[2]).rejects.toThrow(RendererBusy);
    expect((await Promise.all(calls.slice(0, 2))).map(codes)).toEqual([[], []]);
    expect(codes(await renderer.renderSnippet(SHEET))).toEqual([]);
    await renderer.close();
  });

  it("tells a worker that died as the outcome of its call, and of no other", async () => {
    const renderer = createRenderer({ workers: 1, memory: 64 });
    const calls = [renderer.printHtml(ENDLESS), renderer.renderPdf(SHEET)];
    const [died, made] = await Promise.all(calls);
    expect(codes(died!)).toEqual(["build/fault"]);
    expect(died!.diagnostics[0]!.message).toBe("the document takes more memory than there is");
    expect(made!.value?.bytes.length).toBeGreaterThan(1000);
    await renderer.close();
  });
});

describe("a call of a renderer that is aborted", { timeout: 120_000 }, () => {
  it("rejects with the reason of its signal, before, while it waits and while it is made, and frees its worker", async () => {
    const renderer = createRenderer({ workers: 1 });
    await expect(renderer.renderPdf(SHEET, { signal: AbortSignal.abort("before") })).rejects.toBe("before");
    const [made, waits] = [new AbortController(), new AbortController()];
    const endless = renderer.printHtml(ENDLESS, { signal: made.signal });
    const waiting = renderer.printHtml(ENDLESS, { signal: waits.signal });
    waits.abort("while it waited");
    await expect(waiting).rejects.toBe("while it waited");
    made.abort("while it was made");
    await expect(endless).rejects.toBe("while it was made");
    expect(codes(await renderer.renderSnippet(SHEET))).toEqual([]);
    await renderer.close();
  });
});

describe("a renderer that is closed", { timeout: 120_000 }, () => {
  it("ends what it was asked for, and rejects what it is asked for later", async () => {
    const renderer = createRenderer({ workers: 1 });
    const calls = [1, 2, 3].map(() => renderer.renderSnippet(SHEET));
    const closed = renderer.close();
    await expect(renderer.renderSnippet(SHEET)).rejects.toThrow("the renderer is closed");
    await closed;
    expect((await Promise.all(calls)).map(codes)).toEqual([[], [], []]);
    await renderer.close();
    await renderer[Symbol.asyncDispose]();
  });

  it("was closed by the end of its scope", async () => {
    const renderer = createRenderer({ workers: 1 });
    const made = renderer.renderSnippet(SHEET);
    await renderer[Symbol.asyncDispose]();
    expect(codes(await made)).toEqual([]);
    await expect(renderer.renderSnippet(SHEET)).rejects.toThrow("the renderer is closed");
  });
});

describe("a program with a renderer", { timeout: 120_000 }, () => {
  const script = `
import { createRenderer } from ${JSON.stringify(pathToFileURL(program).href)};
const renderer = createRenderer({ workers: 2 });
const { signal } = new AbortController();
const calls = Array.from({ length: 12 }, () => renderer.printHtml("<html lang=en><p>a", { signal }));
const outcomes = await Promise.all(calls);
console.log(outcomes.filter(({ value }) => value).length);
`;

  it.each([
    ["from a file", (file: string) => [file]],
    ["from the command line", () => ["--input-type=module", "--eval", script]],
  ])("ends by itself when it has nothing more to do, and says nothing: %s", (_, argv) => {
    const file = join(folder, "program.mjs");
    writeFileSync(file, script);
    const said = execFileSync("bash", ["-c", '"$@" 2>&1', "bash", process.execPath, ...argv(file)], {
      encoding: "utf8",
    });
    expect(said).toBe("12\n");
  });
});
