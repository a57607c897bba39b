/** Publishing to a real WordPress. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/program.js";
import { project, SHEET, versus } from "../support/project.js";
import { lackingForWordpress, startWordpress, type WordpressSite } from "./wordpress-site.js";

const lacking = lackingForWordpress();
const WATER = SHEET.replaceAll("Tea", "Water").replaceAll("Coffee", "Wine").replace("Water vs Wine", "Water & Wine");

describe.skipIf(lacking !== undefined)(`WordPress${lacking === undefined ? "" : ` (needs ${lacking})`}`, () => {
  let site: WordpressSite;
  beforeAll(async () => {
    site = await startWordpress();
  });
  afterAll(() => site?.stop());

  /** Runs the command as a user of a role. */
  async function publish(root: string, role: string, ...argv: string[]) {
    let [stdout, stderr] = ["", ""];
    const code = await run(["publish", "wordpress", ...argv], {
      cwd: root,
      env: { NO_COLOR: "1", VERSUS_WORDPRESS_USER: `a-${role}`, VERSUS_WORDPRESS_PASSWORD: site.passwords[role] },
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
      signal: new AbortController().signal,
    });
    return { code, stdout, stderr };
  }

  async function rest(route: string, init: { readonly method?: string; readonly json?: unknown } = {}) {
    const authorization = `Basic ${Buffer.from(`a-administrator:${site.passwords.administrator}`).toString("base64")}`;
    const response = await fetch(`${site.url}/?rest_route=/wp/v2/${route}`, {
      method: init.method ?? "GET",
      headers: { authorization, "content-type": "application/json" },
      ...(init.json !== undefined && { body: JSON.stringify(init.json) }),
    });
    return response.json();
  }

  const all = (type = "pages") => rest(`${type}&context=edit&status=any&per_page=100&orderby=id&order=asc`);
  const settings = (collection: string, more = "") =>
    `snippet: wordpress\nformats: [pdf, snippet]\npublish: {wordpress: {url: "${site.url}", collection: ${collection}${more}}}\n`;

  function sheets(collection: string, more = ""): string {
    return project({
      "versus.yaml": settings(collection, more),
      "content/tea-vs-coffee.yaml": `${SHEET}related: [water-vs-wine]\n`,
      "content/water-vs-wine.yaml": `${WATER}related: [tea-vs-coffee]\n`,
    });
  }

  it.each(["editor", "administrator"])("is written once by an %s, and then left", async (role) => {
    const root = sheets(`once-${role}`);
    expect((await versus(root, "build")).code).toBe(0);
    const dry = await publish(root, role, "--dry-run");
    expect(dry).toMatchObject({ code: 0, stdout: "" });
    expect(dry.stderr).toContain("create 2");
    const first = await publish(root, role);
    expect(first.stderr).toContain("create 2");
    expect(first.code).toBe(0);
    const mine = (await all()).filter((page: { content: { raw: string } }) =>
      page.content.raw.includes(`once-${role} `),
    );
    expect(mine.map((page: { status: string }) => page.status)).toEqual(["draft", "draft"]);
    const [tea, water] = mine;
    expect(water.title.raw.replace("&amp;", "&")).toBe("Water & Wine");
    expect(tea.content.raw).toContain(`<a href="${site.url}/?page_id=${water.id}">`);
    expect(water.content.raw).toContain(`<a href="${site.url}/?page_id=${tea.id}">`);
    const pdf = /<a href="([^"]+\.pdf)">/.exec(tea.content.raw)![1]!;
    expect(Buffer.from(await (await fetch(pdf)).arrayBuffer())).toEqual(
      readFileSync(join(root, "out/pdf/tea-vs-coffee.pdf")),
    );
    const second = await publish(root, role);
    expect(second).toMatchObject({ code: 0, stdout: "" });
    expect(second.stderr).toContain("leave 2");
    const after = (await all()).filter((page: { id: number }) => [tea.id, water.id].includes(page.id));
    expect(after.map((page: { modified: string }) => page.modified)).toEqual([tea.modified, water.modified]);
  });

  it("is changed where the content is, left where somebody else has written, removed where the sheet is gone", async () => {
    const root = sheets("changes");
    await versus(root, "build");
    expect((await publish(root, "editor")).code).toBe(0);
    const ours = async () =>
      (await all()).filter((page: { content: { raw: string } }) => page.content.raw.includes(" changes "));
    const [tea, water] = await ours();
    await rest(`pages/${water.id}`, {
      method: "POST",
      json: { content: water.content.raw.replace("Both wake you up", "By hand") },
    });
    writeFileSync(
      join(root, "content/tea-vs-coffee.yaml"),
      `${SHEET.replace("Both wake", "Both really wake")}related: [water-vs-wine]\n`,
    );
    const stale = await publish(root, "editor");
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain("content/tea-vs-coffee.yaml is newer");
    expect(stale.stderr).toContain("Nothing is sent");
    await versus(root, "build");
    const media = (await rest("media&search=versus-sheet&context=edit&per_page=100")).length;
    const changed = await publish(root, "editor");
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain("change 1, changed over there 1");
    const [newTea, newWater] = await ours();
    expect(newTea.id).toBe(tea.id);
    expect(newTea.content.raw).toContain("Both really wake");
    expect(newWater.content.raw).toContain("By hand");
    // The old PDF has gone.
    expect((await rest("media&search=versus-sheet&context=edit&per_page=100")).length).toBe(media);
    expect((await publish(root, "editor", "--force")).code).toBe(0);
    expect((await ours())[1].content.raw).not.toContain("By hand");
    renameSync(join(root, "content/water-vs-wine.yaml"), join(root, "water.yaml"));
    writeFileSync(join(root, "content/tea-vs-coffee.yaml"), SHEET);
    await versus(root, "build");
    const removed = await publish(root, "editor");
    expect(removed.stderr).toContain("change 1, remove 1");
    expect(removed.code).toBe(0);
    expect((await ours()).map((page: { id: number }) => page.id)).toEqual([tea.id]);
  });

  it("leaves a page of somebody else's, and what another project has sent", async () => {
    const foreign = await rest("posts", {
      method: "POST",
      json: { slug: "tea-vs-coffee", title: "Mine", content: "Mine", status: "publish" },
    });
    const root = sheets("foreign", ", type: post");
    await versus(root, "build");
    const told = await publish(root, "editor");
    expect(told.code).toBe(1);
    expect(told.stderr).toContain("create 1, in the place of another page 1");
    expect((await rest(`posts/${foreign.id}`)).content.rendered).toContain("Mine");
    const other = sheets("other", ", type: post");
    rmSync(join(other, "content/water-vs-wine.yaml"));
    await versus(other, "build");
    expect((await publish(other, "editor")).stderr).not.toContain("remove");
  });

  it("tells who isn't let in, and who may not", async () => {
    const root = sheets("rights");
    await versus(root, "build");
    const before = (await all()).length;
    const contributor = await publish(root, "contributor");
    expect(contributor.code).toBe(1);
    expect(contributor.stderr).toContain("lacks rights in WordPress: edit_pages");
    const secret = site.passwords.editor;
    const wrong = { ...site.passwords, editor: "abcd efgh ijkl mnop qrst uvwx" };
    site = { ...site, passwords: wrong };
    const told = await publish(root, "editor");
    site = { ...site, passwords: { ...wrong, editor: secret! } };
    expect(told.code).toBe(2);
    expect(told.stderr).toContain("VERSUS_WORDPRESS_PASSWORD is no application password");
    expect(told.stdout + told.stderr).not.toContain("abcd");
    expect((await all()).length).toBe(before);
  });

  it("publishes at once where that is asked for", async () => {
    const root = sheets("live", ", status: publish");
    await versus(root, "build");
    expect((await publish(root, "editor")).code).toBe(0);
    const live = await rest("pages&per_page=100&search=versus-sheet");
    expect(live.length).toBe(2);
    expect((await publish(root, "editor")).stderr).toContain("leave 2");
  });
});
