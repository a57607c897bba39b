/** A folder of templates -> the text of a module like `ahead.ts`, with these templates in it. */
import { join } from "node:path";
import Handlebars from "handlebars";
import type { SourceText } from "../../diagnostics/index.js";
import { hashOf } from "../../files/index.js";
import { layoutNames } from "../folders/layouts.js";
import { TemplateFolders } from "../folders/template-files.js";
import { COMPILE_OPTIONS, knownNames, partialsOf, templatesOf } from "./known-names.js";
import { type KnownNames, prepareTemplate, type Spot } from "./prepare.js";

/** The templates of the folder and of its layouts. @throws Error for templates that have anything wrong */
export function compileAhead(dir: string): string {
  const spots: Spot[] = [];
  const seen = new Set<string>();
  const entries = [[dir], ...layoutNames([dir]).map((name) => [join(dir, "layouts", name), dir])].flatMap((dirs) => {
    const folders = new TemplateFolders(dirs, undefined);
    const partials = partialsOf(folders);
    const known = knownNames(folders, partials);
    const sources = [...partials.map(({ source }) => source), ...templatesOf(folders)];
    const others = sources.filter(({ text }) => !seen.has(text) && seen.add(text));
    return others.map((source) => compiled(source, known, spots));
  });
  return `export const AHEAD = { spots: ${spots.length}, templates: new Map([${entries.join(",\n")}]) };\n`;
}

/** An entry of the map. @param spots of all templates, to which those of this one are added */
function compiled(source: SourceText, known: KnownNames, spots: Spot[]): string {
  const program = Handlebars.parse(source.text);
  const first = spots.length;
  const [problem] = prepareTemplate(program, source, known, spots);
  if (problem) throw new Error(`${source.file}: ${problem.message}`);
  const own = spots.slice(first).map(({ start, end, path: { data, depth, parts } }) => {
    return { start, end, path: { data, depth, parts } };
  });
  // A specification is an expression of JavaScript, with the functions of the template in it.
  const specification = String(Handlebars.precompile(program, COMPILE_OPTIONS));
  return `[${JSON.stringify(hashOf(source.text))}, { first: ${first}, spots: ${JSON.stringify(own)}, specification: ${specification} }]`;
}
