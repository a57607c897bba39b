/** What V8 compiled is kept for the next start where its user alone can write, and run from nowhere else. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheFolder, readCache, writeCache } from "../../src/cli/code-cache.js";
import { project, SHEET, temporaryFolder } from "../support/project.js";

const MAIN = resolve("dist/cli/main.js");
const NAME = "some.code";
const TEXT = "what V8 has compiled";
const DATA = { bytecode: 12, data: Buffer.from(TEXT) };
/** Windows has other rights, and only root gives files away. */
const hasModes = process.platform !== "win32";
const isRoot = process.geteuid?.() === 0;

const cached = (folder: string) => readCache(join(folder, NAME))?.data.toString();

function folderWithCache(): string {
  const folder = join(temporaryFolder(), "caches/versus");
  writeCache(folder, NAME, DATA);
  return folder;
}

describe("the folder of the code cache", () => {
  it("is the user's own for caches", () => {
    expect(cacheFolder({ HOME: "/home/ada" }, "linux")).toBe("/home/ada/.cache/versus");
    expect(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "/caches" }, "linux")).toBe("/caches/versus");
    expect(cacheFolder({ HOME: "/Users/ada", XDG_CACHE_HOME: "/caches" }, "darwin")).toBe(
      "/Users/ada/Library/Caches/versus",
    );
    expect(cacheFolder({ LOCALAPPDATA: resolve("local") }, "win32")).toBe(resolve("local/versus"));
    expect(cacheFolder({}, "linux")).toBe(join(homedir(), ".cache/versus"));
  });

  it("is none where it would depend on the working folder, or the user wants none", () => {
    expect(cacheFolder({ HOME: "/home/ada", XDG_CACHE_HOME: "caches" }, "linux")).toBe("/home/ada/.cache/versus");
    expect(cacheFolder({ HOME: "ada" }, "linux")).toBeUndefined();
    expect(cacheFolder({}, "win32")).toBeUndefined();
    expect(cacheFolder({ HOME: "/home/ada", NODE_DISABLE_COMPILE_CACHE: "1" }, "linux")).toBeUndefined();
  });
});

