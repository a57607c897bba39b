/** What shorthands are put together from: ways in which a value falls into those of its longhands (CSS Cascade 5, section 2.2.1). */
import type { Component, Parts } from "../../syntax/component.js";
import { longhand } from "./longhand.js";

export interface Shorthand {
  /** All that it sets, whatever its value, by their CSS names. */
  readonly longhands: readonly string[];
  /** What of a value each of them gets; undefined for what the shorthand doesn't take. */
  readonly split: (value: readonly Component[]) => Parts | undefined;
}

export const ident = (name: string): Component => ({ type: "ident", name });

/** The sides of a box in the order of CSS. */
export const EDGES = ["top", "right", "bottom", "left"] as const;

/** One to four values for as many sides or corners; undefined for any other number (CSS Box 4, section 3.2). */
export function foursome(value: readonly Component[]): readonly Component[] | undefined {
  const [first, second = first, third = first, fourth = second] = value;
  return value.length >= 1 && value.length <= 4 ? [first!, second!, third!, fourth!] : undefined;
}

/** One to four values for the four sides. */
export function sides(names: (side: string) => string): Shorthand {
  const longhands = EDGES.map(names);
  return {
    longhands,
    split: (value) => foursome(value)?.map((one, i) => [longhands[i]!, [one]]),
  };
}

/** One or two values for a start and an end. */
export function pair(start: string, end: string): Shorthand {
  return {
    longhands: [start, end],
    split(value) {
      if (value.length < 1 || value.length > 2) return undefined;
      return [
        [start, value.slice(0, 1)],
        [end, value.slice(-1)],
      ];
    },
  };
}

/** Values in any order: each is that of a longhand that takes it, and what is missing is as given here. */
export function anyOrder(missing: Readonly<Record<string, string>>): Shorthand {
  return {
    longhands: Object.keys(missing),
    split(value) {
      const found = inAnyOrder(Object.keys(missing), value);
      return found && Object.entries(missing).map(([name, word]) => [name, found.get(name) ?? [ident(word)]]);
    },
  };
}

/** What each longhand gets of values in any order: what few take first, of these one that has none yet. Some take several. */
export function inAnyOrder(
  longhands: readonly string[],
  value: readonly Component[],
): ReadonlyMap<string, readonly Component[]> | undefined {
  const found = new Map<string, readonly Component[]>();
  const known = value.map((component) => ({
    component,
    takers: longhands.filter((name) => longhand(name, [component])),
  }));
  for (const { component, takers } of known.sort((a, b) => a.takers.length - b.takers.length)) {
    const taker = takers.find((name) => !found.has(name)) ?? takers[0];
    if (taker === undefined) return undefined;
    found.set(taker, [...(found.get(taker) ?? []), component]);
  }
  return value.length > 0 ? found : undefined;
}

/** Width, style and colour in any order, for one or several lines. @param lines names without the part that tells which */
export function lines(...names: readonly [string, ...string[]]): Shorthand {
  const [first] = names;
  const one = anyOrder({
    [`${first}-width`]: "medium",
    [`${first}-style`]: "none",
    [`${first}-color`]: "currentcolor",
  });
  const of = (name: string, longhandOfFirst: string) => name + longhandOfFirst.slice(first.length);
  return {
    longhands: names.flatMap((name) => one.longhands.map((own) => of(name, own))),
    split: (value) => {
      const parts = one.split(value);
      return parts && names.flatMap((name) => parts.map(([own, part]) => [of(name, own), part] as const));
    },
  };
}
