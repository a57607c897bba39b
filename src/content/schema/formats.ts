/** The list of outputs: what each is of, one sheet or the whole site, and where it stands below the output folder. */

export const OUTPUTS = {
  pdf: { of: "sheet", folder: "pdf", ending: ".pdf" },
  page: { of: "sheet", folder: "html", ending: ".html" },
  snippet: { of: "sheet", folder: "snippets", ending: ".html" },
  /** The comparison as data. Where nobody names formats it is not made. */
  json: { of: "sheet", folder: "json", ending: ".json", isOnRequest: true },
  /** The first page of its PDF as a picture. Where nobody names formats it is not made. */
  png: { of: "sheet", folder: "png", ending: ".png", isOnRequest: true },
  /** With the addresses of all pages beside it, where the site has one; of many sheets with pages of topics, and what its search looks at. */
  index: { of: "site", file: "index.html", beside: "sitemap.xml", folders: ["topics", "search"] },
  /** The comparison as text. Where nobody names formats it is not made. */
  md: { of: "sheet", folder: "md", ending: ".md", isOnRequest: true },
  /** What there is, for programs that read texts. Where nobody names formats it is not made. */
  llms: { of: "site", file: "llms.txt", isOnRequest: true },
  /** Where nobody names formats it is not made. It has the sheets that have a PDF. */
  handbook: { of: "site", file: "handbook.pdf", isOnRequest: true, madeOf: "pdf" },
  /** Where nobody names formats it is not made. */
  brand: { of: "site", file: "brand.html", beside: "brand.pdf", isOnRequest: true },
} as const satisfies Readonly<Record<string, OutputPlace>>;

/** What is made beside an output of a sheet: nobody names these formats. */
const BESIDE = {
  /** The answers of a sheet that asks. */
  key: { of: "pdf", folder: "pdf", ending: ".key.pdf" },
  /** Each page twice on a sheet of twice its size. */
  "2up": { of: "pdf", folder: "pdf", ending: ".2up.pdf" },
  /** The picture in small, for what lists sheets. */
  small: { of: "png", folder: "png/small", ending: ".png" },
} as const satisfies Readonly<Record<string, { of: SheetFormat; folder: string; ending: string }>>;

/**
 * What is made beside an output of a sheet: `key` and `2up` beside a PDF, `small` beside a picture.
 * @useDeclaredType
 */
export type Besides = keyof typeof BESIDE;
export const BESIDES: readonly Besides[] = keysOf(BESIDE);

export const IMPOSITIONS = ["2up"] as const;
/**
 * How many pages stand on a sheet that is to be cut.
 * @useDeclaredType
 */
export type Imposition = (typeof IMPOSITIONS)[number];

type OutputPlace =
  | { readonly of: "sheet"; readonly folder: string; readonly ending: string; readonly isOnRequest?: true }
  | {
      readonly of: "site";
      readonly file: string;
      readonly beside?: string;
      /** Of further files that belong to it. */
      readonly folders?: readonly string[];
      readonly isOnRequest?: true;
      readonly madeOf?: string;
    };

/**
 * What a build can write: of each sheet, or of all of them together (`index`, `llms`, `handbook`, `brand`).
 * @useDeclaredType
 */
export type Format = keyof typeof OUTPUTS;
type FormatsOf<Of extends OutputPlace["of"]> = {
  [F in Format]: (typeof OUTPUTS)[F]["of"] extends Of ? F : never;
}[Format];
/** Made of each sheet. */
export type SheetFormat = FormatsOf<"sheet">;
/** Made of all sheets together. */
export type SiteFormat = FormatsOf<"site">;

/** What a build can write. */
export const FORMATS: readonly Format[] = keysOf(OUTPUTS);

export const isSheetFormat = (format: Format): format is SheetFormat => OUTPUTS[format].of === "sheet";
export const isSiteFormat = (format: string): format is SiteFormat =>
  FORMATS.some((known) => known === format && OUTPUTS[known].of === "site");

/** Where a sheet's output stands, relative to the output folder, with forward slashes. */
export function outputPath(format: SheetFormat | Besides, slug: string): string {
  const { folder, ending } = { ...OUTPUTS, ...BESIDE }[format];
  return `${folder}/${slug}${ending}`;
}

/** Where a snippet stands; where a build makes several of a sheet, in a folder for each host. @param profiles of all that are made */
export function snippetPath(slug: string, profile: string, profiles: readonly string[]): string {
  const path = outputPath("snippet", slug);
  return profiles.length > 1 ? path.replace("/", `/${profile}/`) : path;
}

/** The output of a sheet with which another one comes and goes; undefined for what comes by itself. */
export function madeWith(format: Format | Besides | "asset"): SheetFormat | undefined {
  if (format === "asset") return "page";
  return format in BESIDE ? BESIDE[format as Besides].of : undefined;
}

/** Of what stands beside the PDF of a sheet, without `.pdf`. */
const ENDINGS_BESIDE = BESIDES.flatMap((name) => {
  const { of, folder, ending } = BESIDE[name];
  return folder === OUTPUTS[of].folder ? ending.replace(/\.pdf$/, "") : [];
});

/** The sheet beside whose outputs the PDF of a slug would stand, as that of `tea.key` where the answers of `tea` do; undefined for most slugs. */
export function besideWhich(slug: string): string | undefined {
  const ending = ENDINGS_BESIDE.find((one) => slug.length > one.length && slug.endsWith(one));
  return ending && slug.slice(0, -ending.length);
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  return Object.keys(object) as (keyof T & string)[];
}
