/** Who a preview answers, and what it writes: nobody else, and nothing but what was typed into a file of the project. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project, SHEET, temporaryFolder } from "../support/project.js";
import { ask, get, type Served, serve } from "./served.js";

const SLUG = "tea-vs-coffee";
const FILE = `content/${SLUG}.yaml`;

async function open(text: string | Uint8Array = SHEET): Promise<{ readonly root: string; readonly served: Served }> {
  const root = project({ [FILE]: text, "secret.txt": "secret" });
  const served = await serve(root);
  await served.follow(SLUG).until(() => true);
  return { root, served };
}

async function read(served: Served, file = FILE) {
  return JSON.parse((await get(`${served.url}file?file=${encodeURIComponent(file)}`)).text);
}

async function save(served: Served, body: object) {
  return JSON.parse((await served.post("save", body)).text);
}

describe("a preview answers", () => {
  it("no request that names another host, as one does whose name was made to lead here", async () => {
    const { served } = await open();
    for (const url of [served.url, served.frame])
      for (const host of ["evil.example", `evil.example:${new URL(url).port}`, "127.0.0.1"]) {
        expect((await get(url, { host })).status, host).toBe(403);
      }
  });

  it("no request from another origin, that of what it shows included", async () => {
    const { served } = await open();
    const other = new URL(served.frame).origin;
    for (const origin of ["http://evil.example", "null", other]) {
      expect((await get(served.url, { origin })).status, origin).toBe(403);
      expect((await served.post("save", { file: FILE, text: "", hash: "" }, { origin })).status, origin).toBe(403);
    }
    for (const site of ["cross-site", "same-site"])
      expect((await get(`${served.url}file?file=${FILE}`, { "sec-fetch-site": site })).status).toBe(403);
    expect((await get(served.frame, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  it("with a page as text alone at the address of the editor, where its scripts would have the editor's rights", async () => {
    const { served } = await open();
    await served.follow(SLUG).until(({ state }) => state === "good");
    const { status, text, head } = await get(`${served.url}page?path=html/${SLUG}.html`);
    expect(status).toBe(200);
    expect(text).toMatch(/^<!doctype html>/i);
    expect(head["content-type"]).toBe("text/plain; charset=utf-8");
    expect(head["x-content-type-options"]).toBe("nosniff");
    for (const path of ["", "../secret.txt", `pdf/${SLUG}.pdf`, "html/other.html", "assets/styles/sheet.css"])
      expect((await get(`${served.url}page?path=${encodeURIComponent(path)}`)).status, path).toBe(404);
  });

  it("no write without the token of this run", async () => {
    const { root, served } = await open();
    const { hash } = await read(served);
    for (const token of ["", "wrong", "x".repeat(served.config.token!.length)])
      expect((await served.post("save", { file: FILE, text: "x", hash }, { "x-versus-token": token })).status).toBe(
        403,
      );
    const { origin } = new URL(served.url);
    const head = { origin, "content-type": "text/plain", "x-versus-token": served.config.token! };
    expect((await ask(`${served.url}save`, { method: "POST", head, body: "{}" })).status).toBe(415);
    expect(readFileSync(join(root, FILE), "utf8")).toBe(SHEET);
  });

  it("no write at all without an editor, and none of what it shows takes any", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root, { canEdit: false });
    await served.follow(SLUG).until(() => true);
    expect(served.config.token).toBeUndefined();
    expect(
      (await served.post("save", { file: FILE, text: "x", hash: "" }, { "x-versus-token": "undefined" })).status,
    ).toBe(403);
    expect((await get(`${served.url}file?file=${FILE}`)).status).toBe(404);
    expect((await ask(served.frame, { method: "POST", body: "{}" })).status).toBe(405);
  });

  it("with no file but those of the project", async () => {
    const { root, served } = await open();
    const outside = join(temporaryFolder(), "outside.yaml");
    writeFileSync(outside, SHEET);
    symlinkSync(outside, join(root, "content/link.yaml"));
    for (const file of ["secret.txt", "../outside.yaml", "/etc/passwd", "content/link.yaml", "content/../secret.txt"])
      expect((await get(`${served.url}file?file=${encodeURIComponent(file)}`)).status, file).toBe(404);
    for (const path of [
      "../secret.txt",
      "..%2fsecret.txt",
      "%2e%2e/secret.txt",
      "assets/../../secret.txt",
      "assets/..%2f..%2fsecret.txt",
    ])
      for (const base of [served.url, served.frame]) expect((await get(base + path)).text, path).not.toBe("secret");
  });

  it("with a policy that allows no script in a page and no other machine", async () => {
    const { served } = await open();
    const policy = String((await get(served.url)).head["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    const shown = String((await get(`${served.frame}html/${SLUG}.html`)).head["content-security-policy"]);
    expect(shown).toContain(`frame-ancestors ${new URL(served.url).origin}`);
    expect(shown).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
    expect(shown).not.toContain("connect-src");
  });

  it("other machines by an address with a secret in it alone", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root, { host: "0.0.0.0" });
    const { port, pathname } = new URL(served.url);
    expect(pathname.length).toBeGreaterThan(20);
    expect((await get(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await get(`http://127.0.0.1:${port}${pathname}`)).status).toBe(200);
    expect(new URL(served.frame).pathname).not.toBe(pathname);
    expect((await get(`${new URL(served.frame).origin}/html/${SLUG}.html`)).status).toBe(404);
  });
});

describe("a save", () => {
  it("writes the whole text, and keeps what the file was: its rights, comments and line ends", async () => {
    const { root, served } = await open(`# first\r\n${SHEET.replaceAll("\n", "\r\n")}`);
    chmodSync(join(root, FILE), 0o640);
    const { text, hash } = await read(served);
    expect(text).toContain("# first\r\n");
    const saved = await save(served, { file: FILE, text: text.replace("Leaf", "A leaf"), hash });
    expect(saved.state).toBe("saved");
    expect(readFileSync(join(root, FILE), "utf8")).toBe(
      `# first\r\n${SHEET.replaceAll("\n", "\r\n").replace("Leaf", "A leaf")}`,
    );
    if (process.platform !== "win32") expect(statSync(join(root, FILE)).mode & 0o777).toBe(0o640);
    expect(await save(served, { file: FILE, text, hash: saved.hash })).toMatchObject({ state: "saved" });
  });

  it("keeps the encoding and the byte order mark", async () => {
    for (const encode of [
      (text: string) => Buffer.from(`\ufeff${text}`, "utf8"),
      (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
      (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    ]) {
      const { root, served } = await open(encode(SHEET));
      const { text, hash } = await read(served);
      expect(text).toBe(SHEET);
      await save(served, { file: FILE, text: text.replace("Leaf", "Blatt"), hash });
      expect(readFileSync(join(root, FILE)).equals(encode(SHEET.replace("Leaf", "Blatt")))).toBe(true);
    }
  });

  it("is refused where the disk has another text by then, which is told", async () => {
    const { root, served } = await open();
    const { hash } = await read(served);
    writeFileSync(join(root, FILE), `${SHEET}# of somebody else\n`);
    const saved = await save(served, { file: FILE, text: `${SHEET}# mine\n`, hash });
    expect(saved).toMatchObject({ state: "conflict", disk: { text: `${SHEET}# of somebody else\n` } });
    expect(readFileSync(join(root, FILE), "utf8")).toBe(`${SHEET}# of somebody else\n`);
  });

  it("says why where the file is gone", async () => {
    const { root, served } = await open();
    const { hash } = await read(served);
    rmSync(join(root, FILE));
    expect(await save(served, { file: FILE, text: SHEET, hash })).toMatchObject({ state: "failed" });
    expect(existsSync(join(root, FILE))).toBe(false);
  });

  it("works while the settings are faulty", async () => {
    const { root, served } = await open();
    const following = served.follow(SLUG);
    const { hash } = await read(served);
    writeFileSync(join(root, "versus.yaml"), "accents: [blue]\n");
    await following.until(({ state }) => state === "stopped");
    expect(await save(served, { file: FILE, text: `${SHEET}# more\n`, hash })).toMatchObject({ state: "saved" });
  });

  it("makes a versus.yaml where there was none", async () => {
    const { root, served } = await open();
    const { text, hash } = await read(served, "versus.yaml");
    expect(text).toBe("");
    expect(await save(served, { file: "versus.yaml", text: "lang: de\n", hash })).toMatchObject({ state: "saved" });
    expect(readFileSync(join(root, "versus.yaml"), "utf8")).toBe("lang: de\n");
  });
});

describe("a port", () => {
  it("that is taken leaves the next one", async () => {
    const [one, other] = [await open(), await open()];
    expect(new URL(one.served.url).port).not.toBe(new URL(other.served.url).port);
    expect(new URL(one.served.frame).port).not.toBe(new URL(one.served.url).port);
  });
});
