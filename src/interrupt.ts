/**
 * How a build is broken off. While this thread computes, nothing else can happen in it, a signal's handler included; so work that may
 * take long is run by a function of the caller's, which knows how to stop it.
 */

/**
 * Runs work that may take long, after what waits for this thread has had its turn. Rejects with `Interrupted` where the work was stopped
 * in the middle. Only what `work` does before it waits for something is covered.
 */
export type Interruptible = <T>(work: () => T | Promise<T>) => Promise<T>;

/** Work was stopped in the middle: what it was making is lost, nothing else. */
export class Interrupted extends Error {}

/** For callers that can't stop anything. */
export const uninterrupted: Interruptible = async (work) => {
  await new Promise(setImmediate);
  return work();
};
