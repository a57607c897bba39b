/**
 * `editions` of versus.yaml -> settings of each edition: what it says itself, over what its preset says, over what versus.yaml says, key by
 * key. What it says of a sheet's look goes before what the sheet says of itself.
 */
import { closest } from "../../diagnostics/index.js";
import { FORMATS, type Format, OUTPUTS } from "../schema/formats.js";
import { parseLength } from "../schema/page-size.js";
import { PARTS, type PartName } from "../schema/parts.js";
import type { EditionInput, SettingsInput } from "../schema/settings-schema.js";
import { slugify } from "../text/slug.js";
import { type DataPath, isMapping, type YamlData } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import { underBrand } from "./brand.js";
import { PRESETS } from "./presets.js";

/** What a link to an edition asks for. */
export interface LinkedEdition {
  readonly name: string;
  /** BCP 47: the only sheets that it takes. */
  readonly takes?: string;
  readonly formats: readonly Format[];
}

/** What an edition has beside settings. */
export interface Edition {
  readonly name: string;
  /** BCP 47: the only sheets that it takes. */
  readonly takes?: string;
  /** Language of sheets that name none. */
  readonly sheetLang: string;
  /** Whether its preset has sheets run over several pages: then nobody need be warned of it. */
  readonly flows?: true;
}

/** Whether an edition takes sheets of a language: one of `de` takes `de` and `de-AT`. */
export const takesLanguage = (takes: string | undefined, lang: string): boolean =>
  takes === undefined || lang === takes || lang.startsWith(`${takes}-`);

/** How text is set, whatever the layout. */
export interface TextChoice {
  /** px: no text is smaller. */
  readonly least?: number;
  readonly spacing?: "wide";
}

/** How colours are used: as they are; dark enough for a contrast of 7:1; or none. */
export type Ink = "color" | "strong" | "grey";

/** Folders and files of ours, with and without their endings, and those that are to come. */
const TAKEN: ReadonlySet<string> = new Set([
  ...FORMATS,
  ...Object.values(OUTPUTS).flatMap((output) => {
    if (output.of === "sheet") return [output.folder];
    return [output.file.split(".")[0]!, ...("folders" in output ? output.folders : [])];
  }),
  ...["assets", "manifest", "answers", "2up"],
]);
/** Windows has no folders of these names. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const NAME = /^[a-z\d]+(-[a-z\d]+)*$/;
/** Longer ones make paths that Windows refuses. */
const MAX_NAME = 60;

/** Diagnostics, errors: `settings/edition-name` for a name that is no folder's, or one of ours. */
export function tellEditionName(name: string, path: DataPath, found: YamlFindings): void {
  if (NAME.test(name) && name.length <= MAX_NAME) {
    if (!TAKEN.has(name) && !DEVICE.test(name)) return;
    const message = TAKEN.has(name)
      ? `an edition can't be named "${name}": outputs of that name stand in the same folder`
      : `an edition can't be named "${name}": Windows has no such folder`;
    found.errorAt("settings/edition-name", message, path, `choose another name, as \`${name}-edition\``, true);
    return;
  }
  const near = slugify(name)
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, MAX_NAME);
  const message = `"${name}" can't be the name of an edition, whose folder is called so: small letters a to z, digits and hyphens`;
  found.errorAt("settings/edition-name", message, path, near === "" ? "as `large-print`" : `write \`${near}:\``, true);
}

/** What an edition itself and its preset say, and that with what versus.yaml says. */
export interface MergedEdition {
  readonly flows: boolean;
  readonly own: EditionInput;
  readonly whole: SettingsInput & EditionInput;
}

export function mergedEdition(
  { editions: _, audiences: __, ...base }: SettingsInput,
  given: EditionInput,
): MergedEdition {
  const preset = given.preset === undefined ? {} : PRESETS[given.preset];
  const own: EditionInput = merged(preset, given);
  const flows = preset.fit?.overflow === "flow" && given.fit?.overflow === undefined;
  return { own, whole: merged(underBrand(base, own), own), flows };
}

