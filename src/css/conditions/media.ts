/** Media queries (Media Queries 4, the part that a page on paper can tell): type, size, orientation, preferences. */

import { parseComponents } from "../syntax/component.js";
import { evaluateCondition, type Truth } from "../syntax/condition.js";
import { named } from "../syntax/named.js";
import { parseLength, parseNumber } from "../values/numeric.js";

export interface MediaEnvironment {
  readonly type: "print" | "screen";
  /** The page area, px. */
  readonly width: number;
  readonly height: number;
}

/**
 * Whether a media query list applies; an unknown feature is neither true nor false, and so is its negation.
 * @param onUnknown is told of features that print doesn't know
 */
export function matchesMedia(
  list: string,
  environment: MediaEnvironment,
  onUnknown: (feature: string) => void = () => {},
): boolean {
  if (list.trim() === "") return true;
  // Every query is looked at, so that all that is not known is told.
  return queries(list).filter((query) => matchesQuery(query, environment, onUnknown)).length > 0;
}

/** The queries between the commas that stand in no parentheses. */
function queries(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= list.length; i++) {
    if (list[i] === "(") depth++;
    else if (list[i] === ")") depth--;
    else if (i === list.length || (list[i] === "," && depth === 0)) {
      parts.push(list.slice(start, i).trim().toLowerCase());
      start = i + 1;
    }
  }
  return parts;
}

function matchesQuery(query: string, environment: MediaEnvironment, onUnknown: (feature: string) => void): boolean {
  const feature = (text: string): Truth => {
    const truth = matchesFeature(text, environment);
    if (truth === "unknown") onUnknown(text);
    return truth;
  };
  const typed = /^(?:(not|only)\s+)?([a-z-]+)(?:\s+and(?=\s)(.*))?$/s.exec(query);
  if (typed?.[1] !== undefined && NO_TYPES.has(typed[2]!)) return false;
  if (!typed || typed[2] === "not") return evaluateCondition(query, feature) === true;
  const [, modifier, type, rest] = typed;
  const condition = rest === undefined ? true : evaluateCondition(rest, feature);
  if (condition === undefined || condition === "unknown") return false;
  const matches = (type === "all" || type === environment.type) && condition;
  return modifier === "not" ? !matches : matches;
}

/** Words of the grammar are no types: a query with one is invalid (section 3.2). */
const NO_TYPES = new Set(["not", "and", "or", "only", "layer"]);

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "=": (a, b) => a === b,
};

/**
 * What stands in the parentheses: `name`, `name: value`, or a range such as `100px <= width < 900px`. A feature that print doesn't know is unknown,
 * as is a value that one can't have (section 3.2).
 */
function matchesFeature(text: string, environment: MediaEnvironment): Truth {
  const plain = /^([a-z-]+)\s*(?::(.*))?$/s.exec(text);
  if (plain) return matchesPlain(plain[1]!, plain[2]?.trim(), environment);
  const parts = text.split(/(<=|>=|<|>|=)/).map((part) => part.trim());
  if (parts.length !== 3 && parts.length !== 5) return "unknown";
  const actual = parts.map((part) => feature(part, environment));
  // One of them is the feature, the others are its limits.
  if (actual.filter((value) => value !== undefined).length !== 1) return "unknown";
  const values = parts.map((part, i) => actual[i] ?? length(part));
  let truth = true;
  for (let i = 1; i < parts.length; i += 2) {
    const [left, right] = [values[i - 1], values[i + 1]];
    if (left === undefined || right === undefined) return "unknown";
    truth &&= COMPARISONS[parts[i]!]!(left, right);
  }
  return truth;
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
    case "device-width":
      return environment.width;
    case "device-height":
      return environment.height;
    case "device-aspect-ratio":
      return environment.width / environment.height;
    case "-webkit-device-pixel-ratio":
      return 1;
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

/** The keywords of features that have no others, that of a page on paper first. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  "prefers-contrast": ["no-preference", "more", "less", "custom"],
  "prefers-reduced-data": ["no-preference", "reduce"],
  "prefers-reduced-transparency": ["no-preference", "reduce"],
  "forced-colors": ["none", "active"],
  "inverted-colors": ["none", "inverted"],
  "overflow-inline": ["none", "scroll"],
  "color-gamut": ["srgb", "p3", "rec2020"],
  "dynamic-range": ["standard", "high"],
  "video-dynamic-range": ["standard", "high"],
  "video-color-gamut": ["srgb", "p3", "rec2020"],
  "display-mode": [
    "browser",
    "fullscreen",
    "standalone",
    "minimal-ui",
    "picture-in-picture",
    "window-controls-overlay",
  ],
  "prefers-color-scheme": ["light", "dark"],
  "prefers-reduced-motion": ["reduce", "no-preference"],
  hover: ["none", "hover"],
  "any-hover": ["none", "hover"],
  pointer: ["none", "coarse", "fine"],
  "any-pointer": ["none", "coarse", "fine"],
  scripting: ["none", "initial-only", "enabled"],
  update: ["none", "slow", "fast"],
  "overflow-block": ["paged", "none", "scroll"],
};

function matchesPlain(name: string, value: string | undefined, environment: MediaEnvironment): Truth {
  if (name === "orientation") {
    const ours = environment.height >= environment.width ? "portrait" : "landscape";
    return matchesKeyword(ours, ["portrait", "landscape"], value);
  }
  const keywords = named(KEYWORDS, name);
  if (keywords) return matchesKeyword(keywords[0]!, keywords, value);
  const prefix = /^(?:-webkit-)?(min|max)-/.exec(name)?.[1];
  const actual = feature(prefix ? name.replace(`${prefix}-`, "") : name, environment);
  if (actual === undefined) return named(ANSWERED_NO, name) ?? "unknown";
  if (value === undefined) return prefix === undefined ? actual !== 0 : "unknown";
  const limit = length(value);
  if (limit === undefined) return "unknown";
  return prefix === "min" ? actual >= limit : prefix === "max" ? actual <= limit : actual === limit;
}

/** Without a value, whether it is anything but none. */
function matchesKeyword(ours: string, all: readonly string[], value: string | undefined): Truth {
  if (value === undefined) return !/^no(ne|-preference)$/.test(ours);
  return all.includes(value) ? value === ours : "unknown";
}

/** Features that have neither keywords nor a number here: whatever is asked of them, the answer is no. */
const ANSWERED_NO: Readonly<Record<string, false>> = {
  scan: false,
  "-webkit-transform-3d": false,
  "device-pixel-ratio": false,
};

/** A length in px, a ratio, or a resolution in dots per inch. Lengths relative to fonts are those of the initial values. */
function length(text: string): number | undefined {
  const ratio = /^([\d.]+)\s*\/\s*([\d.]+)$/.exec(text);
  if (ratio) return Number(ratio[1]) / Number(ratio[2]);
  const resolution = /^(\d+(?:\.\d*)?|\.\d+)(dpi|dppx|x|dpcm)$/.exec(text);
  if (resolution) return Number(resolution[1]) * { dpi: 1, dppx: 96, x: 96, dpcm: 2.54 }[resolution[2]!]!;
  const [component, ...more] = parseComponents(text) ?? [];
  if (!component || more.length > 0) return undefined;
  return parseNumber(component) ?? parseLength(component)?.(INITIAL);
}

const INITIAL = { fontSize: 16, rootFontSize: 16, lineHeight: 19, viewport: { width: 0, height: 0 } };
