/** Publishing to a real WordPress. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Wordpress } from "../../src/publish/hosts/wordpress/wordpress.js";
import { project, SHEET, versus } from "../support/project.js";
import { clientOf, sent, sheet } from "./hosts/runs.js";
import { published } from "./hosts/told.js";
import { lackingForWordpress, startWordpress, type WordpressSite } from "./hosts/wordpress-site.js";

const lacking = lackingForWordpress();
const WATER = SHEET.replaceAll("Tea", "Water").replaceAll("Coffee", "Wine").replace("Water vs Wine", "Water & Wine");

interface Entry {
  readonly id: number;
  readonly status: string;
  readonly modified: string;
  readonly title: { readonly raw: string };
  readonly content: { readonly raw: string; readonly rendered: string };
}

describe.skipIf(lacking !== undefined)(`WordPress${lacking === undefined ? "" : ` (needs ${lacking})`}`, () => {
  let site: WordpressSite;
  beforeAll(async () => {
    site = await startWordpress();
  }, 60_000);
  afterAll(() => site?.stop());
  afterEach(() => vi.unstubAllGlobals());

  const login = (role: string) => ({ user: `a-${role}`, secret: site.passwords[role]! });

  /** Runs the command as a user of a role. */
  const publish = (root: string, role: string, flags = {}, password = site.passwords[role]) =>
    published(root, "wordpress", { VERSUS_WORDPRESS_USER: `a-${role}`, VERSUS_WORDPRESS_PASSWORD: password }, flags);

  async function rest(route: string, json?: object) {
    const { user, secret } = login("administrator");
    const response = await fetch(`${site.url}/?rest_route=/wp/v2/${route}`, {
      method: json ? "POST" : "GET",
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`,
        "content-type": "application/json",
      },
      ...(json && { body: JSON.stringify(json) }),
    });
    return response.json();
  }

  /** In the order in which they were made. */
  async function ours(collection: string, type = "pages"): Promise<Entry[]> {
    const all = await rest(`${type}&context=edit&status=any&per_page=100&orderby=id&order=asc&search=versus-sheet`);
    return all.filter(({ content }: Entry) => content.raw.includes(`<!-- versus-sheet ${collection} `));
  }
  const files = async (collection: string): Promise<unknown[]> =>
    (await rest("media&search=versus-sheet&context=edit&per_page=100")).filter(
      ({ description }: { readonly description: { readonly raw: string } }) =>
        description.raw.includes(`versus-sheet ${collection} `),
    );

  /** A project whose sheets and collection have a name of their own: all are on one site. */
  function sheets(name: string, more = ""): string {
    return project({
      "versus.yaml": `snippet: wordpress\nformats: [pdf, snippet]\npublish: {wordpress: {url: "${site.url}", collection: ${name}${more}}}\n`,
      [`content/${name}-tea.yaml`]: `${SHEET}related: [${name}-water]\n`,
      [`content/${name}-water.yaml`]: `${WATER}related: [${name}-tea]\n`,
    });
  }

  it.each([
    ["editor", "page"],
    // Who may not write unfiltered HTML.
    ["author", "post"],
  ])("is written once by an %s as a %s, and then left", async (role, type) => {
    const root = sheets(role, `, type: ${type}`);
    const key = type === "page" ? "page_id" : "p";
    const written = () => ours(role, `${type}s`);
    expect((await versus(root, "build")).code).toBe(0);
    const dry = await publish(root, role, { dryRun: true });
    expect(dry).toMatchObject({ code: 0, stdout: "" });
    expect(dry.stderr).toContain("create 2");
    expect(await written()).toEqual([]);
    const first = await publish(root, role);
    expect(first.stderr).toContain("create 2");
    expect(first.code).toBe(0);
    const all = await written();
    expect(all.map(({ status }) => status)).toEqual(["draft", "draft"]);
    const [tea, water] = all as [Entry, Entry];
    expect(water.title.raw.replace("&amp;", "&")).toBe("Water & Wine");
    expect(tea.content.raw).toContain(`<a href="${site.url}/?${key}=${water.id}">Water &amp; Wine</a>`);
    expect(water.content.raw).toContain(`<a href="${site.url}/?${key}=${tea.id}">`);
    expect(tea.content.raw).toContain(readFileSync(join(root, `out/snippets/${role}-tea.html`), "utf8").trim());
    const pdf = /<a href="([^"]+\.pdf)">/.exec(tea.content.raw)![1]!;
    const bytes = Buffer.from(await (await fetch(pdf)).arrayBuffer());
    expect(bytes.equals(readFileSync(join(root, `out/pdf/${role}-tea.pdf`)))).toBe(true);
    const second = await publish(root, role);
    expect(second).toMatchObject({ code: 0, stdout: "" });
    expect(second.stderr).toContain("leave 2");
    expect(await written()).toEqual(all);
  });

  it("is changed where the content is, left where somebody else has written, removed where the sheet is gone", async () => {
    const root = sheets("changes");
    await versus(root, "build");
    expect((await publish(root, "editor")).code).toBe(0);
    const [tea, water] = (await ours("changes")) as [Entry, Entry];
    await rest(`pages/${water.id}`, { content: water.content.raw.replace("Both wake you up", "By hand") });
    const teaFile = join(root, "content/changes-tea.yaml");
    writeFileSync(teaFile, `${SHEET.replace("Both wake", "Both really wake")}related: [changes-water]\n`);
    const stale = await publish(root, "editor");
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain("content/changes-tea.yaml is newer");
    expect(stale.stderr).toContain("Nothing is sent");
    await versus(root, "build");
    const changed = await publish(root, "editor");
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain("change 1, changed over there 1");
    const [newTea, newWater] = (await ours("changes")) as [Entry, Entry];
    expect(newTea.id).toBe(tea.id);
    expect(newTea.content.raw).toContain("Both really wake");
    expect(newWater.content.raw).toContain("By hand");
    // The old PDF has gone.
    expect((await files("changes")).length).toBe(2);
    expect((await publish(root, "editor", { force: true })).code).toBe(0);
    expect((await ours("changes"))[1]!.content.raw).not.toContain("By hand");
    rmSync(join(root, "content/changes-water.yaml"));
    writeFileSync(teaFile, SHEET);
    await versus(root, "build");
    const removed = await publish(root, "editor");
    expect(removed.stderr).toContain("change 1, remove 1");
    expect(removed.code).toBe(0);
    expect((await ours("changes")).map(({ id }) => id)).toEqual([tea.id]);
    expect((await files("changes")).length).toBe(1);
  });

  it("leaves a page of somebody else's, and what another project has sent", async () => {
    const mine = { slug: "foreign-tea", title: "Mine", content: "Mine", status: "publish" };
    const foreign = await rest("posts", mine);
    const root = sheets("foreign", ", type: post");
    await versus(root, "build");
    const told = await publish(root, "editor");
    expect(told.code).toBe(1);
    expect(told.stderr).toContain("create 1, in the place of another page 1");
    expect((await rest(`posts/${foreign.id}`)).content.rendered).toContain("Mine");
    const other = sheets("other", ", type: post");
    rmSync(join(other, "content/other-water.yaml"));
    await versus(other, "build");
    expect((await publish(other, "editor")).stderr).not.toContain("remove");
    expect((await ours("foreign", "posts")).length).toBe(1);
  });

  it("tells who isn't let in, and who may not", async () => {
    const root = sheets("rights");
    await versus(root, "build");
    const contributor = await publish(root, "contributor");
    expect(contributor.code).toBe(1);
    expect(contributor.stderr).toContain("lacks rights in WordPress: edit_pages");
    const told = await publish(root, "editor", {}, "abcd efgh ijkl mnop qrst uvwx");
    expect(told.code).toBe(2);
    expect(told.stderr).toContain("VERSUS_WORDPRESS_PASSWORD is an application password");
    expect(told.stdout + told.stderr).not.toContain("abcd");
    expect(await ours("rights")).toEqual([]);
  });

  it("publishes at once where that is asked for", async () => {
    const root = sheets("live", ", status: publish");
    await versus(root, "build");
    expect((await publish(root, "editor")).code).toBe(0);
    const [tea, water] = (await ours("live")) as [Entry, Entry];
    expect([tea.status, water.status]).toEqual(["publish", "publish"]);
    expect((await publish(root, "editor")).stderr).toContain("leave 2");
  });

  it("takes its PDFs away where they are left out from then on", async () => {
    const root = sheets("papers");
    await versus(root, "build");
    expect((await publish(root, "editor")).code).toBe(0);
    expect((await files("papers")).length).toBe(2);
    const settings = join(root, "versus.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("collection:", "pdf: false, collection:"));
    const without = await publish(root, "editor");
    expect(without.stderr).toContain("change 2");
    expect(without.code).toBe(0);
    expect(await files("papers")).toEqual([]);
    expect((await ours("papers"))[0]!.content.raw).not.toContain(".pdf");
  });

  it("cut for good behind any request, a second run ends where one without a cut does", async () => {
    let left = Number.POSITIVE_INFINITY;
    const methods: string[] = [];
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", async (...request: Parameters<typeof fetch>) => {
      methods.push(request[1]?.method ?? "GET");
      if (left <= 0) throw new TypeError("fetch failed");
      const response = await fetch(...request);
      if (--left > 0) return response;
      throw new TypeError("fetch failed");
    });
    const run = (name: string) => {
      const target = { url: site.url, status: "draft", type: "page", collection: name, pdf: true } as const;
      const wanted = [sheet(`${name}-a`, "A", [`${name}-b`]), sheet(`${name}-b`, "B", [`${name}-a`], false)];
      return sent(new Wordpress(clientOf(site.url, login("editor")), target), wanted, "draft");
    };
    const state = async (name: string) => {
      const entries = await ours(name);
      const texts = entries.map(({ title, status, content }) => [title.raw, status, content.raw]);
      const plain = JSON.stringify(texts)
        .replaceAll(name, "NAME")
        .replace(/[\da-f]{64}/g, "HASH")
        .replace(/page_id=\d+/g, "");
      return { plain, files: (await files(name)).length };
    };
    expect(await run("whole")).toEqual([]);
    const whole = await state("whole");
    // One that only asks leaves everything as the one before it did.
    for (const at of methods.flatMap((method, i) => (method === "GET" ? [] : [i + 1]))) {
      left = at;
      expect(await run(`cut${at}`)).not.toEqual([]);
      left = Number.POSITIVE_INFINITY;
      expect(await run(`cut${at}`), `request ${at}`).toEqual([]);
      expect(await state(`cut${at}`), `request ${at}`).toEqual(whole);
    }
  }, 90_000);
});
