/** Shards as jobs of a queue, and the merge that waits for them: `examples/queue/` with Redis, one of its workers killed in the middle of a build. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manySheets, oneBuild, SHEETS } from "../support/many-sheets.js";
import { freePorts } from "../support/ports.js";
import { hashesBelow, temporaryFolder } from "../support/project.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REDIS = "redis-server";
const hasRedis = spawnSync(REDIS, ["--version"], { stdio: "ignore" }).error === undefined;
if (!hasRedis) console.warn("redis-server is not installed: the tests that need it are skipped");

const PARTS = 3;

/** A project with the example beside its content, and the packages that it asks for. */
function sheets(fault?: string): string {
  const root = manySheets(fault);
  cpSync(join(ROOT, "examples/queue"), join(root, "queue"), { recursive: true });
  mkdirSync(join(root, "queue/node_modules"));
  symlinkSync(join(ROOT, "node_modules/bullmq"), join(root, "queue/node_modules/bullmq"));
  symlinkSync(ROOT, join(root, "queue/node_modules/versus-sheets"));
  return root;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr })));
}

const made = (root: string): number =>
  Array.from({ length: PARTS }, (_, i) => join(root, `shards/${i + 1}/pdf`))
    .filter((folder) => existsSync(folder))
    .reduce((sum, folder) => sum + readdirSync(folder).length, 0);

describe.skipIf(!hasRedis)("shards by a queue", { timeout: 120_000 }, () => {
  let redis: ChildProcess;
  let url: string;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    const [port] = await freePorts(1);
    url = `redis://127.0.0.1:${port}`;
    const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    redis = spawn(REDIS, words, { cwd: temporaryFolder(), stdio: "ignore" });
  });
  afterAll(() => {
    for (const child of [...started, redis]) child.kill("SIGKILL");
  });

  function start(root: string, script: string, ...words: string[]): ChildProcess {
    const env = { ...process.env, REDIS_URL: url, VERSUS_QUEUE: root, VERSUS_ALIVE_MS: "3000" };
    const child = spawn(process.execPath, [join("queue", script), ...words], { cwd: root, env });
    started.push(child);
    return child;
  }

  it("are one build, byte for byte, though a worker is killed in the middle of one", async () => {
    const root = sheets();
    const submitted = ended(start(root, "submit.mjs", String(PARTS)));
    const first = start(root, "worker.mjs");
    while (made(root) === 0) await rest(5);
    first.kill("SIGKILL");
    expect(made(root)).toBeLessThan(SHEETS / PARTS);
    const second = start(root, "worker.mjs");
    expect(await submitted).toEqual({ code: 0, stdout: `${SHEETS} sheets in out/\n`, stderr: "" });
    expect(hashesBelow(join(root, "out"))).toEqual(oneBuild());
    second.kill("SIGTERM");
    expect((await ended(second)).code).toBe(0);
  });

  it("tell a faulty sheet at their end", async () => {
    const fault = "title: Without subjects\n";
    const root = sheets(fault);
    const submitted = ended(start(root, "submit.mjs", String(PARTS)));
    const worker = start(root, "worker.mjs");
    const { code, stderr } = await submitted;
    expect([code, stderr]).toEqual([1, expect.stringContaining("faulty.yaml")]);
    expect(hashesBelow(join(root, "out"))).toEqual(oneBuild(fault));
    worker.kill("SIGTERM");
  });

  it("tell settings that are wrong, and make nothing", async () => {
    const root = sheets();
    cpSync(join(root, "content/s0.yaml"), join(root, "versus.yaml"));
    const submitted = ended(start(root, "submit.mjs", "1"));
    const worker = start(root, "worker.mjs");
    const workerTold = ended(worker);
    const { code } = await submitted;
    expect(code).toBe(1);
    worker.kill("SIGTERM");
    expect((await workerTold).stderr).toContain("versus.yaml:1");
  });
});
