/** The server shown in docs/server.md is started, asked and ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/project.js";

const YAML = "subjects: [{name: Tea}, {name: Coffee}]\ntable: {Plant: [Leaf, Seed]}\n";

let server: ChildProcess;
let url: string;
let complaints = "";

beforeAll(async () => {
  const root = temporaryFolder();
  const shown = /^```js\n([\s\S]*?)^```/m.exec(readFileSync("docs/server.md", "utf8"))?.[1];
  mkdirSync(join(root, "node_modules"));
  symlinkSync(resolve("."), join(root, "node_modules/versus-sheets"));
  writeFileSync(join(root, "package.json"), '{"type": "module"}\n');
  writeFileSync(join(root, "server.js"), shown ?? "");
  server = spawn(process.execPath, ["server.js"], { cwd: root, env: { ...process.env, PORT: "0" }, stdio: "pipe" });
  server.stderr?.on("data", (text) => (complaints += text));
  const [port] = await once(server.stdout!, "data");
  url = `http://127.0.0.1:${Number(String(port))}/`;
});
afterAll(() => server.kill("SIGKILL"));

const post = (body: string): Promise<Response> => fetch(url, { method: "POST", body });

describe("the server of the docs", () => {
  it("makes PDFs, and answers others meanwhile", async () => {
    let made = 0;
    const asked = Array.from({ length: 8 }, async () => {
      const response = await post(YAML);
      made++;
      return response;
    });
    const small = await fetch(url);
    expect(made).toBe(0);
    expect(await small.text()).toContain("send the YAML");
    for (const response of await Promise.all(asked)) {
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      expect(Buffer.from(await response.arrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
    }
  });

  it("tells what is wrong with a sheet", async () => {
    const response = await post("subjects: 5\n");
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("sheet.yaml:1");
  });

  it.skipIf(process.platform === "win32")("ends by itself when it is closed, and has said nothing", async () => {
    const exit = once(server, "exit");
    server.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
    expect(complaints).toBe("");
  });
});
