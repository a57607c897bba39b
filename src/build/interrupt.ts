/**
 * How a build is broken off. While this thread computes, nothing else can happen in it, a signal's handler included; so work that may
 * take long is run by a function of the caller's, which knows how to stop it.
 */

/** Runs work that may take long; throws `Interrupted` where it was stopped in the middle. Not nested. */
export type Interruptible = <T>(work: () => T) => T;

/** Work was stopped in the middle: what it was making is lost, nothing else. */
export class Interrupted extends Error {}

/** For callers that can't stop anything. */
export const uninterrupted: Interruptible = (work) => work();
