/** The list of outputs: what each is of, one sheet or the whole site, and where it stands below the output folder. */

export const OUTPUTS = {
  pdf: { of: "sheet", folder: "pdf", ending: ".pdf" },
  page: { of: "sheet", folder: "html", ending: ".html" },
  snippet: { of: "sheet", folder: "snippets", ending: ".html" },
  index: { of: "site", file: "index.html" },
  /** Where nobody names formats it is not made. It has the sheets that have a PDF. */
  handbook: { of: "site", file: "handbook.pdf", isOnRequest: true, madeOf: "pdf" },
  /** Where nobody names formats it is not made. */
  brand: { of: "site", file: "brand.html", beside: "brand.pdf", isOnRequest: true },
} as const satisfies Readonly<Record<string, OutputPlace>>;

type OutputPlace =
  | { readonly of: "sheet"; readonly folder: string; readonly ending: string }
  | {
      readonly of: "site";
      readonly file: string;
      readonly beside?: string;
      readonly isOnRequest?: true;
      readonly madeOf?: string;
    };

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

/** Where a sheet's output stands, relative to the output folder, with forward slashes. */
export function outputPath(format: SheetFormat, slug: string): string {
  const { folder, ending } = OUTPUTS[format];
  return `${folder}/${slug}${ending}`;
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  return Object.keys(object) as (keyof T & string)[];
}
