/**
 * Paths of outputs -> where they stand. A path may come from a manifest or a cache that anybody wrote, and folders below the output
 * folder may be links: nothing that these lead to is read, written or removed. The output folder itself is what the user named, and
 * may be a link.
 */
import { join } from "node:path";
import { OUTPUTS, SNIPPET_PROFILES } from "../../content/index.js";
import { kindOf, lstatOf } from "../../files/index.js";

/** A folder of ours, in whose place stands something else. Looks like what the system throws, and is told like it. */
export class NoFolder extends Error {
  readonly syscall = "lstat";

  constructor(
    readonly code: "LINK" | "ENOTDIR",
    /** Relative to the output folder. */
    readonly folder: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** Folders of outputs below the output folder. */
const FOLDERS: readonly string[] = [
  ...Object.values(OUTPUTS).flatMap((output) => {
    if (output.of === "sheet") return [output.folder];
    return "folders" in output ? output.folders : [];
  }),
  "assets",
];
const FILES: readonly string[] = Object.values(OUTPUTS).flatMap((output) => {
  if (output.of === "sheet") return [];
  return "beside" in output ? [output.file, output.beside] : [output.file];
});
/** Of a part of a file that comes in parts: `sitemap-2.xml`. */
const NUMBER = /-[1-9]\d*(?=\.xml$)/;
/** All in which a build writes. */
export const WRITTEN_FOLDERS: readonly string[] = [
  ...FOLDERS,
  ...SNIPPET_PROFILES.map((profile) => `${OUTPUTS.snippet.folder}/${profile}`),
  "png/small",
  "assets/images",
  "assets/fonts",
  ".",
];
/** Backslashes and colons are more than letters on Windows; the others are in no name that can be shown or typed. */
const FORBIDDEN = /[\\:\p{Cc}\u2028\u2029]/u;

/**
 * Whether something that was read from a file is the path of an output, the same on every system: `pdf/tea.pdf`,
 * `assets/images/tea-leaf.svg`, `index.html`.
 */
export function isOutputPath(path: string): boolean {
  const [folder, ...names] = path.split("/");
  const isPlace = names.length === 0 ? FILES.includes(path.replace(NUMBER, "")) : FOLDERS.includes(folder!);
  if (!isPlace || names.includes("") || FORBIDDEN.test(path)) return false;
  // Windows drops dots and spaces at the end of a name: `.. ` would be `..`.
  return path.split("/").every((part) => !/[. ]$/.test(part));
}

/**
 * The absolute path of an output. Throws `NoFolder` where a folder on the way is a link (a junction, on Windows) or a file.
 * @param path relative to the output folder, with forward slashes
 */
export function placeOf(outDir: string, path: string): string {
  const folders = path.split("/").slice(0, -1);
  for (const [i] of folders.entries()) {
    const folder = folders.slice(0, i + 1).join("/");
    const stats = lstatOf(join(outDir, folder));
    if (!stats || stats.isDirectory()) continue;
    throw new NoFolder(stats.isSymbolicLink() ? "LINK" : "ENOTDIR", folder, kindOf(stats));
  }
  return join(outDir, path);
}

/** As `placeOf`; undefined in place of an error. */
export function findPlace(outDir: string, path: string): string | undefined {
  try {
    return placeOf(outDir, path);
  } catch (error) {
    if (error instanceof NoFolder) return undefined;
    throw error;
  }
}
