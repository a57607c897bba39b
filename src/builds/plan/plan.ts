/** Options and collection -> which sheets are built, in which order. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Collection,
  type ContentFiles,
  closure,
  type FailedSheet,
  type Format,
  type Settings,
  type SheetCard,
  shownPath,
} from "../../content/index.js";
import { closest, type Diagnostic } from "../../diagnostics/index.js";
import { statOf } from "../../files/index.js";
import type { BuildOptions, BuildReport } from "./options.js";
import { isOfShard } from "./shard.js";

/** Each is a sheet, or what is wrong with its file. */
export type Plan = readonly (SheetCard | FailedSheet)[];

/** A note where snippets do without related sheets; undefined where none does. */
export function tellUnnamed(plan: Plan, formats: readonly Format[], { site }: Settings): string | undefined {
  const isUnnamed = formats.includes("snippet") && site.url === undefined;
  const sheets = isUnnamed ? plan.filter((sheet) => "related" in sheet && sheet.related.length > 0) : [];
  return sheets.length === 0
    ? undefined
    : "snippets name no related sheets: what they lead to has no address without `site.url` in versus.yaml";
}

/** Of the sheets, sorted. */
export function languagesOf(plan: Plan): string[] {
  return [...new Set(plan.flatMap((sheet) => ("lang" in sheet ? sheet.lang : [])))].sort();
}

const looksLikeFile = (name: string): boolean => /\.ya?ml$/i.test(name) || name.includes("/") || name.includes("\\");

/** Absolute paths of the files that are named by their paths, as far as there are such. */
export function selectedFiles(root: string, { select = [] }: BuildOptions): string[] {
  return select
    .filter(looksLikeFile)
    .map((name) => resolve(root, name))
    .filter((path) => existsSync(path));
}

/** What is wrong with the selection. Diagnostics: `build/no-content` (error) where there is nothing to build. */
export function checkSelection(
  root: string,
  { select = [], content }: Pick<BuildOptions, "select"> & { readonly content: string },
  found: ContentFiles,
): { readonly diagnostics: readonly Diagnostic[]; readonly unknown: BuildReport["unknown"] } {
  const unknown = select.flatMap((name) => unknownName(name, root, found));
  const isEmpty = unknown.length === 0 && found.files.size === 0 && found.rejected.length === 0;
  return { unknown, diagnostics: isEmpty ? [noContent(root, resolve(root, content))] : [] };
}

function unknownName(name: string, root: string, { files, rejected }: ContentFiles): BuildReport["unknown"] {
  if (looksLikeFile(name)) return existsSync(resolve(root, name)) ? [] : [{ name }];
  const known = new Set([...files.keys(), ...rejected.map((sheet) => sheet.slug)]);
  if (known.has(name)) return [];
  const near = closest(name, known);
  return [{ name, ...(near !== undefined && { near }) }];
}

function noContent(root: string, contentDir: string): Diagnostic {
  const shown = shownPath(root, contentDir);
  const isFolder = statOf(contentDir)?.isDirectory() === true;
  return {
    severity: "error",
    code: "build/no-content",
    message: isFolder ? `there are no content files in ${shown}` : `there is no content folder ${shown}`,
    hints: ['`versus new "Sales" "Marketing"` writes a first file to fill in'],
  };
}

/** Of more, the manifest would be longer than a text can be in Node (2^29 characters): 1.5 kB are written of a PDF, a page and a snippet. */
const MOST_SHEETS = 360_000;
const USUAL_OUTPUTS = 3;

/**
 * Slugs of the selected sheets and those they relate to; all of them where none is selected; of these, the ones of the shard.
 */
export async function chooseSheets(
  root: string,
  { select = [], related = 0, shard }: BuildOptions,
  collection: Collection,
): Promise<string[]> {
  const chosen = select.length === 0 ? [...collection.files.keys()] : await selected(root, select, related, collection);
  return chosen.filter((slug) => !shard || isOfShard(slug, shard));
}

/**
 * Whether a folder holds so many sheets. Diagnostics: `build/too-many` (error).
 * @param outputs how many files are made of each
 */
export function checkNumber(sheets: number, outputs = USUAL_OUTPUTS): Diagnostic[] {
  const most = Math.floor((MOST_SHEETS * USUAL_OUTPUTS) / Math.max(outputs, USUAL_OUTPUTS));
  if (sheets <= most) return [];
  const shown = (count: number) => count.toLocaleString("en");
  const parts = Math.ceil(sheets / most) * 2;
  return [
    {
      severity: "error",
      code: "build/too-many",
      message: `${shown(sheets)} sheets are too many for one folder: the manifest of no more than ${shown(most)} can be read again`,
      hints: [
        `build them in parts, each into a folder of its own, and leave these as they are, without a merge: \`versus build --shard 1/${parts} --out out/1\``,
      ],
    },
  ];
}

/**
 * What there is to make of some sheets, by their slugs. Faulty files are told with the rest. Reads their cards, and those of the sheets
 * that they show the titles of.
 */
export async function planSheets(
  root: string,
  { select = [], shard }: BuildOptions,
  collection: Collection,
  slugs: readonly string[],
): Promise<Plan> {
  const isOwn = (slug: string) => !shard || isOfShard(slug, shard);
  await collection.read(slugs);
  const cards = slugs.flatMap((slug) => collection.card(slug) ?? []);
  await collection.read(cards.flatMap((card) => card.related.map((entry) => entry.slug)));
  const rejected = collection.rejected.filter(
    ({ slug, source }) => isOwn(slug) && (select.length === 0 || isNamed(root, select, slug, source)),
  );
  const faulty = slugs.flatMap((slug) => collection.failure(slug) ?? []);
  const failures = [...rejected, ...faulty].sort((a, b) => (a.source < b.source ? -1 : 1));
  return [...cards, ...failures];
}

/**
 * What was asked for by its name and is not for whom this is. Diagnostics: `build/hidden` (warning).
 * @param audience for whom it is built; undefined for all
 */
export function tellHidden(
  root: string,
  { select = [], edition }: Pick<BuildOptions, "select"> & { readonly edition?: string | undefined },
  collection: Collection,
  audience: string | undefined,
): Diagnostic[] {
  return [...collection.files.values()].flatMap(({ slug, source }): Diagnostic[] => {
    const hidden = collection.hidden(slug);
    if (!hidden || !isNamed(root, select, slug, source)) return [];
    const { hiddenFor } = hidden;
    const message =
      hiddenFor === undefined
        ? `${source} is in a language that the edition ${edition} doesn't take, and is not built`
        : `${source} is for ${hiddenFor} alone, and is not built for ${audience ?? "all"}`;
    const hints =
      hiddenFor === undefined
        ? ["name an edition that takes its language, or none"]
        : [`\`versus build ${slug} --audience ${hiddenFor}\` builds it`];
    return [{ severity: "warning", code: "build/hidden", message, hints, sheet: slug }];
  });
}

async function selected(
  root: string,
  select: readonly string[],
  related: number,
  collection: Collection,
): Promise<string[]> {
  const roots = [...collection.files.values()].filter(({ slug, source }) => isNamed(root, select, slug, source));
  return closure(
    collection,
    roots.map(({ slug }) => slug),
    related,
  );
}

function isNamed(root: string, select: readonly string[], slug: string, source: string): boolean {
  return select.some(
    (name) => name === slug || (looksLikeFile(name) && shownPath(root, resolve(root, name)) === source),
  );
}
