/** The files that settings name, logo and fonts -> their absolute paths: below the project, or where a program names them, anywhere. */
import { isAbsolute, resolve, win32 } from "node:path";
import picomatch from "picomatch";
import type { DiagnosticPlace } from "../../diagnostics/index.js";
import { Inside, liesInside, statOf, walkFolderNow } from "../../files/index.js";
import type { SettingsInput } from "../schema/settings-schema.js";
import { bidiFault } from "../text/bidi.js";
import { encodedUrl, isSafeUrl } from "../text/links.js";
import type { DataPath, YamlData } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import { shownPath } from "../yaml/read-file.js";

export interface NamedSite {
  readonly name?: string;
  readonly url?: string;
  /** Absolute. */
  readonly logo?: string;
  /** Where versus.yaml names the logo. */
  readonly logoPlace?: DiagnosticPlace;
}

/** What settings are read from, and where to tell of it. */
export interface SettingsReading {
  readonly yaml: YamlData;
  readonly root: string;
  /** Whether a program names the files: then absolute paths may lead out of the root. */
  readonly isProgram: boolean;
  readonly found: YamlFindings;
}

/** Options of `parseSettings`. */
export interface ParseSettingsOptions {
  /** Path of the file as diagnostics show it. */
  readonly path: string;
  /** Absolute path of the folder that the logo and the fonts are relative to, and lie in. Default: that of `path`. */
  readonly root?: string;
}

export function placeIn(yaml: YamlData, path: DataPath): DiagnosticPlace {
  const { start, end } = yaml.place(path);
  return yaml.source.place(start, end);
}

/** As `liesInside`. */
function isAllowed(given: string, file: string, { root, isProgram }: SettingsReading): boolean | undefined {
  if (isProgram && isAbsolute(given)) return statOf(file) ? true : undefined;
  return liesInside(root, file);
}

/**
 * Diagnostics, errors: `settings/bidi`, `settings/url`, `settings/logo`, `settings/logo-name`.
 * @param brand whose logo it is, where the site names none
 */
export function readSite(
  site: NonNullable<SettingsInput["site"]>,
  brand: Pick<NamedSite, "logo" | "logoPlace"> | undefined,
  reading: SettingsReading,
): NamedSite {
  const { found } = reading;
  const { url, name } = site;
  const fault = bidiFault(name ?? "");
  if (fault) found.errorAt("settings/bidi", fault.message, ["site", "name"], fault.hint);
  if (url !== undefined) tellAddress(url, found);
  const own = readLogo(site.logo, ["site", "logo"], reading);
  const { logo, logoPlace } = own ? { logo: own.path, logoPlace: own.place } : (brand ?? {});
  if (logo !== undefined && name === undefined)
    found.errorAt(
      "settings/logo-name",
      "the logo has no alternate text: people who can't see it are told nothing",
      own ? ["site", "logo"] : ["brand", "logo"],
      own
        ? "write the name of the site beside it: `name: Acme Academy`"
        : "write the name of the site: `site: {name: Acme Academy}`",
    );
  return {
    ...(name !== undefined && { name }),
    // As templates write addresses: sitemap, data and links name a page alike.
    ...(url !== undefined && { url: encodedUrl(url).replace(/(?<!\/)\/+$/, "") }),
    ...(logo !== undefined && { logo, ...(logoPlace && { logoPlace }) }),
  };
}

/** Paths of pages are written behind it. Diagnostics: `settings/url` (error). */
function tellAddress(text: string, found: YamlFindings): void {
  const refuse = (message: string, hint: string) => found.errorAt("settings/url", message, ["site", "url"], hint);
  const url = /^https?:\/\//i.test(text) && isSafeUrl(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url) refuse(`"${text}" is not a web address`, "write it as https://example.org/compare");
  else if (/[?#]/.test(text) || url.username !== "" || url.password !== "")
    refuse(
      "the address has more in it than where pages are: none can stand below it",
      `write \`url: ${url.protocol}//${url.host}${url.pathname}\``,
    );
}

/** The image that a key names, if any. Diagnostics: `settings/logo` (error). */
export function readLogo(
  logo: string | undefined,
  key: DataPath,
  reading: SettingsReading,
): { readonly path: string; readonly place: DiagnosticPlace } | undefined {
  if (logo === undefined) return undefined;
  const path = resolve(reading.root, logo);
  const inside = isAllowed(logo, path, reading);
  const refuse = (message: string, hint: string) => reading.found.errorAt("settings/logo", message, key, hint);
  if (inside === undefined) refuse(`there is no image ${logo}`, "the path is relative to versus.yaml");
  else if (!inside) refuse(`the image ${logo} lies outside the project`, "copy it into the project's folder");
  return { path, place: placeIn(reading.yaml, key) };
}

/** Absolute paths of the files that patterns match. Diagnostics: `settings/fonts` (error). */
export function readFontFiles(patterns: readonly string[], { root, isProgram, found }: SettingsReading): string[] {
  const files: string[] = [];
  const refuse = (i: number, message: string, hint: string) =>
    found.errorAt("settings/fonts", message, ["fonts", "files", i], hint);
  const project = new Inside(root);
  for (const [i, pattern] of patterns.entries()) {
    if (isProgram && isAbsolute(pattern)) {
      if (statOf(pattern)?.isFile()) files.push(pattern);
      else refuse(i, `there is no font file ${pattern}`, "name a file of your own by its absolute path");
      continue;
    }
    const folder = resolve(root, fixedPart(pattern));
    if (leavesFolder(pattern) || project.holds(folder) === false) {
      // Nothing of what is there is told, not even its names.
      refuse(i, `the font files ${pattern} lie outside the project`, "copy them into the project's folder");
      continue;
    }
    const depth = pattern.includes("**") ? Number.POSITIVE_INFINITY : pattern.split("/").length;
    const walked = walkFolderNow(folder, [project], depth);
    const matches = picomatch(pattern.replace(/^\.\//, ""), { dot: true });
    const isNamed = (path: string) => matches(shownPath(root, path));
    const inside = [...(statOf(folder)?.isFile() ? [folder] : []), ...walked.files].filter(isNamed);
    const outside = walked.outside.filter(({ path, isFolder }) => !isFolder && isNamed(path));
    if (inside.length + outside.length === 0)
      refuse(i, `there is no font file ${pattern}`, "the path is relative to versus.yaml, and inside the project");
    for (const { path } of outside) {
      const message = `the font file ${shownPath(root, path)} lies outside the project`;
      refuse(i, message, "copy it into the project's folder");
    }
    files.push(...inside);
  }
  return [...new Set(files)];
}

/** Whether a pattern may match what lies elsewhere, as it is written: on any system, since a project goes from one to another. */
function leavesFolder(pattern: string): boolean {
  const paths = pattern.split(/[\\/]|[{,}()|]/);
  return isAbsolute(pattern) || win32.isAbsolute(pattern) || /^[a-z]:/i.test(pattern) || paths.includes("..");
}

/** The folders that a pattern names before its first wildcard. */
function fixedPart(pattern: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/.test(part));
  return parts.slice(0, first < 0 ? parts.length : first).join("/");
}
