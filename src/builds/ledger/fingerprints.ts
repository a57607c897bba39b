/**
 * What things are made of, as hashes: a thing whose fingerprint is that of last time is not made again. They are the same on
 * every machine, so that what one has built stands for all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { projectOf, type Settings, type SheetCard, type SheetFormat } from "../../content/index.js";
import { hashOf, Inside } from "../../files/index.js";
import { PACKAGE, PROGRAM } from "../../package-folder.js";
import type { FileHashes } from "../folder/file-hashes.js";
import type { SheetTask } from "../sheets/task.js";
import { addedFonts, templateDirs } from "../site/toolbox.js";

/** The templates, partials, styles and locales that something is made of, by their names. */
export interface Ingredients {
  /** Those that nothing else is made of. */
  readonly own: RegExp;
  /** Which of its own and of those that nothing has for its own; by default all. */
  readonly uses?: RegExp;
}

export interface FingerprintOptions {
  readonly root: string;
  readonly settings: Settings;
  readonly templates: string | undefined;
  readonly sourceDate: string | undefined;
  /** Made sheet by sheet. */
  readonly formats: readonly SheetFormat[];
  /** What is made of all sheets: what is its own no sheet shows. */
  readonly shared: readonly Ingredients[];
}

/** Name and hash of a template, partial, style or locale, the name relative to its folder. */
type TemplateFile = readonly [name: string, sha256: string | undefined];

export class Fingerprints {
  readonly #base: readonly string[];
  readonly #files: readonly TemplateFile[];
  readonly #sheets: string;
  readonly #cards: string;
  readonly #project: Inside;

  constructor(
    readonly options: FingerprintOptions,
    readonly hashes: FileHashes,
  ) {
    const { root, templates, settings, sourceDate } = options;
    const code = codeFingerprint(hashes);
    this.#cards = JSON.stringify([code, projectOf("", settings)]);
    this.#project = new Inside(root);
    this.#files = templateDirs(root, templates).flatMap((dir, i) =>
      filesBelow(dir).map((name): TemplateFile => [`${i} ${name}`, hashes.input(join(dir, name))]),
    );
    this.#base = [
      code,
      settingsText(settings, root),
      sourceDate ?? "",
      JSON.stringify(fontFiles(settings, root).map((path) => [basename(path), hashes.input(path)])),
      ...[settings.site.logo, settings.brand?.logoDark].map((logo) => (logo && hashes.input(logo)) ?? "none"),
    ];
    this.#sheets = this.#of((name) => this.#isCommon(name), options.formats.join());
  }

  /** Of what all sheets are made of: templates, styles, fonts, settings, formats, Versus itself. */
  get ofAllSheets(): string {
    return this.#sheets;
  }

  /** Of the card of a file with that hash. */
  card(sha256: string): string {
    return hashOf(`${this.#cards} ${sha256}`);
  }

  /** Undefined where an image can't be read, so that the sheet must be made for what is to be said of it. */
  sheet({ source, images, sha256 }: SheetCard, { file, titles, hidden, lacking }: SheetTask): string | undefined {
    const hashed = images.length === 0 ? [] : this.#imageHashes(file.path, images);
    if (hashed.includes(undefined)) return undefined;
    return hashOf(JSON.stringify([this.#sheets, source, sha256, images, hashed, titles, hidden, lacking]));
  }

  /** Undefined for those that aren't read, or can't be. @param path of the content file */
  #imageHashes(path: string, images: readonly string[]): (string | undefined)[] {
    const folder = dirname(path);
    const allowed = this.#project.holds(path) ? this.#project : new Inside(folder);
    return images.map((image) => {
      const path = resolve(folder, image);
      return allowed.holds(path) ? this.hashes.input(path) : undefined;
    });
  }

  /** Of what is told of templates, fonts and labels. @param langs of the sheets */
  toolbox(langs: readonly string[]): string {
    return this.#of(() => true, ...langs);
  }

  /** Of what is made of all sheets. @param shown what it shows of them, in its order */
  shared(ingredients: Ingredients, shown: readonly unknown[]): string {
    const { own, uses } = ingredients;
    const isUsed = (name: string) => (own.test(name) || this.#isCommon(name)) && uses?.test(name) !== false;
    return this.#of(isUsed, JSON.stringify(shown));
  }

  #isCommon(name: string): boolean {
    return this.options.shared.every(({ own }) => !own.test(name));
  }

  #of(uses: (name: string) => boolean, ...more: readonly string[]): string {
    const used = this.#files.filter(([name]) => uses(name.slice(name.indexOf(" ") + 1)));
    return hashOf(JSON.stringify([this.#base, used, more]));
  }
}

const fontFiles = (settings: Settings, root: string): string[] => [
  ...settings.fonts.files,
  ...addedFonts(settings, root).map(({ path }) => path),
];

/** Settings as text, paths relative to the project: it may lie elsewhere next time. Formats are known apart, and where sheets are published makes no other sheets. */
function settingsText(
  { formats: _, places: __, strict: ___, publish: ____, ...settings }: Settings,
  root: string,
): string {
  return JSON.stringify(settings, (key, value: unknown) =>
    /Places?$/.test(key)
      ? undefined
      : typeof value === "string" && value.startsWith(root + sep)
        ? value.slice(root.length + 1).replaceAll(sep, "/")
        : value,
  );
}

/** Versus itself: its program, and the packages that it runs on; the built-in fonts are among them. */
function codeFingerprint(hashes: FileHashes): string {
  // When it was compiled, all of it was hashed.
  const compiled = hashes.input(join(PROGRAM, "fingerprint"));
  const sources = compiled ?? filesBelow(PROGRAM).map((name) => [name, hashes.input(join(PROGRAM, name))]);
  const { dependencies = {} } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  const packages = Object.keys(dependencies).map((name) => [name, packageHash(name, hashes)]);
  return hashOf(JSON.stringify([sources, packages]));
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
