/**
 * When V8 optimizes a function: later than by default. Up to some dozens of sheets, a third of the processor time went into optimizing
 * code that was hardly used any more; for hundreds of sheets it makes no difference. Node 24 does better by itself.
 */
import { setFlagsFromString } from "node:v8";

/** The flag by Node's major version: V8 complains of one that it doesn't know. */
const FLAGS: Readonly<Record<string, string>> = {
  "20": "--interrupt-budget=1000000",
  "22": "--invocation-count-for-turbofan=15000",
};

export function optimizeLate(): void {
  const flag = FLAGS[process.versions.node.split(".")[0]!];
  if (flag !== undefined) setFlagsFromString(flag);
}
