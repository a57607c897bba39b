/** `@import` (CSS Cascade 5, section 2): a stylesheet with those that it imports, in the order of their rules. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ImportRule, Stylesheet } from "./stylesheet.js";

/** Reads the sheet that a rule of another names; undefined where it isn't a file that may be read. */
export type ImportLoader = (url: string, from: Stylesheet) => Stylesheet | undefined;

/** Deeper chains of imports are taken for circles. */
const MAX_DEPTH = 10;

/** The sheets in ascending order, the given one last. Diagnostics: `css/not-loaded`, a warning. */
export function withImports(
  sheet: Stylesheet,
  load: ImportLoader,
  diagnostics: Diagnostic[],
  depth = 0,
): readonly Stylesheet[] {
  if (sheet.imports.length === 0) return [sheet];
  const imported = sheet.imports.flatMap((rule) => {
    const found = depth < MAX_DEPTH ? load(rule.url, sheet) : undefined;
    if (found) {
      const sheets = withImports(found, load, diagnostics, depth + 1).map((one) => inLayer(one, rule));
      // Layers that were named before the import keep their place.
      return [{ ...found, rules: [], pages: [], fontFaces: [], layers: rule.layersBefore, diagnostics: [] }, ...sheets];
    }
    const message = `the stylesheet "${rule.url}" is not read: it is not a file below the document's folder`;
    diagnostics.push(sheet.source.diagnostic("warning", "css/not-loaded", message, rule.start, rule.end));
    return [];
  });
  return [...imported, sheet];
}

function inLayer(sheet: Stylesheet, { layer }: ImportRule): Stylesheet {
  if (layer === "") return sheet;
  const full = (name: string) => (name === "" ? layer : `${layer}.${name}`);
  return {
    ...sheet,
    rules: sheet.rules.map((rule) => ({ ...rule, layer: full(rule.layer) })),
    pages: sheet.pages.map((rule) => ({ ...rule, layer: full(rule.layer) })),
    layers: [layer, ...sheet.layers.map(full)],
  };
}
