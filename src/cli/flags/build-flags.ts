/** The flags of `versus build`, `check` and `merge`, read once: each is what was written, or the usage error that it is. */
import type { BuildOptions } from "../../builds/index.js";
import {
  FORMATS,
  type Format,
  IMPOSITIONS,
  isDate,
  PAGE_NAMES,
  readPageSize,
  SNIPPET_PROFILES,
} from "../../content/index.js";
import { closest } from "../../diagnostics/index.js";
import type { Io, Terminal } from "../terminal/terminal.js";
import { readShard } from "./shard-flag.js";
import { readSourceDate } from "./source-date.js";

export interface BuildFlags {
  readonly related?: string | true;
  readonly formats?: string;
  readonly snippet?: string;
  readonly settings?: string;
  readonly edition?: string;
  readonly audience?: string;
  readonly page?: string;
  readonly layout?: string;
  readonly impose?: string;
  readonly out?: string;
  readonly content?: string;
  readonly templates?: string;
  readonly jobs?: string;
  readonly shard?: string;
  readonly asOf?: string;
  readonly force?: boolean;
  readonly verdict?: boolean;
  readonly watch?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A flag that can't be what was meant. */
class UsageError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** Options of a build; undefined where a flag is wrong, which has been told. */
export function readFlags(flags: BuildFlags, io: Io, terminal: Terminal): BuildOptions | undefined {
  const sourceDate = readSourceDate(io.env, terminal);
  if (sourceDate === null) return undefined;
  try {
    const { out, content, templates, force, layout, settings, strict, audience } = flags;
    const read = {
      formats: formats(flags.formats),
      related: depth(flags.related),
      snippet: profiles(flags.snippet),
      page: page(flags.page),
      impose: impose(flags.impose),
      jobs: jobs(flags.jobs),
      shard: shard(flags.shard, io),
      asOf: asOf(flags.asOf),
      sourceDate,
      out,
      content,
      templates,
      layout,
      force,
      settings,
      strict,
      audience,
      editions: editions(flags.edition),
    };
    return { root: io.cwd, ...given(read) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.usage(error.message, error.hint);
    return undefined;
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What there is: an absent option is no option, not an undefined one. */
function given<T extends object>(options: T): Given<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** What stands in a list with commas, each once. */
const named = (text: string): string[] => [...new Set(text.split(",").flatMap((part) => part.trim() || []))];

function formats(text: string | undefined): Format[] | undefined {
  if (text === undefined) return undefined;
  const names = named(text);
  if (names.length === 0) throw new UsageError("--formats names no format", `the formats are ${FORMATS.join(", ")}`);
  return names.map((name) => oneOf(name, FORMATS, "format"));
}

function editions(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const names = named(text);
  if (names.length > 0) return names;
  throw new UsageError("--edition names no edition", "as --edition large,customer");
}

function profiles(text: string | undefined) {
  if (text === undefined) return undefined;
  const names = named(text);
  if (names.length === 0) throw new UsageError("--snippet names no profile", "as --snippet wordpress,mail");
  return names.map((name) => oneOf(name, SNIPPET_PROFILES, "snippet profile"));
}

function page(size: string | undefined) {
  if (size === undefined || readPageSize(size)) return size;
  throw new UsageError(`"${size}" is not a page size`, `write one of ${PAGE_NAMES}; "A4 landscape"; or two lengths`);
}

function impose(name: string | undefined) {
  return name === undefined ? undefined : oneOf(name, IMPOSITIONS, "imposition");
}

function oneOf<T extends string>(name: string, known: readonly T[], what: string): T {
  const found = known.find((each) => each === name);
  if (found !== undefined) return found;
  const near = closest(name, known);
  const plural = what.split(" ").at(-1);
  throw new UsageError(
    `there is no ${what} "${name}"`,
    near ? `did you mean "${near}"?` : `the ${plural}s are ${known.join(", ")}`,
  );
}

function depth(text: BuildFlags["related"]): number | undefined {
  if (text === undefined) return undefined;
  if (text === true) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(
    `--related takes a number of steps, not "${text}"`,
    "put slugs before the flag: versus build sales-vs-marketing --related 1",
  );
}

function jobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new UsageError(`--jobs takes a number of workers, not "${text}"`, "write it as --jobs 4");
}

function shard(text: string | undefined, { env }: Io): BuildOptions["shard"] {
  if (text === undefined) return undefined;
  const read = readShard(text, env);
  if ("shard" in read) return read.shard;
  throw new UsageError(read.problem, read.hint);
}

function asOf(text: string | undefined): string | undefined {
  if (text === undefined || isDate(text)) return text;
  throw new UsageError(`"${text}" is not a date of the calendar`, "write it as --as-of 2026-11-23");
}
