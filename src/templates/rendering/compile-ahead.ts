/** A folder of templates -> the text of a module like `ahead.ts`, with these templates in it. */
import Handlebars from "handlebars";
import { hashOf } from "../../files/index.js";
import { TemplateFolders } from "../folders/template-files.js";
import { COMPILE_OPTIONS, knownNames, partialsOf, templatesOf } from "./known-names.js";
import { prepareTemplate, type Spot } from "./prepare.js";

/** @throws Error for templates that have anything wrong */
export function compileAhead(dir: string): string {
  const folders = new TemplateFolders([dir], undefined);
  const partials = partialsOf(folders);
  const known = knownNames(folders, partials);
  const spots: Spot[] = [];
  const entries = [...partials.map(({ source }) => source), ...templatesOf(folders)].map((source) => {
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
  });
  return `export const AHEAD = { spots: ${spots.length}, templates: new Map([${entries.join(",\n")}]) };\n`;
}
