/** versus.yaml -> Settings: checked like content, completed with defaults. Lengths in CSS px. */
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, type DiagnosticPlace, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { liesInside } from "../../files/index.js";
import { FORMATS, type Format, type Imposition, OUTPUTS } from "../schema/formats.js";
import { type Labels, tellLabels } from "../schema/labels.js";
import { parseLengths, parsePageSize } from "../schema/page-size.js";
import type { DIFFERENCES, PartName } from "../schema/parts.js";
import { KNOWN_KEYS } from "../schema/schema.js";
import { type PDF_IMAGES, type SettingsInput, type SnippetProfile, settingsSchema } from "../schema/settings-schema.js";
import { problemCount, validate } from "../schema/validate.js";
import { isAge } from "../text/dates.js";
import { readLanguage } from "../text/language.js";
import { type DataPath, isOnlyComments, nameOfKey, type YamlData, type YamlShape } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";
import { fileError, readTextFile, shownPath } from "../yaml/read-file.js";
import { readYaml } from "../yaml/read-yaml.js";
import { type Brand, readBrand, readFamilies } from "./brand.js";
import {
  type Edition,
  hiddenParts,
  type Ink,
  type LinkedEdition,
  type MergedEdition,
  mergedEdition,
  readAudiences,
  readText,
  type TextChoice,
  tellAudience,
  tellEditionName,
  yamlOfEdition,
} from "./editions.js";
import { EXAMPLES } from "./examples.js";
import { type NamedSite, type ParseSettingsOptions, placeIn, readFontFiles, readSite } from "./files.js";
import { type PublishSettings, readPublish, withoutSecretLines, withoutSecrets } from "./hosts/publish.js";
import {
  type Fit,
  leavesRoom,
  marginOf,
  type Page,
  type PageChoice,
  pageWith,
  readAccents,
  readFit,
  readPage,
} from "./looks.js";
import { type Places, readPlaces } from "./places.js";

/** What is made where nobody names formats. */
const DEFAULT_FORMATS: readonly Format[] = FORMATS.filter((format) => !("isOnRequest" in OUTPUTS[format]));

/** Settings as they are read: checked, and completed with what is the default. Lengths in px. */
export interface Settings {
  readonly site: NamedSite;
  /** What is where, as far as versus.yaml says. */
  readonly places: Places;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** Where snippets are sent. */
  readonly publish?: PublishSettings;
  /** For whom sheets and their parts are, the widest first. */
  readonly audiences: readonly string[];
  /** One of these: what is for it and for all before it is shown. Without, what is for all. */
  readonly audience?: string;
  /** Settings of editions, by name. */
  readonly editions: Readonly<Record<string, Settings>>;
  /** Where these are the settings of one. */
  readonly edition?: Edition;
  /** Editions that what is built leads to: those that are for all, from what is for all itself. */
  readonly linked?: readonly LinkedEdition[];
  readonly text?: TextChoice;
  /** Default: as they are. */
  readonly ink?: Ink;
  readonly lang: string;
  /** Of sheets that name none. */
  readonly layout: string;
  readonly page: Page;
  readonly fit: Fit;
  readonly accents: readonly string[];
  /** Labels that stand for those of the locale files, by language. */
  readonly labels: Readonly<Record<string, Labels>>;
  readonly fonts: { readonly body: readonly string[] /** Absolute. */; readonly files: readonly string[] };
  /** What of a brand `site`, `accents` and `fonts` don't hold. */
  readonly brand?: Brand;
  readonly pdf: {
    /** Each PDF carries the YAML that it was made of. */ readonly attachSource: boolean;
    /** Sampled down to what print needs, or as they are. */ readonly images: (typeof PDF_IMAGES)[number];
  };
  /** `maxAge`: How long ago a claim may have been checked: `90d`, `12w`, `6m`, `1y`. */
  readonly claims: { readonly maxAge?: string };
  /** Tags in the order in which handbook and index have their chapters. */
  readonly topics: readonly string[];
  /** What becomes of rows that say the same of every side. */
  readonly differences: (typeof DIFFERENCES)[number];
  /** YYYY-MM-DD: the day as of which claims are old. A flag's: no file has it. */
  readonly asOf?: string;
  /** Each PDF once more, two to a sheet. A flag's: no file has it. */
  readonly impose?: Imposition;
  readonly formats: readonly Format[];
  readonly snippet: readonly SnippetProfile[];
  /** What versus.yaml itself says, where a layout has a default of its own. */
  readonly chosen?: Chosen;
  /** What beats what a sheet says of itself: what an edition says, and flags. */
  readonly overrides?: Overrides;
}

