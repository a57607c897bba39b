/**
 * Numbers -> digits, as PDF has them: never an exponent (ISO 32000-1, section 7.3.3), and within what readers can count to.
 * A number that isn't finite is a fault of ours: what an author wrote is checked long before.
 */

/** Below the limit of integers (ISO 19005-2, 6.1.13), and far beyond any page. */
const FARTHEST = 1e9;

/** The number itself, within limits, for dictionaries. Throws where it isn't finite. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} can't be written into a PDF`);
  return Math.min(FARTHEST, Math.max(-FARTHEST, value));
}

/** At most 3 decimals: a thousandth of a point is less than any printer resolves. */
export function number(value: number): string {
  const thousandths = Math.round(finite(value) * 1000);
  const size = Math.abs(thousandths);
  const whole = Math.trunc(size / 1000);
  const digits = `${whole}${FRACTIONS[size - whole * 1000]!}`;
  return thousandths < 0 ? `-${digits}` : digits;
}

/** Thousandths as decimals: putting them together takes less time than V8 takes for numbers that aren't whole. */
const FRACTIONS = Array.from({ length: 1000 }, (_, i) => String(i / 1000).slice(1));

/** Scales and rotations need more digits than lengths: their errors grow with the coordinates. Six of them count. */
export function precise(value: number): string {
  const within = finite(value);
  const magnitude = Math.abs(within);
  if (magnitude < 1e-12) return "0";
  const decimals = Math.min(12, Math.max(6, 5 - Math.floor(Math.log10(magnitude))));
  const digits = within.toFixed(decimals).replace(/\.?0+$/, "");
  return digits === "-0" ? "0" : digits;
}
