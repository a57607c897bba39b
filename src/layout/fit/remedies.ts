/** A page that is too long -> what would help: how many lines less, of which parts, and what settings give as much room. */
import type { PageBox } from "../../css/index.js";
import type { BoxFragment, Placed } from "../fragments/fragment.js";
import type { Part } from "./longest-parts.js";

const PX_PER_MM = 96 / 25.4;
/** Printers leave as much of the paper blank, mm. */
const LEAST_MARGIN = 5;
/** A part that would lose more than this share of itself is not shortened alone. */
const MOST_OF_PART = 0.5;

/** What a sheet that doesn't fit has too much of, and how it may be printed all the same. */
export interface Excessive {
  /** How much higher than the page the content is, px. */
  readonly over: number;
  /** The same in mm, rounded up so that as much more room is enough. */
  readonly missing: number;
  readonly page: PageBox;
  /** A scale below the smallest allowed one at which all fits, and text can still be read. */
  readonly smaller?: number | undefined;
}

/** One sentence each. @param parts the longest first */
export function remedies(root: Placed<BoxFragment>, parts: readonly Part[], excessive: Excessive): string[] {
  const line = parts[0]?.pitch ?? typicalLine(root.fragment);
  return [...(line === undefined ? [] : [whatToShorten(line, parts, excessive.over)]), settings(excessive)];
}

/** How many lines a height is, at least one. */
const linesIn = (height: number, line: number): number => Math.max(1, Math.ceil(height / line - 0.01));

const count = (lines: number): string => `${lines} ${lines === 1 ? "line" : "lines"}`;

/** @param line how far lines are apart, px */
function whatToShorten(line: number, parts: readonly Part[], over: number): string {
  const [longest] = parts;
  const lines = linesIn(over, line);
  const begin = `that is about ${count(lines)} too many`;
  if (!longest) return begin;
  const beside = parts.filter(
    (part) => part !== longest && standsBeside(part, longest) && part.height > longest.height - over,
  );
  const names = [longest, ...beside].map(({ label }) => label).join(" and ");
  if (over <= longest.height * MOST_OF_PART) {
    const each = beside.length > 0 ? ", which stand beside each other," : "";
    const has = Math.max(lines, longest.lines);
    return `${begin}: shorten ${names}${each} by ${lines} of ${beside.length > 0 ? "their" : "its"} ${count(has)}`;
  }
  // Of parts beside each other the longest counts.
  const apart = parts.filter((part) => !parts.some((other) => other.height > part.height && standsBeside(part, other)));
  const all = apart.reduce((sum, { height }) => sum + height, 0);
  const shares = apart.map(
    ({ label, height, pitch = line }) => `${label} by ${count(linesIn((over * height) / all, pitch))}`,
  );
  return over < all
    ? `${begin}: shorten ${shares.join(", ")}`
    : `${begin}: more than ${apart.map(({ label }) => label).join(", ")} have`;
}

/** Whether two parts take the same room of the page's height. */
function standsBeside(a: Part, b: Part): boolean {
  const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return common > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
}

function settings({ missing, page, smaller }: Excessive): string {
  const { top, bottom } = page.margin;
  const less = Math.ceil(missing / 2);
  const left = Math.floor(Math.min(top, bottom) / PX_PER_MM) - less;
  const ways = [
    ...(smaller === undefined ? [] : [`let the type be smaller (\`min: ${smaller}\` is enough)`]),
    ...(left >= LEAST_MARGIN ? [`take ${less} mm off the margins at top and bottom`] : []),
    "let the content run over several pages (`overflow: flow`)",
  ];
  return `or leave it as long, and ${ways.join(", or ")}`;
}

/** The height of most lines, px: as many are higher as lower. */
function typicalLine(root: BoxFragment): number | undefined {
  const heights: number[] = [];
  const visit = ({ children }: BoxFragment): void => {
    for (const { fragment } of children) {
      if (fragment.kind === "box") visit(fragment);
      else if (fragment.height > 0) heights.push(fragment.height);
    }
  };
  visit(root);
  return heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)];
}
