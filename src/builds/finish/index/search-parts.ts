/** What an index lists -> what its search looks at, in scripts that are loaded one after the other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../../../package-folder.js";
import type { IndexItem, IndexView } from "../../../templates/index.js";
import type { SearchPart, SearchRow } from "./client/part.js";

/** Sheets of a part: some 100 kB. */
const SHEETS_PER_PART = 1000;

/** Text for the output folder. */
export interface MadeFile {
  /** Below the output folder. */
  readonly path: string;
  readonly content: string;
}

/** The parts, and the program that reads them. @param wordsOf a slug: by what else than title and tags its sheet is to be found */
export function searchScripts(index: IndexView, wordsOf: (slug: string) => string): MadeFile[] {
  const { sheets, tags, lang, dir } = index;
  const names = tags.map(({ name }) => name);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const rowOf = (sheet: IndexItem): SearchRow => {
    const own = sheet.tags.map((tag) => numbers.get(tag)!);
    const has = (sheet.page === null ? 0 : 1) + (sheet.pdf === null ? 0 : 2) + (sheet.picture === null ? 0 : 4);
    const words = wordsOf(sheet.slug);
    const isOther = sheet.lang !== lang || sheet.dir !== dir;
    const { slug, title } = sheet;
    return isOther ? [slug, title, words, own, has, sheet.lang, sheet.dir] : [slug, title, words, own, has];
  };
  const count = Math.ceil(sheets.length / SHEETS_PER_PART);
  const parts = Array.from({ length: count }, (_, i): SearchPart => {
    const own = sheets.slice(i * SHEETS_PER_PART, (i + 1) * SHEETS_PER_PART).map(rowOf);
    return { parts: count, ...(i === 0 && { tags: names }), sheets: own };
  });
  return [
    { path: "search/search.js", content: readFileSync(join(PACKAGE, "dist", "search", "search.js"), "utf8") },
    ...parts.map((part, i) => ({
      path: `search/${i + 1}.js`,
      content: `versusSearch.push(${JSON.stringify(part)});\n`,
    })),
  ];
}
