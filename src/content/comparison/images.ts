/** A comparison -> the images that it names: of each subject, then of each section. */
import type { DataPath } from "../yaml/data.js";
import type { YamlFindings } from "../yaml/findings.js";
import type { Comparison } from "./comparison.js";

export interface NamedImage {
  /** Path relative to the folder of the content file, as typed. */
  readonly image: string;
  /** Its key in the file. */
  readonly key: DataPath;
}

/** The images in their order: of each subject, then of each section; undefined for one without. */
export function imagesOf({
  subjects,
  sections,
}: Pick<Comparison, "subjects" | "sections">): (NamedImage | undefined)[] {
  const named = (list: readonly { readonly image?: string }[], name: string) =>
    list.map(({ image }, i) => (image === undefined ? undefined : { image, key: [name, i, "image"] }));
  return [...named(subjects, "subjects"), ...named(sections, "sections")];
}

/** Diagnostics, errors: `content/image-path`, `content/alt`. @param path of what has the image */
export function tellImage(
  image: string | undefined,
  alt: string | undefined,
  path: DataPath,
  found: YamlFindings,
): void {
  if (image !== undefined && (/^([a-z][a-z\d+.-]*:|[\\/])/i.test(image) || image.includes("\\")))
    found.errorAt(
      "content/image-path",
      `the image "${image}" is not a path relative to this file`,
      [...path, "image"],
      ["write it as images/sales.svg"],
    );
  if (alt !== undefined && image === undefined)
    found.errorAt(
      "content/alt",
      "there is no image that `alt` would stand for",
      [...path, "alt"],
      ["write the image beside it, as `image: images/sales.svg`, or remove this line"],
    );
}
