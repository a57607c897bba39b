/** Where a project has its folders: what versus.yaml says of it, flags before it, and what they are called where nobody says. */
import { isAbsolute, relative, resolve, sep, win32 } from "node:path";
import { isBelow, liesInside } from "../../files/index.js";
import type { YamlFindings } from "../yaml/findings.js";

/** Folders, relative to the project; a flag's may be absolute, or lead out of it. */
export interface Places {
  readonly content?: string;
  readonly templates?: string;
  readonly out?: string;
}

/** With the folders that have a name where nobody names them. */
export interface FoundPlaces extends Places {
  readonly content: string;
  readonly out: string;
}

const DEFAULT_PLACES = { content: "content", out: "out" };
const PLACES = ["content", "templates", "out"] as const;

/** What flags say goes before what versus.yaml says. */
export function placesOf(
  settings: Places,
  flags: { readonly [K in keyof Places]?: Places[K] | undefined },
): FoundPlaces {
  const templates = flags.templates ?? settings.templates;
  return {
    content: flags.content ?? settings.content ?? DEFAULT_PLACES.content,
    out: flags.out ?? settings.out ?? DEFAULT_PLACES.out,
    ...(templates !== undefined && { templates }),
  };
}

/**
 * Diagnostics, errors: `settings/place` for a folder outside of the project, or where outputs would lie among what they are made of.
 * @param isProgram whether a program names the folders: then absolute paths may lead out of the root
 */
export function readPlaces(
  input: { readonly [K in (typeof PLACES)[number]]?: string | undefined },
  root: string,
  isProgram: boolean,
  found: YamlFindings,
): Places {
  const read = PLACES.flatMap((key): [string, string][] => {
    const given = input[key]?.trim();
    if (given === undefined) return [];
    if (isProgram && isAbsolute(given)) return [[key, given]];
    if (leavesProject(given, root))
      found.errorAt(
        "settings/place",
        `the folder ${given} lies outside the project`,
        [key],
        `name a folder of the project, as \`${key}: ${key}\`; only --${key} may lead out of it`,
      );
    return [[key, given.replace(/(?<=.)\/+$/, "")]];
  });
  const places: Places = Object.fromEntries(read);
  if (places.out !== undefined) tellMixed(placesOf(places, {}), root, found);
  return places;
}

/** On any system, since a project goes from one to another; and by what links lead to. */
function leavesProject(given: string, root: string): boolean {
  if (isAbsolute(given) || win32.isAbsolute(given) || /^[a-z]:/i.test(given)) return true;
  const path = resolve(root, given);
  const way = relative(root, path);
  return way === ".." || way.startsWith(`..${sep}`) || liesInside(root, path) === false;
}

/** A build removes what it no longer makes, and its outputs are no content. */
function tellMixed({ out, ...sources }: FoundPlaces, root: string, found: YamlFindings): void {
  const folder = resolve(root, out);
  const mixed = Object.entries(sources).find(([, source]) => {
    const path = resolve(root, source);
    return path === folder || isBelow(folder, path);
  });
  const hint = "name a folder for outputs alone, as `out: public`";
  if (folder === resolve(root))
    found.errorAt("settings/place", "outputs would be written among the files of the project", ["out"], hint);
  else if (mixed)
    found.errorAt("settings/place", `outputs would be written among the files of ${mixed[0]}`, ["out"], hint);
}