interface Chosen {
  readonly page: PageChoice;
  readonly fit: { readonly min?: number; readonly max?: number };
  /** Where the layout is named. */
  readonly layoutPlace?: DiagnosticPlace;
  /** Where each of the topics stands. */
  readonly topicPlaces?: readonly DiagnosticPlace[];
  /** Where families of fonts are named, by these. */
  readonly familyPlaces?: Readonly<Record<string, DiagnosticPlace>>;
}

export interface Overrides {
  readonly layout?: string;
  readonly page?: PageChoice;
  readonly accents?: readonly string[];
  /** By language. */
  readonly labels?: Readonly<Record<string, Labels>>;
  readonly hide?: readonly PartName[];
}

const MARGIN = "14mm";
const DEFAULT_PAGE = parsePageSize("A4")!;

export const DEFAULT_SETTINGS: Settings = {
  site: {},
  places: {},
  strict: false,
  audiences: [],
  editions: {},
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
  topics: [],
  differences: "off",
  formats: DEFAULT_FORMATS,
  snippet: ["scoped"],
};

export const SETTINGS_FILE = "versus.yaml";

export interface SettingsPlace {
  /** A file in place of versus.yaml, relative to the root; it may lie anywhere. What it names is relative to the root. */
  readonly file?: string | undefined;
  /** What an editor holds of versus.yaml: it stands for what the file says. */
  readonly unsaved?: string | undefined;
}

/**
 * Reads versus.yaml of a project; a project without one has the defaults.
 * Diagnostics: errors of code `settings/…` or `content/…` with their place; with any error there is no value. A warning is
 * `settings/accent-twice` for accents that nobody can tell apart.
 */
