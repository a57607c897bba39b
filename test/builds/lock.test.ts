/** Two builds don't write into one folder together, and a dead one locks nothing. Folders that can't be written are told. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/builds/build.js";
import { writeFailure } from "../../src/builds/folder/write.js";
import { filesBelow, project, SHEET, versus } from "../support/project.js";

const LOCK = ".versus-lock";

function locked(holder: object | string): string {
  const root = project({ "content/a.yaml": SHEET });
  mkdirSync(join(root, "out"));
  writeFileSync(join(root, "out", LOCK), typeof holder === "string" ? holder : JSON.stringify(holder));
  return root;
}

const started = (pid: number) =>
  existsSync(`/proc/${pid}/stat`)
    ? (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "")
    : "";

/** The number of a process that has ended. */
const dead = () => Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));

describe("the lock of an output folder", { timeout: 60_000 }, () => {
  it("lets only one of two builds in", async () => {
    const root = project({ "content/a.yaml": SHEET });
    const reports = await Promise.all([build({ root }), build({ root })]);
    const codes = reports.map(({ diagnostics }) => diagnostics.map(({ code }) => code).join());
    expect(codes.sort()).toEqual(["", "build/locked"]);
    expect(filesBelow(join(root, "out")).filter((path) => path.includes("lock"))).toEqual([]);
  });

  it("of a process that runs is told, with what to do", async () => {
    const root = locked({ pid: process.ppid, host: hostname(), started: started(process.ppid) });
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`another build \\(process ${process.ppid}\\) is writing into out`));
    expect(stderr).toMatch(/wait until it is done/);
    expect(filesBelow(join(root, "out"))).toEqual([LOCK]);
  });

  it("of another machine is told, with the file to remove", async () => {
    const { stderr } = await versus(locked({ pid: 1, host: "elsewhere", started: "" }), "build");
    expect(stderr).toMatch(/process 1 on elsewhere[\s\S]*remove out\/\.versus-lock/);
  });

  it.each<[string, () => object | string]>([
    ["a process that has ended", () => ({ pid: dead(), host: hostname(), started: "1" })],
    ["a process that had this one's number", () => ({ pid: process.pid, host: hostname(), started: "1" })],
    ["a file that is no lock", () => "hello"],
    ["an empty file", () => ""],
  ])("of %s is taken over, and what was half written is removed", async (_, holder) => {
    const root = locked(holder());
    mkdirSync(join(root, "out/pdf"));
    writeFileSync(join(root, "out/pdf/gone.pdf.versus-tmp"), "half");
    expect((await build({ root })).diagnostics).toEqual([]);
    expect(filesBelow(join(root, "out")).filter((path) => /lock|tmp/.test(path))).toEqual([]);
  });

  it("that a build was about to take when it was killed leaves nothing behind", async () => {
    const root = project({ "content/a.yaml": SHEET });
    mkdirSync(join(root, "out"));
    const left = (name: string, holder: object | string) =>
      writeFileSync(join(root, "out", name), typeof holder === "string" ? holder : JSON.stringify(holder));
    const living = { pid: process.ppid, host: hostname(), started: started(process.ppid) };
    left(`${LOCK}.4711`, "");
    left(`${LOCK}.4712`, living);
    left(`${LOCK}.stale-4713`, "half");
    left(`${LOCK}.stale-4714`, { pid: dead(), host: hostname(), started: "1" });
    left(`${LOCK}.stale-4715`, living);
    expect((await build({ root })).diagnostics).toEqual([]);
    expect(filesBelow(join(root, "out")).filter((path) => path.includes("lock"))).toEqual([`${LOCK}.stale-4715`]);
  });

  it.skipIf(!started(process.ppid))("of a process whose number another one has by now is taken over", async () => {
    const root = locked({ pid: process.ppid, host: hostname(), started: "1" });
    expect((await build({ root })).diagnostics).toEqual([]);
  });

  it("a check needs none", async () => {
    const root = locked({ pid: process.ppid, host: hostname(), started: started(process.ppid) });
    expect((await versus(root, "check")).code).toBe(0);
  });
});

describe("an output folder that can't be written", () => {
  it("is a file", async () => {
    const { code, stderr } = await versus(project({ "content/a.yaml": SHEET, out: "x" }), "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/a part of the path is a file, not a folder/)]);
  });

  it("has a folder where a file should go", async () => {
    const root = project({ "content/a.yaml": SHEET, "out/pdf/a.pdf/x": "x" });
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/a folder stands where a file should go/)]);
  });

  it.skipIf(process.getuid?.() === 0)("may not be written", async () => {
    const root = project({ "content/a.yaml": SHEET });
    mkdirSync(join(root, "out"));
    chmodSync(join(root, "out"), 0o555);
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/there is no permission to write there/)]);
  });

  it.each([
    ["ENOSPC", /the disk is full/, /make room, and build again/],
    ["EROFS", /the file system is read-only/, /--out/],
    ["EDQUOT", /your share of the disk is full/, /make room/],
    ["EIO", /input\/output error/, /--out/],
  ])("%s", (code, message, hint) => {
    const error = Object.assign(new Error("input/output error"), { code, syscall: "write" });
    const failure = writeFailure("out", error);
    expect(failure.message).toMatch(message);
    expect(failure.hints?.[0]).toMatch(hint);
  });
});
