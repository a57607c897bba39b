/**
 * When V8 optimizes a function: later than by default. Up to some dozens of sheets, a third of the processor time went into optimizing
 * code that was hardly used any more; where a thread makes hundreds, what was optimized pays, and V8 does as by default again. Node 24 does
 * better by itself.
 */
import { setFlagsFromString } from "node:v8";

/** Flags by Node's major version: V8 complains of one that it doesn't know. */
const FLAGS: Readonly<Record<string, { readonly late: string; readonly asByDefault?: string }>> = {
  "20": { late: "--interrupt-budget=1000000", asByDefault: "--interrupt-budget=135168" },
  "22": { late: "--invocation-count-for-turbofan=15000" },
};
/** Sheets of a thread from which on it pays. */
const MANY = 200;

export function optimizeLate(): void {
  setFlags(flags?.late);
}

/** @param sheets that each thread is going to make */
export function optimizeFor(sheets: number): void {
  if (sheets >= MANY) setFlags(flags?.asByDefault);
}

const flags = FLAGS[process.versions.node.split(".")[0]!];

function setFlags(text: string | undefined): void {
  if (text !== undefined) setFlagsFromString(text);
}
