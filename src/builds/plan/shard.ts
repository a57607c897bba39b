/** A collection split over machines that know nothing of each other: each sheet falls to one of them by its slug alone. */
import { hashOf } from "../../files/index.js";

/** One of several parts of a build. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  /** How many parts there are. */
  readonly count: number;
}

/** "2/5"; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** Whether a sheet falls to a shard. It does so whatever other sheets there are. */
export function isOfShard(slug: string, { index, count }: Shard): boolean {
  return Number.parseInt(hashOf(slug).slice(0, 12), 16) % count === index - 1;
}
