/**
 * Declarations in ascending precedence -> the one that wins for each property (CSS Cascade 5, sections 6 and 7): logical properties
 * find their side, `var()` its value, `revert` what would win otherwise.
 */
import type { DeclarationSet } from "../cascade/cascade.js";
import { physicalName } from "../properties/shorthands/longhand.js";
import { expand } from "../properties/shorthands/shorthands.js";
import type { PropertyName } from "../properties/table.js";
import { notUnderstood } from "../sheets/declarations.js";
import type { Declared } from "../sheets/stylesheet.js";
import { parseComponents } from "../syntax/component.js";
import { type CustomProperties, MAX_LENGTH, substitute, TOO_LONG } from "../syntax/variables.js";
import { type ComputeContext, NOWHERE, type Specified } from "../values/specified.js";
import { isWideKeyword, type WideKeyword } from "../values/wide-keywords.js";
import { hasFitMark, withFitValues } from "./fit-variables.js";

export type Winner =
  | { readonly kind: "value"; readonly value: Specified<unknown> }
  | { readonly kind: "wide"; readonly keyword: WideKeyword };

/** A declaration that is invalid at computed-value time (CSS Variables 1, section 3.1). */
interface Fault {
  readonly message: string;
  readonly place: NonNullable<Extract<Declared, { kind: "var" }>["place"]>;
}

export interface Winners {
  readonly winners: ReadonlyMap<PropertyName, Winner>;
  /** Declarations among them whose value, once it was known, was none. */
  readonly faults: readonly Fault[];
}

/** The winning declaration of each physical longhand, and what is wrong with those. */
export function resolveWinners(set: DeclarationSet, custom: CustomProperties, direction: "ltr" | "rtl"): Winners {
  const winners = new Map<PropertyName, Winner>();
  const faults = new Map<PropertyName, Fault>();
  set.declarations.forEach(({ name, declared }, i) => {
    if (isCustom(name)) return;
    const physical = physicalName(name, direction);
    faults.delete(physical);
    const winner = winnerOf(name, declared, custom, (fault) => faults.set(physical, fault));
    winners.set(physical, isRevert(winner) ? rollBack(set, i, winner, custom, direction) : winner);
  });
  return { winners, faults: [...faults.values()] };
}

const isCustom = (name: string): name is `--${string}` => name.startsWith("--");

const isRevert = (winner: Winner): winner is Winner & { kind: "wide" } =>
  winner.kind === "wide" && (winner.keyword === "revert" || winner.keyword === "revert-layer");

/** `revert` and `revert-layer` (CSS Cascade 5, section 7.3): what would win without the author's sheets, or without the layer. */
function rollBack(
  set: DeclarationSet,
  from: number,
  revert: Winner & { kind: "wide" },
  custom: CustomProperties,
  direction: "ltr" | "rtl",
): Winner {
  const { declarations, levels } = set;
  const own = declarations[from]!.name;
  const below = revert.keyword === "revert" ? 1 : levels[from]!;
  for (let i = from - 1; i >= 0; i--) {
    const { name, declared } = declarations[i]!;
    if (levels[i]! >= below || isCustom(name) || isCustom(own)) continue;
    if (physicalName(name, direction) !== physicalName(own, direction)) continue;
    const winner = winnerOf(name, declared, custom);
    return isRevert(winner) ? rollBack(set, i, winner, custom, direction) : winner;
  }
  return { kind: "wide", keyword: "unset" };
}

/** `direction` decides where logical properties go, so it is found before all others. */
export function winningDirection(
  set: DeclarationSet,
  custom: CustomProperties,
  inheritedDirection: "ltr" | "rtl",
): "ltr" | "rtl" {
  const last = set.declarations.findLast((declaration) => declaration.name === "direction");
  if (!last) return inheritedDirection;
  const winner = winnerOf("direction", last.declared, custom);
  if (winner.kind === "wide") return winner.keyword === "initial" ? "ltr" : inheritedDirection;
  return winner.value(NOWHERE) === "rtl" ? "rtl" : "ltr";
}

/** A declaration whose `var()` can't be substituted is invalid at computed-value time: it acts as `unset`. */
function winnerOf(
  name: string,
  declared: Declared,
  custom: CustomProperties,
  onFault: (fault: Fault) => void = () => {},
): Winner {
  if (declared.kind !== "var") return declared;
  const text = substitute(declared.text, custom)?.trim();
  const fault = (message: string): Winner => {
    if (declared.place) onFault({ message, place: declared.place });
    return { kind: "wide", keyword: "unset" };
  };
  if (text === undefined) return { kind: "wide", keyword: "unset" };
  if (text === TOO_LONG)
    return fault(`"${declared.property}" has no value: with its var() it comes to more than ${MAX_LENGTH} characters`);
  if (isWideKeyword(text)) return { kind: "wide", keyword: text };
  const value = specifiedOf(name, declared.property, text);
  return value ? { kind: "value", value } : fault(notUnderstood(withFitValues(text), declared.property));
}

/** The value of a longhand as a text gives it; where that depends on the fit, at each of its points. */
function specifiedOf(name: string, property: string, text: string): Specified<unknown> | undefined {
  if (!hasFitMark(text)) return expandText(property, text)?.find((longhand) => longhand.name === name)?.value;
  const at = (fit: ComputeContext["fit"]) => specifiedOf(name, property, withFitValues(text, fit));
  const largest = at(undefined);
  return largest && ((context) => (at(context.fit) ?? largest)(context));
}

const MAX_CACHED_EXPANSIONS = 5_000;
const expansions = new Map<string, ReturnType<typeof expand>>();

/** Expansion of a substituted value, remembered by property and text. */
function expandText(property: string, text: string): ReturnType<typeof expand> {
  const key = `${property}:${text}`;
  if (expansions.has(key)) return expansions.get(key);
  const components = parseComponents(text);
  const longhands = components && expand(property, components);
  if (expansions.size >= MAX_CACHED_EXPANSIONS) expansions.clear();
  expansions.set(key, longhands);
  return longhands;
}
