/** Page sizes and lengths as settings write them. px, 96 to the inch. */

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const PX: Readonly<Record<string, number>> = { mm: 96 / 25.4, cm: 96 / 2.54, in: 96, pt: 96 / 72, pc: 16, px: 1 };
const MM = 96 / 25.4;

const SIZES: Readonly<Record<string, PageSize>> = {
  a3: { width: 297 * MM, height: 420 * MM },
  a4: { width: 210 * MM, height: 297 * MM },
  a5: { width: 148 * MM, height: 210 * MM },
  letter: { width: 8.5 * 96, height: 11 * 96 },
  legal: { width: 8.5 * 96, height: 14 * 96 },
};

/** One or more lengths with their units, separated by spaces; undefined where one isn't. */
export function parseLengths(text: string): number[] | undefined {
  const lengths = text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const match = /^(\d+(?:\.\d+)?|\.\d+)(mm|cm|in|pt|pc|px)$/i.exec(part);
      if (match) return Number(match[1]) * PX[match[2]!.toLowerCase()]!;
      return part === "0" ? 0 : undefined;
    });
  return lengths.every((length) => length !== undefined) ? lengths : undefined;
}

/** A name, with `landscape` or `portrait` after it, or two lengths. */
export function parsePageSize(text: string): PageSize | undefined {
  const [name = "", orientation, ...rest] = text.trim().toLowerCase().split(/\s+/);
  const named = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined;
  if (named && rest.length === 0) {
    if (orientation === "landscape") return { width: named.height, height: named.width };
    return orientation === undefined || orientation === "portrait" ? named : undefined;
  }
  const lengths = parseLengths(text);
  if (lengths?.length !== 2) return undefined;
  const [width, height] = lengths;
  return width! >= 96 && height! >= 96 ? { width: width!, height: height! } : undefined;
}
