/** Names, links, bodies and connections that nobody would expect: a preview goes on, and keeps to its project. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Shown } from "../../src/preview/wire/messages.js";
import { project, SHEET, temporaryFolder } from "../support/project.js";
import { ask, get, serve } from "./served.js";

const SLUG = "tea-vs-coffee";
const FILE = `content/${SLUG}.yaml`;
const isGood = ({ state }: Shown) => state === "good";

describe("a preview", () => {
  it("neither reads nor writes through a link that has taken the place of a file", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root);
    await served.follow(SLUG).until(isGood);
    const outside = join(temporaryFolder(), "outside.yaml");
    writeFileSync(outside, `${SHEET}# secret\n`);
    const { hash } = JSON.parse((await get(`${served.url}file?file=${FILE}`)).text);
    rmSync(join(root, FILE));
    symlinkSync(outside, join(root, FILE));
    expect((await get(`${served.url}file?file=${FILE}`)).text).not.toContain("secret");
    const saved = await served.post("save", { file: FILE, text: SHEET, hash });
    expect(JSON.parse(saved.text).state).toBe("failed");
    expect(readFileSync(outside, "utf8")).toBe(`${SHEET}# secret\n`);
    expect((await served.post("type", { file: FILE, text: SHEET })).status).toBe(404);
  });

  it("stays in its project, whatever a parameter or a path names", async () => {
    const root = project({ [FILE]: SHEET, "secret.yaml": "secret" });
    const served = await serve(root);
    await served.follow(SLUG).until(isGood);
    for (const name of ["../secret", "..%2fsecret", "%00", "\0", "__proto__", "constructor", "C:\\secret", "//secret"])
      for (const url of [
        ...["marks", "fullness", "pdf"].map((path) => `${served.url}${path}?sheet=${encodeURIComponent(name)}`),
        `${served.url}file?file=${encodeURIComponent(name)}`,
        ...["html", "pdf", "hosts", "snippets", "assets"].map(
          (path) => `${served.frame}${path}/${encodeURI(name)}.html`,
        ),
        `${served.url}${encodeURI(name)}`,
      ]) {
        const { status, text } = await get(url);
        expect([200, 404], url).toContain(status);
        expect(text, url).not.toContain("secret\n");
      }
    expect((await get(`${served.frame}html/%ff.html`)).status).toBe(404);
  });

  it("takes no body that is larger than a content file can be, none that is no object, and waits for none alone", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    await served.post("type", { file: FILE, text: "x".repeat(9_000_000) }).then(
      ({ status }) => expect(status).toBe(413),
      () => {},
    );
    const { origin, hostname, port } = new URL(served.url);
    const head = { origin, "content-type": "application/json", "x-versus-token": served.config.token! };
    for (const body of ["null", "[]", "7", '"x"', "{", "", '{"file":7}', '{"file":"a","text":{}}'])
      expect((await ask(`${served.url}type`, { method: "POST", head, body })).status, body).toBe(400);
    const slow = connect(Number(port), hostname);
    slow.on("error", () => {});
    slow.write(
      `POST /type HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nX-Versus-Token: ${served.config.token}\r\nContent-Length: 9\r\n\r\n{`,
    );
    expect((await get(served.url)).status).toBe(200);
    slow.destroy();
  });

  it("goes on with a hundred who look at the same sheet, each of whom is told", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root);
    const all = Array.from({ length: 100 }, () => served.follow(SLUG));
    await Promise.all(all.map((each) => each.until(isGood)));
    writeFileSync(join(root, FILE), SHEET.replace("Drunk slowly", "Sipped"));
    await Promise.all(all.map((each) => each.until(isGood)));
    for (const each of all) each.close();
    expect((await get(`${served.frame}html/${SLUG}.html`)).text).toContain("Sipped");
  });

  it("shows titles that hold what HTML is made of as what they are", async () => {
    const title = `</title><script>alert(1)</script> & "x"`;
    const root = project({ [FILE]: SHEET.replace("Tea vs Coffee", () => JSON.stringify(title)) });
    const served = await serve(root);
    const { sheet, outputs } = await served.follow(SLUG).until(isGood);
    expect(sheet!.title).toBe(title);
    const page = await get(served.frame + outputs.page!.path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("<script>alert");
  });

  it("follows editors that save by renaming, and folders that go and come back", async () => {
    const root = project({ [FILE]: SHEET });
    const served = await serve(root);
    const following = served.follow(SLUG);
    await following.until(isGood);
    const path = join(root, FILE);
    const says = async (words: string) => {
      for (let text = ""; !text.includes(words); ) {
        await following.until(isGood);
        text = (await get(`${served.frame}html/${SLUG}.html`)).text;
      }
    };
    // Vim: the file becomes a backup, another one is written in its place.
    renameSync(path, `${path}~`);
    writeFileSync(path, SHEET.replace("Drunk slowly", "Sipped"));
    rmSync(`${path}~`);
    await says("Sipped");
    // Others write beside the file, and rename over it.
    writeFileSync(join(root, "content/.tea.swp"), SHEET.replace("Drunk slowly", "Slurped"));
    renameSync(join(root, "content/.tea.swp"), path);
    await says("Slurped");
    cpSync(join(root, "content"), join(root, "kept"), { recursive: true });
    rmSync(join(root, "content"), { recursive: true });
    await following.until(({ state }) => state !== "good");
    mkdirSync(join(root, "content"));
    writeFileSync(path, SHEET.replace("Drunk slowly", "Gulped"));
    await says("Gulped");
    writeFileSync(path, SHEET.replace("Drunk slowly", "Poured"));
    await says("Poured");
  });
});
