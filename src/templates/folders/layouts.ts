/**
 * The name of a layout -> the folders that its templates are looked for in, and what its sheets are where nobody says otherwise. A layout
 * is a folder below `layouts/` of a folder of templates, whose files stand over those of the folder itself.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import {
  isOnlyComments,
  type PageChoice,
  readPage,
  readYaml,
  type Settings,
  TEXTS_ALONE,
  validate,
  YamlFindings,
} from "../../content/index.js";
import { closest, type Diagnostic, hasErrors, type Outcome } from "../../diagnostics/index.js";
import { statOf } from "../../files/index.js";
import { HANDOUT, LAYOUT_NAME, TemplateFolders } from "./template-files.js";

/** What sheets are where neither they nor versus.yaml say anything else. */
export interface LayoutDefaults {
  readonly page: PageChoice;
  readonly fit: Partial<Settings["fit"]>;
  /** From so many subjects on, a page that nobody has turned is landscape. */
  readonly landscapeFrom: number;
  readonly maxSubjects: number;
  /** Kinds of sections without which it has nothing to say. */
  readonly needs: readonly string[];
  /** Whether its sheets ask: what would answer stands in a file of its own. */
  readonly asks: boolean;
}

export interface Layout extends LayoutDefaults {
  readonly name: string;
  /** Absolute paths, in their order. */
  readonly dirs: readonly string[];
}

/** Of the templates as they are, and of a layout that says nothing of it. */
export const PLAIN: LayoutDefaults = {
  page: {},
  fit: {},
  landscapeFrom: Infinity,
  maxSubjects: 6,
  needs: [],
  asks: false,
};

const text = v.string();
const number = v.pipe(text, v.regex(/^\d+(\.\d+)?$/, "number"), v.transform(Number));
const layoutFile = v.strictObject(
  {
    page: v.optional(v.strictObject({ size: v.optional(text), margin: v.optional(text) }, "size margin")),
    fit: v.optional(v.strictObject({ min: v.optional(number), max: v.optional(number) }, "min max")),
    landscapeFrom: v.optional(number),
    maxSubjects: v.optional(number),
    needs: v.optional(v.array(text)),
    asks: v.optional(
      v.pipe(
        v.picklist(["true", "false"]),
        v.transform((one) => one === "true"),
      ),
    ),
  },
  "page fit landscapeFrom maxSubjects needs asks",
);

/**
 * Diagnostics, errors: `templates/layout` where there is none of that name; those of its `layout.yaml`.
 * @param dirs template folders, a user's before the built-in one
 * @param root project root, to which the diagnostics relate paths
 */
export function findLayout(name: string, dirs: readonly string[], root?: string): Outcome<Layout> {
  const names = layoutNames(dirs);
  if (!names.includes(name)) return { diagnostics: [noLayout(name, names)] };
  const own = dirs.map((dir) => join(dir, "layouts", name)).filter((dir) => statOf(dir)?.isDirectory());
  const layered = dirs.flatMap((dir) => [...own.filter((each) => each === join(dir, "layouts", name)), dir]);
  const folders = new TemplateFolders(own, root);
  const source = folders.find("layout.yaml");
  const layout = { ...PLAIN, name, dirs: layered };
  if (!source || isOnlyComments(source.text)) return { value: layout, diagnostics: [] };
  const yaml = readYaml(source.text, source.file, TEXTS_ALONE);
  const checked = yaml.value && validate(layoutFile, yaml.value, {});
  if (!yaml.value || !checked?.value) return { diagnostics: [...yaml.diagnostics, ...(checked?.diagnostics ?? [])] };
  const found = new YamlFindings(yaml.value);
  const { page, ...more } = checked.value;
  const value = { ...layout, ...more, page: readPage(page ?? {}, ["page"], found) };
  const diagnostics = [...yaml.diagnostics, ...found.diagnostics];
  return hasErrors(diagnostics) ? { diagnostics } : { value, diagnostics };
}

/** The names of all layouts, sorted. */
export function layoutNames(dirs: readonly string[]): string[] {
  return [...new Set([HANDOUT, ...dirs.flatMap((dir) => foldersIn(join(dir, "layouts")))])].sort();
}

function foldersIn(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => LAYOUT_NAME.test(name) && statOf(join(dir, name))?.isDirectory());
  } catch {
    return [];
  }
}

function noLayout(name: string, names: readonly string[]): Diagnostic {
  const near = closest(name, names);
  const hint = near === undefined ? `there are: ${names.join(", ")}` : `did you mean "${near}"?`;
  return { severity: "error", code: "templates/layout", message: `there is no layout "${name}"`, hints: [hint] };
}
