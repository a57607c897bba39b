/** `SOURCE_DATE_EPOCH` (reproducible-builds.org): the one date that the surroundings may give. */
import type { Io, Terminal } from "../terminal/terminal.js";

/** The last second of the year 9999: later years have no four digits. */
const MAX_SECONDS = 253_402_300_799;

/** YYYY-MM-DD in UTC; undefined where the variable is not set, null where it is no number of seconds. */
export function readSourceDate(env: Io["env"], terminal: Terminal): string | undefined | null {
  const { SOURCE_DATE_EPOCH: seconds } = env;
  if (seconds === undefined || seconds === "") return undefined;
  if (/^\d+$/.test(seconds) && Number(seconds) <= MAX_SECONDS)
    return new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
  terminal.usage(
    `SOURCE_DATE_EPOCH is "${seconds}", which is no number of seconds`,
    "set it to seconds since 1970, or unset it",
  );
  return null;
}
