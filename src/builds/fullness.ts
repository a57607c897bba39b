/** A sheet -> how it fills its page: how much of it, and which parts take most. It is laid out once more for this, since no build asks. */
import { optionalRows } from "../content/index.js";
import type { DiagnosticPlace } from "../diagnostics/index.js";
import { layOutHtml } from "../document/index.js";
import { forgetDocuments } from "../document-memo.js";
import { longestParts } from "../layout/index.js";
import { imageFolders, layoutOptions } from "./sheets/formats/pdf.js";
import type { Sheet } from "./sheets/sheet.js";
import { printedFrom } from "./sheets/targets.js";
import type { Toolbox } from "./site/toolbox.js";

export interface Fullness {
  /** How much of the page is taken, from 0 to 1, and the smallest scale that there would be; absent where it runs over several. */
  readonly room?: { readonly filled: number; readonly least: number };
  /** The longest parts, by their keys: how much of the page's height each takes, from 0. */
  readonly parts: readonly { readonly key: string; readonly share: number; readonly place: DiagnosticPlace }[];
}

/** Undefined where it doesn't fit, of which the build tells more. */
export function fullnessOf(sheet: Sheet, toolbox: Toolbox): Fullness | undefined {
  const most = optionalRows(sheet.comparison);
  for (let leftOut = 0; leftOut <= most; leftOut++) {
    const html = printedFrom(sheet, toolbox, { hasPdf: true, leftOut }).value;
    const fullness = html === undefined ? undefined : measured(html, sheet, toolbox);
    if (fullness) return fullness;
  }
  return undefined;
}

function measured(html: string, sheet: Sheet, toolbox: Toolbox): Fullness | undefined {
  try {
    const options = layoutOptions(sheet.comparison, toolbox, imageFolders(sheet, toolbox));
    const origin = toolbox.renderer.originOf(html, sheet.yaml);
    const laidOut = layOutHtml(html, { ...options, origin, fit: toolbox.settings.fit }).value;
    if (!laidOut) return undefined;
    const { pages, room } = laidOut.pages;
    const parts = pages.flatMap(({ root, area }) =>
      longestParts(root, laidOut.document.source).map(({ label, height, place = {} }) => {
        return { key: label, share: height / area.height, place };
      }),
    );
    return { ...(room && { room }), parts };
  } finally {
    forgetDocuments();
  }
}
