/**
 * What things are made of, as hashes: a thing whose fingerprint is that of last time is not made again. They are the same on
 * every machine, so that what one has built stands for all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { Format, Settings, SheetCard } from "../../content/index.js";
import { hashOf, Inside } from "../../files/index.js";
import { PACKAGE, PROGRAM } from "../../package-folder.js";
import type { FileHashes } from "../folder/file-hashes.js";
import type { SheetTask } from "../sheets/sheet-task.js";
import { templateDirs } from "../site/toolbox.js";

/** Templates and styles that no single sheet shows. */
const OF_INDEX = /^index\.hbs$|^styles\/index\.css$/;
const OF_HANDBOOK = /^handbook[^/]*\.hbs$|^styles\/handbook[^/]*\.css$/;
const OF_ASSETS = /^styles\//;
/** A page links to it, and doesn't hold it. */
const OF_PAGES = /^styles\/page\.css$/;

export interface FingerprintOptions {
  readonly root: string;
  readonly settings: Settings;
  readonly templates: string | undefined;
  readonly sourceDate: string | undefined;
  readonly formats: readonly Format[];
}

/** Name and hash of a template, partial, style or locale, the name relative to its folder. */
type TemplateFile = readonly [name: string, sha256: string | undefined];

export class Fingerprints {
  readonly #base: readonly string[];
  readonly #files: readonly TemplateFile[];
  readonly #sheets: string;
  readonly #code: string;
  readonly #project: Inside;

  constructor(
    readonly options: FingerprintOptions,
    readonly hashes: FileHashes,
  ) {
    const { root, templates, settings, sourceDate } = options;
    this.#code = codeFingerprint(hashes);
    this.#project = new Inside(root);
    this.#files = templateDirs(root, templates).flatMap((dir, i) =>
      filesBelow(dir).map((name): TemplateFile => [`${i} ${name}`, hashes.input(join(dir, name))]),
    );
    this.#base = [
      this.#code,
      settingsText(settings, root),
      sourceDate ?? "",
      JSON.stringify(settings.fonts.files.map((path) => [basename(path), hashes.input(path)])),
      settings.site.logo === undefined ? "" : (hashes.input(settings.site.logo) ?? "none"),
    ];
    const ofSheets = (name: string) => ![OF_INDEX, OF_HANDBOOK, OF_PAGES].some((others) => others.test(name));
    this.#sheets = this.#of(ofSheets, sheetFormats(options.formats).join());
  }

  /** Of the card of a file with that hash. */
  card(sha256: string): string {
    return hashOf(JSON.stringify([this.#code, this.options.settings.lang, sha256]));
  }

  /** Undefined where an image can't be read, so that the sheet must be made for what is to be said of it. */
  sheet({ source, images, sha256 }: SheetCard, { file, titles }: SheetTask): string | undefined {
    const folder = dirname(file.path);
    const allowed = this.#project.holds(file.path) ? this.#project : new Inside(folder);
    const hashed = images.map((image) => {
      const path = resolve(folder, image);
      return allowed.holds(path) ? this.hashes.input(path) : undefined;
    });
    if (hashed.includes(undefined)) return undefined;
    return hashOf(JSON.stringify([this.#sheets, source, sha256, images, hashed, titles]));
  }

  /** Of what is told of templates, fonts and labels. @param langs of the sheets */
  toolbox(langs: readonly string[]): string {
    return this.#of(() => true, ...langs);
  }

  /** Of the files that pages share. */
  assets(): string {
    return this.#of((name) => OF_ASSETS.test(name), String(this.options.formats.includes("page")));
  }

  /** @param shown what the index shows */
  index(shown: readonly unknown[]): string {
    return this.#of((name) => !OF_HANDBOOK.test(name) && !OF_ASSETS.test(name), JSON.stringify(shown));
  }

  /** @param shown what the handbook shows, in its order */
  handbook(shown: readonly unknown[]): string {
    return this.#of((name) => !OF_INDEX.test(name) && !OF_PAGES.test(name), JSON.stringify(shown));
  }

  #of(uses: (name: string) => boolean, ...more: readonly string[]): string {
    const used = this.#files.filter(([name]) => uses(name.slice(name.indexOf(" ") + 1)));
    return hashOf(JSON.stringify([this.#base, used, more]));
  }
}

/** A handbook is made of PDFs; index and handbook are of all sheets, not of a shard's. */
export function formatsOf(formats: readonly Format[], isShard: boolean): Format[] {
  const own = isShard ? formats.filter((format) => format !== "index" && format !== "handbook") : formats;
  return formats.includes("handbook") && !own.includes("pdf") ? ["pdf", ...own] : [...own];
}

/** The formats that are made sheet by sheet, in one order. */
export function sheetFormats(formats: readonly Format[]): Format[] {
  return formats.filter((format) => format !== "index" && format !== "handbook").toSorted();
}

/** Settings as text, paths relative to the project: it may lie elsewhere next time. Formats are known apart. */
function settingsText({ formats: _, ...settings }: Settings, root: string): string {
  return JSON.stringify(settings, (key, value: unknown) =>
    key === "logoPlace"
      ? undefined
      : typeof value === "string" && value.startsWith(root + sep)
        ? value.slice(root.length + 1).replaceAll(sep, "/")
        : value,
  );
}

/** Versus itself: its program, and the packages that it runs on; the built-in fonts are among them. */
function codeFingerprint(hashes: FileHashes): string {
  const code = filesBelow(PROGRAM).filter((name) => /\.(js|ts)$/.test(name) && !name.endsWith(".d.ts"));
  const { dependencies = {} } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  const packages = Object.keys(dependencies).map((name) => [name, packageHash(name, hashes)]);
  return hashOf(JSON.stringify([code.map((name) => [name, hashes.input(join(PROGRAM, name))]), packages]));
}

/** Of the package.json that Node would find, which names the version. */
function packageHash(name: string, hashes: FileHashes): string | undefined {
  for (let folder = PACKAGE; ; folder = dirname(folder)) {
    const sha256 = hashes.input(join(folder, "node_modules", name, "package.json"));
    if (sha256 !== undefined || folder === dirname(folder)) return sha256;
  }
}

/** Paths of all files below a folder, with forward slashes, sorted; none where there is no folder. */
function filesBelow(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: "utf8" })
      .map((name) => name.replaceAll(sep, "/"))
      .sort();
  } catch {
    return [];
  }
}
