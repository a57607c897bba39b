/** A preview in a real browser: a project with two sheets that is looked at in a window of its own. */
import type { Browser, BrowserContextOptions, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { project, SHEET } from "../support/project.js";
import { type Served, serve } from "./served.js";

export const SLUG = "tea-vs-coffee";
export const FILE = `content/${SLUG}.yaml`;
export const LONG = `sections:\n${Array.from({ length: 8 }, (_, i) => `  - heading: Part ${i}\n    text: ${"Words of a part. ".repeat(9)}\n`).join("")}`;
const OTHER = SHEET.replace("Tea vs Coffee", "Milk vs Water");

let browser: Browser;
beforeAll(async () => {
  if (hasChromium) browser = await launchChromium();
});
afterAll(async () => browser?.close());
const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

export interface Opened {
  readonly root: string;
  readonly served: Served;
  readonly page: Page;
  /** What went wrong in it, and was said in its console. */
  readonly faults: string[];
  /** Addresses of other machines that were asked. */
  readonly strangers: string[];
}

export async function open(
  files: Readonly<Record<string, string>> = {},
  {
    canEdit = true,
    templates,
    before,
    ...context
  }: BrowserContextOptions & { canEdit?: boolean; templates?: string; before?: string } = {},
): Promise<Opened> {
  const root = project({ [FILE]: SHEET + LONG, "content/milk-vs-water.yaml": OTHER, ...files });
  const served = await serve(root, { canEdit, ...(templates !== undefined && { templates }) });
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 800 }, ...context })).newPage();
  pages.push(page);
  const [faults, strangers]: [string[], string[]] = [[], []];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") strangers.push(request.url());
  });
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(`${served.url}#${SLUG}`);
  return { root, served, page, faults, strangers };
}

/** The frame in which the page is seen. */
export async function shown(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('section[data-view="page"] iframe:not([data-next])');
  return (await element.contentFrame())!;
}

/** Waits until the page that is seen says something. */
export async function says(page: Page, text: string): Promise<Frame> {
  for (;;) {
    try {
      const frame = await shown(page);
      if ((await frame.locator("main, body").first().textContent())?.includes(text)) return frame;
    } catch {
      // It was exchanged for the next one meanwhile.
    }
    await page.waitForTimeout(20);
  }
}

export const pdfText = (page: Page) => page.locator(".sheet-page canvas").first();
