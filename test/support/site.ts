/// <reference lib="dom" />
/** A site built from files, and its pages in Chromium as different readers have them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { launchChromium } from "./outside.js";
import { project, versus } from "./project.js";

/** How a reader sees a page. */
export interface View {
  /** Of the window, CSS px. Default: 1000 by 800. */
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** 2 is a zoom of 200 %: half as many CSS px of twice the size. */
  readonly zoom?: number;
  readonly print?: boolean;
  readonly forcedColors?: boolean;
  /** A stylesheet of the reader's own. */
  readonly css?: string;
}

export class Site {
  private constructor(
    readonly browser: Browser,
    readonly root: string,
  ) {}

  /** Builds a project and starts a browser. @param more content files elsewhere, absolute paths */
  static async build(
    files: Readonly<Record<string, string | Uint8Array>>,
    more: readonly string[] = [],
  ): Promise<Site> {
    const root = project(files);
    for (const names of [[], ...(more.length > 0 ? [more] : [])]) {
      const { code, stderr } = await versus(root, "build", "--quiet", ...names);
      expect([code, stderr]).toEqual([0, expect.any(String)]);
    }
    return Site.of(root);
  }

  /** @param root of a project that was built */
  static async of(root: string): Promise<Site> {
    return new Site(await launchChromium(), root);
  }

  /** An output as the browser reaches it. */
  url(path: string): string {
    return pathToFileURL(join(this.root, "out", path)).href;
  }

  read(path: string): string {
    return readFileSync(join(this.root, "out", path), "utf8");
  }

  /** Writes a page beside the outputs. Returns its path as `url` and `open` take it. */
  write(path: string, text: string): string {
    const file = join(this.root, "out", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path;
  }

  /** Somebody's page with a snippet in it. */
  host(slug: string): string {
    return this.write(
      `hosts/${slug}.html`,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><meta name="viewport" content="width=device-width"></head><body style="font: 16px sans-serif"><main><h1>Host</h1>${this.read(`snippets/${slug}.html`)}</main></body></html>`,
    );
  }

  /** Opens a page; one that asks for what is not there, or whose script fails, fails the test. */
  async open(path: string, view: View = {}, options: BrowserContextOptions = {}): Promise<Page> {
    const { width = 1000, height = 800, zoom = 1 } = view;
    const context = await this.browser.newContext({
      viewport: { width: width / zoom, height: height / zoom },
      deviceScaleFactor: zoom,
      colorScheme: view.dark ? "dark" : "light",
      forcedColors: view.forcedColors ? "active" : "none",
      // Scrolling that glides would still be under way when a test looks.
      reducedMotion: "reduce",
      ...options,
    });
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    page.on("pageerror", (error) => failed.push(String(error)));
    await page.goto(this.url(path));
    if (view.print) await page.emulateMedia({ media: "print" });
    if (view.css !== undefined) await page.addStyleTag({ content: view.css });
    expect(failed).toEqual([]);
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** What axe-core finds wrong with a page by WCAG 2.2, A and AA, and by its best practices: one line for each. */
export async function axeFindings(page: Page, view: View): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  // Chromium forces colours as it paints, and axe reads the colours that the stylesheet asked for.
  const { violations } = await (view.forcedColors ? axe.disableRules("color-contrast") : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
