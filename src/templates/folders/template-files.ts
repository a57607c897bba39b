/** Template folders -> the files in use: the user's before the built-in ones of the same name. */
import { readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { closest, type Diagnostic, SourceText } from "../../diagnostics/index.js";
import { type FileFault, faultOf, isBelow, MAX_BYTES, readRegular, realOf, statOf } from "../../files/index.js";

/** The templates that outputs are made from; all others are partials. */
export const TEMPLATE_NAMES = [
  "page",
  "snippet",
  "print",
  "index",
  "topic",
  "handbook-cover",
  "handbook-contents",
  "brand",
] as const;

/** The layout of the templates as they are. */
export const HANDOUT = "handout";
/** Of a layout: addresses have it in them. */
export const LAYOUT_NAME = /^[a-z\d]+(-[a-z\d]+)*$/;

/** What a folder of templates may hold at its top. */
const PLACES = [...TEMPLATE_NAMES.map((name) => `${name}.hbs`), "partials", "styles", "locales", "layouts"];

export class TemplateFolders {
  /** @param root project root, to which diagnostics relate paths; without it, files are named after their folder */
  constructor(
    readonly dirs: readonly string[],
    readonly root: string | undefined,
  ) {}

  /**
   * What the folders themselves have wrong. Diagnostics: `templates/no-folder` (error) for one that isn't there,
   * `templates/outside` (error) for a link that leads out of it, `templates/unreadable` (error) for what is no file of a sane size,
   * `templates/unused` (warning) for what nothing will read.
   */
  check(): Diagnostic[] {
    return this.dirs.flatMap((dir) => {
      const shown = this.#shown(dir, "");
      const names = list(dir);
      if (!names)
        return [
          { severity: "error", code: "templates/no-folder", message: `there is no folder of templates ${shown}` },
        ];
      const read = (list(dir, true) ?? []).filter(isRead).map((name) => {
        return { path: join(dir, name), shown: this.#shown(dir, name.split(sep).join("/")) };
      });
      const root = realOf(dir) ?? dir;
      return [
        ...read.flatMap(({ path, shown }) => faultyFile(root, path, shown) ?? []),
        ...names.filter((name) => isMisplaced(name)).map((name) => unused(name, this.#shown(dir, name))),
        ...(names.includes("layouts") ? this.#unusedLayouts(dir) : []),
      ];
    });
  }

  /** What nothing reads of the layouts of a folder: they are opened by name, so it is told here. */
  #unusedLayouts(dir: string): Diagnostic[] {
    return (list(join(dir, "layouts")) ?? []).flatMap((layout) => {
      const folder = `layouts/${layout}`;
      const own = list(join(dir, folder));
      if (own && (layout === HANDOUT || !LAYOUT_NAME.test(layout)))
        return [notLayout(layout, this.#shown(dir, folder))];
      const misplaced = (own ?? []).filter(isMisplaced);
      return misplaced.map((name) => unused(name, this.#shown(dir, `${folder}/${name}`)));
    });
  }

  /** The first file of that name in the order of the folders. @param name path in a folder, with forward slashes */
  find(name: string): SourceText | undefined {
    for (const dir of this.dirs) {
      const found = this.read(dir, name);
      if (found) return found;
    }
    return undefined;
  }

  read(dir: string, name: string): SourceText | undefined {
    const path = join(dir, name);
    if (leadsOutside(realOf(dir) ?? dir, path)) return undefined;
    const { bytes } = readRegular(path, MAX_BYTES.template);
    return bytes && new SourceText(this.#shown(dir, name), bytes.toString("utf8").replace(/^\uFEFF/, ""));
  }

  /** Names of all partials, without their ending: `sheet`, or `cards/side` for one in a subfolder. */
  partialNames(): string[] {
    const files = this.dirs
      .flatMap((dir) => list(join(dir, "partials"), true) ?? [])
      .filter((file) => file.endsWith(".hbs"));
    return [...new Set(files.map((file) => file.slice(0, -".hbs".length).split(sep).join("/")))].sort();
  }

  /** A path as the author would type it. */
  #shown(dir: string, name: string): string {
    const folder = this.root === undefined ? basename(dir) : relative(this.root, dir);
    return [...folder.split(sep), name].filter((part) => part !== "").join("/");
  }
}

function list(dir: string, recursive = false): string[] | undefined {
  try {
    return readdirSync(dir, { recursive, encoding: "utf8" }).sort();
  } catch {
    return undefined;
  }
}

/** Whether a path in a folder of templates is one that is looked at: not what else a project keeps beside them. */
function isRead(name: string): boolean {
  return PLACES.includes(name.split(sep)[0]!);
}

/** Whether a link leads out of its folder. @param root where that really is */
function leadsOutside(root: string, path: string): boolean {
  const real = realOf(path);
  return real !== undefined && !isBelow(root, real);
}

function faultyFile(root: string, path: string, shown: string): Diagnostic | undefined {
  if (leadsOutside(root, path)) return linkOutside(shown);
  if (statOf(path)?.isDirectory()) return undefined;
  const fault = faultOf(path, MAX_BYTES.template);
  return fault && unreadable(shown, fault);
}

function unreadable(shown: string, { reason }: FileFault): Diagnostic {
  return { severity: "error", code: "templates/unreadable", message: `${shown} can't be read: ${reason}` };
}

function linkOutside(shown: string): Diagnostic {
  return {
    severity: "error",
    code: "templates/outside",
    message: `${shown} is a link that leads out of the folder of templates, and is not read`,
    hints: ["copy the file into the folder"],
  };
}

/** A template whose name no output has, or a folder whose name is nearly one that is read. */
function isMisplaced(name: string): boolean {
  if (PLACES.includes(name)) return false;
  return name.endsWith(".hbs") || (!name.includes(".") && closest(name, PLACES) !== undefined);
}

function notLayout(name: string, shown: string): Diagnostic {
  const hint =
    name === HANDOUT
      ? "the handout is what stands in the folder itself"
      : "the name of a layout has small letters, digits and hyphens";
  return { severity: "warning", code: "templates/unused", message: `nothing reads ${shown}`, hints: [hint] };
}

function unused(name: string, shown: string): Diagnostic {
  const near = closest(name, PLACES);
  return {
    severity: "warning",
    code: "templates/unused",
    message: `nothing reads ${shown}`,
    hints: [
      near
        ? `did you mean ${near}?`
        : `templates are ${PLACES.slice(0, TEMPLATE_NAMES.length).join(", ")}; partials stand in partials/`,
    ],
  };
}
