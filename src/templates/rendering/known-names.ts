/** Template folders -> the names that templates in them may use, and how Handlebars is to compile them. */
import type { SourceText } from "../../diagnostics/index.js";
import { TEMPLATE_NAMES, type TemplateFolders } from "../folders/template-files.js";
import { HELPERS } from "./helpers.js";
import { CHECK_HELPER, type KnownNames } from "./prepare.js";

/** Blocks of Handlebars that templates may use. `log` would print, and `lookup` reads names that can't be checked. */
const BLOCKS = ["if", "unless", "each", "with"];
const CALLED = [...Object.keys(HELPERS), ...BLOCKS];

export const COMPILE_OPTIONS: CompileOptions = {
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries([...CALLED, CHECK_HELPER].map((name) => [name, true])),
  // A partial on a line of its own would be indented, and with it the text of its pre elements and attributes.
  preventIndent: true,
};

export interface Partial {
  readonly name: string;
  readonly source: SourceText;
}

export function partialsOf(folders: TemplateFolders): Partial[] {
  return folders.partialNames().flatMap((name) => {
    const source = folders.find(`partials/${name}.hbs`);
    return source ? [{ name, source }] : [];
  });
}

export function templatesOf(folders: TemplateFolders): SourceText[] {
  return TEMPLATE_NAMES.flatMap((name) => folders.find(`${name}.hbs`) ?? []);
}

export function knownNames(folders: TemplateFolders, partials: readonly Partial[]): KnownNames {
  const inline = inlineNames([...partials.map(({ source }) => source), ...templatesOf(folders)]);
  return { helpers: new Set(CALLED), partials: new Set([...partials.map(({ name }) => name), ...inline]) };
}

/** Names of `{{#*inline "name"}}`, which are partials for whatever the template calls. */
function inlineNames(sources: readonly SourceText[]): string[] {
  return sources.flatMap(({ text }) =>
    [...text.matchAll(/\{\{~?#\*\s*inline\s+["']([^"']+)["']/g)].map((match) => match[1]!),
  );
}
