/** What was measured must have been done: outputs are counted, and some are opened. Each of these throws if it wasn't. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspectPdfs, median } from "../report.mjs";

/** Files of each kind that are opened. */
const OPENED = 5;

/** @returns the median of the files' sizes, bytes */
export function expectFiles(folder, extension, count) {
  const names = listed(folder).filter((name) => name.endsWith(extension));
  if (names.length !== count) throw new Error(`${names.length} files ${extension} in ${folder}, not ${count}`);
  const sizes = names.map((name) => statSync(join(folder, name)).size);
  if (sizes.includes(0)) throw new Error(`an empty file in ${folder}`);
  return median(sizes);
}

function listed(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** One page each. @returns { bytes, tagged }: the median size; whether they have tags, where pdfinfo can be asked */
export function expectPdfs(folder, count) {
  const bytes = expectFiles(folder, ".pdf", count);
  const { pages, tagged } = inspectPdfs(some(listed(folder).map((name) => join(folder, name))));
  if (pages !== undefined && pages !== 1) throw new Error(`a PDF of ${pages} pages in ${folder}`);
  return { bytes, tagged };
}

/** A page for each sheet, which holds all of its texts. @returns { bytes } */
export function expectPages(folder, sheets) {
  const bytes = expectFiles(folder, ".html", sheets.length);
  for (const sheet of some(sheets)) {
    const shown = plain(readFileSync(join(folder, `${sheet.slug}.html`), "utf8"));
    const missing = textsOf(sheet.data).find((text) => !shown.includes(text));
    if (missing !== undefined) throw new Error(`the page of ${sheet.slug} in ${folder} lacks "${missing}"`);
  }
  return { bytes };
}

/** Spread evenly, the first one among them. */
function some(items) {
  const step = Math.ceil(items.length / OPENED);
  return items.filter((_, i) => i % step === 0);
}

function textsOf({ question, subjects, key, intro, rows, summary, tag, related }) {
  return [
    question,
    `${key} ${intro}`,
    ...subjects.flatMap(({ name, tagline, lead, points, chooseWhen }) => [
      name,
      tagline,
      lead,
      ...points,
      ...chooseWhen,
    ]),
    ...rows.flatMap(({ criterion, values }) => [criterion, ...values]),
    summary,
    tag,
    ...related.map(({ title }) => title),
  ];
}

/** Of the body. */
function plain(html) {
  return html
    .slice(html.indexOf("<body"))
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");
}
