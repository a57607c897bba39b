/**
 * Chromium, by playwright-core: one page kept, into which the HTML that Versus renders is set, with its stylesheets and fonts
 * as a build puts them out, at the scale that Versus found. Making the HTML is not counted.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { comparison } from "../corpus.mjs";

export const PROGRAM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param shell URL of a page with the stylesheets and fonts of a build; without it, one is built */
export async function open({ shell } = {}) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ ...(PROGRAM !== undefined && { executablePath: PROGRAM }), args: FLAGS });
  const built = shell === undefined ? await buildShell() : undefined;
  const url = shell ?? built.url;
  return {
    ...(await openPage(browser, url)),
    version: `Chromium ${browser.version()}`,
    another: () => openPage(browser, url),
    childrenCpu,
    async prepare({ slug, yaml }) {
      const { parseComparison, renderPage, renderPdf } = await import("../../dist/index.js");
      const sheet = parseComparison(yaml, { path: `${slug}.yaml` }).value;
      const { scale } = (await renderPdf(sheet)).value.fit;
      const html = (await renderPage(sheet)).value;
      // Without the script that seeks the scale, which is known.
      return html.replace(/--vs-scale: [\d.]+/, `--vs-scale: ${scale}`).replace(/<script>.*?<\/script>\n?/gs, "");
    },
    async close() {
      await browser.close();
      if (built) rmSync(built.folder, { recursive: true, force: true });
    },
  };
}

async function openPage(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  return {
    async print(html) {
      await page.setContent(html);
      await page.evaluate("document.fonts.ready.then(() => true)");
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    },
  };
}

async function buildShell() {
  const { build } = await import("../../dist/index.js");
  const folder = mkdtempSync(join(tmpdir(), "versus-bench-"));
  mkdirSync(join(folder, "content"));
  writeFileSync(join(folder, "content/shell.yaml"), comparison(-1).yaml);
  await build({ root: folder, formats: ["page"] });
  return { folder, url: pathToFileURL(join(folder, "out/html/shell.html")).href };
}

/**
 * Milliseconds of processor time that the browser's processes have taken so far; undefined where there is no /proc. The kernel
 * tells parents only of children that they waited for, and Chromium's don't wait for all of theirs.
 */
function childrenCpu() {
  if (!existsSync("/proc/self/stat")) return undefined;
  const processes = readdirSync("/proc").flatMap((pid) => (/^\d+$/.test(pid) ? processOf(pid) : []));
  const family = new Set([process.pid]);
  // A child may be listed before its parent.
  for (let known = 0; known < family.size; ) {
    known = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const ticks = processes.filter(({ pid }) => pid !== process.pid && family.has(pid)).map((one) => one.ticks);
  return ticks.reduce((sum, one) => sum + one, 0) * 10;
}

/** From /proc/PID/stat: fields 4 (parent), 14 and 15 (ticks of 10 ms), counted after the name, which may hold spaces. */
function processOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(pid), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }];
  } catch {
    return [];
  }
}
