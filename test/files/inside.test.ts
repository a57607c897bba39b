/** What lies in a folder, by the paths of every system. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, parse, posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { imageFolders } from "../../src/builds/sheets/formats/pdf.js";
import type { Toolbox } from "../../src/builds/site/toolbox.js";
import { findResource } from "../../src/document/local-files.js";
import { isBelow, liesInside } from "../../src/files/inside.js";
import { temporaryFolder } from "../support/project.js";

describe("a path as it is written", () => {
  it.each([
    ["/a", "/a", true],
    ["/a", "/a/b", true],
    ["/a", "/a/..b/c", true],
    ["/a", "/a/...", true],
    ["/a", "/a/../b", false],
    ["/a", "/", false],
    ["/a", "/ab", false],
    ["/a/", "/a/b", true],
    ["/", "/a", true],
    ["/", "/..a", true],
    ["a", "a/..b", true],
    ["a", "..", false],
  ])("of POSIX: %s, %s", (folder, path, inside) => {
    expect(isBelow(folder, path, posix)).toBe(inside);
  });

  it.each([
    ["C:\\a", "C:\\a\\b", true],
    ["C:\\a", "c:\\A\\b", true],
    ["C:\\a", "C:/a/b", true],
    ["C:\\a", "C:\\a\\..b\\c", true],
    ["C:\\a", "C:\\a\\..\\b", false],
    ["C:\\a", "C:\\ab", false],
    ["C:\\", "C:\\a", true],
    ["C:\\", "C:\\..a", true],
    ["C:\\a", "D:\\a\\b", false],
    ["C:\\", "D:\\", false],
    ["C:\\a", "\\\\server\\share\\a", false],
    ["\\\\server\\share", "\\\\server\\share\\a", true],
    ["\\\\server\\share", "\\\\server\\other\\a", false],
    ["\\\\server\\share", "C:\\a", false],
  ])("of Windows: %s, %s", (folder, path, inside) => {
    expect(isBelow(folder, path, win32)).toBe(inside);
  });
});

it("a link leads where it leads, whatever its name begins with", () => {
  const root = temporaryFolder();
  const outside = temporaryFolder();
  mkdirSync(join(root, "..a"));
  writeFileSync(join(root, "..a/b"), "");
  writeFileSync(join(outside, "c"), "");
  symlinkSync(outside, join(root, "..out"), "junction");
  expect(liesInside(root, join(root, "..a/b"))).toBe(true);
  expect(liesInside(root, join(root, "..out/c"))).toBe(false);
  expect(liesInside(root, `${root}/../${basename(outside)}/c`)).toBe(false);
  expect(liesInside(parse(root).root, join(outside, "c"))).toBe(true);
});

it("a folder at the root of everything, and one with points before its name, are folders like others", () => {
  const root = temporaryFolder();
  mkdirSync(join(root, "..a"));
  writeFileSync(join(root, "..a/b.png"), "");
  const found = { kind: "file", path: join(root, "..a/b.png") };
  expect(findResource("..a/b.png", { baseDir: root })).toEqual(found);
  expect(findResource("b.png", { baseDir: join(root, "..a"), root })).toEqual(found);
  const top = parse(root).root;
  expect(findResource(join(root, "..a/b.png"), { baseDir: top })).toEqual(found);
  const toolbox = { root } as Toolbox;
  expect(imageFolders({ path: join(root, "..a/tea.yaml") }, toolbox).root).toBe(root);
  expect(imageFolders({ path: join(root, "../tea.yaml") }, toolbox).root).toBe(join(root, ".."));
});
