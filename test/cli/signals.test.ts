/** The first signal ends every command within a second, also while a page is laid out; what is left, the next build puts right. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { filesBelow, outputsBelow, project, SHEET } from "../support/project.js";

const MAIN = resolve("dist/cli/main.js");
const hasSignals = process.platform !== "win32";
const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;
/** ms within which a command must have ended; what the machine has to do beside is not ours. */
const SOON = 3_000;
/** Takes many seconds to lay out. */
const SLOW = `<html lang="en"><title>x</title>${"<p>Words that go on and on, <b>bold</b> and <i>not</i>, to the end.</p>".repeat(30_000)}`;
/** Takes seconds by itself: many rows, and a long search for the scale. */
const SLOW_SHEET = `${SHEET}${Array.from({ length: 2000 }, (_, i) => `  Row ${i}: [${"leaf ".repeat(20)}, ${"seed ".repeat(20)}]\n`).join("")}`;

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Runs a command until it computes, then sends a signal. @returns the code as a shell has it, and how long it took to end, ms */
async function interrupted(root: string, signal: NodeJS.Signals, argv: readonly string[], isBusy: () => boolean) {
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: root, stdio: "ignore" });
  running.push(child);
  const ended = new Promise<number | null>((done) =>
    child.on("exit", (code, by) => done(code ?? (by === "SIGINT" ? 130 : by === "SIGTERM" ? 143 : null))),
  );
  while (!isBusy()) await new Promise((done) => setTimeout(done, 20));
  await new Promise((done) => setTimeout(done, 1200));
  const since = performance.now();
  child.kill(signal);
  const late = new Promise<"too late">((done) => setTimeout(() => done("too late"), SOON));
  return { code: await Promise.race([ended, late]), duration: performance.now() - since };
}

const always = () => true;

describe.skipIf(!hasSignals)("the first signal", { timeout: 60_000 }, () => {
  it.each(SIGNALS)("%s ends print in the middle of a layout", async (signal, code) => {
    const root = project({ "slow.html": SLOW });
    expect((await interrupted(root, signal, ["print", "slow.html"], always)).code).toBe(code);
    expect(readdirSync(root)).toEqual(["slow.html"]);
  });

  it.each(SIGNALS)(
    "%s ends a build in the middle of its only sheet; the next one is as if nothing had been",
    async (signal, code) => {
      const root = project({ "content/slow.yaml": SLOW_SHEET });
      const isBusy = () => existsSync(join(root, "out/.versus-cache.jsonl"));
      expect((await interrupted(root, signal, ["build"], isBusy)).code).toBe(code);
      writeFileSync(join(root, "content/slow.yaml"), SHEET);
      execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: root });
      execFileSync(process.execPath, [MAIN, "build", "--quiet", "--out", "clean"], { cwd: root });
      expect(outputsBelow(join(root, "out"))).toEqual(outputsBelow(join(root, "clean")));
    },
  );

  it.each(SIGNALS)(
    "%s ends workers in the middle of their sheets, with a manifest of what is done",
    async (signal, code) => {
      const root = project({
        "content/a.yaml": SHEET,
        ...Object.fromEntries(["b", "c", "d"].map((name) => [`content/${name}.yaml`, SLOW_SHEET])),
      });
      const isBusy = () => existsSync(join(root, "out/html/a.html"));
      expect((await interrupted(root, signal, ["build", "--jobs", "2"], isBusy)).code).toBe(code);
      expect(filesBelow(join(root, "out")).filter((path) => /lock|tmp/.test(path))).toEqual([]);
      expect(readFileSync(join(root, "out/manifest.json"), "utf8")).toMatch(/"version": 1/);
    },
  );

  it.each(SIGNALS)("%s ends check, and a watch that builds", async (signal, code) => {
    const root = project({ "content/slow.yaml": SLOW_SHEET });
    expect((await interrupted(root, signal, ["check"], always)).code).toBe(code);
    const isBusy = () => existsSync(join(root, "out/.versus-cache.jsonl"));
    expect((await interrupted(root, signal, ["build", "--watch"], isBusy)).code).toBe(code);
  });
});

describe("output that nobody takes", { timeout: 60_000 }, () => {
  const many = () => project(Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`content/s${i}.yaml`, SHEET])));

  it("ends a build that is not done with a code that says so", async () => {
    const child = spawn(process.execPath, [MAIN, "build", "--json", "--jobs", "1"], {
      cwd: many(),
      stdio: ["ignore", "pipe", "ignore"],
    });
    running.push(child);
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((done) => child.on("exit", done));
    expect(code).toBe(141);
  });

  it.skipIf(!existsSync("/dev/full"))("on a full device is one line, not a stack, and an error", () => {
    const root = many();
    const shell = `"${process.execPath}" "${MAIN}" list >/dev/full; echo "code $?"`;
    const told = execFileSync("sh", ["-c", `{ ${shell}; } 2>&1`], { cwd: root, encoding: "utf8" });
    expect(told).toMatch(/^error: the output can't be written: .*\n/);
    expect(told).toMatch(/code 1\n$/);
    expect(told).not.toMatch(/\n\s+at /);
  });
});
