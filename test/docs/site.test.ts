/** The project's own site, as `npm run docs` writes it: what it links to and shows is there, and everybody can read it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import type { Element } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { axeFindings } from "../support/site.js";

const SITE = temporaryFolder();

beforeAll(() => {
  execFileSync(process.execPath, ["scripts/docs/main.mjs", SITE], { stdio: "pipe" });
}, 180_000);

const pages = () => readdirSync(SITE).filter((name) => name.endsWith(".html"));
const elements = (page: string): Element[] =>
  DomUtils.getElementsByTagName("*", parseDocument(readFileSync(join(SITE, page), "utf8")));

describe("the site", () => {
  it("has a page for each page of docs/, each layout and each edition", () => {
    const docs = readdirSync("docs").filter((name) => name.endsWith(".md"));
    expect(pages()).toEqual(expect.arrayContaining(docs.map((name) => name.replace(".md", ".html"))));
    const layouts = ["handout", ...readdirSync("templates/layouts")];
    expect(pages()).toEqual(expect.arrayContaining(layouts.map((name) => `gallery-layout-${name}.html`)));
    expect(pages().filter((name) => name.startsWith("gallery-edition-")).length).toBeGreaterThan(3);
  });

  it("has an end for each link, and each address once", () => {
    const ids = new Map(
      pages().map((page) => [
        page,
        elements(page).flatMap(({ attribs }) => (attribs.id === undefined ? [] : [attribs.id])),
      ]),
    );
    for (const [page, known] of ids) expect(new Set(known).size, page).toBe(known.length);
    const leadsSomewhere = (page: string, url: string) => {
      const [path, fragment] = decodeURI(url).split("#") as [string, string?];
      const target = path === "" ? page : posix.normalize(path);
      if (!existsSync(join(SITE, target))) return false;
      return fragment === undefined || !ids.has(target) || ids.get(target)!.includes(fragment);
    };
    const dead = pages().flatMap((page) =>
      elements(page)
        .map(({ attribs }) => attribs.href ?? attribs.src)
        .filter((url) => url !== undefined && !/^(https?|mailto):/.test(url) && !leadsSomewhere(page, url))
        .map((url) => `${page}: ${url}`),
    );
    expect(dead).toEqual([]);
  });

  it("says of each picture what it shows, and asks no other machine for anything", () => {
    for (const page of pages())
      for (const { name, attribs } of elements(page)) {
        if (name === "img") expect(attribs.alt, page).toMatch(/\w/);
        expect(name, page).not.toBe("script");
        if (name === "link" || attribs.src !== undefined)
          expect(attribs.src ?? attribs.href, page).not.toMatch(/^([a-z]+:|\/\/)/);
      }
    expect(readFileSync(join(SITE, "site.css"), "utf8")).not.toMatch(/url\(|@import/);
  });

  it("is the same bytes whoever makes it", () => {
    const again = temporaryFolder();
    execFileSync(process.execPath, ["scripts/docs/main.mjs", again], { stdio: "pipe" });
    expect(hashes(again)).toEqual(hashes(SITE));
  }, 180_000);
});

/** What of a build tells the times of its files is for the next build. */
function hashes(root: string): string[] {
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => statSync(join(root, path)).isFile() && !/(^|[/\\])\.|cache/.test(path))
    .sort()
    .map(
      (path) =>
        `${path} ${createHash("sha256")
          .update(readFileSync(join(root, path)))
          .digest("hex")}`,
    );
}

describe.skipIf(!hasChromium)("a page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each([
    ...["index", "start", "gallery", "gallery-layout-card"].flatMap((page) => [
      [page, 1200, "light"] as const,
      [page, 360, "dark"] as const,
    ]),
    // The contrast of two thousand pieces of code in tables takes axe ten seconds, on a busy machine three times as long.
    ["print-css", 360, "dark"] as const,
  ])(
    "%s is right for axe and fits its window at %d px, %s",
    async (name, width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(SITE, `${name}.html`)).href);
      // What stands in a frame is a page of its own, which test/templates/browser.test.ts has axe look at.
      await page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
      expect(await axeFindings(page, {})).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await context.close();
    },
    180_000,
  );
});
