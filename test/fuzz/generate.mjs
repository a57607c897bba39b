/** A kind and a seed -> a case: a document, a content file, damaged files, a call of the library, a damaged project. */
import { font, image } from "./kinds/files.mjs";
import { html } from "./kinds/html.mjs";
import { options } from "./kinds/options.mjs";
import { project } from "./kinds/project.mjs";
import { svg } from "./kinds/svg.mjs";
import { yaml } from "./kinds/yaml.mjs";
import { Random } from "./random.mjs";

const GENERATORS = { html, svg, yaml, image, font, options, project };
export const KINDS = Object.keys(GENERATORS);

/** @param seeds bytes of files by kind @returns what the runner takes */
export function generate(kind, seed, seeds) {
  const make = GENERATORS[kind];
  if (!make) throw new Error(`no such kind: ${kind}`);
  return make(new Random(seed), seed, seeds);
}
