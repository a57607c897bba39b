/** The `data` of a file -> what templates read of it: plain values under the author's keys, numbers as texts in the author's spelling. */
import { nameOfKey } from "../yaml/data.js";

/** A value of `data`; numbers are texts, in the author's spelling. */
export type PlainValue = string | boolean | null | readonly PlainValue[] | PlainMapping;

/** Values by the author's keys. */
export interface PlainMapping {
  /** As the author has written it. */
  readonly [key: string]: PlainValue;
}

export function plainData(data: PlainMapping): PlainMapping {
  const named: { [key: string]: PlainValue } = Object.create(null);
  for (const [key, value] of Object.entries(data)) named[nameOfKey(key)] = plainValue(value);
  return named;
}

function plainValue(value: PlainValue): PlainValue {
  if (typeof value !== "object" || value === null) return value;
  return isList(value) ? value.map(plainValue) : plainData(value);
}

const isList = (value: PlainValue): value is readonly PlainValue[] => Array.isArray(value);
