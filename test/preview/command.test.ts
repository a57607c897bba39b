/** `versus preview` in a process of its own, as the docs show it: it tells its address, serves, and ends with Ctrl-C. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { project, SHEET, versus } from "../support/project.js";
import { get } from "./served.js";

const MAIN = resolve("dist/cli/main.js");
const CLIENT = "dist/preview/client";
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Port of this test alone, below those that systems give to outgoing connections. */
const PORT = 20_000 + (process.pid % 1000) * 8;

async function start(
  root: string,
  ...argv: string[]
): Promise<{ readonly child: ChildProcess; readonly told: string }> {
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: root, env: { ...process.env, NO_COLOR: "1" } });
  running.push(child);
  let told = "";
  child.stderr!.on("data", (data) => (told += data));
  while (!told.includes("Ctrl-C")) await new Promise((done) => setTimeout(done, 10));
  return { child, told };
}

describe("versus preview", () => {
  it("does what its page says, and ends with Ctrl-C", async () => {
    const command = /```sh\nnpx versus (.*)\n```/.exec(readFileSync("docs/preview.md", "utf8"))![1]!.split(" ");
    const root = project({ "content/sales-vs-marketing.yaml": SHEET });
    const { child, told } = await start(root, ...command, "--port", String(PORT));
    const url = /Preview: (\S+)/.exec(told)![1]!;
    expect((await get(url)).text).toContain("&#34;sheet&#34;:&#34;sales-vs-marketing&#34;");
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  it("takes the next port where one is taken, and says so", async () => {
    const root = project({ "content/a-vs-b.yaml": SHEET });
    await start(root, "preview", "--port", String(PORT + 4));
    const { told } = await start(root, "preview", "content/a-vs-b.yaml", "--port", String(PORT + 4));
    expect(told).toMatch(new RegExp(`Port ${PORT + 4} is taken: this is ${PORT + 6}`));
  });

  it("says what is wrong with a port or a host", async () => {
    const root = project({ "content/a-vs-b.yaml": SHEET });
    expect(await versus(root, "preview", "--port", "http")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--port 4400"),
    });
    expect(await versus(root, "preview", "--host", "192.0.2.1", "--port", String(PORT + 7))).toMatchObject({ code: 1 });
  });
});

describe("what a browser loads", () => {
  it("has less than 60 kB without the editor and PDFium", () => {
    const files = readdirSync(CLIENT).filter((name) => !/^(file-editor-.*|pdf-worker)\.js$|\.wasm$/.test(name));
    expect(files).toContain("main.js");
    const size = files.reduce((sum, name) => sum + statSync(join(CLIENT, name)).size, 0);
    expect(size).toBeLessThan(60_000);
  });
});
