/** The first line of a file, which names a JSON Schema to editors -> whether there is one; and where there is one. */
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Diagnostic, SourceText } from "../../diagnostics/index.js";
import { liesInside, statOf } from "../../files/index.js";
import { SETTINGS_FILE } from "../settings/settings.js";
import { readTextFile } from "../yaml/read-file.js";

/** Of the package, as npm installs it. */
const INSTALLED = "node_modules/versus-sheets";

type SchemaName = "versus.schema.json" | "versus.settings.schema.json";

/**
 * Path of a schema as seen from a folder: where the package is installed in the folder or one above it, or where the folder lies in a
 * clone of it. Undefined where it is in neither.
 */
export function schemaPathFrom(folder: string, name: SchemaName): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    for (const path of [join(at, INSTALLED, name), join(at, name)])
      if (statOf(path)?.isFile()) return relative(folder, path).split(sep).join("/");
    if (at === dirname(at)) return undefined;
  }
}

/** A warning `lint/schema` for the first line of a project's versus.yaml. @param root absolute */
export function lintSettingsLine(root: string): Diagnostic[] {
  const path = join(root, SETTINGS_FILE);
  const text = liesInside(root, path) ? readTextFile(path, SETTINGS_FILE).value?.text : undefined;
  return text === undefined
    ? []
    : lintSchemaLine(new SourceText(SETTINGS_FILE, text), path, "versus.settings.schema.json");
}

/** A warning `lint/schema` for a path that leads nowhere: editors say nothing of it. @param path absolute, of the file */
export function lintSchemaLine(
  source: SourceText,
  path: string,
  name: SchemaName = "versus.schema.json",
): Diagnostic[] {
  const line = /^#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/m.exec(source.text);
  const named = line?.[1];
  if (!line || named === undefined || /^[a-z][a-z\d+.-]+:/i.test(named)) return [];
  const folder = dirname(path);
  const schema = resolve(folder, named);
  if (statOf(schema)?.isFile()) return [];
  const modules = schema.split(sep).join("/").split(`/${INSTALLED}/`)[0]!;
  // Before `npm install` the right path leads nowhere as well.
  if (modules !== schema.split(sep).join("/") && !statOf(join(modules, INSTALLED))) return [];
  const right = schemaPathFrom(folder, name);
  const hint =
    right === undefined
      ? "remove the line, or install Versus in the project: npm install versus-sheets"
      : `write it as # yaml-language-server: $schema=${right}`;
  const start = line.index + line[0].length - named.length;
  const message = `there is no schema ${named}: editors complete and check nothing in this file`;
  return [source.diagnostic("warning", "lint/schema", message, start, start + named.length, [hint])];
}
