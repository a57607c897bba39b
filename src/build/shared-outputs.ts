/** What a build makes beside its sheets: the files that pages share, and the index. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { SheetCard } from "../content/card.js";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { indexView } from "../templates/index-view.js";
import { type Asset, sharedAssets } from "./assets.js";
import type { Toolbox } from "./toolbox.js";

/** A sheet as the index shows it. */
export interface IndexedSheet {
  readonly card: SheetCard;
  readonly hasPage: boolean;
  readonly hasPdf: boolean;
}

/** Fonts, styles and the logo. */
export async function assetsOf(toolbox: Toolbox): Promise<Asset[]> {
  const { logo } = toolbox.settings.site;
  const own = logo === undefined ? [] : [{ path: logoPath(logo), content: readFileSync(logo) }];
  return [...(await sharedAssets(toolbox)), ...own];
}

/** Where the site's logo stands below the output folder. */
export function logoPath(logo: string): string {
  return `assets/images/logo${extname(logo).toLowerCase()}`;
}

/** The index of some sheets, as HTML. Diagnostics: those of its template and of the labels of the site's language. */
export function indexOf(shown: readonly IndexedSheet[], toolbox: Toolbox): Outcome<string> {
  const { settings, renderer } = toolbox;
  const locale = toolbox.locale(settings.lang);
  if (!locale.value) return { diagnostics: locale.diagnostics };
  const sheets = shown.flatMap((sheet) => {
    const own = toolbox.locale(sheet.card.lang).value;
    return own ? [{ ...sheet, locale: own }] : [];
  });
  const logo = settings.site.logo === undefined ? undefined : logoPath(settings.site.logo);
  const html = renderer.index(indexView({ sheets, settings, locale: locale.value, logo }));
  const diagnostics: Diagnostic[] = [...locale.diagnostics, ...html.diagnostics];
  return { ...html, diagnostics };
}
