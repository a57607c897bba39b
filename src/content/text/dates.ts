/** Whether a text is a date of the calendar (ISO 8601, YYYY-MM-DD). */
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
