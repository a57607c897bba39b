/** Things -> the same in an order that says nothing of them: it follows from a seed alone, so that a sheet comes out the same each time. */
import { hashOf } from "../../../files/index.js";

/**
 * @param seed the slug of a sheet
 * @param name of each, as it is told apart from the others
 */
export function seededOrder<T>(things: readonly T[], seed: string, name: (thing: T) => string): T[] {
  const placed = things.map((thing, i) => ({ thing, key: hashOf(Buffer.from(`${seed}\u0000${name(thing)}`)), i }));
  return placed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i)).map(({ thing }) => thing);
}
