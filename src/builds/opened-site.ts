/** Options of a build -> the project as it stands: its settings, its content files, and what is wrong with what was asked for. */
import { resolve } from "node:path";
import {
  type ContentFile,
  type ContentFiles,
  findContent,
  type LinkedEdition,
  leavesRoom,
  loadSettings,
  type Overrides,
  pageWith,
  placesOf,
  readPageSize,
  SETTINGS_FILE,
  type Settings,
} from "../content/index.js";
import { closest, type Diagnostic, hasErrors } from "../diagnostics/index.js";
import { type BuildOptions, type BuildReport, failed, type UnknownName } from "./plan/options.js";
import { checkSelection, selectedFiles } from "./plan/plan.js";
import { checkLogos } from "./site/images.js";

export interface OpenedSite {
  /** Absolute. */
  readonly root: string;
  /** With the places and what else of them versus.yaml says. */
  readonly options: RunOptions & ReturnType<typeof placesOf>;
  readonly settings: Settings;
  readonly content: ContentFiles;
  /** Warnings of the settings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What an editor holds of files, by their paths as diagnostics show them. */
export type Unsaved = ReadonlyMap<string, string>;

/** A build of one edition, or of none: the plain one. */
export interface RunOptions extends BuildOptions {
  readonly edition?: string | undefined;
  /** Asked when all has been read and nothing is made yet: false ends the build, of what is not so any more. Default: it is. */
  readonly isAtRest?: () => Promise<boolean>;
  /** Absolute paths of the files that have changed since this process has built, where that is known: others are looked at when all is done. */
  readonly changed?: ReadonlySet<string> | undefined;
}

/** Or the report of what can't begin. */
export async function openSite(
  given: RunOptions,
  unsaved: Unsaved = new Map(),
): Promise<OpenedSite | { readonly report: BuildReport }> {
  const root = resolve(given.root ?? process.cwd());
  const read = await loadSettings(root, { file: given.settings, unsaved: unsaved.get(SETTINGS_FILE) });
  const { value: plain, diagnostics } = read;
  if (!plain) return { report: failed(diagnostics, [], given) };
  const unknown = unknownNames(plain, given);
  if (unknown.length > 0) return { report: failed(diagnostics, unknown, given) };
  const base = given.edition === undefined ? plain : plain.editions[given.edition]!;
  const places = placesOf({ ...plain.places, ...base.places }, given);
  const options: OpenedSite["options"] = { ...given, ...places, strict: given.strict ?? plain.strict };
  const cannot = (told: readonly Diagnostic[], names: BuildReport["unknown"] = []) => ({
    report: failed([...diagnostics, ...told], names, options),
  });
  const logos = checkLogos(base, root);
  if (hasErrors(logos)) return cannot(logos);
  const contentDir = resolve(root, places.content);
  const content = edited(await findContent({ root, contentDir, files: selectedFiles(root, options) }), unsaved);
  const selection = checkSelection(root, options, content);
  if (selection.unknown.length > 0 || selection.diagnostics.length > 0)
    return cannot(selection.diagnostics, selection.unknown);
  const settings = withFlags(base, options);
  if (!leavesRoom(settings.page)) return cannot([noRoom(options.page)]);
  return { root, options, settings, content, diagnostics: [...diagnostics, ...logos] };
}

/** What flags say goes before what settings say, of whatever edition. */
function withFlags(base: Settings, options: BuildOptions): Settings {
  const { snippet, page, layout, audience, asOf, impose } = options;
  const size = page === undefined ? undefined : readPageSize(page);
  const flags: Overrides = {
    ...(size && { page: { ...base.overrides?.page, size } }),
    ...(layout !== undefined && { layout }),
  };
  const overrides = { ...base.overrides, ...flags };
  const viewer = narrower(base, audience);
  const linked = viewer === undefined && !base.edition ? linkedEditions(base, options) : [];
  return {
    ...base,
    editions: {},
    ...(linked.length > 0 && { linked }),
    ...(asOf !== undefined && { asOf }),
    ...(impose && { impose }),
    snippet: snippet === undefined ? base.snippet : [...new Set([snippet].flat())],
    page: size ? pageWith(base.page, { size }) : base.page,
    ...(viewer !== undefined && { audience: viewer }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
  };
}

/** Those that are for all: nothing leads to what is for some alone. */
function linkedEditions({ editions }: Settings, { formats }: BuildOptions): LinkedEdition[] {
  return Object.entries(editions)
    .filter(([, settings]) => settings.audience === undefined)
    .map(([name, { edition, formats: own }]) => ({
      name,
      formats: formats ?? own,
      ...(edition?.takes !== undefined && { takes: edition.takes }),
    }));
}

/** Who sees less of the two: an edition that is for customers is never for others, whatever a flag says. */
function narrower({ audience, audiences, edition }: Settings, asked: string | undefined): string | undefined {
  if (asked === undefined || audience === undefined || !edition) return asked ?? audience;
  return audiences.indexOf(asked) < audiences.indexOf(audience) ? asked : audience;
}

function unknownNames(
  { editions, audiences }: Settings,
  { editions: asked = [], edition, audience }: RunOptions,
): UnknownName[] {
  const names = (what: "edition" | "audience", given: readonly string[], known: readonly string[]) =>
    given
      .filter((name) => !known.includes(name))
      .map((name): UnknownName => {
        const near = closest(name, known);
        return { what, name, known, ...(near !== undefined && { near }) };
      });
  return [
    ...names("edition", [...new Set([...asked, ...(edition === undefined ? [] : [edition])])], Object.keys(editions)),
    ...names("audience", audience === undefined ? [] : [audience], audiences),
  ];
}

/** The editions that a build is of, the plain one, which has no name, last. Faulty settings are for `openSite` to tell of. */
export async function runsOf(options: BuildOptions): Promise<readonly (string | undefined)[]> {
  const { editions: asked, settings: file } = options;
  if (asked) return [...new Set(asked)];
  const { value } = await loadSettings(resolve(options.root ?? process.cwd()), { file });
  return [...Object.keys(value?.editions ?? {}), undefined];
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
