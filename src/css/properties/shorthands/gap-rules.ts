/** Shorthands of the lines in gaps (CSS Gap Decorations 1, sections 3 to 6). */
import { type Component, type Parts, splitAt } from "../../syntax/component.js";
import { gapListParts } from "../layout/gap-list.js";
import { joined } from "./layers.js";
import { lines, pair, type Shorthand } from "./parts.js";

const AXES = ["column-rule", "row-rule"] as const;

type Axes = readonly [string, ...string[]];

/** Width, style and colour in any order, for one gap after the other. */
function rules(...axes: Axes): Shorthand {
  const one = lines(...axes);
  return {
    longhands: one.longhands,
    split(value) {
      const lists = new Map<string, (readonly Component[])[]>();
      const add = (parts: Parts, wrap: (parts: readonly (readonly Component[])[]) => readonly Component[]) => {
        for (const name of one.longhands) {
          const own = parts.filter(([longhand]) => longhand === name).map(([, part]) => part);
          lists.set(name, [...(lists.get(name) ?? []), wrap(own)]);
        }
      };
      for (const { values, written } of gapListParts(value) ?? []) {
        const parts = values.map(one.split);
        if (parts.includes(undefined)) return undefined;
        add(
          parts.flatMap((part) => part!),
          (own) => (written ? [{ type: "function", name: "repeat", args: joined([written, ...own]) }] : joined(own)),
        );
      }
      return lists.size === 0 ? undefined : [...lists].map(([name, list]) => [name, joined(list)] as const);
    },
  };
}

/** One value for columns and rows. */
const both = (of: (axis: string) => Shorthand): Shorthand => {
  const each = AXES.map(of);
  return {
    longhands: each.flatMap(({ longhands }) => longhands),
    split(value) {
      const parts = each.map(({ split }) => split(value));
      return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
    },
  };
};

/** The same value for several longhands. */
const same = (...longhands: readonly string[]): Shorthand => ({
  longhands,
  split: (value) => (value.length === 0 ? undefined : longhands.map((name) => [name, value] as const)),
});

const ends = (name: string): Shorthand => pair(`${name}-start`, `${name}-end`);

/** At the edges of the container, and behind a slash at gaps that cross; without it these have the same. */
function insets(axis: string): Shorthand {
  const [cap, junction] = [ends(`${axis}-inset-cap`), ends(`${axis}-inset-junction`)];
  return {
    longhands: [...cap.longhands, ...junction.longhands],
    split(value) {
      const [first, second = first, ...more] = splitAt(value, "/") ?? [];
      const parts = first && more.length === 0 ? [cap.split(first), junction.split(second!)] : [undefined];
      return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
    },
  };
}

const insetEdge = (edge: "start" | "end") => (axis: string) =>
  same(`${axis}-inset-cap-${edge}`, `${axis}-inset-junction-${edge}`);

/** A shorthand of each direction, and one for both. */
const forAxes = (suffix: string, of: (axis: string) => Shorthand): Record<string, Shorthand> => ({
  ...Object.fromEntries(AXES.map((axis) => [axis + suffix, of(axis)])),
  [`rule${suffix}`]: both(of),
});

export const gapRuleShorthands: Readonly<Record<string, Shorthand>> = {
  "column-rule": rules("column-rule"),
  "row-rule": rules("row-rule"),
  rule: rules(...AXES),
  ...Object.fromEntries(
    ["width", "style", "color", "break", "visibility-items"].map((name) => [
      `rule-${name}`,
      same(...AXES.map((axis) => `${axis}-${name}`)),
    ]),
  ),
  ...forAxes("-inset", insets),
  ...forAxes("-inset-cap", (axis) => ends(`${axis}-inset-cap`)),
  ...forAxes("-inset-junction", (axis) => ends(`${axis}-inset-junction`)),
  ...forAxes("-inset-start", insetEdge("start")),
  ...forAxes("-inset-end", insetEdge("end")),
};