/** Mappings key by key, all else as the second has it. */
function merged<A extends object, B extends object>(under: A, over: B): A & B {
  const both = new Map<string, unknown>(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const old = both.get(key);
    both.set(key, isPlain(value) && isPlain(old) ? merged(old, value) : value);
  }
  return Object.fromEntries(both) as A & B;
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The file as an edition reads it: a place is where the edition says something, or else where versus.yaml does. */
export function yamlOfEdition(yaml: YamlData, name: string): YamlData {
  const prefix = ["editions", name];
  const whole = (path: DataPath): DataPath => {
    let data: YamlData["data"] | undefined = yaml.data;
    for (const key of [...prefix, ...path]) {
      if (Array.isArray(data) && typeof key === "number") data = data[key];
      else if (isMapping(data) && typeof key === "string" && Object.hasOwn(data, key)) data = data[key];
      else data = undefined;
    }
    if (data !== undefined) return [...prefix, ...path];
    // What a preset says has no other place than the edition.
    const [first] = path;
    const isOfFile = isMapping(yaml.data) && typeof first === "string" && Object.hasOwn(yaml.data, first);
    return isOfFile ? path : prefix;
  };
  return { ...yaml, place: (path) => yaml.place(whole(path)), keyPlace: (path) => yaml.keyPlace(whole(path)) };
}

/** Diagnostics: `settings/text` (error) for a size that is none. */
export function readText(text: EditionInput["text"], found: YamlFindings): TextChoice | undefined {
  if (text === undefined) return undefined;
  const { size, spacing } = typeof text === "string" ? { size: text, spacing: undefined } : text;
  const least = size === undefined ? undefined : parseLength(size);
  const path = typeof text === "string" ? ["text"] : ["text", "size"];
  if (size !== undefined && (least === undefined || least < MIN_TEXT || least > MAX_TEXT))
    found.errorAt("settings/text", `"${size}" is no size of text`, path, "write a length from 6pt to 48pt, as 16pt");
  return { ...(least !== undefined && { least }), ...(spacing === "wide" && { spacing }) };
}

/** px */
const MIN_TEXT = 8;
const MAX_TEXT = 64;

/** The parts that an edition does without; undefined where it says nothing of them. Diagnostics: `content/hide-and-show` (error). */
export function hiddenParts(
  { hide, show }: { readonly hide?: PartName[] | undefined; readonly show?: PartName[] | undefined },
  found: YamlFindings,
): readonly PartName[] | undefined {
  if (hide && show)
    found.errorAt(
      "content/hide-and-show",
      "`hide` and `show` say twice which parts there are",
      ["show"],
      "keep one of them",
      true,
    );
  return show ? PARTS.filter((part) => !show.includes(part)) : hide;
}

/** Diagnostics, errors: `settings/audience` for a name that is none or stands there twice. */
export function readAudiences(audiences: readonly string[], found: YamlFindings): readonly string[] {
  const names = audiences.map((name) => name.trim());
  for (const [i, name] of names.entries())
    if (names.indexOf(name) !== i)
      found.errorAt("settings/audience", `the audience "${name}" stands there twice`, ["audiences", i], "keep one");
  return names;
}

/** Diagnostics: `settings/audience` (error) for one that nobody defined. */
export function tellAudience(
  name: string | undefined,
  audiences: readonly string[],
  path: DataPath,
  found: YamlFindings,
): void {
  if (name === undefined || audiences.includes(name.trim())) return;
  const { message, hint } = audienceFault(name, audiences);
  found.errorAt("settings/audience", message, path, hint);
}

/** What is wrong with the name of an audience that isn't defined, and what to write. */
export function audienceFault(name: string, audiences: readonly string[]): { message: string; hint: string } {
  const near = closest(name, audiences);
  return {
    message: `there is no audience "${name}"`,
    hint:
      near !== undefined
        ? `did you mean "${near}"?`
        : audiences.length > 0
          ? `the audiences of versus.yaml are ${audiences.join(", ")}`
          : `define it in versus.yaml, the widest first: \`audiences: [customer, internal]\``,
  };
}
