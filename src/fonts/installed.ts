/**
 * Families that are asked for by name -> their fonts in the packages that a project has installed: those of Google Fonts, which
 * `@expo-google-fonts` packs one by one, under the SIL Open Font License or a like one. They are opened when text first needs them.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Inside } from "../files/index.js";
import { isBuiltIn } from "./built-in.js";
import type { KnownFont } from "./library.js";
import { bestFaces } from "./matching.js";

/** What sheets are set in, as far as a family has it. */
const WEIGHTS = [400, 600, 700];
/** As the packages name their files: `SourceSerif4_600SemiBold_Italic.ttf`. */
const FONT_FILE = /_(\d{3})[A-Za-z]+(_Italic)?\.ttf$/;

/** The package that has a family, by the rule by which all are called; undefined for a name that none can have. */
export function packageOfFamily(family: string): string | undefined {
  const name = family
    .trim()
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-");
  return /^[a-z\d]+(-[a-z\d]+)*$/.test(name) ? `@expo-google-fonts/${name}` : undefined;
}

/** @param root of the project, outside of which nothing is read; of families that come with Versus there are none */
export function installedFonts(root: string, families: readonly string[]): KnownFont[] {
  return families.flatMap((family) => {
    const name = isBuiltIn(family) ? undefined : packageOfFamily(family);
    return name === undefined ? [] : usedOf(fontsOf(join(root, "node_modules", name), family, new Inside(root)));
  });
}

function fontsOf(folder: string, family: string, project: Inside): KnownFont[] {
  return list(folder).flatMap((name): KnownFont[] => {
    const file = FONT_FILE.exec(name);
    const path = join(folder, name);
    if (!file || project.holds(path) !== true) return [];
    const weight = Number(file[1]);
    return [{ path, family, weight: [weight, weight], width: [100, 100], slope: file[2] ? "italic" : "normal" }];
  });
}

/** A package has up to eighteen fonts: those that the weights of sheets ask for, in the order of their files. */
function usedOf(fonts: readonly KnownFont[]): KnownFont[] {
  if (fonts.length === 0) return [];
  const slopes = ["normal", "italic"] as const;
  const requests = WEIGHTS.flatMap((weight) => slopes.map((slope) => ({ weight, width: 100, slope })));
  const used = new Set(requests.flatMap((request) => bestFaces(fonts, request)));
  return fonts.filter((font) => used.has(font));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  } catch {
    return [];
  }
}
