/** Lists of values for the gaps of a container, one for each (CSS Gap Decorations 1, section 6, `<gap-auto-repeat-list>`). */
import { type Component, splitAt } from "../../syntax/component.js";
import { keyword } from "../../values/parsers.js";
import type { Parser, Specified } from "../../values/specified.js";

/** Without `repeated` the values of `before` come again and again. */
export interface GapList<T> {
  readonly before: readonly T[];
  /** What `repeat(auto, …)` gives the gaps between the first ones and the last. */
  readonly repeated?: readonly T[];
  readonly after: readonly T[];
}

/** The value of one gap among all of its direction; undefined where the list is empty. */
export function gapValue<T>({ before, repeated, after }: GapList<T>, index: number, count: number): T | undefined {
  if (!repeated) return before[index % before.length];
  if (index < before.length) return before[index];
  const last = Math.max(before.length, count - after.length);
  return index >= last ? after[index - last] : repeated[(index - before.length) % repeated.length];
}

/** More gaps than any container on paper has. */
const MOST_REPETITIONS = 1000;

/** A part of a list: values, and how often they come. */
export interface RepeatedParts {
  readonly count: number | "auto";
  readonly values: readonly (readonly Component[])[];
  /** The components that say how often, as they were written. */
  readonly written?: readonly Component[];
}

/** The parts of a list; undefined where it isn't one. */
export function gapListParts(value: readonly Component[]): RepeatedParts[] | undefined {
  const parts = splitAt(value, ",")?.map(repeatedParts);
  if (!parts || parts.length === 0 || parts.includes(undefined)) return undefined;
  const known = parts as RepeatedParts[];
  return known.filter(({ count }) => count === "auto").length > 1 ? undefined : known;
}

function repeatedParts(part: readonly Component[]): RepeatedParts | undefined {
  const isRepeat = (component: Component) => component.type === "function" && component.name.toLowerCase() === "repeat";
  if (!part.some(isRepeat)) return { count: 1, values: [part] };
  const [first] = part;
  if (part.length !== 1 || first?.type !== "function") return undefined;
  const [written, ...values] = splitAt(first.args, ",") ?? [];
  const [times] = written ?? [];
  const count = keyword(times, ["auto"]) ? "auto" : times?.type === "number" ? times.value : 0;
  if (written?.length !== 1 || values.length === 0 || values.some((own) => own.some(isRepeat))) return undefined;
  if (count !== "auto" && (count < 1 || !Number.isInteger(count))) return undefined;
  return { count: count === "auto" ? count : Math.min(count, MOST_REPETITIONS), values, written };
}

/** @param parse one value */
export function gapList<T>(parse: Parser<T>): Parser<GapList<T>> {
  return (value) => {
    const before: Specified<T>[] = [];
    const after: Specified<T>[] = [];
    let repeated: readonly Specified<T>[] | undefined;
    for (const { count, values } of gapListParts(value) ?? []) {
      const parsed = values.map(parse);
      if (parsed.includes(undefined)) return undefined;
      const known = parsed as Specified<T>[];
      if (count === "auto") repeated = known;
      else for (let i = 0; i < count; i++) (repeated ? after : before).push(...known);
    }
    if (before.length === 0 && !repeated) return undefined;
    return (context) => {
      const computed = (list: readonly Specified<T>[]) => list.map((one) => one(context));
      return {
        before: computed(before),
        ...(repeated && { repeated: computed(repeated) }),
        after: computed(after),
      };
    };
  };
}
