/** Where a page or an index leads to other editions of the same. */
import { outputPath, type Settings, takesLanguage } from "../../content/index.js";

export interface EditionLink {
  readonly name: string;
  readonly url: string;
}

/** @param sheet whose page is linked to; absent for the index */
export function editionLinks(
  { linked = [] }: Pick<Settings, "linked">,
  format: "page" | "index",
  sheet?: { readonly slug: string; readonly lang: string; readonly lacking?: readonly string[] | undefined },
): EditionLink[] {
  return linked
    .filter(({ formats, takes }) => formats.includes(format) && (!sheet || takesLanguage(takes, sheet.lang)))
    .filter(({ name }) => !sheet?.lacking?.includes(name))
    .map(({ name }) => ({
      name: name.replaceAll("-", " "),
      url: sheet ? `../${name}/${outputPath("page", encodeURIComponent(sheet.slug))}` : `${name}/index.html`,
    }));
}
