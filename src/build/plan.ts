/** Options and collection -> which sheets are built, in which order. */
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Collection, type FailedSheet, type LoadedSheet, loadCollection } from "../content/load.js";
import { shownPath } from "../content/read-file.js";
import { closure } from "../content/relations.js";
import type { Settings } from "../content/settings.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest } from "../diagnostics/suggest.js";
import { plainText } from "../templates/markdown.js";
import type { SheetTitle } from "../templates/view.js";
import type { BuildOptions, BuildReport } from "./options.js";

export interface Plan {
  readonly collection: Collection;
  /** Each is a sheet, or what is wrong with its file. */
  readonly sheets: readonly { readonly sheet?: LoadedSheet; readonly failure?: FailedSheet }[];
  readonly titles: ReadonlyMap<string, SheetTitle>;
}

export interface PlanOutcome {
  readonly plan?: Plan;
  readonly diagnostics: readonly Diagnostic[];
  readonly unknown: BuildReport["unknown"];
}

/** Diagnostics: `build/no-content` (error) where there is nothing to build. */
export async function planSheets(root: string, options: BuildOptions, settings: Settings): Promise<PlanOutcome> {
  const contentDir = resolve(root, options.content ?? "content");
  const select = options.select ?? [];
  const files = select.filter(looksLikeFile).map((name) => resolve(root, name));
  const collection = await loadCollection({
    root,
    contentDir,
    files: files.filter((path) => existsSync(path)),
    lang: settings.lang,
  });
  const unknown = select.flatMap((name) => unknownName(name, root, collection));
  if (unknown.length > 0) return { diagnostics: [], unknown };
  if (collection.sheets.size === 0 && collection.failed.length === 0)
    return { diagnostics: [noContent(root, contentDir)], unknown: [] };
  const titles = new Map(
    [...collection.sheets].map(([slug, { comparison }]) => [
      slug,
      { title: plainText(comparison.title), lang: comparison.lang },
    ]),
  );
  return {
    plan: { collection, sheets: chosen(collection, root, select, options.related), titles },
    diagnostics: [],
    unknown: [],
  };
}

const looksLikeFile = (name: string): boolean => /\.ya?ml$/i.test(name) || name.includes("/") || name.includes("\\");

function unknownName(name: string, root: string, collection: Collection): BuildReport["unknown"] {
  if (looksLikeFile(name)) return existsSync(resolve(root, name)) ? [] : [{ name }];
  if (collection.sheets.has(name) || collection.failed.some((sheet) => sheet.slug === name)) return [];
  const near = closest(name, [...collection.sheets.keys(), ...collection.failed.map((sheet) => sheet.slug)]);
  return [{ name, ...(near !== undefined && { near }) }];
}

function noContent(root: string, contentDir: string): Diagnostic {
  const shown = shownPath(root, contentDir);
  const isFolder = existsSync(contentDir) && statSync(contentDir).isDirectory();
  return {
    severity: "error",
    code: "build/no-content",
    message: isFolder ? `there are no content files in ${shown}` : `there is no content folder ${shown}`,
    hints: ['`versus new "Sales" "Marketing"` writes a first file to fill in'],
  };
}

/** The selected sheets and those they relate to; all of them where none is selected. Faulty files are told with the rest. */
function chosen(
  collection: Collection,
  root: string,
  select: readonly string[],
  related: number | undefined,
): Plan["sheets"] {
  const { sheets, failed } = collection;
  if (select.length === 0)
    return [...[...sheets.values()].map((sheet) => ({ sheet })), ...failed.map((failure) => ({ failure }))];
  const sources = new Set(select.filter(looksLikeFile).map((name) => shownPath(root, resolve(root, name))));
  const isSelected = (slug: string, source: string) => select.includes(slug) || sources.has(source);
  const roots = [...sheets.values()]
    .filter(({ comparison: { slug, source } }) => isSelected(slug, source))
    .map((sheet) => sheet.comparison.slug);
  const slugs = closure(collection, roots, related ?? 0);
  const reached = new Set(
    slugs.flatMap((slug) =>
      sheets.get(slug)!.comparison.related.flatMap((entry) => ("slug" in entry ? [entry.slug] : [])),
    ),
  );
  const failures = failed.filter(
    ({ slug, source }) => isSelected(slug, source) || ((related ?? 0) > 0 && reached.has(slug)),
  );
  return [...slugs.map((slug) => ({ sheet: sheets.get(slug)! })), ...failures.map((failure) => ({ failure }))];
}
