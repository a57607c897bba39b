/** Results -> Markdown. */
import { markdownTable, shown } from "../report.mjs";
import { ratio, summarise } from "./rounds.mjs";

/** With the spread of the rounds, and multiples of the reference. */
export function toMarkdown(table) {
  const reference = table.results.find(({ name }) => name === table.reference);
  const results = table.results.map((result) => summarise(result, reference));
  const [head, rows] = table.grows
    ? growing(table.results, results)
    : table.percent
      ? inPercent(results)
      : sideBySide(table, results);
  return `### ${table.title}\n\n${markdownTable(head, rows, table.grows || table.percent ? 1 : 2)}`;
}

/** All that the tables tell, and the samples that it comes from. */
export function toJson(table) {
  const reference = table.results.find(({ name }) => name === table.reference);
  return { ...table, results: table.results.map((result) => summarise(result, reference)) };
}

const range = (one, digits) => (one === undefined ? "–" : `${one.least.toFixed(digits)}–${one.most.toFixed(digits)}`);

function sideBySide({ reference, sheets, milliseconds }, results) {
  const [unit, factor, digits] = milliseconds ? ["ms", 1000, 0] : ["s", 1, 2];
  const scaled = (one) => one && { median: one.median * factor, least: one.least * factor, most: one.most * factor };
  const times = `× ${reference}`;
  const head = [
    "",
    "version",
    unit,
    "min–max",
    times,
    "min–max",
    `CPU ${unit}`,
    times,
    "ms a sheet",
    "peak MB",
    "KB",
    "tagged",
  ];
  const rows = results.map((result) => [
    result.name,
    result.version,
    shown(scaled(result.s).median, digits),
    range(scaled(result.s), digits),
    shown(result.ratio?.median, 2),
    range(result.ratio, 2),
    shown(scaled(result.cpu)?.median, digits),
    shown(result.cpuRatio?.median, 2),
    shown((result.s.median * 1000) / sheets, 1),
    shown(result.peak?.median),
    shown(result.bytes && result.bytes / 1024),
    result.tagged === undefined ? "–" : result.tagged ? "yes" : "no",
  ]);
  return dropEmpty(head, rows);
}

/** Columns of which no row has anything. */
function dropEmpty(head, rows) {
  const kept = head.map((_, i) => i < 2 || rows.some((row) => row[i] !== "–"));
  const only = (cells) => cells.filter((_, i) => kept[i]);
  return [only(head), rows.map(only)];
}

function inPercent(results) {
  const percent = (one) => one && { median: one.median * 100, least: one.least * 100, most: one.most * 100 };
  const head = ["", "s", "min–max", "% of full", "min–max", "CPU s", "% of full", "peak MB"];
  const rows = results.map((result) => [
    result.name,
    shown(result.s.median, 2),
    range(result.s, 2),
    shown(percent(result.ratio).median, 1),
    range(percent(result.ratio), 1),
    shown(result.cpu?.median, 2),
    shown(percent(result.cpuRatio)?.median, 1),
    shown(result.peak?.median),
  ]);
  return [head, rows];
}

/** Each row beside the one before it. */
function growing(raw, results) {
  const head = ["", "s", "min–max", "ms a sheet", "× time", "min–max", "CPU s", "peak MB", "min–max", "× memory"];
  const rows = results.map((result, i) => {
    const time = ratio(result.samples, raw[i - 1], "s");
    return [
      result.name,
      shown(result.s.median, 2),
      range(result.s, 2),
      shown((result.s.median * 1000) / result.sheets, 1),
      shown(time?.median, 2),
      range(time, 2),
      shown(result.cpu?.median, 1),
      shown(result.peak?.median),
      range(result.peak, 0),
      shown(ratio(result.samples, raw[i - 1], "peak")?.median, 2),
    ];
  });
  return [head, rows];
}
