/** Dates of the calendar (ISO 8601, YYYY-MM-DD), and how long before one something may have been. */

/** Whether a text is a date of the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** What to write in place of a text that is no date: the day that is meant by it, where its order is certain. */
export function dateHint(text: string): string {
  const [, first = "", second = "", year = ""] = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})$/.exec(text.trim()) ?? [];
  const [, backwards = "", month = "", day = ""] = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(text.trim()) ?? [];
  const written = (...[y, m, d]: [string, string, string]) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  // With dots the day comes first; else only a number beyond 12 tells.
  const isDayFirst = text.includes(".") || Number(first) > 12;
  const isMonthFirst = !isDayFirst && Number(second) > 12;
  const meant =
    backwards !== ""
      ? written(backwards, month, day)
      : isDayFirst
        ? written(year, second, first)
        : isMonthFirst
          ? written(year, first, second)
          : "";
  return isDate(meant) ? `write it as ${meant}` : "write it as YYYY-MM-DD, such as 2026-11-23";
}

/** How old something may be, as people write it: `90d`, `12w`, `6m` (months), `1y`. */
const AGE = /^(\d{1,5})\s*([dwmy])$/i;

export const isAge = (text: string): boolean => AGE.test(text.trim());

/**
 * The day that is so much before another; what was looked at before it is too old. Of months that are shorter the last day counts.
 * @param day YYYY-MM-DD; @param age as `isAge` knows it
 */
export function dayBefore(day: string, age: string): string {
  const [, count = "0", unit = "d"] = AGE.exec(age.trim()) ?? [];
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const by = Number(count);
  const size = unit.toLowerCase();
  if (size === "d" || size === "w") return written(Date.UTC(year, month - 1, date - by * (size === "w" ? 7 : 1)));
  const months = year * 12 + month - 1 - by * (size === "y" ? 12 : 1);
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return written(Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, last)));
}

/** Nothing is older than the first year. */
const written = (time: number): string =>
  time < Date.UTC(1000, 0, 1) ? "0000-01-01" : new Date(time).toISOString().slice(0, 10);
