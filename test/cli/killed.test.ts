/**
 * Builds killed at any moment: afterwards every file that is there opens, and the next build ends with the bytes of a clean one.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/files/hash.js";
import { hasPoppler } from "../support/outside.js";
import { outputsBelow, SHEET, temporaryFolder } from "../support/project.js";

const MAIN = resolve("dist/cli/main.js");
const KILLS = 100;
const SHEETS = 14;

function collection(sheets = SHEETS): string {
  const root = temporaryFolder();
  mkdirSync(join(root, "content"));
  for (let i = 0; i < sheets; i++)
    writeFileSync(
      join(root, `content/sheet-${i}.yaml`),
      `${SHEET.replace("Tea vs", `Tea ${i} vs`)}related: [sheet-${(i + 1) % sheets}]\n`,
    );
  return root;
}

function start(root: string, ...flags: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, "build", "--quiet", ...flags], { cwd: root, stdio: "ignore" });
}

const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on("exit", (code, signal) => done({ code, signal })),
  );

const bytes = (root: string) =>
  Object.fromEntries(
    outputsBelow(join(root, "out")).map((path) => [path, hashOf(readFileSync(join(root, "out", path)))]),
  );

/** Every file that a reader would open is whole: the one that the clean build has, or one of an earlier version of its sheet. */
function expectWhole(root: string, versions: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [path, hash] of Object.entries(bytes(root))) {
    if (/\.versus-|manifest\.json$/.test(path)) continue;
    expect(versions.get(path)?.has(hash), path).toBe(true);
  }
  const manifest = readdirSync(join(root, "out")).includes("manifest.json");
  if (manifest) expect(() => JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8"))).not.toThrow();
}

describe("a killed build", { timeout: 1_200_000 }, () => {
  it(`leaves nothing broken, ${KILLS} times`, async () => {
    const root = collection();
    const before = performance.now();
    execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: root });
    let duration = performance.now() - before;
    const sheet = join(root, "content/sheet-0.yaml");
    const texts = [readFileSync(sheet, "utf8"), readFileSync(sheet, "utf8").replace("Tea 0", "Chai 0")];
    const clean = texts.map((text) => {
      const copy = temporaryFolder();
      cpSync(join(root, "content"), join(copy, "content"), { recursive: true });
      writeFileSync(join(copy, "content/sheet-0.yaml"), text);
      execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: copy });
      return bytes(copy);
    });
    const paths = new Set(clean.flatMap((each) => Object.keys(each)));
    const versions = new Map([...paths].map((path) => [path, new Set(clean.map((each) => each[path]!))]));
    let killed = 0;
    for (let i = 0; i < KILLS; i++) {
      // From nothing, from a whole build, from what the last one left; the times spread over the whole run, evenly.
      if (i % 4 === 0) rmSync(join(root, "out"), { recursive: true, force: true });
      writeFileSync(sheet, texts[i % 2]!);
      const child = start(root, "--jobs", i % 3 === 0 ? "2" : "1", ...(i % 5 === 0 ? ["--force"] : []));
      const [exit, begun] = [ended(child), performance.now()];
      const timer = setTimeout(() => child.kill("SIGKILL"), ((i * 0.618) % 1) * duration);
      // How long a build takes depends on what else the machine does.
      if ((await exit).signal === "SIGKILL") killed++;
      else duration = Math.max(50, (duration + performance.now() - begun) / 2);
      clearTimeout(timer);
      if (readdirSync(root).includes("out")) expectWhole(root, versions);
      if (i % 10 === 9) {
        execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: root });
        expect(bytes(root)).toEqual(clean[i % 2]);
      }
    }
    expect(killed).toBeGreaterThan(KILLS / 3);
    if (!hasPoppler) return;
    for (const name of readdirSync(join(root, "out/pdf")))
      expect(execFileSync("pdfinfo", [join(root, "out/pdf", name)], { encoding: "utf8" })).toMatch(/Pages: +1\n/);
  });

  it("has lost only the sheets that it was making: the next one goes on", async () => {
    const root = collection();
    const child = start(root, "--jobs", "1");
    const exit = ended(child);
    const pdfs = join(root, "out/pdf");
    while (count(pdfs) < 5) await new Promise((done) => setTimeout(done, 5));
    child.kill("SIGKILL");
    await exit;
    const made = execFileSync(process.execPath, [MAIN, "build", "--json"], { cwd: root, encoding: "utf8" });
    const end = JSON.parse(made.trim().split("\n").at(-1)!) as { unchanged: number; built: number };
    expect(end.unchanged).toBeGreaterThanOrEqual(3);
    expect(end.unchanged + end.built).toBe(SHEETS);
  });

  it("leaves no file of a sheet that goes before the next one", async () => {
    const root = collection();
    const child = start(root, "--jobs", "1");
    const exit = ended(child);
    while (count(join(root, "out/pdf")) < 8) await new Promise((done) => setTimeout(done, 5));
    child.kill("SIGKILL");
    await exit;
    rmSync(join(root, "content/sheet-0.yaml"));
    rmSync(join(root, "content/sheet-1.yaml"));
    execFileSync(process.execPath, [MAIN, "build", "--quiet"], { cwd: root });
    const left = outputsBelow(join(root, "out"));
    execFileSync(process.execPath, [MAIN, "build", "--quiet", "--out", "clean"], { cwd: root });
    expect(left).toEqual(outputsBelow(join(root, "clean")));
  });

  it("by Ctrl-C ends with 130, and what is done is done", async () => {
    // So many that it isn't done before the signal arrives, on a machine that does other things as well.
    const root = collection(80);
    const child = start(root, "--jobs", "1");
    const exit = ended(child);
    while (count(join(root, "out/pdf")) < 3) await new Promise((done) => setTimeout(done, 5));
    child.kill("SIGINT");
    expect(await exit).toEqual({ code: 130, signal: null });
    // The PDF, the page and the snippet of two sheets; of a third the PDF is there, and perhaps no more.
    const { outputs } = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8")) as { outputs: object[] };
    expect(outputs.length).toBeGreaterThanOrEqual(6);
    expect(outputsBelow(join(root, "out")).filter((path) => /lock|tmp/.test(path))).toEqual([]);
  });
});

function count(folder: string): number {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".pdf")).length;
  } catch {
    return 0;
  }
}
