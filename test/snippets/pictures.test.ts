/**
 * The pictures of docs/hosts.md: a snippet after its host's filter, or the model of it, as Chromium shows it in a page like the host's.
 * `VERSUS_PICTURES=1 npx vitest run test/snippets/pictures.test.ts` makes them anew.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import sanitizeHtml from "sanitize-html";
import { expect, it } from "vitest";
import type { SnippetProfile } from "../../src/content/schema/settings-schema.js";
import { parseComparison, renderSnippet } from "../../src/library/values.js";
import { inHosts } from "../../src/preview/server/hosts.js";
import { hasChromium, hasWordpress, launchChromium, throughWordpress } from "../support/outside.js";
import { CONFLUENCE, MAIL, SHAREPOINT } from "./host-models.js";

const HOSTS: readonly (readonly [profile: SnippetProfile, filter: (html: string) => string])[] = [
  ["wordpress", (html) => throughWordpress(html)],
  ["confluence", (html) => sanitizeHtml(html, CONFLUENCE)],
  ["sharepoint", (html) => sanitizeHtml(html, SHAREPOINT)],
  ["mail", (html) => sanitizeHtml(html, MAIL)],
  ["scoped", (html) => html],
];
const SHEET = "content/sell-vs-sale.yaml";
const isAsked = process.env.VERSUS_PICTURES !== undefined;

it.runIf(isAsked && hasChromium && hasWordpress)("are made", { timeout: 60_000 }, async () => {
  const { value: comparison } = parseComparison(readFileSync(SHEET, "utf8"), { path: SHEET });
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 720, height: 620 } });
  for (const [profile, filter] of HOSTS) {
    const { value } = await renderSnippet(comparison!, { settings: { snippet: profile } });
    await page.setContent(inHosts([{ profile, html: filter(value!) }], "en"));
    writeFileSync(`docs/images/hosts/${profile}.png`, await page.screenshot());
  }
  await browser.close();
});

it.each(HOSTS)("docs/hosts.md has a section and a small picture for %s", (profile) => {
  const section = readFileSync("docs/hosts.md", "utf8")
    .split(/^## /m)
    .filter((text) => text.includes(`(images/hosts/${profile}.png)`));
  expect(section).toHaveLength(1);
  expect(section[0]).toContain(`\`${profile}\``);
  expect(statSync(`docs/images/hosts/${profile}.png`).size).toBeLessThan(120_000);
});
