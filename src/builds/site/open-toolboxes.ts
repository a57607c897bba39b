/** Toolboxes that are kept open: a program that makes many sheets has its templates compiled and its styles read once. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Settings } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { stampText } from "../../files/index.js";
import { addedFonts, openToolbox, type Toolbox } from "./toolbox.js";

/** More kinds of settings than this are rare in one program; then all are dropped, which bounds the memory. */
const MAX_OPEN = 16;

const open = new Map<string, Outcome<Toolbox>>();

/**
 * As `openToolbox`; what could be opened before is given again as long as the user's templates and fonts are the same files. The
 * built-in ones don't change while a program runs.
 */
export function keptToolbox(
  root: string,
  settings: Settings,
  templates: string | undefined,
  sourceDate?: string,
): Outcome<Toolbox> {
  const files = [
    templates && filesOf(resolve(root, templates)),
    [...settings.fonts.files, ...addedFonts(settings, root).map(({ path }) => path)].map(stampText),
  ];
  const key = JSON.stringify([root, settings, templates, files, sourceDate]);
  const known = open.get(key);
  if (known) return known;
  const toolbox = openToolbox(root, settings, templates, sourceDate);
  if (!toolbox.value) return toolbox;
  if (open.size >= MAX_OPEN) open.clear();
  open.set(key, toolbox);
  return toolbox;
}

/** Names and stamps of all files below a folder: with a change of one, this changes. */
function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => `${name} ${stampText(join(folder, name))}`);
  } catch {
    return [];
  }
}
