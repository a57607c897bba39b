/** What both benchmarks need to tell of their results: quantiles, Markdown tables, versions, what pdfinfo says. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Linear between the samples next to it. */
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at % 1);
}

export const median = (numbers) => quantile(numbers, 0.5);

/** A number as text; a dash where there is none. */
export const shown = (value, digits = 0) => (value === undefined ? "–" : value.toFixed(digits));

/** @param left how many columns, from the first, hold words; the rest hold numbers */
export function markdownTable(head, rows, left) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i].length)));
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i < left ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i < left ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`));
  return [line(head), `|${rule.join("|")}|`, ...rows.map(line)].join("\n");
}

/** The version of an installed package, or of the package.json named; undefined where there is none. */
export function packageVersion(name) {
  const candidates = name.endsWith(".json")
    ? [new URL(name, import.meta.url)]
    : require.resolve.paths(name).map((path) => join(path, name, "package.json"));
  for (const path of candidates) {
    try {
      return JSON.parse(readFileSync(path, "utf8")).version;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

export function machine() {
  const load = loadavg()[0].toFixed(1);
  return `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${load}, Node ${process.version}`;
}

/** What poppler's pdfinfo says of files: the most pages that one has, whether all are tagged; nothing where it is not installed. */
export function inspectPdfs(paths) {
  try {
    execFileSync("pdfinfo", ["-v"], { stdio: "ignore" });
  } catch {
    return {};
  }
  const told = paths.map((path) =>
    execFileSync("pdfinfo", [path], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  return {
    pages: Math.max(...told.map((text) => Number(/Pages:\s+(\d+)/.exec(text)?.[1]))),
    tagged: told.every((text) => /Tagged:\s+yes/.test(text)),
  };
}
