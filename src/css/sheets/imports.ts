/** `@import` (CSS Cascade 5, section 2): a stylesheet with those that it imports, in the order of their rules. */
import type { Diagnostic } from "../../diagnostics/index.js";
import type { ImportRule, Stylesheet } from "./stylesheet.js";

/** Reads the sheet that a rule of another names; or says why it isn't read: "it is a folder". */
export type ImportLoader = (url: string, from: Stylesheet) => Stylesheet | { readonly reason: string };

/** Sheets that import each other in a row, and all that a document imports: more are no design but an accident. */
const MAX_DEPTH = 10;
const MAX_IMPORTS = 100;
/** Characters of a URL that messages show: those that hold data are long. */
const LONG_URL = 60;

/** What the sheets of one document import: each of them by as many rules as name it, but none by itself. */
export class Imports {
  #count = 0;

  constructor(
    readonly load: ImportLoader,
    readonly diagnostics: Diagnostic[],
  ) {}

  /** The sheets in ascending order, the given one last. Diagnostics: `css/not-loaded`, a warning. @param importers the sheets that led here */
  with(sheet: Stylesheet, importers: readonly Stylesheet[] = []): readonly Stylesheet[] {
    if (sheet.imports.length === 0) return [sheet];
    const chain = [...importers, sheet];
    const imported = sheet.imports.flatMap((rule) => {
      const found = this.#find(rule, chain);
      if (!found) return [];
      const sheets = this.with(found, chain).map((one) => inLayer(one, rule));
      // Layers that were named before the import keep their place.
      return [{ ...found, rules: [], pages: [], fontFaces: [], layers: rule.layersBefore, diagnostics: [] }, ...sheets];
    });
    return [...imported, sheet];
  }

  #find(rule: ImportRule, chain: readonly Stylesheet[]): Stylesheet | undefined {
    const sheet = chain.at(-1)!;
    const tell = (reason: string) => {
      const url = rule.url.length > LONG_URL ? `${rule.url.slice(0, LONG_URL)}…` : rule.url;
      const message = `the stylesheet "${url}" is not read: ${reason}`;
      this.diagnostics.push(sheet.source.diagnostic("warning", "css/not-loaded", message, rule.start, rule.end));
      return undefined;
    };
    // What is beyond the bound is told once: there may be any number of such rules.
    if (this.#count > MAX_IMPORTS) return undefined;
    if (this.#count++ === MAX_IMPORTS) return tell(`a document imports at most ${MAX_IMPORTS}`);
    if (chain.length > MAX_DEPTH) return tell(`more than ${MAX_DEPTH} import each other in a row`);
    const found = this.load(rule.url, sheet);
    if ("reason" in found) return tell(found.reason);
    const isAgain = chain.some(({ file, source }) => file === found.file && source.text === found.source.text);
    return isAgain ? tell("it imports itself, here or by way of others") : found;
  }
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
