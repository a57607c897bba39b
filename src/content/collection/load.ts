/** A content file -> a comparison with where it came from. */
import { dirname, extname, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hashOf, liesInside, statOf } from "../../files/index.js";
import type { Comparison } from "../comparison/comparison.js";
import { imagesOf } from "../comparison/images.js";
import { type ParsedComparison, parseComparison } from "../comparison/parse.js";
import type { Viewer } from "../comparison/seen/viewer.js";
import type { Withheld } from "../comparison/seen/withheld.js";
import { takesLanguage } from "../settings/editions.js";
import type { YamlData } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { fileError, readTextFile } from "../yaml/read-file.js";

/** A file of a collection, read or not. */
export interface ContentFile {
  readonly slug: string;
  /** Path as diagnostics show it: relative to the project, with forward slashes. */
  readonly source: string;
  /** Absolute. */
  readonly path: string;
  /** What an editor holds of it: it stands for what the file says. */
  readonly unsaved?: string;
}

/** What files are read against. */
export interface Project {
  /** Absolute path of the project. */
  readonly root: string;
  /** Language of files that name none. */
  readonly lang: string;
  /** For whom they are read. */
  readonly viewer?: Viewer;
  /** BCP 47: sheets in other languages are as if they weren't there. */
  readonly takes?: string;
}

/** A loaded comparison with where it came from. */
export interface LoadedSheet {
  readonly comparison: Comparison;
  /** Absolute. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** Absolute paths of the images, in the order of `imagesOf`; undefined for a subject or a section without. */
  readonly images: readonly (string | undefined)[];
  readonly yaml: YamlData;
  /** Texts of the file that the viewer may not see: nothing else here has them. */
  readonly withheld?: readonly Withheld[];
  /** Warnings of the file itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that could not be read as a comparison. */
export interface FailedSheet {
  readonly slug: string;
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether nothing is wrong with it but that the viewer doesn't see it. */
  readonly isHidden?: true;
  /** Then for whom it is; absent where it is in a language that isn't asked for. */
  readonly hiddenFor?: string;
  /** Then all of its texts. */
  readonly withheld?: readonly Withheld[];
}

/** Reads one file, its images looked for. Nothing throws: what is wrong with it is told in its place. */
export function loadSheet(file: ContentFile, { root, lang, viewer = {}, takes }: Project): LoadedSheet | FailedSheet {
  const { slug, path, source } = file;
  const failed = (diagnostics: readonly Diagnostic[]): FailedSheet => ({ slug, source, diagnostics });
  if (!/^\.ya?ml$/i.test(extname(path)))
    return failed([
      fileError(source, "content/not-yaml", `${source} is not a content file`, "content files end in .yaml"),
    ]);
  const read = readTextFile(path, source, file.unsaved);
  if (!read.value) return failed(read.diagnostics);
  const parsed = parseComparison(read.value.text, { path: source, lang, viewer });
  if (!parsed.value) return failed(parsed.diagnostics);
  const { isHidden, hiddenFor, withheld = [], comparison } = parsed.value;
  if (isHidden || !takesLanguage(takes, comparison.lang))
    return { ...failed([]), isHidden: true, ...(hiddenFor !== undefined && { hiddenFor }), withheld };
  const images = findImages(parsed.value, path, root);
  if (images.diagnostics.length > 0) return failed([...parsed.diagnostics, ...images.diagnostics]);
  const sha256 = hashOf(read.value.bytes);
  return { ...parsed.value, path, sha256, images: images.paths, diagnostics: parsed.diagnostics };
}

/** The images of a sheet: below the project, or below the folder of a file that lies outside of it. */
function findImages(parsed: ParsedComparison, path: string, root: string) {
  const found = new YamlFindings(parsed.yaml);
  const { diagnostics } = found;
  const named = imagesOf(parsed.comparison);
  if (named.every((image) => image === undefined)) return { paths: named.map(() => undefined), diagnostics };
  const folder = dirname(path);
  const paths = named.map((one) => one && resolve(folder, one.image));
  const allowed = liesInside(root, path) ? root : folder;
  for (const [i, one] of named.entries()) {
    const absolute = paths[i];
    if (!one || absolute === undefined) continue;
    const { image, key } = one;
    const inside = liesInside(allowed, absolute);
    const stats = inside ? statOf(absolute) : undefined;
    if (stats?.isFile()) continue;
    const [code, message, hint] =
      inside === undefined
        ? (["content/image-missing", `there is no image ${image}`, "the path is relative to this file"] as const)
        : stats && !stats.isDirectory()
          ? (["content/image-file", `${image} is a pipe or a device, not an image`, "name a file"] as const)
          : inside
            ? (["content/image-folder", `${image} is a folder, not an image`, "name the file in it"] as const)
            : ([
                "content/image-outside",
                `the image ${image} lies outside the project`,
                "copy it into the project's folder",
              ] as const);
    found.errorAt(code, message, key, hint);
  }
  return { paths, diagnostics };
}
