/** Media queries (Media Queries 4, the part that a page on paper can tell): type, size, orientation, preferences. */

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
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  in: 96,
  pt: 96 / 72,
};

/** Whether a media query list applies; an unknown feature makes its query false. */
export function matchesMedia(list: string, environment: MediaEnvironment): boolean {
  if (list.trim() === "") return true;
  return list.split(",").some((query) => matchesQuery(query.trim().toLowerCase(), environment));
}

function matchesQuery(query: string, environment: MediaEnvironment): boolean {
  const parts = query.split(/\s+and\s+/);
  const [first = ""] = parts;
  const type = /^(not\s+|only\s+)?([a-z-]+)$/.exec(first);
  const conditions = type ? parts.slice(1) : parts;
  const typeMatches = !type || type[2] === "all" || type[2] === environment.type;
  const matches = typeMatches && conditions.every((condition) => matchesCondition(condition, environment));
  return type?.[1]?.startsWith("not") ? !matches : matches;
}

function matchesCondition(condition: string, environment: MediaEnvironment): boolean {
  const negated = /^not\s*(\(.*\))$/.exec(condition);
  if (negated) return !matchesCondition(negated[1]!, environment);
  const plain = /^\(\s*([a-z-]+)\s*(?::\s*([^)]+?)\s*)?\)$/.exec(condition);
  if (plain) return matchesFeature(plain[1]!, plain[2], environment);
  const range = /^\(\s*(width|height)\s*(<=|>=|<|>|=)\s*([^)]+?)\s*\)$/.exec(condition);
  if (!range) return false;
  const [actual, limit] = [range[1] === "width" ? environment.width : environment.height, length(range[3]!)];
  if (limit === undefined) return false;
  const compare: Record<string, boolean> = {
    "<=": actual <= limit,
    ">=": actual >= limit,
    "<": actual < limit,
    ">": actual > limit,
    "=": actual === limit,
  };
  return compare[range[2]!] ?? false;
}

function matchesFeature(name: string, value: string | undefined, environment: MediaEnvironment): boolean {
  const { width, height } = environment;
  const limit = value === undefined ? undefined : length(value);
  switch (name) {
    case "min-width":
      return limit !== undefined && width >= limit;
    case "max-width":
      return limit !== undefined && width <= limit;
    case "min-height":
      return limit !== undefined && height >= limit;
    case "max-height":
      return limit !== undefined && height <= limit;
    case "orientation":
      return value === (height >= width ? "portrait" : "landscape");
    case "prefers-color-scheme":
      return value === "light";
    case "prefers-reduced-motion":
      return value === "reduce";
    case "color":
      return true;
    default:
      return false;
  }
}

function length(text: string): number | undefined {
  const match = /^([\d.]+)([a-z]*)$/.exec(text);
  const factor = match && (match[2] === "" ? 1 : PX[match[2]!]);
  return factor ? Number(match[1]) * factor : undefined;
}
