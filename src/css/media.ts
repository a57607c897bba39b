/** Media queries (Media Queries 4, the part that a page on paper can tell): type, size, orientation, preferences. */
import { evaluateCondition } from "./condition.js";

export interface MediaEnvironment {
  readonly type: "print" | "screen";
  /** The page area, px. */
  readonly width: number;
  readonly height: number;
}

const PX: Readonly<Record<string, number>> = {
  px: 1,
  em: 16,
  rem: 16,
  ch: 8,
  ex: 8,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  in: 96,
  pt: 96 / 72,
  pc: 16,
};

/** Whether a media query list applies; an unknown feature makes its query false. */
export function matchesMedia(list: string, environment: MediaEnvironment): boolean {
  if (list.trim() === "") return true;
  return list.split(",").some((query) => matchesQuery(query.trim().toLowerCase(), environment));
}

function matchesQuery(query: string, environment: MediaEnvironment): boolean {
  const feature = (text: string) => matchesFeature(text, environment);
  const typed = /^(?:(not|only)\s+)?([a-z-]+)(?:\s+and\b(.*))?$/s.exec(query);
  if (!typed || typed[2] === "not") return evaluateCondition(query, feature) ?? false;
  const [, modifier, type, rest] = typed;
  const condition = rest === undefined ? true : evaluateCondition(rest, feature);
  if (condition === undefined) return false;
  const matches = (type === "all" || type === environment.type) && condition;
  return modifier === "not" ? !matches : matches;
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "=": (a, b) => a === b,
};

/** What stands in the parentheses: `name`, `name: value`, or a range such as `100px <= width < 900px`. */
function matchesFeature(text: string, environment: MediaEnvironment): boolean {
  const plain = /^([a-z-]+)\s*(?::(.*))?$/s.exec(text);
  if (plain) return matchesPlain(plain[1]!, plain[2]?.trim(), environment);
  const parts = text.split(/(<=|>=|<|>|=)/).map((part) => part.trim());
  if (parts.length !== 3 && parts.length !== 5) return false;
  const values = parts.map((part, i) => (i % 2 === 0 ? (feature(part, environment) ?? length(part)) : undefined));
  for (let i = 1; i < parts.length; i += 2) {
    const [left, right] = [values[i - 1], values[i + 1]];
    if (left === undefined || right === undefined || !COMPARISONS[parts[i]!]!(left, right)) return false;
  }
  return true;
}

/** The value of a feature that can be compared. */
function feature(name: string, environment: MediaEnvironment): number | undefined {
  switch (name) {
    case "width":
    case "inline-size":
      return environment.width;
    case "height":
    case "block-size":
      return environment.height;
    case "aspect-ratio":
      return environment.width / environment.height;
    case "color":
      return 8;
    case "resolution":
      return 96;
    case "monochrome":
    case "color-index":
    case "grid":
      return 0;
    default:
      return undefined;
  }
}

const KEYWORDS: Readonly<Record<string, string>> = {
  "prefers-color-scheme": "light",
  "prefers-reduced-motion": "reduce",
  hover: "none",
  "any-hover": "none",
  pointer: "none",
  "any-pointer": "none",
  scripting: "none",
  update: "none",
  "overflow-block": "paged",
};

function matchesPlain(name: string, value: string | undefined, environment: MediaEnvironment): boolean {
  if (name === "orientation")
    return value === undefined || value === (environment.height >= environment.width ? "portrait" : "landscape");
  const keyword = KEYWORDS[name];
  if (keyword !== undefined) return value === undefined ? keyword !== "none" : value === keyword;
  const prefix = /^(min|max)-/.exec(name)?.[1];
  const actual = feature(prefix ? name.slice(4) : name, environment);
  if (actual === undefined) return false;
  if (value === undefined) return prefix === undefined && actual !== 0;
  const limit = length(value);
  if (limit === undefined) return false;
  return prefix === "min" ? actual >= limit : prefix === "max" ? actual <= limit : actual === limit;
}

/** A length in px, a ratio, or a resolution in dots per inch. */
function length(text: string): number | undefined {
  const ratio = /^([\d.]+)\s*\/\s*([\d.]+)$/.exec(text);
  if (ratio) return Number(ratio[1]) / Number(ratio[2]);
  const match = /^(-?(?:\d+(?:\.\d*)?|\.\d+))([a-z]*)$/.exec(text);
  if (!match) return undefined;
  const resolution = { dpi: 1, dppx: 96, x: 96, dpcm: 2.54 }[match[2]!];
  const factor = match[2] === "" ? 1 : (resolution ?? PX[match[2]!]);
  return factor === undefined ? undefined : Number(match[1]) * factor;
}
