/** Numbers and lengths in SVG attributes and properties (SVG 2, sections 4.2 and 8.9; CSS Values 4). */
import { Css, resolveLength } from "../../css/index.js";

const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/gi;
const LENGTH = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]+|%)?$/i;
/** What is written beyond this is as far away as this: no page shows the difference. */
const FARTHEST = 1e9;

export const bounded = (value: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, value));

export function numbers(text: string | undefined): number[] {
  return (text?.match(NUMBER) ?? []).map((number) => bounded(Number(number)));
}

/** What relative lengths refer to, px. */
export interface LengthBasis {
  readonly fontSize: number;
  /** 100 %; without it a percentage is as if nothing were given. */
  readonly reference?: number | undefined;
}

const PLAIN: LengthBasis = { fontSize: 16 };

/** A length in user units; undefined for what is none. */
export function length(text: string | undefined, basis: LengthBasis = PLAIN): number | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  const match = LENGTH.exec(trimmed);
  if (!match) return trimmed.includes("(") ? calculated(trimmed, basis) : undefined;
  const value = bounded(Number(match[1]));
  const unit = match[2]?.toLowerCase();
  if (unit === undefined) return value;
  if (unit === "%") return basis.reference === undefined ? undefined : bounded((value / 100) * basis.reference);
  const factor = Css.unit(unit, contextOf(basis));
  return factor === undefined ? undefined : bounded(value * factor);
}

/** Numbers, lengths or percentages in a list, as `x` of a text has them (SVG 2, section 4.2.3). */
export function lengths(text: string | undefined, basis: LengthBasis): number[] {
  const list: number[] = [];
  for (const [item] of text?.matchAll(/[^\s,]+/g) ?? []) {
    const value = length(item, basis);
    if (value === undefined) return list;
    list.push(value);
  }
  return list;
}

function calculated(text: string, basis: LengthBasis): number | undefined {
  const value = Css.length(text)?.(contextOf(basis));
  if (!value || (basis.reference === undefined && (value.percent !== 0 || value.of))) return undefined;
  return bounded(resolveLength(value, basis.reference ?? 0));
}

function contextOf({ fontSize }: LengthBasis) {
  return { fontSize, rootFontSize: 16, lineHeight: fontSize * 1.2, viewport: { width: 300, height: 150 } };
}

/** Numbers with what follows them: to look for the unit first would read a long number again from each of its digits. */
const FONT_RELATIVE = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?((?:r?em|r?ex|r?ch|cap|ic|r?lh)\b)?/gi;

/** A value that is inherited as the length that it is where it stands. */
export function withoutFontUnits(text: string, fontSize: number): string {
  return text.replace(FONT_RELATIVE, (all: string, unit: string | undefined) => {
    const value = unit === undefined ? undefined : length(all, { fontSize });
    return value === undefined ? all : `${value}px`;
  });
}

/** 0 to 1, from a number or a percentage; 1 where there is none. */
export function opacity(text: string | undefined): number {
  const value = length(text, { fontSize: 16, reference: 1 });
  return value === undefined ? 1 : Math.min(1, Math.max(0, value));
}
