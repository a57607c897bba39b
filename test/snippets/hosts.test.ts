/// <reference lib="dom" />
/**
 * Snippets in their hosts: through the real filter where one can be had, through a written model of the host's list of what it
 * keeps where not. Nothing of what a reader finds may be lost, and what is styled must look as it did.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import sanitizeHtml from "sanitize-html";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "../../src/content/comparison/comparison.js";
import type { SnippetProfile } from "../../src/content/schema/settings-schema.js";
import type { Settings } from "../../src/content/settings/settings.js";
import { parseComparison, renderSnippet } from "../../src/library/values.js";
import { sheets } from "../support/generate.js";
import { hasChromium, hasWordpress, launchChromium, throughWordpress } from "../support/outside.js";
import { type Facts, factsOf, hostPage, type Look, lettersOf, looksOf } from "./facts.js";
import { CONFLUENCE, MAIL, SHAREPOINT } from "./host-models.js";

const DOMPURIFY = createRequire(import.meta.url).resolve("dompurify/dist/purify.min.js");

function comparisonsIn(folder: string): Comparison[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => parseComparison(readFileSync(join(folder, name), "utf8"), { path: name }).value!);
}

const SHEETS = [...comparisonsIn("content").slice(0, 4), ...comparisonsIn("../shared/examples")];

async function snippetOf(comparison: Comparison, profile: SnippetProfile, settings: Partial<Settings> = {}) {
  const { value } = await renderSnippet(comparison, {
    settings: { ...settings, site: { url: "https://example.org/compare" }, snippet: [profile] },
    titles: new Map(
      comparison.related.flatMap((entry) => ("slug" in entry ? [[entry.slug, `About ${entry.slug}`]] : [])),
    ),
  });
  return value!;
}

describe.skipIf(!hasChromium)("snippets", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 840, height: 800 } });
  });
  afterAll(() => browser?.close());

  const purified = async (html: string): Promise<string> => {
    await page.setContent(hostPage(""));
    await page.addScriptTag({ path: DOMPURIFY });
    return page.evaluate((dirty) => {
      const { DOMPurify } = window as unknown as { DOMPurify: { sanitize(html: string): string } };
      return DOMPurify.sanitize(dirty);
    }, html);
  };

  /** The document that Confluence's storage format is part of: XHTML, in which its own elements have a namespace. */
  const storage = (xhtml: string): Promise<string> =>
    page.evaluate((text) => {
      const document = new DOMParser().parseFromString(
        `<div xmlns="http://www.w3.org/1999/xhtml" xmlns:ac="urn:ac" xmlns:ri="urn:ri">${text}</div>`,
        "application/xhtml+xml",
      );
      const fault = document.querySelector("parsererror");
      return fault ? `not well-formed: ${fault.textContent}` : document.documentElement.innerHTML;
    }, xhtml);

  type Filter = (html: string) => Promise<string> | string;
  const HOSTS: readonly (readonly [profile: SnippetProfile, host: string, filter: Filter, there: boolean])[] = [
    ["scoped", "DOMPurify", purified, true],
    ["inline", "DOMPurify", purified, true],
    ["inline", "sanitize-html", (html) => sanitizeHtml(html), true],
    ["plain", "DOMPurify", purified, true],
    ["plain", "sanitize-html", (html) => sanitizeHtml(html), true],
    ["plain", "WordPress", (html) => throughWordpress(html), hasWordpress],
    ["wordpress", "WordPress", (html) => throughWordpress(html), hasWordpress],
    ["wordpress", "the classic editor of WordPress", (html) => throughWordpress(html, "autop"), hasWordpress],
    ["wordpress", "sanitize-html", (html) => sanitizeHtml(html), true],
    ["confluence", "an XML parser", storage, true],
    ["confluence", "a model of Confluence", (html) => sanitizeHtml(html, CONFLUENCE), true],
    ["sharepoint", "a model of SharePoint", (html) => sanitizeHtml(html, SHAREPOINT), true],
    ["sharepoint", "sanitize-html", (html) => sanitizeHtml(html), true],
    ["mail", "a model of mail clients", (html) => sanitizeHtml(html, MAIL), true],
    ["mail", "DOMPurify", purified, true],
  ];

  async function expectComplete(
    profile: SnippetProfile,
    comparison: Comparison,
    facts: Facts,
    settings?: Partial<Settings>,
  ) {
    const whole = await factsOf(page, await snippetOf(comparison, "scoped", settings));
    expect(lettersOf(facts), `${profile} ${comparison.slug}`).toBe(lettersOf(whole));
    expect([facts.headings, facts.links, facts.rows]).toEqual([whole.headings, whole.links, whole.rows]);
  }

  for (const [profile, host, filter, there] of HOSTS) {
    it.skipIf(!there)(`"${profile}" loses nothing in ${host}`, async () => {
      for (const comparison of SHEETS) {
        const snippet = await snippetOf(comparison, profile);
        const before = await factsOf(page, snippet);
        await expectComplete(profile, comparison, before);
        expect(await factsOf(page, await filter(snippet)), comparison.slug).toEqual(before);
      }
    });
  }

  it.skipIf(!hasWordpress)("WordPress changes not one byte of its snippet", async () => {
    for (const comparison of SHEETS) {
      const snippet = await snippetOf(comparison, "wordpress");
      expect(throughWordpress(snippet)).toBe(snippet);
    }
  });

  it("SharePoint and mail clients change not one byte of theirs, by their models", async () => {
    const same = (html: string) => html.replace(/<br \/>/g, "<br>");
    for (const comparison of SHEETS) {
      for (const [profile, model] of [
        ["sharepoint", SHAREPOINT],
        ["mail", MAIL],
      ] as const) {
        const snippet = await snippetOf(comparison, profile);
        expect(same(sanitizeHtml(snippet, model)), `${profile} ${comparison.slug}`).toBe(snippet);
      }
    }
  });

  it("any sheet is whole in every profile", { timeout: 120_000 }, async () => {
    const filters = HOSTS.filter(([profile, , , there]) => there && profile !== "scoped" && profile !== "inline");
    await fc.assert(
      fc.asyncProperty(sheets, fc.constantFrom(...filters), async ({ comparison, settings }, [profile, , filter]) => {
        const { accents, fonts } = settings;
        const snippet = await snippetOf(comparison, profile, { accents, fonts });
        const facts = await factsOf(page, snippet);
        await expectComplete(profile, comparison, facts, { accents, fonts });
        expect(await factsOf(page, await filter(snippet))).toEqual(facts);
      }),
      { numRuns: 60 },
    );
  });

  describe("look as the sheet does", () => {
    const STYLED = HOSTS.filter(
      ([profile, host, , there]) => there && /^(inline|wordpress|mail)$/.test(profile) && host !== "sanitize-html",
    );

    const near = (a: readonly number[], b: readonly number[]) =>
      a.every((channel, i) => Math.abs(channel - b[i]!) <= 2);

    /** What is told of a text that is painted otherwise. */
    function differences(expected: readonly Look[], found: readonly Look[], withPlaces: boolean): string[] {
      const texts = (looks: readonly Look[]) => looks.map(({ text }) => text);
      expect(texts(found)).toEqual(texts(expected));
      return expected.flatMap((look, i) => {
        const other = found[i]!;
        const same =
          Math.abs(look.size - other.size) <= 0.3 &&
          look.weight === other.weight &&
          look.style === other.style &&
          look.transform === other.transform &&
          near(look.color, other.color) &&
          near(look.behind, other.behind) &&
          (!withPlaces || Math.abs((look.x ?? 0) - (other.x ?? 0)) <= 12);
        return same ? [] : [`${look.text}: ${JSON.stringify(look)} became ${JSON.stringify(other)}`];
      });
    }

    const picture = async (snippet: string) => {
      await page.setContent(hostPage(snippet));
      return page.screenshot({ fullPage: true });
    };

    it("no pixel changes in the host that a profile is for", async () => {
      const own = STYLED.filter(([, host]) => !/classic/.test(host));
      for (const [profile, host, filter] of [...own, ["scoped", "DOMPurify", purified] as const]) {
        for (const comparison of SHEETS.slice(-2)) {
          const snippet = await snippetOf(comparison, profile);
          const [before, after] = [await picture(snippet), await picture(await filter(snippet))];
          expect(Buffer.compare(before, after), `${profile} in ${host}: ${comparison.slug}`).toBe(0);
        }
      }
    });

    for (const [profile, host, filter] of STYLED) {
      it(`"${profile}" after ${host}`, async () => {
        for (const whole of SHEETS) {
          // The many related sheets of some stand in columns, whose order is another in a list.
          const comparison = { ...whole, related: whole.related.slice(0, 1) };
          const expected = await looksOf(page, await snippetOf(comparison, "scoped"));
          const found = await looksOf(page, await filter(await snippetOf(comparison, profile)));
          expect(differences(expected, found, comparison.subjects.length === 2), comparison.slug).toEqual([]);
        }
      });
    }
  });
});
