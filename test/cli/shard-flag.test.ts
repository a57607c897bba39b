/** Which part of a collection a run of a job array is, as its environment tells. */
import { describe, expect, it } from "vitest";
import { readShard } from "../../src/cli/flags/shard-flag.js";

const slurm = (id: number, min: number, max: number, count: number, step?: number) => ({
  SLURM_ARRAY_TASK_ID: `${id}`,
  SLURM_ARRAY_TASK_MIN: `${min}`,
  SLURM_ARRAY_TASK_MAX: `${max}`,
  SLURM_ARRAY_TASK_COUNT: `${count}`,
  ...(step !== undefined && { SLURM_ARRAY_TASK_STEP: `${step}` }),
});

describe("--shard", () => {
  it.each<[string, Record<string, string>, string, string]>([
    ["Slurm from 1", slurm(3, 1, 16, 16, 1), "auto", "3/16"],
    ["Slurm from 0", slurm(0, 0, 15, 16), "auto", "1/16"],
    ["Slurm from 0, the last", slurm(15, 0, 15, 16), "auto/16", "16/16"],
    ["Slurm in steps", slurm(30, 0, 30, 16, 2), "auto", "16/16"],
    ["GitLab", { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "4" }, "auto", "1/4"],
    ["CircleCI", { CIRCLE_NODE_INDEX: "0", CIRCLE_NODE_TOTAL: "4" }, "auto", "1/4"],
    ["Buildkite", { BUILDKITE_PARALLEL_JOB: "3", BUILDKITE_PARALLEL_JOB_COUNT: "4" }, "auto", "4/4"],
    ["AWS Batch", { AWS_BATCH_JOB_ARRAY_INDEX: "9", AWS_BATCH_JOB_ARRAY_SIZE: "10" }, "auto", "10/10"],
    ["Kubernetes", { JOB_COMPLETION_INDEX: "0" }, "auto/16", "1/16"],
    ["nobody", {}, "2/5", "2/5"],
  ])("is read as %s tells it", (_runner, env, text, expected) => {
    const [index, count] = expected.split("/").map(Number);
    expect(readShard(text, env)).toEqual({ shard: { index, count } });
  });

  it.each<[string, Record<string, string>, string, string, string]>([
    ["nothing is set", {}, "auto", "finds nothing in the environment", "--shard 2/5"],
    ["nothing is set, with a number", {}, "auto/5", "finds nothing in the environment", "--shard 2/5"],
    [
      "two are set",
      { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "4", JOB_COMPLETION_INDEX: "2" },
      "auto",
      "CI_NODE_INDEX=1, JOB_COMPLETION_INDEX=2",
      "--shard 2/5",
    ],
    [
      "Slurm and another",
      { ...slurm(1, 1, 4, 4), JOB_COMPLETION_INDEX: "2" },
      "auto",
      "SLURM_ARRAY_TASK_ID=1, JOB",
      "2/5",
    ],
    ["the number is missing", { JOB_COMPLETION_INDEX: "2" }, "auto", "not of how many", "--shard auto/16"],
    ["the count is no number", { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "x" }, "auto", 'CI_NODE_TOTAL is "x"', "auto/16"],
    ["the part is past the end", { JOB_COMPLETION_INDEX: "16" }, "auto/16", "from 0 to 15", "--shard 2/5"],
    ["the part is no number", { CI_NODE_INDEX: "one", CI_NODE_TOTAL: "4" }, "auto", "from 1 to 4", "--shard 2/5"],
    ["the two counts differ", { CI_NODE_INDEX: "1", CI_NODE_TOTAL: "4" }, "auto/5", "says 4 parts", "agree"],
    ["one task of an array is run again", slurm(3, 3, 3, 1), "auto", "with 1 task", "--shard 3/16"],
    ["an array leaves some out", slurm(7, 1, 7, 3, 1), "auto", "leaves none out", "--shard 7/16"],
    ["Slurm tells half", { SLURM_ARRAY_TASK_ID: "3" }, "auto", "does not tell which part", "--shard 2/5"],
    ["auto is misspelt", {}, "automatic", 'not "automatic"', "--shard auto"],
  ])("is refused, and told, where %s", (_case, env, text, problem, hint) => {
    const read = readShard(text, env);
    expect(read).toEqual({ problem: expect.stringContaining(problem), hint: expect.stringContaining(hint) });
  });
});
