/**
 * The collection that is built: comparisons from a seed, with tags and related sheets, as content of Versus, and the same data as
 * the other programs take it. All of it is written before anything is measured.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { comparison } from "../corpus.mjs";

const TAGS = "business study health travel money craft garden language music sport science food".split(" ");
/** So many sheets name each other, so that no relation is one-way. */
const FAMILY = 4;

/** @returns for each sheet its slug, the YAML of its content file, and its data as peers that read JSON take it */
export function collection(count, seed) {
  const sheets = Array.from({ length: count }, (_, number) => comparison(number, seed));
  return sheets.map((sheet, number) => {
    const first = number - (number % FAMILY);
    const related = sheets.slice(first, first + FAMILY).filter((other) => other !== sheet);
    const tags = [TAGS[number % TAGS.length], TAGS[(number * 5 + 3) % TAGS.length]];
    return {
      slug: sheet.slug,
      yaml: sheet.yaml + listOf("tags", new Set(tags)) + listOf("related", new Set(related.map(({ slug }) => slug))),
      data: { ...sheet.data, tag: tags[0], related: related.map(({ slug, data }) => ({ slug, title: data.title })) },
    };
  });
}

function listOf(key, items) {
  if (items.size === 0) return "";
  return `${key}:\n${[...items].map((item) => `  - ${item}\n`).join("")}`;
}

/**
 * The same file as front matter. Its table is a list of rows: Hugo sorts the keys of a mapping.
 */
export function frontMatter({ yaml }) {
  const [before, table, after] = yaml.split(/^table:\n([\s\S]*?)(?=^summary:)/m);
  const rows = table.replace(/^ {2}(\S.*):$/gm, '  - criterion: "$1"\n    values:');
  return `---\n${before}table:\n${rows}${after}---\n`;
}

/** Writes a file for each sheet. @param nameAndText of a sheet */
export function writeSheets(folder, sheets, nameAndText) {
  mkdirSync(folder, { recursive: true });
  for (const sheet of sheets) {
    const [name, text] = nameAndText(sheet);
    writeFileSync(join(folder, name), text);
  }
}

export const writeContent = (folder, sheets) => writeSheets(folder, sheets, ({ slug, yaml }) => [`${slug}.yaml`, yaml]);
export const writeJson = (folder, sheets) =>
  writeSheets(folder, sheets, ({ slug, data }) => [`${slug}.json`, JSON.stringify(data)]);
export const writeMarkdown = (folder, sheets) =>
  writeSheets(folder, sheets, (sheet) => [`${sheet.slug}.md`, frontMatter(sheet)]);
