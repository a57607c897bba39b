/** Options of a build -> the project as it stands: its settings, its content files, and what is wrong with what was asked for. */
import { resolve } from "node:path";
import {
  type ContentFile,
  type ContentFiles,
  findContent,
  leavesRoom,
  loadSettings,
  pageWith,
  readPageSize,
  SETTINGS_FILE,
  type Settings,
} from "../content/index.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { type BuildOptions, type BuildReport, failed } from "./plan/options.js";
import { checkSelection, selectedFiles } from "./plan/plan.js";
import { checkLogo } from "./site/images.js";

export interface OpenedSite {
  /** Absolute. */
  readonly root: string;
  readonly options: BuildOptions;
  readonly settings: Settings;
  readonly content: ContentFiles;
  /** Warnings of the settings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What an editor holds of files, by their paths as diagnostics show them. */
export type Unsaved = ReadonlyMap<string, string>;

/** Or the report of what can't begin. */
export async function openSite(
  options: BuildOptions,
  unsaved: Unsaved = new Map(),
): Promise<OpenedSite | { readonly report: BuildReport }> {
  const root = resolve(options.root ?? process.cwd());
  const { value: settings, diagnostics } = await loadSettings(root, unsaved.get(SETTINGS_FILE));
  if (!settings) return { report: failed(diagnostics) };
  const logo = checkLogo(settings, root);
  if (logo.length > 0) return { report: failed([...diagnostics, ...logo]) };
  const contentDir = resolve(root, options.content ?? "content");
  const content = edited(await findContent({ root, contentDir, files: selectedFiles(root, options) }), unsaved);
  const selection = checkSelection(root, options, content);
  if (selection.unknown.length > 0 || selection.diagnostics.length > 0)
    return { report: failed([...diagnostics, ...selection.diagnostics], selection.unknown) };
  const snippet = options.snippet ?? settings.snippet;
  const size = options.page === undefined ? undefined : readPageSize(options.page);
  const page = size ? pageWith(settings.page, { size }) : settings.page;
  if (!leavesRoom(page)) return { report: failed([...diagnostics, noRoom(options.page)]) };
  const { layout } = options;
  const overrides = (size || layout !== undefined) && {
    overrides: { ...(size && { page: { size } }), ...(layout !== undefined && { layout }) },
  };
  const asOf = options.asOf !== undefined && { asOf: options.asOf };
  return { root, options, settings: { ...settings, snippet, page, ...asOf, ...overrides }, content, diagnostics };
}

function noRoom(size = ""): Diagnostic {
  const message = `the margins that versus.yaml names leave no room on a page of ${size}`;
  return { severity: "error", code: "settings/margin", message, hints: ["make them smaller"] };
}

function edited(content: ContentFiles, unsaved: Unsaved): ContentFiles {
  if (unsaved.size === 0) return content;
  const files = [...content.files].map(([slug, file]): [string, ContentFile] => {
    const text = unsaved.get(file.source);
    return [slug, text === undefined ? file : { ...file, unsaved: text }];
  });
  return { ...content, files: new Map(files) };
}
