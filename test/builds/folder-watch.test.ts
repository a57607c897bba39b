/** A watch of a project doesn't go where no build reads. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FolderWatch } from "../../src/builds/folder-watch.js";
import { project, temporaryFolder } from "../support/project.js";

it("changes in a folder elsewhere, to which a link leads, are none of the project's", async () => {
  const outside = project({ "deep/x.yaml": "x" });
  const root = temporaryFolder();
  mkdirSync(join(root, "content"));
  symlinkSync(outside, join(root, "content/all"), "junction");
  let [told, changed] = [false, () => {}];
  const change = new Promise<void>((done) => (changed = done));
  const watch = new FolderWatch(
    [root],
    () => false,
    () => {
      told = true;
      changed();
    },
  );
  // What is told comes in the order in which it happened.
  writeFileSync(join(outside, "deep/x.yaml"), "y");
  writeFileSync(join(outside, "new.yaml"), "y");
  await new Promise((done) => setTimeout(done, 200));
  expect(told).toBe(false);
  writeFileSync(join(root, "content/own.yaml"), "y");
  await change;
  watch.close();
  expect(told).toBe(true);
});
