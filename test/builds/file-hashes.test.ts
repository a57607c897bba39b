/** Hashes of inputs that are told without a look at the files. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FileHashes } from "../../src/builds/folder/file-hashes.js";
import { hashOf } from "../../src/files/index.js";
import { project } from "../support/project.js";

const never = () => false;

it("tells of a file that was looked at what it was, and finds afterwards that it isn't so any more", async () => {
  const root = project({ "a.yaml": "one", "b.yaml": "one" });
  const [a, b] = [join(root, "a.yaml"), join(root, "b.yaml")];
  const hashes = FileHashes.open();
  expect(hashes.inputAsBefore(a)).toBe(hashOf("one"));
  hashes.input(b);
  expect(await hashes.hasStayed(never)).toBe(true);
  writeFileSync(a, "other");
  expect(hashes.inputAsBefore(a)).toBe(hashOf("one"));
  expect(hashes.inputAsBefore(b)).toBe(hashOf("one"));
  expect(await hashes.hasStayed(() => true)).toBe(true);
  expect(await hashes.hasStayed(never)).toBe(false);
  expect(await hashes.hasStayed(never)).toBe(true);
  expect(hashes.inputAsBefore(a)).toBe(hashOf("other"));
  rmSync(a);
  expect(hashes.inputAsBefore(a)).toBe(hashOf("other"));
  expect(await hashes.hasStayed(never)).toBe(false);
});
