/**
 * Runs whole processes and tells what they took: seconds by the wall clock, seconds on the processor and peak resident memory as
 * GNU time tells them of a process and all its children, where it is installed.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TIME = "/usr/bin/time";
const hasTime = spawnSync(TIME, ["-f", "%e", "true"], { stdio: "ignore" }).status === 0;
/** What a program has to end by itself, ms, when it is told to. */
const GRACE = 5000;
/** Characters of stderr that a failure tells. */
const TOLD = 3000;

const running = new Set();
process.on("exit", () => {
  // They are in groups of their own, which a key press doesn't reach.
  for (const child of running) kill(child, "SIGTERM");
});
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

/**
 * @param commands { program, args, cwd, env }: run at the same time; a job is over when the last of them is
 * @param timeout seconds after which they are killed, which is an error, as is every exit code but 0
 * @returns { s, cpu, peak }: seconds, seconds, and MB, of which the commands' are added
 */
export async function measure(commands, { timeout = 3600 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "versus-bench-time-"));
  const start = performance.now();
  try {
    const used = await Promise.all(commands.map((command, i) => run(command, timeout, join(folder, `${i}`))));
    const s = (performance.now() - start) / 1000;
    const sum = (key) => (used.every((one) => one[key] !== undefined) ? add(used.map((one) => one[key])) : undefined);
    return { s, cpu: sum("cpu"), peak: sum("peak") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const add = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

async function run({ program, args, cwd, env }, timeout, timeFile) {
  const timed = hasTime ? [TIME, "-o", timeFile, "-f", "%U %S %M", program, ...args] : [program, ...args];
  const child = spawn(timed[0], timed.slice(1), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"])
    child[stream].on("data", (chunk) => {
      output[stream] = (output[stream] + chunk).slice(-TOLD);
    });
  const guard = setTimeout(() => {
    output.stderr += `\nkilled after ${timeout} s`;
    kill(child, "SIGTERM");
    setTimeout(() => kill(child, "SIGKILL"), GRACE).unref();
  }, timeout * 1000);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => {
    clearTimeout(guard);
    running.delete(child);
  });
  if (code !== 0) throw new Error(`${[program, ...args].join(" ")}\nended with ${code}:\n${output.stderr}`);
  return usage(timeFile, output.stdout);
}

/** A peer whose children the system doesn't count says by itself what it took, in ms, at the end of its output. */
function usage(timeFile, stdout) {
  if (!hasTime) return {};
  const [user, system, peak] = readFileSync(timeFile, "utf8").trim().split(/\s+/).slice(-3).map(Number);
  const told = /^\d+(\.\d+)?$/.test(stdout.trim()) ? Number(stdout) / 1000 : undefined;
  return { cpu: told ?? user + system, ...(told === undefined && { peak: peak / 1024 }) };
}

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
