/** Content folder and named files -> Collection: every comparison that could be read, and what is wrong with the others. */
import { realpath, stat } from "node:fs/promises";
import { dirname, extname, relative, resolve } from "node:path";
import { glob } from "tinyglobby";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Comparison } from "./comparison.js";
import { type ParsedComparison, parseComparison } from "./parse.js";
import { liesInside, readTextFile, shownPath } from "./read-file.js";
import { slugOf } from "./slug.js";
import type { YamlData } from "./yaml-data.js";

/** A loaded comparison with where it came from. */
export interface LoadedSheet {
  readonly comparison: Comparison;
  /** Absolute. */
  readonly path: string;
  /** Absolute paths of the subjects' images, in their order; undefined for a subject without. */
  readonly images: readonly (string | undefined)[];
  readonly yaml: YamlData;
  /** Warnings of the file itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that could not be read as a comparison. */
export interface FailedSheet {
  readonly slug: string;
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Collection {
  /** By slug, in the order of the slugs. */
  readonly sheets: ReadonlyMap<string, LoadedSheet>;
  readonly failed: readonly FailedSheet[];
}

export interface LoadOptions {
  /** Absolute path of the project. */
  readonly root: string;
  /** Absolute path of the content folder. */
  readonly contentDir: string;
  /** Absolute paths of further files, which may lie elsewhere. */
  readonly files?: readonly string[];
  /** Language of files that name none. */
  readonly lang?: string;
}

/** Loads the whole content folder and the named files. Which files are faulty is told in `failed`; nothing throws. */
export async function loadCollection(options: LoadOptions): Promise<Collection> {
  const { root, contentDir, files = [] } = options;
  const inFolder = await glob("**/*.{yaml,yml}", { cwd: contentDir, absolute: true, dot: false }).catch(() => []);
  const paths = [...new Set([...inFolder.map((path) => resolve(path)), ...files])].sort();
  const sheets = new Map<string, LoadedSheet>();
  const failed: FailedSheet[] = [];
  const sources = new Map<string, { readonly source: string; readonly path: string }>();
  for (const path of paths) {
    const source = shownPath(root, path);
    const slug = slugOf(source).value ?? source;
    const other = sources.get(slug);
    if (other) {
      // A link to a folder that holds it comes by the same file again.
      if (other.path === path || (await isSameFile(other.path, path))) continue;
      failed.push({ slug, source, diagnostics: [duplicateSlug(source, other.source, slug)] });
      continue;
    }
    sources.set(slug, { source, path });
    if (await leadsOutside(path, options)) {
      failed.push({ slug, source, diagnostics: [outside(source)] });
      continue;
    }
    const loaded = await loadSheet(path, source, options);
    if ("comparison" in loaded) sheets.set(slug, loaded);
    else failed.push({ slug, source, diagnostics: loaded.diagnostics });
  }
  const sorted = [...sheets].sort(([a], [b]) => (a < b ? -1 : 1));
  return { sheets: new Map(sorted), failed };
}

async function isSameFile(first: string, second: string): Promise<boolean> {
  const [a, b] = await Promise.all([first, second].map((path) => realpath(path).catch(() => path)));
  return a === b;
}

/** Whether a link in the project, or in a content folder elsewhere, leads out of it. What is named from elsewhere may lie anywhere. */
async function leadsOutside(path: string, { root, contentDir }: LoadOptions): Promise<boolean> {
  const folder = [root, contentDir].find((each) => !relative(each, path).startsWith(".."));
  return folder !== undefined && (await liesInside(folder, path)) === false;
}

function outside(source: string): Diagnostic {
  const position = { line: 1, column: 1, offset: 0 };
  return {
    severity: "error",
    code: "content/outside",
    message: `${source} is a link that leads out of the project, and is not read`,
    span: { file: source, start: position, end: position },
    hints: ["copy the file into the project, or build it by its own path"],
  };
}

function duplicateSlug(source: string, other: string, slug: string): Diagnostic {
  const position = { line: 1, column: 1, offset: 0 };
  return {
    severity: "error",
    code: "content/duplicate-slug",
    message: `${source} and ${other} would both be written as "${slug}"`,
    span: { file: source, start: position, end: position },
    hints: ["rename one of the files"],
  };
}

async function loadSheet(
  path: string,
  source: string,
  options: LoadOptions,
): Promise<LoadedSheet | { diagnostics: readonly Diagnostic[] }> {
  if (extname(path) === "" || !/\.ya?ml$/i.test(path)) {
    const position = { line: 1, column: 1, offset: 0 };
    const message = `${source} is not a content file`;
    return {
      diagnostics: [
        {
          severity: "error",
          code: "content/not-yaml",
          message,
          span: { file: source, start: position, end: position },
          hints: ["content files end in .yaml"],
        },
      ],
    };
  }
  const text = await readTextFile(path, source);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  const parsed = parseComparison(text.value, {
    path: source,
    ...(options.lang !== undefined && { lang: options.lang }),
  });
  if (!parsed.value) return { diagnostics: parsed.diagnostics };
  const images = await findImages(parsed.value, path, options.root);
  if (images.diagnostics.length > 0) return { diagnostics: [...parsed.diagnostics, ...images.diagnostics] };
  return { ...parsed.value, path, images: images.paths, diagnostics: parsed.diagnostics };
}

/** The images of a sheet: below the project, or below the folder of a file that lies outside of it. */
async function findImages(parsed: ParsedComparison, path: string, root: string) {
  const folder = dirname(path);
  const allowed = (await liesInside(root, path)) ? root : folder;
  const diagnostics: Diagnostic[] = [];
  const paths: (string | undefined)[] = [];
  for (const [i, { image }] of parsed.comparison.subjects.entries()) {
    const absolute = image === undefined ? undefined : resolve(folder, image);
    paths.push(absolute);
    if (absolute === undefined) continue;
    const inside = await liesInside(allowed, absolute);
    const found = inside ? await stat(absolute) : undefined;
    if (found?.isFile()) continue;
    const { start, end } = parsed.yaml.place(["subjects", i, "image"]);
    const [code, message, hint] =
      inside === undefined
        ? (["image-missing", `there is no image ${image}`, "the path is relative to this file"] as const)
        : found && !found.isDirectory()
          ? (["image-file", `${image} is a pipe or a device, not an image`, "name a file"] as const)
          : inside
            ? (["image-folder", `${image} is a folder, not an image`, "name the file in it"] as const)
            : ([
                "image-outside",
                `the image ${image} lies outside the project`,
                "copy it into the project's folder",
              ] as const);
    diagnostics.push(parsed.yaml.source.diagnostic("error", `content/${code}`, message, start, end, [hint]));
  }
  return { paths, diagnostics };
}
