/** Publishing to Confluence: a stand-in of its REST API, which fails at any request. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Confluence } from "../../src/publish/hosts/confluence/confluence.js";
import type { PageRecord } from "../../src/publish/hosts/confluence/register.js";
import type { WantedSheet } from "../../src/publish/wanted.js";
import { eventsIn, project, SHEET, versus } from "../support/project.js";
import { ConfluenceSite, type Mishap } from "./hosts/confluence-site.js";
import { clientOf, sent, sheet } from "./hosts/runs.js";
import { published } from "./hosts/told.js";

const sites: ConfluenceSite[] = [];
afterEach(() => {
  for (const site of sites.splice(0)) site.stop();
});

async function openSite(): Promise<ConfluenceSite> {
  const site = new ConfluenceSite();
  await site.start();
  sites.push(site);
  return site;
}

describe("the command", () => {
  const WATER = SHEET.replaceAll("Tea", "Water").replaceAll("Coffee", "Wine").replace("Water vs Wine", "Water & Wine");

  function sheets(site: ConfluenceSite, more = ""): string {
    return project({
      "versus.yaml": `snippet: confluence\nformats: [pdf, snippet]\npublish: {confluence: {url: "${site.url}", space: SALES${more}}}\n`,
      "content/tea-vs-coffee.yaml": `${SHEET}related: [water-vs-wine]\n`,
      "content/water-vs-wine.yaml": `${WATER}related: [tea-vs-coffee]\n`,
    });
  }

  const login = (site: ConfluenceSite) => ({
    VERSUS_CONFLUENCE_USER: site.user,
    VERSUS_CONFLUENCE_TOKEN: site.token,
  });
  const ours = (site: ConfluenceSite) =>
    [...site.pages.values()].filter(({ status, title }) => status !== "trashed" && title !== "Home");

  it("makes drafts once, with links and PDFs, changes what has changed, and leaves what somebody has written", async () => {
    const site = await openSite();
    const root = sheets(site);
    await versus(root, "build");
    const run = (flags = {}) => published(root, "confluence", login(site), flags);
    expect((await run({ dryRun: true })).stderr).toContain("create 2");
    expect(site.requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect(await run()).toMatchObject({ code: 0 });
    const [tea, water] = ours(site);
    expect([tea!.status, water!.status]).toEqual(["draft", "draft"]);
    expect(water!.title).toBe("Water & Wine");
    expect(tea!.value).toContain(
      `<a href="${site.url}/pages/viewpage.action?pageId=${water!.id}">Water &amp; Wine</a>`,
    );
    expect(tea!.value).toContain('<ri:attachment ri:filename="tea-vs-coffee.pdf"/>');
    expect(site.files.map(({ page, name }) => [page, name])).toEqual([
      [tea!.id, "tea-vs-coffee.pdf"],
      [water!.id, "water-vs-wine.pdf"],
    ]);
    const before = site.requests.length;
    expect((await run()).stderr).toContain("leave 2");
    expect(site.requests.slice(before).filter((request) => !request.startsWith("GET"))).toEqual([]);

    site.edit(water!.id, (value) => value.replace("Both wake", "By hand"));
    writeFileSync(join(root, "content/tea-vs-coffee.yaml"), SHEET.replace("Both wake", "Both really wake"));
    expect((await run()).stderr).toContain("content/tea-vs-coffee.yaml is newer");
    await versus(root, "build");
    const changed = await run();
    expect(changed).toMatchObject({ code: 1 });
    expect(changed.stderr).toContain("change 1, changed over there 1");
    expect(tea!.value).toContain("Both really wake");
    expect(water!.value).toContain("By hand");
    expect((await run({ force: true })).code).toBe(0);
    expect(water!.value).not.toContain("By hand");

    rmSync(join(root, "content/water-vs-wine.yaml"));
    await versus(root, "build");
    expect((await run()).stderr).toContain("leave 1");
    expect(ours(site)).toEqual([tea]);
    expect(site.properties.length).toBe(1);
  });

  it("publishes at once where that is asked for, and leaves a page of somebody else's", async () => {
    const site = await openSite();
    const mine = site.add("Tea vs Coffee");
    const root = sheets(site, ", status: publish");
    await versus(root, "build");
    const told = await published(root, "confluence", login(site), { json: true });
    expect(told.code).toBe(1);
    expect(eventsIn(told.stdout).map(({ event }) => event)).toEqual(["plan", "left", "done", "end"]);
    expect(mine.value).toContain("Mine");
    expect(ours(site).map(({ status }) => status)).toEqual(["current", "current"]);
  });

  it.each([
    [401, {}, 2, "VERSUS_CONFLUENCE_TOKEN"],
    [403, {}, 1, "VERSUS_CONFLUENCE_USER needs the rights"],
    [404, {}, 1, "/wiki at its end"],
    [429, { "retry-after": "600" }, 1, "left alone for 10 minutes"],
    [429, { "retry-after": "1" }, 1, "429, 5 times"],
    [503, {}, 1, "503, 5 times"],
    [302, { location: "https://elsewhere.example.org/?token=x" }, 1, "elsewhere.example.org/\n"],
  ])("tells what an answer %i %j means, and what to do", async (status, headers, code, words) => {
    const site = await openSite();
    const root = sheets(site);
    await versus(root, "build", "--formats", "snippet");
    site.mishap = () => ({ status, headers });
    const told = await published(root, "confluence", login(site));
    expect(told.code).toBe(code);
    expect(told.stderr).toContain(words);
    expect(told.stdout + told.stderr).not.toContain(site.token);
  });

  it("says what is lacking before it asks anybody", async () => {
    const site = await openSite();
    const root = sheets(site);
    const told = async (env: object, host = "confluence") => {
      const { code, stderr } = await published(root, host, { ...env });
      expect(code).toBe(2);
      return stderr;
    };
    expect(await told({})).toContain("lacks VERSUS_CONFLUENCE_USER and VERSUS_CONFLUENCE_TOKEN");
    expect(await told({ VERSUS_CONFLUENCE_USER: site.user })).toContain("lacks VERSUS_CONFLUENCE_TOKEN");
    expect(await told({}, "wordpress")).toContain("publish: {wordpress: {url: https://example.org}}");
    expect(await told({}, "sharepoint")).toContain("there are wordpress and confluence");
    expect(site.requests).toEqual([]);
    const odd = project({
      "versus.yaml": 'publish: {wordpress: {url: "http://127.0.0.1:9"}}\n',
      "content/a.yaml": SHEET,
    });
    const closed = { VERSUS_WORDPRESS_USER: "me", VERSUS_WORDPRESS_PASSWORD: "x" };
    expect((await published(odd, "wordpress", closed)).stderr).toContain("bad port\n  hint: no program of the web");
    const unbuilt = await published(root, "confluence", login(site));
    expect(unbuilt).toMatchObject({ code: 1 });
    expect(unbuilt.stderr).toContain("versus build --snippet confluence");
    const wrong = await published(root, "confluence", { ...login(site), VERSUS_CONFLUENCE_TOKEN: "wrong" });
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.stderr).not.toContain("wrong");
  });
});

describe("cut at any request", () => {
  const FIRST = [sheet("a", "A", ["b"]), sheet("b", "B", ["a", "c"]), sheet("c", "C", [], false)];
  const THEN = [sheet("a", "A, changed", ["b"]), sheet("b", "B", ["a", "d"], false), sheet("d", "D", ["a"])];

  function run(site: ConfluenceSite, sheets: readonly WantedSheet[], status: "draft" | "publish"): Promise<string[]> {
    const client = clientOf(site.url, { user: site.user, secret: site.token });
    const target = { url: site.url, status, collection: "test", pdf: true, space: "SALES" };
    return sent(new Confluence(client, target), sheets, status);
  }

  /** All that is over there, with slugs in place of numbers; lost drafts apart. */
  function stateOf(site: ConfluenceSite) {
    const slugs = new Map(
      site.properties.map(({ value }) => {
        const { page, slug } = value as PageRecord;
        return [page, slug];
      }),
    );
    const named = (text: string) =>
      [...slugs].reduce((kept, [id, slug]) => kept.replaceAll(String(id), `#${slug}`), text.replaceAll(site.url, ""));
    const pages = [...site.pages.values()].filter(({ status, title }) => status !== "trashed" && title !== "Home");
    const known = pages.filter(({ id }) => slugs.has(id));
    return {
      pages: known.map(({ id, status, title, value }) => [named(id), status, title, named(value)]).sort(),
      files: site.files
        .filter(({ page }) => slugs.has(page))
        .map(({ page, name, sha256 }) => [named(page), name, sha256])
        .sort(),
      noted: site.properties.length,
      lost: pages.filter(({ id }) => !slugs.has(id)).map(({ value }) => value),
    };
  }

  it("what somebody writes meanwhile stays, though its sheet is gone", async () => {
    const site = await openSite();
    await run(site, FIRST, "publish");
    const page = [...site.pages.values()].find(({ title }) => title === "Title of c")!;
    const before = site.requests.length;
    site.mishap = () => {
      const isWriting = site.requests.slice(before).some((request) => request.startsWith("PUT"));
      if (isWriting && !page.value.includes("By hand")) site.edit(page.id, (value) => `${value}<p>By hand</p>`);
      return undefined;
    };
    const told = await run(site, THEN, "publish");
    expect(told).toEqual(["c was changed over there while this was running"]);
    expect([page.status, page.value.includes("By hand")]).toEqual(["current", true]);
  });

  type Mishaps = (at: number) => (request: number) => Mishap | undefined;
  const MISHAPS = {
    "for good, behind its work": (at) => (request) => (request === at ? "cut after" : request > at ? "cut" : undefined),
    "once, behind its work": (at) => (request) => (request === at ? "cut after" : undefined),
    "once, with 500": (at) => (request) => (request === at ? { status: 500 } : undefined),
    "once, with 429": (at) => (request) =>
      request === at ? { status: 429, headers: { "retry-after": "1" } } : undefined,
    "once, with 409": (at) => (request) => (request === at ? { status: 409 } : undefined),
  } satisfies Record<string, Mishaps>;

  it.each([
    ["for good, behind its work", "draft"],
    ["for good, behind its work", "publish"],
    ["once, behind its work", "publish"],
    ["once, with 500", "draft"],
    ["once, with 429", "publish"],
    ["once, with 409", "draft"],
  ] as const)(
    "%s, a second run ends where one without a cut does (%s)",
    async (name, status) => {
      const whole = await openSite();
      expect(await run(whole, FIRST, status)).toEqual([]);
      const first = { state: stateOf(whole), count: whole.requests.length };
      expect(await run(whole, THEN, status)).toEqual([]);
      const then = { state: stateOf(whole), count: whole.requests.length };
      const mishaps: Mishaps = MISHAPS[name];
      for (let at = 0; at < then.count; at++) {
        // One that only asks is the same before its work and behind it.
        if (whole.requests[at]!.startsWith("GET")) continue;
        const site = await openSite();
        site.mishap = mishaps(at);
        const told: string[] = [];
        if (at < first.count) told.push(...(await run(site, FIRST, status)));
        else {
          await run(site, FIRST, status);
          told.push(...(await run(site, THEN, status)));
        }
        site.mishap = () => undefined;
        const [wanted, expected] = at < first.count ? [FIRST, first.state] : [THEN, then.state];
        expect(await run(site, wanted, status), `request ${at}`).toEqual([]);
        const { lost, ...state } = stateOf(site);
        expect({ ...state, lost: [] }, `request ${at}`).toEqual(expected);
        expect(lost.length, `request ${at}`).toBeLessThanOrEqual(told.filter((text) => text.includes("draft")).length);
        expect(lost.every((value) => value === '<p local-id="1"></p>')).toBe(true);
        const before = site.requests.length;
        await run(site, wanted, status);
        expect(site.requests.slice(before).every((request) => request.startsWith("GET"))).toBe(true);
        site.stop();
      }
    },
    60_000,
  );
});
