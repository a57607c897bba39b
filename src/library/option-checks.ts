/** Options of the library's functions -> what is wrong with their kinds. TypeScript says the same to those who ask it. */

import { isDate, nameOfKind } from "../content/index.js";
import { closest, type Diagnostic } from "../diagnostics/index.js";
import { isLanguageTag } from "../html/index.js";
import { essence } from "../pdf/index.js";

/** What a value must be, as the end of "must be …"; undefined where it is. */
export type Check = (value: unknown) => string | undefined;

const kind =
  (is: (value: unknown) => boolean, name: string): Check =>
  (value) =>
    is(value) ? undefined : name;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text = kind((value) => typeof value === "string", "a text");
export const path = kind((value) => typeof value === "string" && value !== "" && !value.includes("\0"), "a path");
export const language = kind(
  (value) => typeof value === "string" && isLanguageTag(value),
  "a language tag, as en or pt-BR",
);
export const mediaType = kind(
  (value) => typeof value === "string" && essence(value) !== undefined,
  "a media type, as text/csv",
);
export const boolean = kind((value) => typeof value === "boolean", "true or false");
export const callback = kind((value) => typeof value === "function", "a function");
export const date = kind(
  (value) => typeof value === "string" && isDate(value),
  "a date of the calendar, as 2026-11-23",
);
export const abortSignal = kind((value) => value instanceof AbortSignal, "an AbortSignal");
export const anything: Check = () => undefined;

export const numberIn = (min: number, max: number, isWhole = false): Check =>
  kind(
    (value) =>
      typeof value === "number" &&
      value >= min &&
      value <= max &&
      (!isWhole || Number.isInteger(value) || value === Infinity),
    `a ${isWhole ? "whole " : ""}number from ${min} to ${max}`,
  );

export const whole = (min: number): Check => numberIn(min, Number.MAX_SAFE_INTEGER, true);

export const oneOf = (values: readonly string[]): Check =>
  kind((value) => typeof value === "string" && values.includes(value), `one of ${values.join(", ")}`);

export const listOf =
  (item: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return "a list";
    const wrong = Array.from(value, (one) => item(one)).find((name) => name !== undefined);
    return wrong && `a list, each of which is ${wrong}`;
  };

export const filledListOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 0 ? "a list of one or more" : listOf(item)(value);

export const either =
  (...checks: readonly Check[]): Check =>
  (value) => {
    const wanted = checks.map((check) => check(value));
    return wanted.includes(undefined) ? undefined : wanted.join(", or ");
  };

/** An object whose keys are checked; those in `required` must be there. */
export const objectOf =
  (checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value) => {
    if (!isRecord(value)) return "an object";
    const wrong = [
      ...problems(value, checks, ""),
      ...required.filter((key) => value[key] === undefined).map((key) => `${key} is missing`),
    ];
    return wrong.length === 0
      ? undefined
      : `an object in which ${Object.keys(checks).join(", ")} are right (${wrong[0]})`;
  };

/**
 * Diagnostics, all errors: `options/type` where an option is of the wrong kind, `options/unknown` for one that there is not.
 * @param prefix what stands before the option's name in messages
 */
export function checkOptions(options: unknown, checks: Readonly<Record<string, Check>>, prefix = ""): Diagnostic[] {
  if (!isRecord(options))
    return [optionError("options/type", `the options must be an object, not ${nameOfKind(options)}`)];
  const unknown = Object.keys(options).filter((key) => !Object.hasOwn(checks, key) && options[key] !== undefined);
  return [
    ...problems(options, checks, prefix).map((message) => optionError("options/type", message)),
    ...unknown.map((key) => {
      const near = closest(key, Object.keys(checks));
      const hint = near ? `did you mean "${near}"?` : `there are: ${Object.keys(checks).join(", ")}`;
      return optionError("options/unknown", `there is no option "${prefix}${key}"`, hint);
    }),
  ];
}

export function optionError(code: "options/type" | "options/unknown", message: string, hint?: string): Diagnostic {
  return { severity: "error", code, message, ...(hint && { hints: [hint] }) };
}

function problems(
  options: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check>>,
  prefix: string,
): string[] {
  return Object.entries(checks).flatMap(([key, check]) => {
    const value = options[key];
    const wanted = value === undefined ? undefined : check(value);
    return wanted === undefined ? [] : [`${prefix}${key} must be ${wanted}, not ${nameOfKind(value)}`];
  });
}