describe("a file of the code cache", () => {
  it("gives back what was written", () => {
    const folder = folderWithCache();
    expect(cached(folder)).toBe(TEXT);
    const other = { bytecode: 3_000_000_000, data: Buffer.from("something else") };
    writeCache(folder, NAME, other);
    expect(readCache(join(folder, NAME))).toEqual(other);
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  it("is not taken where a byte is another one, or some are missing", () => {
    const folder = folderWithCache();
    const whole = readFileSync(join(folder, NAME));
    for (let i = 0; i < whole.length; i++) {
      const damaged = Buffer.from(whole);
      damaged[i]! ^= 1 << (i % 8);
      writeFileSync(join(folder, NAME), damaged);
      expect(cached(folder)).toBeUndefined();
      writeFileSync(join(folder, NAME), whole.subarray(0, i));
      expect(cached(folder)).toBeUndefined();
    }
    writeFileSync(join(folder, NAME), whole);
    expect(cached(folder)).toBe(TEXT);
  });

  it.skipIf(!hasModes)("is readable and writable for nobody else, nor is its folder", () => {
    const folder = folderWithCache();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, NAME)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(!hasModes)("is neither taken nor written where others may write", () => {
    for (const mode of [0o770, 0o707, 0o755]) {
      const folder = folderWithCache();
      chmodSync(folder, mode);
      expect(cached(folder)).toBeUndefined();
      writeCache(folder, "other.code", DATA);
      expect(readdirSync(folder)).toEqual([NAME]);
    }
    for (const mode of [0o660, 0o606, 0o644]) {
      const folder = folderWithCache();
      chmodSync(join(folder, NAME), mode);
      expect(cached(folder)).toBeUndefined();
    }
  });

  it.skipIf(!hasModes || !isRoot)("is not taken where it or its folder is another user's", () => {
    const folder = folderWithCache();
    chownSync(folder, 12_345, 12_345);
    expect(cached(folder)).toBeUndefined();
    writeCache(folder, "other.code", DATA);
    expect(readdirSync(folder)).toEqual([NAME]);
    const other = folderWithCache();
    chownSync(join(other, NAME), 12_345, 12_345);
    expect(cached(other)).toBeUndefined();
  });

  it.skipIf(!hasModes)("is not taken by way of a link", () => {
    const folder = folderWithCache();
    symlinkSync(folder, join(folder, "../linked"));
    expect(cached(join(folder, "../linked"))).toBeUndefined();
    renameSync(join(folder, NAME), join(folder, "moved"));
    symlinkSync("moved", join(folder, NAME));
    expect(cached(folder)).toBeUndefined();
  });

  it("is not written where that can't be, and nothing is said", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    writeCache(join(file, "versus"), NAME, DATA);
    writeCache(file, NAME, DATA);
    expect(readFileSync(file, "utf8")).toBe("");
  });

  it("takes the place of the oldest of several", () => {
    const folder = folderWithCache();
    writeFileSync(join(folder, "of-somebody-else"), "");
    utimesSync(join(folder, NAME), 1, 1);
    for (let i = 0; i < 6; i++) {
      writeCache(folder, `${i}.code`, DATA);
      utimesSync(join(folder, `${i}.code`), 1000 + i, 1000 + i);
    }
    writeCache(folder, "last.code", DATA);
    expect(readdirSync(folder).sort()).toEqual(["3.code", "4.code", "5.code", "last.code", "of-somebody-else"].sort());
  });
});

describe.skipIf(!existsSync(MAIN))("the program", () => {
  function start(root: string, env: Readonly<Record<string, string>> = {}, command = ["build", "--force", "--quiet"]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...command], {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? "",
        NO_COLOR: "1",
        LOCALAPPDATA: root,
        HOME: root,
        XDG_CACHE_HOME: root,
        ...env,
      },
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }
  const kept = (root: string) => {
    const folder = join(root, "versus");
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  };
  const manifest = (root: string) => readFileSync(join(root, "out/manifest.json"), "utf8");

  it.skipIf(process.platform === "darwin")(
    "writes the same files with what was kept as without, and keeps it once",
    () => {
      const root = project({ "content/tea.yaml": SHEET });
      const without = start(root, { NODE_DISABLE_COMPILE_CACHE: "1" });
      expect(without).toMatchObject({ status: 0, stderr: "" });
      expect(kept(root)).toEqual([]);
      const files = manifest(root);

      expect(start(root)).toEqual(without);
      expect(manifest(root)).toBe(files);
      const [file, ...more] = kept(root);
      expect(more).toEqual([]);
      const { ino } = statSync(file!);
      expect(start(root)).toEqual(without);
      expect(manifest(root)).toBe(files);
      expect(statSync(file!).ino).toBe(ino);

      writeFileSync(file!, readFileSync(file!).fill(0, 1000, 2000));
      expect(start(root)).toEqual(without);
      expect(manifest(root)).toBe(files);
      expect(readCache(file!)).toBeDefined();
    },
  );

  it.skipIf(process.platform === "darwin")("keeps more once a command has run that compiles more", () => {
    const root = project({ "content/tea.yaml": SHEET });
    expect(start(root, {}, ["list"]).status).toBe(0);
    expect(start(root).status).toBe(0);
    const [file] = kept(root);
    const { size } = statSync(file!);
    expect(start(root, {}, ["list"]).status).toBe(0);
    expect(statSync(file!).size).toBe(size);
    expect(size).toBeGreaterThan(1_000_000);
  });

  it("says nothing where it can keep nothing", () => {
    const root = project({ "content/tea.yaml": SHEET, versus: "no folder" });
    expect(start(root)).toMatchObject({ status: 0, stderr: "" });
  });
});
