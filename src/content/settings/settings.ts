/** versus.yaml -> Settings: checked like content, completed with defaults. Lengths in CSS px. */
import { dirname, isAbsolute, join, resolve, win32 } from "node:path";
import picomatch from "picomatch";
import { type Diagnostic, type DiagnosticPlace, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { Inside, liesInside, statOf, walkFolderNow } from "../../files/index.js";
import { FORMATS, type Format, OUTPUTS } from "../schema/formats.js";
import { type Labels, tellLabels } from "../schema/labels.js";
import { parseLengths, parsePageSize } from "../schema/page-size.js";
import type { DIFFERENCES } from "../schema/parts.js";
import {
  type DIFFERENCES,
  KNOWN_KEYS,
  type PDF_IMAGES,
  type SettingsInput,
  SNIPPET_PROFILES,
  settingsSchema,
} from "../schema/schema.js";
import { problemCount, validate } from "../schema/validate.js";
import { bidiFault } from "../text/bidi.js";
import { isAge } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { isSafeUrl } from "../text/links.js";
import { type DataPath, isOnlyComments, type YamlData, type YamlShape } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { fileError, readTextFile, shownPath } from "../yaml/read-file.js";
import { readYaml } from "../yaml/read-yaml.js";
import { leavesRoom, marginOf, type Page, type PageChoice, pageWith, readAccents, readPage } from "./looks.js";

export { SNIPPET_PROFILES };

/** What is made where nobody names formats. */
const DEFAULT_FORMATS: readonly Format[] = FORMATS.filter((format) => !("isOnRequest" in OUTPUTS[format]));

/** How a snippet carries its styles, and for which host it is made. */
export type SnippetProfile = (typeof SNIPPET_PROFILES)[number];

export interface Settings {
  readonly site: {
    readonly name?: string;
    readonly url?: string;
    /** Absolute. */
    readonly logo?: string;
    /** Where versus.yaml names the logo. */
    readonly logoPlace?: DiagnosticPlace;
  };
  readonly lang: string;
  /** Of sheets that name none. */
  readonly layout: string;
  readonly page: Page;
  readonly fit: { readonly min: number; readonly max: number; readonly overflow: "error" | "flow" };
  readonly accents: readonly string[];
  /** Labels that stand for those of the locale files, by language. */
  readonly labels: Readonly<Record<string, Labels>>;
  readonly fonts: { readonly body: readonly string[] /** Absolute. */; readonly files: readonly string[] };
  readonly pdf: {
    /** Each PDF carries the YAML that it was made of. */ readonly attachSource: boolean;
    /** Sampled down to what print needs, or as they are. */ readonly images: (typeof PDF_IMAGES)[number];
  };
  readonly claims: {
    /** How long ago a claim may have been checked: `90d`, `12w`, `6m`, `1y`. */
    readonly maxAge?: string;
  };
  /** What becomes of rows that say the same of every side. */
  readonly differences: (typeof DIFFERENCES)[number];
  /** YYYY-MM-DD: the day as of which claims are old. A flag's: no file has it. */
  readonly asOf?: string;
  readonly formats: readonly Format[];
  readonly snippet: SnippetProfile;
  /** What versus.yaml itself says, where a layout has a default of its own. */
  readonly chosen?: Chosen;
  /** What beats what a sheet says of itself: flags. No file has them. */
  readonly overrides?: Overrides;
}

interface Chosen {
  readonly page: PageChoice;
  readonly fit: { readonly min?: number; readonly max?: number };
  /** Where the layout is named. */
  readonly layoutPlace?: DiagnosticPlace;
}

interface Overrides {
  readonly layout?: string;
  readonly page?: PageChoice;
}

const MARGIN = "14mm";
const DEFAULT_PAGE = parsePageSize("A4")!;

export const DEFAULT_SETTINGS: Settings = {
  site: {},
  lang: "en",
  layout: "handout",
  page: {
    size: { width: DEFAULT_PAGE.width, height: DEFAULT_PAGE.height },
    margin: marginOf(parseLengths(MARGIN)!),
    sizeText: "A4",
    marginText: MARGIN,
  },
  fit: { min: 0.8, max: 1.15, overflow: "error" },
  accents: [],
  labels: {},
  fonts: { body: [], files: [] },
  pdf: { attachSource: false, images: "print" },
  claims: {},
  differences: "off",
  formats: DEFAULT_FORMATS,
  snippet: "scoped",
};

const EXAMPLES = {
  site: "`site: {name: Acme Academy, url: https://example.org/compare}`",
  page: "`page: {size: A4, margin: 14mm}`",
  fit: "`fit: {min: 0.8, max: 1.15, overflow: error}`",
  labels: '`labels: {en: {chooseWhen: "Take {name} when"}}`',
  layout: "`layout: matrix`",
  accents: '`accents: ["#0f5f8c", "#a8481c"]`',
  fonts: "`fonts: {body: [Source Sans 3], files: [fonts/*.ttf]}`",
  body: "`body: [Source Sans 3]`",
  files: "`files: [fonts/*.ttf]`",
  pdf: "`pdf: {attachSource: true}`",
  attachSource: "`attachSource: true`",
  images: "`images: keep`",
  differences: "`differences: mark`, or fold, only, off",
  claims: "`claims: {maxAge: 90d}`",
  formats: "`formats: [pdf, page, snippet, index]`",
  snippet: "`snippet: wordpress`",
};

export const SETTINGS_FILE = "versus.yaml";

/**
 * Reads versus.yaml of a project; a project without one has the defaults.
 * Diagnostics: errors of code `settings/…` or `content/…` with their place; with any error there is no value. A warning is
 * `settings/accent-twice` for accents that nobody can tell apart.
 * @param unsaved what an editor holds of the file: it stands for what the file says
 */
export async function loadSettings(root: string, unsaved?: string): Promise<Outcome<Settings>> {
  const path = join(root, SETTINGS_FILE);
  // Messages show lines of it: it is no way to read a file of somebody else's.
  if (liesInside(root, path) === false) {
    const message = `${SETTINGS_FILE} is a link that leads out of the project, and is not read`;
    return { diagnostics: [fileError(SETTINGS_FILE, "content/outside", message, "copy the file into the project")] };
  }
  const text = readTextFile(path, SETTINGS_FILE, unsaved);
  if (text.value) return parseSettings(text.value.text, { path: SETTINGS_FILE, root });
  return text.isMissing ? { value: DEFAULT_SETTINGS, diagnostics: [] } : { diagnostics: text.diagnostics };
}

export interface ParseSettingsOptions {
  /** Path of the file as diagnostics show it. */
  readonly path: string;
  /** Absolute path of the folder that the logo and the fonts are relative to, and lie in. Default: that of `path`. */
  readonly root?: string;
}

/** As `loadSettings`, of the text of a versus.yaml. What is absent has its default. */
export function parseSettings(
  text: string,
  { path, root = dirname(resolve(path)) }: ParseSettingsOptions,
): Outcome<Settings> {
  if (isOnlyComments(text)) return { value: DEFAULT_SETTINGS, diagnostics: [] };
  const read = readYaml(text, path, SHAPE);
  return read.value ? completed(read.value, root, read.diagnostics) : { diagnostics: read.diagnostics };
}

/** Settings that were read or completed here need no second look. */
const made = new WeakSet<object>([DEFAULT_SETTINGS]);

export const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && made.has(value);

/** Where true and false mean themselves. */
export const isSwitch = (path: DataPath): boolean => path.at(-1) === "attachSource";

const SHAPE: YamlShape = {
  isValue: isSwitch,
  keys: KNOWN_KEYS,
  fileKeys: new Set(Object.keys(settingsSchema.entries)),
  misshapen: (data) => problemCount(settingsSchema, data),
};

/**
 * Data in the shape of versus.yaml -> settings.
 * @param told what was told of the data already
 * @param isProgram whether a program names the files: then absolute paths may lead out of the root
 */
export function completed(
  yaml: YamlData,
  root: string,
  told: readonly Diagnostic[],
  isProgram = false,
): Outcome<Settings> {
  const checked = validate(settingsSchema, yaml, EXAMPLES);
  if (!checked.value) return { diagnostics: [...told, ...checked.diagnostics] };
  const reader = new SettingsReader(yaml, root, isProgram);
  const value = reader.settings(checked.value);
  const diagnostics = [...told, ...reader.found.diagnostics];
  if (hasErrors(diagnostics)) return { diagnostics };
  made.add(value);
  return { value, diagnostics };
}

class SettingsReader {
  readonly found: YamlFindings;

  constructor(
    readonly yaml: YamlData,
    readonly root: string,
    /** Whether a program names the files: then absolute paths may lead out of the root. */
    readonly isProgram: boolean,
  ) {
    this.found = new YamlFindings(yaml);
  }

  /** As `liesInside`. */
  #isAllowed(given: string, file: string): boolean | undefined {
    if (this.isProgram && isAbsolute(given)) return statOf(file) ? true : undefined;
    return liesInside(this.root, file);
  }

  #place(path: DataPath): DiagnosticPlace {
    const { start, end } = this.yaml.place(path);
    return this.yaml.source.place(start, end);
  }

  settings(input: SettingsInput): Settings {
    const page = readPage(input.page ?? {}, ["page"], this.found);
    const { overflow: _, ...fit } = input.fit ?? {};
    return {
      site: this.#site(input.site ?? {}),
      lang: this.#lang(input.lang),
      layout: input.layout?.trim() ?? DEFAULT_SETTINGS.layout,
      page: this.#page(page),
      chosen: { page, fit, ...(input.layout !== undefined && { layoutPlace: this.#place(["layout"]) }) },
      fit: this.#fit(input.fit ?? {}),
      accents: readAccents(input.accents ?? [], ["accents"], this.found),
      labels: this.#labels(input.labels ?? {}),
      fonts: { body: input.fonts?.body ?? [], files: this.#fontFiles(input.fonts?.files ?? []) },
      pdf: {
        attachSource: input.pdf?.attachSource ?? DEFAULT_SETTINGS.pdf.attachSource,
        images: input.pdf?.images ?? DEFAULT_SETTINGS.pdf.images,
      },
      differences: input.differences ?? DEFAULT_SETTINGS.differences,
      claims: this.#claims(input.claims ?? {}),
      formats: input.formats ?? DEFAULT_FORMATS,
      snippet: input.snippet ?? DEFAULT_SETTINGS.snippet,
    };
  }

  #claims({ maxAge }: NonNullable<SettingsInput["claims"]>): Settings["claims"] {
    if (maxAge === undefined) return {};
    if (!isAge(maxAge)) {
      const hint = "write days, weeks, months or years: 90d, 12w, 6m, 1y";
      this.found.errorAt("settings/max-age", `"${maxAge}" is no age`, ["claims", "maxAge"], hint);
    }
    return { maxAge: maxAge.trim() };
  }

  #lang(lang: string | undefined): string {
    if (lang === undefined) return DEFAULT_SETTINGS.lang;
    const read = readLanguage(lang);
    if ("lang" in read) return read.lang;
    this.found.errorAt("settings/lang", read.message, ["lang"], read.hint);
    return DEFAULT_SETTINGS.lang;
  }

  #site(site: NonNullable<SettingsInput["site"]>): Settings["site"] {
    const { url, logo, name } = site;
    const fault = bidiFault(name ?? "");
    if (fault) this.found.errorAt("settings/bidi", fault.message, ["site", "name"], fault.hint);
    if (url !== undefined && !(/^https?:\/\//i.test(url) && isSafeUrl(url) && URL.canParse(url))) {
      this.found.errorAt(
        "settings/url",
        `"${url}" is not a web address`,
        ["site", "url"],
        "write it as https://example.org/compare",
      );
    }
    const path = logo === undefined ? undefined : resolve(this.root, logo);
    if (path !== undefined) {
      const inside = this.#isAllowed(logo ?? "", path);
      if (inside === undefined)
        this.found.errorAt(
          "settings/logo",
          `there is no image ${logo}`,
          ["site", "logo"],
          "the path is relative to versus.yaml",
        );
      else if (!inside)
        this.found.errorAt(
          "settings/logo",
          `the image ${logo} lies outside the project`,
          ["site", "logo"],
          "copy it into the project's folder",
        );
    }
    if (logo !== undefined && name === undefined)
      this.found.errorAt(
        "settings/logo-name",
        "the logo has no alternate text: people who can't see it are told nothing",
        ["site", "logo"],
        "write the name of the site beside it: `name: Acme Academy`",
      );
    return {
      ...(name !== undefined && { name }),
      ...(url !== undefined && { url: url.replace(/(?<!\/)\/+$/, "") }),
      ...(path !== undefined && { logo: path, logoPlace: this.#place(["site", "logo"]) }),
    };
  }

  #page(chosen: PageChoice): Page {
    const page = pageWith(DEFAULT_SETTINGS.page, chosen);
    if (!leavesRoom(page))
      this.found.errorAt(
        "settings/margin",
        "the margins leave no room on the page",
        ["page", chosen.margin ? "margin" : "size"],
        "make them smaller",
      );
    return page;
  }

  #labels(byLang: NonNullable<SettingsInput["labels"]>): Settings["labels"] {
    const read = Object.entries(byLang).map(([tag, labels]): [string, Labels] => {
      const known = readLanguage(tag);
      if (!("lang" in known)) this.found.errorAt("settings/lang", known.message, ["labels", tag], known.hint, true);
      tellLabels(labels, ["labels", tag], this.found);
      return ["lang" in known ? known.lang : tag, labels as Labels];
    });
    return Object.fromEntries(read);
  }

  #fit(fit: NonNullable<SettingsInput["fit"]>): Settings["fit"] {
    const { min = 0.8, max = 1.15, overflow = "error" } = fit;
    if (!(min > 0 && min <= 1))
      this.found.errorAt("settings/fit", `the smallest scale can't be ${min}`, ["fit", "min"], "it is between 0 and 1");
    if (!(max >= 1 && max <= 3))
      this.found.errorAt("settings/fit", `the largest scale can't be ${max}`, ["fit", "max"], "it is between 1 and 3");
    return { min, max, overflow };
  }

  #fontFiles(patterns: readonly string[]): string[] {
    const files: string[] = [];
    const refuse = (i: number, message: string, hint: string) =>
      this.found.errorAt("settings/fonts", message, ["fonts", "files", i], hint);
    const project = new Inside(this.root);
    for (const [i, pattern] of patterns.entries()) {
      if (this.isProgram && isAbsolute(pattern)) {
        if (statOf(pattern)?.isFile()) files.push(pattern);
        else refuse(i, `there is no font file ${pattern}`, "name a file of your own by its absolute path");
        continue;
      }
      const folder = resolve(this.root, fixedPart(pattern));
      if (leavesFolder(pattern) || project.holds(folder) === false) {
        // Nothing of what is there is told, not even its names.
        refuse(i, `the font files ${pattern} lie outside the project`, "copy them into the project's folder");
        continue;
      }
      const depth = pattern.includes("**") ? Number.POSITIVE_INFINITY : pattern.split("/").length;
      const walked = walkFolderNow(folder, [project], depth);
      const matches = picomatch(pattern.replace(/^\.\//, ""), { dot: true });
      const isNamed = (path: string) => matches(shownPath(this.root, path));
      const found = [...(statOf(folder)?.isFile() ? [folder] : []), ...walked.files].filter(isNamed);
      const outside = walked.outside.filter(({ path, isFolder }) => !isFolder && isNamed(path));
      if (found.length + outside.length === 0)
        refuse(i, `there is no font file ${pattern}`, "the path is relative to versus.yaml, and inside the project");
      for (const { path } of outside) {
        const message = `the font file ${shownPath(this.root, path)} lies outside the project`;
        refuse(i, message, "copy it into the project's folder");
      }
      files.push(...found);
    }
    return [...new Set(files)];
  }
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
