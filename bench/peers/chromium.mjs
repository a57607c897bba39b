/**
 * Chromium, by playwright-core: one page kept, into which the HTML that Versus renders is set, with its stylesheets and fonts
 * as a build puts them out, at the scale that Versus found. Making the HTML is not counted.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { comparison } from "../corpus.mjs";

const PROGRAM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

export async function open() {
  const { chromium } = await import("playwright-core");
  const { build, parseComparison, renderPage, renderPdf } = await import("../../dist/index.js");
  const folder = mkdtempSync(join(tmpdir(), "versus-bench-"));
  mkdirSync(join(folder, "content"));
  writeFileSync(join(folder, "content/shell.yaml"), comparison(-1).yaml);
  await build({ root: folder, formats: ["page"] });
  const browser = await chromium.launch({
    ...(PROGRAM !== undefined && { executablePath: PROGRAM }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, "out/html/shell.html")).href);
  return {
    version: `Chromium ${browser.version()}`,
    async prepare({ slug, yaml }) {
      const sheet = parseComparison(yaml, { path: `${slug}.yaml` }).value;
      const { scale } = (await renderPdf(sheet)).value.fit;
      const html = (await renderPage(sheet)).value;
      return html.replace("--vs-scale: 1", `--vs-scale: ${scale}`);
    },
    async print(html) {
      await page.setContent(html);
      await page.evaluate("document.fonts.ready.then(() => true)");
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
