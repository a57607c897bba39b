/** A short run of the fuzzer, over each kind: `npm run fuzz` is the long one. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const CASES = { html: 40, svg: 25, yaml: 20, image: 20, font: 15, options: 20, project: 6 };

it.each(Object.entries(CASES))(
  "nothing crashes, hangs or is lost: some cases of %s",
  (kind, cases) => {
    const args = ["--minutes", "0.5", "--seed", "20000", "--kind", kind, "--cases", String(cases)];
    const { stdout } = spawnSync(process.execPath, ["test/fuzz/main.mjs", ...args], { encoding: "utf8" });
    expect(stdout).toMatch(new RegExp(`${kind} \\d+ cases: [\\s\\S]*\\n0 faults`));
  },
  90_000,
);
