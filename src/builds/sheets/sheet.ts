/** All that one sheet is made of, beside what is the same for all: plain data. */
import {
  type Comparison,
  imagesOf,
  type LoadedSheet,
  type Settings,
  withShownParts,
  writeYaml,
  type YamlData,
} from "../../content/index.js";
import type { SheetTitle } from "../../templates/index.js";
import type { SheetImage } from "../site/images.js";

export interface Sheet {
  readonly comparison: Comparison;
  /** What the comparison was read from, with its places; absent where a program has made it. */
  readonly yaml?: YamlData;
  /** Absolute path of the content file. */
  readonly path: string;
  /** In the order of `imagesOf`; undefined for a subject or a section without. */
  readonly images: readonly (SheetImage | undefined)[];
  /** Titles of the related sheets that exist, by slug. */
  readonly titles: ReadonlyMap<string, SheetTitle>;
  /** Editions that have no page of it: none leads there. */
  readonly lacking?: readonly string[];
  /** The content file's text, where the PDF carries it. */
  readonly source?: string;
}

/** @param titles of the related sheets that exist, by slug */
export function sheetOf(
  { comparison: whole, path, images, yaml, withheld }: LoadedSheet,
  titles: Iterable<readonly [slug: string, title: SheetTitle]>,
  { pdf, overrides }: Pick<Settings, "pdf" | "overrides">,
): Sheet {
  const comparison = withShownParts(overrides?.hide ? { ...whole, hide: overrides.hide } : whole);
  const placed = imagesOf(comparison).map((named, i): SheetImage | undefined => {
    const image = images[i];
    if (!named || image === undefined) return undefined;
    const { start, end } = yaml.place(named.key);
    return { path: image, place: yaml.source.place(start, end) };
  });
  // A file of which not all may be seen is written anew, without its comments.
  const source = pdf.attachSource && { source: withheld ? writeYaml(yaml) : yaml.source.text };
  return { comparison, yaml, path, images: placed, titles: new Map(titles), ...source };
}
