/** `@font-face` rules of a document -> fonts that its library has besides (CSS Fonts 4, section 4.3). */
import type { FontFaceRule, Stylesheet, Values } from "../css/index.js";
import type { Diagnostic } from "../diagnostics/index.js";
import {
  type FontLibrary,
  type FontSource,
  fontsOfFile,
  type OpenedFont,
  openedOnce,
  UnusableFont,
} from "../fonts/index.js";
import { type DocumentFolders, findResource, shownUrl } from "./local-files.js";

/** Formats that are read; a location that names none may be of any. */
const FORMATS = new Set([
  "woff2",
  "woff",
  "truetype",
  "opentype",
  "collection",
  "woff2-variations",
  "woff-variations",
  "truetype-variations",
  "opentype-variations",
]);
const TECHNOLOGIES = new Set(["variations", "features-opentype", "features-aat"]);

/** The library with the fonts of a document's rules, and what is to be said of these, once the document has been laid out. */
export class DocumentFonts {
  readonly library: FontLibrary;
  /** `font/unreadable`, warnings: rules of which no font can be used. */
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    fonts: FontLibrary,
    sheets: readonly Stylesheet[],
    readonly folders: DocumentFolders,
  ) {
    this.library = fonts.withRules(
      sheets.flatMap((sheet) => sheet.fontFaces.flatMap((rule) => this.#source(rule, sheet) ?? [])),
    );
  }

  /** Undefined where it is known at once that no file can be used. */
  #source(rule: FontFaceRule, sheet: Stylesheet): FontSource | undefined {
    const tried = rule.src.map((location) => located(location, this.folders));
    const files = tried.filter((each) => typeof each !== "string");
    const fail = (reasons: readonly string[]) => void this.diagnostics.push(unusable(rule, sheet, reasons));
    if (files.length === 0) {
      fail(tried.filter((each) => typeof each === "string"));
      return undefined;
    }
    return new RuleSource(rule, files, fail);
  }
}

/** The font of one rule, opened when text first needs it. */
class RuleSource implements FontSource {
  readonly family: string;
  readonly path: string;
  #font: OpenedFont | undefined;
  #isOpen = false;

  constructor(
    readonly rule: FontFaceRule,
    readonly files: readonly FontFile[],
    readonly fail: (reasons: readonly string[]) => void,
  ) {
    this.family = rule.family;
    this.path = files[0]!.path;
  }

  /** What the rule doesn't say of a variable font is what the file says; of any other it is the usual (section 4.4). */
  get weight() {
    return this.rule.weight ?? this.#own(400, (font) => font.weight);
  }

  get width() {
    return this.rule.width ?? this.#own(100, (font) => font.width);
  }

  get slope() {
    const { slope } = this.rule;
    if (slope) return slope;
    const slant = this.#variable?.axes.find(({ tag }) => tag === "slnt");
    return slant ? { oblique: [-slant.most, -slant.least] as const } : "normal";
  }

  get unicodeRange() {
    return this.rule.unicodeRange;
  }

  get overrides() {
    return this.rule;
  }

  get variations() {
    return this.rule.variations;
  }

  get optical(): boolean {
    return !this.#isOpen || this.#font?.axes.some(({ tag }) => tag === "opsz") === true;
  }

  get #variable(): OpenedFont | undefined {
    const font = this.open();
    return font && font.axes.length > 0 ? font : undefined;
  }

  #own(usual: number, ofFont: (font: OpenedFont) => readonly [number, number]): readonly [number, number] {
    const font = this.#variable;
    return font ? ofFont(font) : [usual, usual];
  }

  open(): OpenedFont | undefined {
    if (this.#isOpen) return this.#font;
    this.#isOpen = true;
    const reasons: string[] = [];
    for (const file of this.files) {
      try {
        this.#font = file.font();
        return this.#font;
      } catch (error) {
        if (!(error instanceof UnusableFont)) throw error;
        reasons.push(`${file.shown}: ${error.message}`);
      }
    }
    this.fail(reasons);
    return undefined;
  }
}

/** A file that is there. */
interface FontFile {
  readonly path: string;
  /** As the rule names it. */
  readonly shown: string;
  /** Throws where it can't be read or used. */
  font(): OpenedFont;
}

/** The file of a location, or why there is none. */
function located(location: Values.FontLocation, folders: DocumentFolders): FontFile | string {
  const { kind, name, formats, technologies } = location;
  if (kind === "local") return `local("${name}") names a font of the computer, and print takes none of these`;
  const shown = shownUrl(name);
  if (!formats.every((format) => FORMATS.has(format)) || !technologies.every((tech) => TECHNOLOGIES.has(tech)))
    return `${shown}: print doesn't read what its format() or tech() says it is`;
  const found = findResource(name, folders);
  if (found.kind === "refused") return `${shown}: ${found.reason}`;
  // By its content: other documents may bring the same along.
  if (found.kind === "data") return { path: shown, shown, font: () => fontsOfFile(name, "", () => found.bytes)[0]! };
  const [, fragment] = name.split("#", 2);
  return { path: found.path, shown, font: () => fileFont(found.path, fragment) };
}

function fileFont(path: string, fragment: string | undefined): OpenedFont {
  const fonts = openedOnce(path);
  // In a collection the fragment names the font (section 4.3.1).
  return fonts.find(({ postScriptName }) => postScriptName === fragment) ?? fonts[0]!;
}

function unusable(rule: FontFaceRule, sheet: Stylesheet, reasons: readonly string[]): Diagnostic {
  const message = `the font "${rule.family}" of this rule can't be used: ${reasons.join("; ")}`;
  return sheet.source.diagnostic("warning", "font/unreadable", message, rule.start, rule.end, [
    'put a font file (.ttf, .otf, .woff, .woff2) beside the document and name it: src: url("fonts/name.woff2")',
  ]);
}
