/** `--shard`: `2/5`, or `auto` where a job array or a CI runner tells in its environment which part this is -> a shard, or why there is none. */
import { parseShard, type Shard } from "../../builds/index.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** Who runs the same job many times over, and how each run is told which one it is. */
interface Runner {
  readonly name: string;
  /** The variable that tells which part this is. */
  readonly index: string;
  /** The variable that tells how many parts there are; absent where none does. */
  readonly count?: string;
  /** The number of the first part. */
  readonly first: 0 | 1;
}

/** As the documentation of each says. Slurm numbers as the array is written: see `slurm`. */
const RUNNERS: readonly Runner[] = [
  { name: "GitLab", index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1 },
  { name: "CircleCI", index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL", first: 0 },
  { name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0 },
  { name: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE", first: 0 },
  { name: "Kubernetes", index: "JOB_COMPLETION_INDEX", first: 0 },
];
const SLURM = "SLURM_ARRAY_TASK_ID";

/** What `--shard` means, or what is wrong with it and what to write. */
export type ShardFlag = { readonly shard: Shard } | { readonly problem: string; readonly hint: string };

/** @param text what was written: `2/5`, `auto`, `auto/5` */
export function readShard(text: string, env: Environment): ShardFlag {
  const auto = /^auto(?:\/([1-9]\d{0,5}))?$/.exec(text);
  if (auto) return fromEnvironment(env, auto[1] === undefined ? undefined : Number(auto[1]));
  const shard = parseShard(text);
  if (shard) return { shard };
  return {
    problem: `--shard takes a part of how many, not "${text}"`,
    hint: "write it as --shard 2/5, from 1/5 to 5/5, or --shard auto in a job array",
  };
}

function fromEnvironment(env: Environment, asked: number | undefined): ShardFlag {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== "";
  const found = RUNNERS.filter(({ index }) => isSet(index));
  const names = [...(isSet(SLURM) ? [SLURM] : []), ...found.map(({ index }) => index)];
  if (names.length > 1)
    return {
      problem: `--shard auto finds more than one part that this could be: ${names.map((name) => `${name}=${env[name]}`).join(", ")}`,
      hint: "say which one is meant: --shard 2/5",
    };
  if (isSet(SLURM)) return slurm(env, asked);
  const [runner] = found;
  if (!runner)
    return {
      problem: "--shard auto finds nothing in the environment that tells which part this is",
      hint: `it looks for ${[SLURM, ...RUNNERS.map(({ index }) => index)].join(", ")}; elsewhere write --shard 2/5`,
    };
  const told = runner.count === undefined || !isSet(runner.count) ? undefined : numberIn(env, runner.count);
  return part(env, runner, told, asked);
}

function part(env: Environment, runner: Runner, told: number | undefined, asked: number | undefined): ShardFlag {
  const { name, index, count, first } = runner;
  if (asked === undefined && told === undefined) {
    const given = count === undefined || env[count] === undefined ? "" : `, as ${count} is "${env[count]}"`;
    return {
      problem: `${name} tells which part this is (${index}=${env[index]}) but not of how many${given}`,
      hint: "add the number of parts: --shard auto/16",
    };
  }
  if (asked !== undefined && told !== undefined && asked !== told)
    return differing(`${count} says ${told} parts`, asked);
  const number = numberIn(env, index);
  const parts = asked ?? told!;
  if (number === undefined || number < first || number >= first + parts)
    return {
      problem: `${index} is "${env[index]}", and should be from ${first} to ${first + parts - 1} for ${parts} parts`,
      hint: "say which part is meant: --shard 2/5",
    };
  return { shard: { index: number - first + 1, count: parts } };
}

/**
 * Slurm numbers the tasks as the array is written (`0-15`, `1-16`, `0-30:2`), and tells the least and the greatest number, the step,
 * and how many there are. An array of some of them (a task that is run again by itself) would be taken for all: so it takes a number.
 */
function slurm(env: Environment, asked: number | undefined): ShardFlag {
  const [id, min, max] = [SLURM, "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX"].map((name) => numberIn(env, name));
  const count = numberIn(env, "SLURM_ARRAY_TASK_COUNT");
  const step = numberIn(env, "SLURM_ARRAY_TASK_STEP") ?? 1;
  if (id === undefined || min === undefined || max === undefined || count === undefined || step < 1)
    return {
      problem: `Slurm does not tell which part of how many this is: ${SLURM}, SLURM_ARRAY_TASK_MIN, _MAX and _COUNT should be numbers`,
      hint: "say which part is meant: --shard 2/5",
    };
  const index = (id - min) / step + 1;
  const isWhole = (min === 0 || min === 1) && (max - min) / step + 1 === count;
  if (!isWhole || !Number.isInteger(index) || index < 1 || index > count)
    return {
      problem: `the Slurm array from ${min} to ${max} with ${count} ${count === 1 ? "task" : "tasks"} is not one that begins at 0 or 1 and leaves none out`,
      hint: `a part that is built again by itself is named by its number: --shard ${id}/${asked ?? 16}`,
    };
  if (asked !== undefined && asked !== count) return differing(`the Slurm array has ${count} tasks`, asked);
  return { shard: { index, count } };
}

function differing(told: string, asked: number): ShardFlag {
  return {
    problem: `${told}, and --shard auto/${asked} says ${asked}`,
    hint: "write --shard auto, or make the two agree",
  };
}

function numberIn(env: Environment, name: string): number | undefined {
  const text = env[name] ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
