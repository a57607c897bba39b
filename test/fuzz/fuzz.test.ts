/** A short run of the fuzzer, over each kind: `npm run fuzz` is the long one. */
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

const CASES = { html: 60, svg: 40, yaml: 40, image: 30, font: 20, options: 30, project: 10 };

it.each(Object.entries(CASES))(
  "nothing crashes, hangs or is lost: some cases of %s",
  (kind, cases) => {
    const args = ["--minutes", "0.5", "--seed", "20000", "--kind", kind, "--cases", String(cases)];
    const { stdout } = spawnSync(process.execPath, ["test/fuzz/main.mjs", ...args], { encoding: "utf8" });
    expect(stdout).toMatch(new RegExp(`${kind} \\d+ cases: [\\s\\S]*\\n0 faults`));
  },
  90_000,
);
