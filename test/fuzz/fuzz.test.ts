/** A short run of the fuzzer: `npm run fuzz` is the long one. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it.each(["html", "yaml", "svg"])(
  "nothing crashes, hangs or is lost: some cases of %s",
  (kind) => {
    const args = ["test/fuzz/main.mjs", "--minutes", "0.5", "--seed", "20000", "--kind", kind, "--cases", "60"];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(stdout).toMatch(new RegExp(`${kind} \\d+; 0 faults`));
  },
  90_000,
);
