/** Rounds in which each competitor has a turn, and what came out of them. */
import { median } from "../report.mjs";

/**
 * Another one begins each round, so that what else the machine does hits all alike.
 * @param competitors { name, run }: `run` returns a sample
 * @returns for each competitor { name, samples, ...other fields }
 */
export async function takeTurns(context, competitors) {
  const results = competitors.map(({ run, ...fields }) => ({ ...fields, samples: [] }));
  for (let round = 0; round < context.rounds; round++) {
    for (let turn = 0; turn < competitors.length; turn++) {
      const place = (round + turn) % competitors.length;
      const { name, run } = competitors[place];
      context.say(`round ${round + 1} of ${context.rounds}: ${name}`);
      results[place].samples.push(await run(round));
    }
  }
  return results;
}

/** Median and range of one measurement, in seconds or MB. */
export function summary(samples, key) {
  const values = samples.map((sample) => sample[key]).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The same of the ratio to the reference in each round: neighbours who come and go hit both. */
export function ratio(samples, reference, key) {
  if (reference === undefined) return undefined;
  return summary(
    samples.map((sample, round) => {
      const [one, other] = [sample[key], reference.samples[round][key]];
      return { ratio: one === undefined || !other ? undefined : one / other };
    }),
    "ratio",
  );
}

/** A result without its samples' details, for the tables and for --json. */
export function summarise(result, reference) {
  const { samples, ...fields } = result;
  return {
    ...fields,
    s: summary(samples, "s"),
    cpu: summary(samples, "cpu"),
    peak: summary(samples, "peak"),
    bytes: samples.at(-1).bytes,
    tagged: samples.at(-1).tagged,
    ratio: ratio(samples, reference, "s"),
    cpuRatio: ratio(samples, reference, "cpu"),
    samples,
  };
}

/** So many sheets are enough to get programs and fonts into the cache of the disk, and to learn what doesn't run. */
const FEW = 4;

/** A turn each with a few sheets, not counted. @param entrants makes competitors from sheets */
export async function warmUp(context, count, entrants) {
  if (count <= FEW) return;
  for (const { run } of await entrants(context, context.sheets(FEW))) await run();
}
