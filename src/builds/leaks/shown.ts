/** What anybody may see of a site, beside what was made of it: texts of its sheets, settings, labels, and what Versus itself says. */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Comparison, LoadedSheet, Settings } from "../../content/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import { filledLabels, loadLocale } from "../../templates/index.js";
import { templateDirs } from "../site/toolbox.js";
import type { Secrets } from "./secrets.js";

/** What PDFs name as their producer. */
const PRODUCER = "Versus with PDFKit";

/** Takes what may be shown out of what would give something away. @param sheets as the viewer sees them */
export function showAll(
  secrets: Secrets,
  sheets: readonly LoadedSheet[],
  root: string,
  settings: Settings,
  templates: string | undefined,
): void {
  const dirs = templateDirs(root, templates);
  const label = labelsOf(dirs, root, settings);
  secrets.show(PRODUCER);
  for (const text of textsOf(settings)) secrets.show(text);
  for (const [i, dir] of dirs.entries()) showTemplates(secrets, dir, i === dirs.length - 1);
  for (const { comparison, yaml } of sheets)
    for (const text of [...textsOf(yaml.data), comparison.title, ...label(comparison)]) secrets.show(text);
}

/** Keys, which are names of rows and subjects, and texts. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...(Array.isArray(value) ? [] : [key]), ...textsOf(item)]);
}

/** What labels say of a sheet, by its language. */
function labelsOf(dirs: readonly string[], root: string, settings: Settings): (sheet: Comparison) => string[] {
  const locales = new Map<string, ReturnType<typeof loadLocale>["value"]>();
  return (sheet) => {
    if (!locales.has(sheet.lang)) locales.set(sheet.lang, loadLocale(sheet.lang, dirs, root, settings.labels).value);
    const locale = locales.get(sheet.lang);
    return locale ? filledLabels(sheet, locale) : [];
  };
}

/**
 * Built-in templates are for everybody, as labels are. In templates of a project somebody may have written what is not: of these the words of their
 * code may be shown, and not what they say.
 */
function showTemplates(secrets: Secrets, dir: string, isBuiltIn: boolean): void {
  for (const name of namesIn(dir)) {
    const { bytes } = readRegular(join(dir, name), MAX_BYTES.template);
    const text = bytes?.toString("utf8") ?? "";
    if (name.split(sep).includes("locales")) secrets.show(text);
    else secrets.show(isBuiltIn ? text : name.endsWith(".hbs") ? codeOf(text) : plainCode(text), "code");
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

/** The tags of a template and what stands in its expressions, without the texts that it shows. */
function codeOf(template: string): string {
  const shown = template.replace(/<!--[\s\S]*?-->/g, "");
  const code = shown.match(/\{\{[^}]*\}\}|<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<[^>]*>/gi) ?? [];
  return code
    .map((part) => plainCode(part.replace(/\b(class|id|type|role|rel|lang|name)\s*=\s*"([^"]*)"/g, "$1 $2")))
    .join(" ");
}

/** Code without its strings and comments. */
const plainCode = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|`[^`]*`|\/\/.*/g, " ");
