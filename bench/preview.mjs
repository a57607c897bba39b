#!/usr/bin/env node
/**
 * What somebody waits for who writes a sheet with `versus preview` beside it: from a save on the disk, and from a key in the editor, until
 * Chromium has painted the new page and the new PDF. The preview is started as a person would start it; Chromium is the system's.
 *
 *   node preview.mjs [--sheets 20,1000] [--changes 40] [--pause 250] [--seed 1] [--work folder] [--json] [--profile folder]
 *
 * `--profile` has the preview write a CPU profile there when it ends.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { collection, writeContent } from "./builds/collection.mjs";
import { machine, markdownTable, median, quantile, shown } from "./report.mjs";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const VIEWPORT = { width: 1500, height: 900 };
/** Changes before those that count: programs and pages are warm. */
const WARMUP = 10;
/** ms that a change may take. */
const PATIENCE = 20_000;
/** What is told of each change: when the server has told the browser of it, and when each view has been painted. */
const STEPS = { told: "told", page: "page", pdf: "PDF", both: "both" };

const { values: options } = parseArgs({
  options: {
    sheets: { type: "string", default: "20,1000" },
    changes: { type: "string", default: "40" },
    pause: { type: "string", default: "250" },
    seed: { type: "string", default: "1" },
    work: { type: "string", default: tmpdir() },
    profile: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const [changes, pause, seed] = [options.changes, options.pause, options.seed].map(Number);

const savedWord = (i) => `Zwetschge${i}`;

const began = machine();
const results = [];
const browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ["--no-sandbox"] });
try {
  for (const count of options.sheets.split(",").map(Number)) results.push(...(await measure(count)));
} finally {
  await browser.close();
}
if (options.json) console.log(JSON.stringify({ machine: began, results }, undefined, 2));
else {
  const head = ["", "sheets", ...Object.values(STEPS).flatMap((step) => [`${step}: median ms`, "p95"])];
  const rows = results.map(({ name, sheets, samples }) => [
    name,
    String(sheets),
    ...Object.keys(STEPS).flatMap((step) => {
      const times = samples.map((sample) => sample[step]);
      return [shown(median(times)), shown(quantile(times, 0.95))];
    }),
  ]);
  console.log(`${began}; ${changes} changes each\n\n${markdownTable(head, rows, 1)}`);
}

async function measure(count) {
  const root = mkdtempSync(join(options.work, "versus-preview-"));
  const sheets = collection(count, seed);
  writeContent(join(root, "content"), sheets);
  const { slug } = sheets[count >> 1];
  const preview = await start(root, slug);
  const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
  try {
    await page.addInitScript(watchViews);
    await page.goto(preview.url);
    await page.locator(".sheet-page canvas").first().waitFor();
    await page.locator(".cm-content").waitFor();
    await page.getByText(`${count} sheets`, { exact: false }).first().waitFor({ timeout: 120_000 });
    const path = join(root, "content", `${slug}.yaml`);
    const save = (i) => {
      const start = Date.now();
      changeWord(path, savedWord(i));
      return start;
    };
    const saves = await samplesOf(page, save, savedWord);
    await page.locator(".cm-content").focus();
    for (const key of ["Control+Alt+g", "7", "Enter", "End"]) await page.keyboard.press(key);
    const keys = await samplesOf(
      page,
      () => typeLetter(page),
      (i) => "q".repeat(i + 1),
    );
    return [
      { name: "a save", sheets: count, samples: saves },
      { name: "a key", sheets: count, samples: keys },
    ];
  } finally {
    await page.context().close();
    await preview.end();
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * @param change makes the next change; returns when, in ms of the clock
 * @param wordOf what the page says then
 */
async function samplesOf(page, change, wordOf) {
  const samples = [];
  for (let i = 0; i < WARMUP + changes; i++) {
    await new Promise((done) => setTimeout(done, pause));
    await page.evaluate(
      () => (globalThis.versusBench.told = globalThis.versusBench.page = globalThis.versusBench.pdf = 0),
    );
    const start = await change(i);
    const at = await paintedAt(page);
    if (!(await pageText(page)).includes(wordOf(i))) throw new Error(`the page lacks ${wordOf(i)}`);
    const { told, page: painted, pdf } = at;
    const sample = { told: told - start, page: painted - start, pdf: pdf - start };
    if (i >= WARMUP) samples.push({ ...sample, both: Math.max(sample.page, sample.pdf) });
  }
  return samples;
}

/** When what was told of, and painted, ms of the clock. */
async function paintedAt(page) {
  const handle = await page.waitForFunction(
    () => {
      const { told, page, pdf } = globalThis.versusBench;
      return told && page && pdf ? { told, page, pdf } : undefined;
    },
    undefined,
    { timeout: PATIENCE, polling: 20 },
  );
  return handle.jsonValue();
}

async function pageText(page) {
  const element = await page.waitForSelector('section[data-view="page"] iframe:not([data-next])');
  return (await element.contentFrame()).locator("body").textContent();
}

/** Types one more letter after the lead of the first subject. */
async function typeLetter(page) {
  await page.keyboard.press("q");
  return page.evaluate(() => globalThis.versusBench.key);
}

/** The first word of the summary. */
function changeWord(path, word) {
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/^(summary: >-\n {2})\S+/m, `$1${word}`);
  if (changed === text) throw new Error(`no word was changed in ${path}`);
  writeFileSync(path, changed);
}

/** In the page: notes when the server tells of a sheet, and when what is seen of page and PDF has been painted. */
function watchViews() {
  if (window.parent !== window) return;
  const bench = { told: 0, page: 0, pdf: 0, key: 0 };
  globalThis.versusBench = bench;
  const now = () => performance.timeOrigin + performance.now();
  const painted = (view) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (bench[view] = now());
      channel.port2.postMessage("");
    });
  const { addEventListener } = EventSource.prototype;
  EventSource.prototype.addEventListener = function (name, listener, ...rest) {
    const told = (event) => {
      if (name === "shown") bench.told = now();
      listener(event);
    };
    return addEventListener.call(this, name, told, ...rest);
  };
  document.addEventListener("keydown", ({ timeStamp }) => (bench.key = performance.timeOrigin + timeStamp), true);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((records) => {
      for (const { target, type, addedNodes } of records) {
        if (type === "attributes" && target.closest('section[data-view="page"]') && !("next" in target.dataset))
          painted("page");
        if (type === "childList" && [...addedNodes].some((node) => node.classList?.contains("pages"))) painted("pdf");
      }
    }).observe(document.getElementById("panes"), {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-next"],
    });
  });
}

/** Starts a preview. */
async function start(root, slug) {
  const profile = options.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${options.profile}`];
  const child = spawn(process.execPath, [...profile, MAIN, "preview", slug, "--port", "4710"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  process.on("exit", () => child.kill("SIGKILL"));
  const url = await new Promise((done, fail) => {
    let told = "";
    child.stderr.on("data", (data) => {
      told += data;
      const found = /Preview: (\S+)/.exec(told)?.[1];
      if (found) done(found);
    });
    child.once("exit", () => fail(new Error(`the preview has ended: ${told}`)));
  });
  const end = async () => {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGINT");
    await ended;
  };
  return { url, end };
}