export async function loadSettings(root: string, { file, unsaved }: SettingsPlace = {}): Promise<Outcome<Settings>> {
  if (file !== undefined) return namedSettings(root, file);
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

function namedSettings(root: string, file: string): Outcome<Settings> {
  const path = resolve(root, file);
  const shown = shownPath(root, path);
  const text = readTextFile(path, shown);
  if (text.value) return parseSettings(text.value.text, { path: shown, root });
  if (!text.isMissing) return { diagnostics: text.diagnostics };
  const hint = "--settings names a file of the shape of versus.yaml, relative to where you are";
  return { diagnostics: [fileError(shown, "settings/missing", `there is no file ${shown}`, hint)] };
}

/** What content files are read against. @param root absolute */
export function projectOf(root: string, { lang, edition, audience, audiences }: Settings) {
  return {
    root,
    lang: edition?.sheetLang ?? lang,
    viewer: { audiences, ...(audience !== undefined && { audience }) },
    ...(edition?.takes !== undefined && { takes: edition.takes }),
  };
}

/** As `loadSettings`, of the text of a versus.yaml. What is absent has its default. */
export function parseSettings(
  text: string,
  { path, root = dirname(resolve(path)) }: ParseSettingsOptions,
): Outcome<Settings> {
  if (isOnlyComments(text)) return { value: DEFAULT_SETTINGS, diagnostics: [] };
  const read = readYaml(text, path, SHAPE);
  return read.value
    ? completed(read.value, root, read.diagnostics)
    : { diagnostics: withoutSecretLines(read.diagnostics) };
}

/** Settings that were read or completed here need no second look. */
const made = new WeakSet<object>([DEFAULT_SETTINGS]);

export const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && made.has(value);

/** Where true and false mean themselves. */
export const isSwitch = (path: DataPath): boolean =>
  ["attachSource", "qr"].includes(String(path.at(-1))) || /^(strict|publish\.\w+\.pdf)$/.test(path.join("."));

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
  if (!checked.value) return { diagnostics: withoutSecrets([...told, ...checked.diagnostics], yaml) };
  const reader = new SettingsReader(yaml, root, isProgram);
  const value = reader.settings(checked.value);
  const diagnostics = [...told, ...reader.found.diagnostics];
  if (hasErrors(diagnostics)) return { diagnostics: withoutSecrets(diagnostics, yaml) };
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

  settings(input: SettingsInput): Settings {
    const audiences = readAudiences(input.audiences ?? [], this.found);
    const editions = Object.entries(input.editions ?? {}).map(([key, given]): [string, Settings] => {
      const name = nameOfKey(key);
      tellEditionName(name, ["editions", key], this.found);
      const reader = new SettingsReader(yamlOfEdition(this.yaml, key), this.root, this.isProgram);
      const settings = reader.edition(
        { name, sheetLang: this.#lang(input.lang) },
        mergedEdition(input, given),
        audiences,
      );
      this.#addNew(reader.found.diagnostics);
      return [name, settings];
    });
    const base = this.#base(input);
    const publish = input.publish && { publish: readPublish(input.publish, base.site.name, this.found) };
    return { ...base, ...publish, audiences, editions: Object.fromEntries(editions) };
  }

  /** What is wrong with what an edition shares with versus.yaml has been told. */
  #addNew(diagnostics: readonly Diagnostic[]): void {
    const told = new Set(this.found.diagnostics.map(keyOfDiagnostic));
    this.found.add(diagnostics.filter((diagnostic) => !told.has(keyOfDiagnostic(diagnostic))));
  }

  /** Settings of an edition: what it says goes before what sheets say of themselves. */
  edition(edition: Edition, { own, whole, flows }: MergedEdition, audiences: readonly string[]): Settings {
    const { found } = this;
    const base = this.#base(whole);
    tellAudience(whole.audience, audiences, ["audience"], found);
    const text = readText(whole.text, found);
    const hide = hiddenParts(own, found);
    const { url } = base.site;
    return {
      ...{ ...base, audiences },
      edition: { ...edition, ...(own.lang !== undefined && { takes: base.lang }), ...(flows && { flows }) },
      site: {
        ...base.site,
        ...(url !== undefined && own.site?.url === undefined && { url: `${url}/${edition.name}` }),
      },
      ...(whole.audience !== undefined && { audience: whole.audience.trim() }),
      ...(text && { text }),
      ...(whole.ink !== undefined && { ink: whole.ink }),
      overrides: {
        ...(own.layout !== undefined && { layout: own.layout.trim() }),
        ...(own.page && { page: readPage(own.page, ["page"], found) }),
        ...((own.accents ?? own.brand?.colors) && { accents: base.accents }),
        ...(own.labels && { labels: this.#labels(own.labels) }),
        ...(hide && { hide }),
      },
    };
  }

  #base(input: SettingsInput): Settings {
    const page = readPage(input.page ?? {}, ["page"], this.found);
    const { overflow: _, ...fit } = input.fit ?? {};
    const families = readFamilies(input, this);
    const brand = readBrand(input, this);
    return {
      site: readSite(input.site ?? {}, brand, this),
      places: readPlaces(input, this.root, this.isProgram, this.found),
      strict: input.strict ?? DEFAULT_SETTINGS.strict,
      audiences: [],
      editions: {},
      lang: this.#lang(input.lang),
      layout: input.layout?.trim() ?? DEFAULT_SETTINGS.layout,
      page: this.#page(page),
      chosen: {
        ...{ page, fit, familyPlaces: families.places },
        ...(input.layout !== undefined && { layoutPlace: placeIn(this.yaml, ["layout"]) }),
        ...(input.topics && { topicPlaces: input.topics.map((_, i) => placeIn(this.yaml, ["topics", i])) }),
      },
      fit: readFit(input.fit, this.found),
      accents: input.accents ? readAccents(input.accents, ["accents"], this.found) : (brand?.colors ?? []),
      labels: this.#labels(input.labels ?? {}),
      fonts: { body: families.body, files: readFontFiles(input.fonts?.files ?? [], this) },
      ...(brand && { brand }),
      pdf: {
        attachSource: input.pdf?.attachSource ?? DEFAULT_SETTINGS.pdf.attachSource,
        images: input.pdf?.images ?? DEFAULT_SETTINGS.pdf.images,
      },
      topics: input.topics?.map((topic) => topic.trim()) ?? DEFAULT_SETTINGS.topics,
      differences: input.differences ?? DEFAULT_SETTINGS.differences,
      claims: this.#claims(input.claims ?? {}),
      formats: input.formats ?? DEFAULT_FORMATS,
      snippet: input.snippet === undefined ? DEFAULT_SETTINGS.snippet : [...new Set([input.snippet].flat())],
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
}

const keyOfDiagnostic = ({ code, message, span }: Diagnostic): string =>
  JSON.stringify([code, message, span?.start.offset]);
