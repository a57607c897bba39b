/** Shards as an array of Slurm, and the merge that waits for it, as docs/scale.md tells: what comes out is one build, whatever became of a task. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manySheets, oneBuild, PROGRAM, SHEETS } from "../support/many-sheets.js";
import { hashesBelow, temporaryFolder } from "../support/project.js";
import { hasSlurm, Slurm } from "../support/slurm.js";

const VERSUS = `"${process.execPath}" "${PROGRAM}"`;
const SHARD = `${VERSUS} build --shard auto --out "shards/$SLURM_ARRAY_TASK_ID" --jobs 1`;
/** The first run of a task is stopped in the middle of its build, and stays so until it is killed. */
const STOPPED = (task: number) => `
if [ "$SLURM_ARRAY_TASK_ID" = ${task} ] && [ -z "$SLURM_RESTART_COUNT" ]; then
  ${SHARD} --json > events & building=$!
  until grep -q '"event":"sheet"' events; do sleep 0.02; done
  kill -STOP $building
  touch stopped
  wait $building
fi
exec ${SHARD}`;
const MERGE = `exec ${VERSUS} merge shards/* --out merged`;

describe.skipIf(!hasSlurm)("an array of Slurm and its merge", { timeout: 240_000 }, () => {
  let slurm: Slurm;
  beforeAll(async () => {
    slurm = await Slurm.start(temporaryFolder());
  }, 100_000);
  afterAll(() => slurm?.stop());

  function submit(root: string, script: string): { readonly array: string; readonly merge: string } {
    const array = slurm.submit(root, script, "--array=1-4", "--requeue");
    return { array, merge: slurm.submit(root, MERGE, `--dependency=afterany:${array}`) };
  }

  it("are one build, byte for byte", async () => {
    const root = manySheets();
    const { array, merge } = submit(root, `exec ${SHARD}`);
    await slurm.ended(merge);
    expect(slurm.tasks(array).map(({ state }) => state)).toEqual(Array(4).fill("COMPLETED"));
    expect(slurm.tasks(merge)).toEqual([{ state: "COMPLETED", code: 0 }]);
    expect(hashesBelow(join(root, "merged"))).toEqual(oneBuild());
  });

  it("with a faulty sheet: all tasks end well, the merge tells it and ends with 1", async () => {
    const fault = "title: Without subjects\n";
    const root = manySheets(fault);
    const { array, merge } = submit(root, `exec ${SHARD}`);
    await slurm.ended(merge);
    expect(slurm.tasks(array).map(({ state }) => state)).toEqual(Array(4).fill("COMPLETED"));
    expect(slurm.tasks(merge)).toEqual([{ state: "FAILED", code: 1 }]);
    expect(readFileSync(join(root, `slurm-${merge}.out`), "utf8")).toContain("faulty.yaml");
    expect(hashesBelow(join(root, "merged"))).toEqual(oneBuild(fault));
  });

  it.each([
    ["a task that is killed and put into the queue again", async (array: string) => slurm.requeue(`${array}_2`)],
    ["a node that goes down with all that runs on it, and comes back", () => slurm.crash()],
  ])("%s goes on where it was", async (_, strike) => {
    const root = manySheets();
    const { array, merge } = submit(root, STOPPED(2));
    await slurm.until(() => existsSync(join(root, "stopped")));
    const done = readdirSync(join(root, "shards/2/pdf")).length;
    expect(done).toBeLessThan(SHEETS / 4);
    await strike(array);
    await slurm.ended(merge);
    expect(slurm.tasks(array).map(({ state }) => state)).toEqual(Array(4).fill("COMPLETED"));
    expect(slurm.tasks(merge)).toEqual([{ state: "COMPLETED", code: 0 }]);
    expect(hashesBelow(join(root, "merged"))).toEqual(oneBuild());
  });
});
