/**
 * The fonts that a document may use, and the choice of a face for each character (CSS Fonts 4, section 5: by character over the
 * families named, then over all fonts known). A font is opened when text first needs it.
 */
import { GENERIC_FAMILIES, type Values } from "../css/index.js";
import type { Diagnostic, Outcome } from "../diagnostics/index.js";
import { MAX_BYTES, readRegular, stampText } from "../files/index.js";
import { RecentCache } from "../recent-cache.js";
import { type FontFace, type MetricOverrides, type OpenedFont, openFontFile } from "./face.js";
import { bestFaces, type FaceDescriptors, type FaceRequest, neededSynthesis, type Range, slantOf } from "./matching.js";
import { UnusableFont } from "./opentype/sfnt.js";

export type { FontFace } from "./face.js";

/** A font as a document knows it, before it is opened. */
export interface FontSource extends FaceDescriptors {
  readonly family: string;
  /** The file; a page copies it from there. */
  readonly path: string;
  /** Characters that it is for, first and last of each range; absent: all. */
  readonly unicodeRange?: readonly Range[];
  readonly overrides?: MetricOverrides;
  /** `font-variation-settings` of its rule. */
  readonly variations?: readonly (readonly [tag: string, value: number])[];
  /** Whether its letters may depend on the size that they are set in. */
  readonly optical: boolean;
  /** Undefined where it can't be used. Always the same object. */
  open(): OpenedFont | undefined;
}

/** What of a style decides about the face. */
export interface FontRequest {
  readonly fontFamily: readonly string[];
  readonly fontWeight: number;
  readonly fontStyle: Values.FontSlope;
  /** Percent. */
  readonly fontStretch?: number;
  /** px */
  readonly fontSize?: number;
  readonly fontVariationSettings?: readonly (readonly [tag: string, value: number])[];
  readonly fontOpticalSizing?: "auto" | "none";
  readonly fontSynthesisWeight?: "auto" | "none";
  readonly fontSynthesisStyle?: "auto" | "none";
}

/** The fonts that a document may use, in the order of the files; the first family is the default. */
export class FontLibrary {
  readonly sources: readonly FontSource[];
  readonly #monospace: string | undefined;
  readonly #optical: boolean;
  readonly #families = new Map<string, FontSource[]>();
  readonly #chains = new Map<string, FontChain>();
  readonly #byRequest = new WeakMap<FontRequest, FontChain>();

  /**
   * @param monospace the family that `monospace` stands for; by default the first one, as for all generic names
   * @param rules fonts of `@font-face` rules, which are used only where they are asked for by name
   */
  constructor(sources: readonly FontSource[], monospace?: string, rules: readonly FontSource[] = []) {
    this.sources = sources;
    this.#monospace = monospace;
    this.#optical = [...sources, ...rules].some(({ optical }) => optical);
    for (const source of [...sources, ...rules]) {
      const name = source.family.toLowerCase();
      const family = this.#families.get(name);
      if (family) family.push(source);
      else this.#families.set(name, [source]);
    }
  }

  /** The same fonts, and those of `@font-face` rules in their order. */
  withRules(rules: readonly FontSource[]): FontLibrary {
    return rules.length === 0 ? this : new FontLibrary(this.sources, this.#monospace, rules);
  }

  /** Names of the families, as their files spell them; without those of rules. */
  get familyNames(): string[] {
    const names = new Map(this.sources.toReversed().map(({ family }) => [family.toLowerCase(), family]));
    return [...new Set(this.sources.map(({ family }) => names.get(family.toLowerCase())!))];
  }

  hasFamily(name: string): boolean {
    return this.#families.has(name.toLowerCase());
  }

  /** The fallback chain for a request; the same request gives the same object. */
  chain(request: FontRequest): FontChain {
    const known = this.#byRequest.get(request);
    if (known) return known;
    const key = [
      request.fontFamily.join("\u0000"),
      request.fontWeight,
      request.fontStyle,
      request.fontStretch,
      request.fontVariationSettings?.join(),
      request.fontSynthesisWeight,
      request.fontSynthesisStyle,
      this.dependsOnSize(request) ? request.fontSize : "",
    ].join("\u0001");
    let chain = this.#chains.get(key);
    if (!chain) {
      chain = this.#chainOf(request);
      this.#chains.set(key, chain);
    }
    this.#byRequest.set(request, chain);
    return chain;
  }

  /** Whether another font size may mean another face. */
  dependsOnSize({ fontFamily, fontOpticalSizing }: FontRequest): boolean {
    if (!this.#optical || fontOpticalSizing === "none") return false;
    return fontFamily.some((name) => this.#named(name)?.some(({ optical }) => optical));
  }

  #named(name: string): readonly FontSource[] | undefined {
    if (!GENERIC_FAMILIES.has(name)) return this.#families.get(name.toLowerCase());
    const isMonospace = name === "monospace" || name === "ui-monospace";
    const family = (isMonospace ? this.#monospace : undefined) ?? this.sources[0]?.family;
    return family === undefined ? undefined : this.sources.filter((source) => source.family === family);
  }

  #chainOf(style: FontRequest): FontChain {
    const request: FaceRequest = { weight: style.fontWeight, width: style.fontStretch ?? 100, slope: style.fontStyle };
    const chosen = new Map<FontSource, Candidate>();
    const add = (sources: readonly FontSource[]) => {
      for (const source of sources) if (!chosen.has(source)) chosen.set(source, new Candidate(source, request, style));
    };
    // Of faces for the same characters the one whose rule comes last.
    for (const name of style.fontFamily) add(bestFaces(this.#named(name) ?? [], request).reverse());
    const named = chosen.size;
    const rest = new Map(this.sources.map(({ family }) => [family.toLowerCase(), family]));
    for (const family of rest.keys())
      add(
        bestFaces(
          this.sources.filter((source) => source.family.toLowerCase() === family),
          request,
        ).slice(0, 1),
      );
    // A character may be in one weight of a family only.
    add(this.sources);
    return new FontChain([...chosen.values()], named);
  }
}

/** A font that may be used for a style. */
class Candidate {
  #face: FontFace | undefined;
  #isOpen = false;

  constructor(
    readonly source: FontSource,
    readonly request: FaceRequest,
    readonly style: FontRequest,
  ) {}

  /** Whether the font is for a character, by what is said of it. */
  isFor(codePoint: number): boolean {
    const { unicodeRange } = this.source;
    return !unicodeRange || unicodeRange.some(([first, last]) => first <= codePoint && codePoint <= last);
  }

  has(codePoint: number): boolean {
    return this.isFor(codePoint) && this.face?.fontkit.hasGlyphForCodePoint(codePoint) === true;
  }

  /** Undefined for a font that can't be used. */
  get face(): FontFace | undefined {
    if (!this.#isOpen) this.#face = this.#open();
    this.#isOpen = true;
    return this.#face;
  }

  #open(): FontFace | undefined {
    const { source, style, request } = this;
    const font = source.open();
    if (!font) return undefined;
    const { fontSynthesisWeight, fontSynthesisStyle } = style;
    const synthesis = neededSynthesis(source, request, {
      weight: fontSynthesisWeight !== "none" && !font.bold,
      style: fontSynthesisStyle !== "none" && !font.italic,
    });
    const setting = {
      values: this.#values(font),
      ...(source.overrides && { overrides: source.overrides }),
      ...(synthesis && { synthesis }),
    };
    try {
      return font.face(setting);
    } catch (error) {
      if (error instanceof UnusableFont) return undefined;
      throw error;
    }
  }

  /** Values on the axes of a variable font (CSS Fonts 4, section 7.2), later ones before earlier ones. */
  #values(font: OpenedFont): ReadonlyMap<string, number> {
    const values = new Map<string, number>();
    if (font.axes.length === 0) return values;
    const { source, style, request } = this;
    const within = ([least, most]: Range, value: number) => Math.min(most, Math.max(least, value));
    values.set("wght", within(source.weight, request.weight));
    values.set("wdth", within(source.width, request.width));
    const slant = slantOf(request.slope);
    if (source.slope === "italic") values.set("ital", 1);
    else if (source.slope !== "normal") values.set("slnt", -within(source.slope.oblique, slant));
    if (style.fontOpticalSizing !== "none" && style.fontSize !== undefined) values.set("opsz", style.fontSize);
    for (const [tag, value] of [...(source.variations ?? []), ...(style.fontVariationSettings ?? [])])
      values.set(tag, value);
    return values;
  }
}

const ASCII = Array.from({ length: 0x7f - 0x21 }, (_, i) => 0x21 + i);
const SPACE = 0x20;

/** The faces to try for a character, best first. */
export class FontChain {
  /** The first font that is for the space (CSS Fonts 4, section 5.4, "first available font"). */
  readonly primary: FontFace;
  /** True where the first face has every printable character of ASCII, so that none of them need be looked up. */
  readonly hasAscii: boolean;
  readonly #candidates: readonly Candidate[];
  readonly #named: readonly Candidate[];
  readonly #byCodePoint = new Map<number, FontFace | undefined>();

  /** @param named how many of them the style names: the others are there for what these lack */
  constructor(candidates: readonly Candidate[], named: number) {
    this.#candidates = candidates;
    this.#named = candidates.slice(0, named);
    const usable = candidates.find((each) => each.isFor(SPACE) && each.face) ?? candidates.find((each) => each.face);
    if (!usable?.face) throw new Error("none of the fonts can be used");
    this.primary = usable.face;
    this.hasAscii = ASCII.every((codePoint) => this.faceFor(codePoint) === this.primary);
  }

  /** Names of the families that are tried. */
  get families(): string[] {
    return [...new Set(this.#candidates.map(({ source }) => source.family))];
  }

  /** The first face with a glyph for the code point; undefined where none has one. */
  faceFor(codePoint: number): FontFace | undefined {
    const known = this.#byCodePoint.get(codePoint);
    if (known || this.#byCodePoint.has(codePoint)) return known;
    const face = this.#candidates.find((each) => each.has(codePoint))?.face;
    this.#byCodePoint.set(codePoint, face);
    return face;
  }

  /** Whether one of the fonts that the style names has a glyph for the code point. */
  isInNamed(codePoint: number): boolean {
    return this.#named.some((each) => each.has(codePoint));
  }

  /** The face that a character is measured in for a unit: the primary one, or one before it that is for that character. */
  measuringFace(codePoint: number): FontFace | undefined {
    const last = this.#candidates.findIndex(({ face }) => face === this.primary);
    return this.#candidates.slice(0, last + 1).find((each) => each.has(codePoint))?.face;
  }

  /** The first face with glyphs for all of some code points. */
  faceForAll(codePoints: readonly number[]): FontFace | undefined {
    return this.#candidates.find((each) => codePoints.every((codePoint) => each.has(codePoint)))?.face;
  }
}

/** A font whose file needn't be opened to know what it is for. */
export interface KnownFont extends FaceDescriptors {
  readonly path: string;
  readonly family: string;
  /** The generic family that it is the font of. */
  readonly generic?: "monospace";
}

/** Files that are kept open, twice as many at most: a font is half a megabyte, and what was read of it as much again. */
const KEPT_FILES = 50;
const opened = new RecentCache<{ readonly stamp: string; readonly fonts: readonly OpenedFont[] }>(KEPT_FILES);

/**
 * The fonts of a file, opened once as long as it stays the same and is asked for.
 * @param stamp another one for another content
 * @throws UnusableFont
 */
export function fontsOfFile(path: string, stamp: string, read: () => Uint8Array): readonly OpenedFont[] {
  const known = opened.get(path);
  if (known?.stamp === stamp) return known.fonts;
  const fonts = openFontFile(path, read());
  opened.set(path, { stamp, fonts });
  return fonts;
}

/** What is said of a font by its file. */
const ownDescriptors = ({ weight, width, italic, axes }: OpenedFont): FaceDescriptors => {
  const slant = axes.find(({ tag }) => tag === "slnt");
  const slope = slant ? { oblique: [-slant.most, -slant.least] as const } : italic ? "italic" : "normal";
  return { weight, width, slope };
};

/**
 * The library of some fonts: files (absolute paths), and those of which it is known what they are for. Files are opened at once.
 * Diagnostics: `font/unreadable` (error) for a file that can't be read or used.
 * @param shown how diagnostics name a file
 */
export function openFonts(
  files: readonly (string | KnownFont)[],
  shown: (path: string) => string = (path) => path,
): Outcome<FontLibrary> {
  const diagnostics: Diagnostic[] = [];
  const sources = files.flatMap((file): FontSource[] =>
    typeof file === "string" ? fileSources(file, shown, diagnostics) : [knownSource(file)],
  );
  const monospace = files.find((file) => typeof file !== "string" && file.generic === "monospace");
  const fixed = typeof monospace === "object" ? monospace.family : undefined;
  return sources.length > 0 ? { value: new FontLibrary(sources, fixed), diagnostics } : { diagnostics };
}

function fileSources(path: string, shown: (path: string) => string, diagnostics: Diagnostic[]): FontSource[] {
  try {
    return openedOnce(path).map((font) => {
      const optical = font.axes.some(({ tag }) => tag === "opsz");
      return { ...ownDescriptors(font), family: font.family, path, optical, open: () => font };
    });
  } catch (error) {
    if (!(error instanceof UnusableFont)) throw error;
    diagnostics.push({
      severity: "error",
      code: "font/unreadable",
      message: `the font file ${shown(path)} can't be used: ${error.message}`,
      hints: ["use a TrueType or OpenType file (.ttf, .otf, .woff, .woff2)"],
    });
    return [];
  }
}

function knownSource(font: KnownFont): FontSource {
  // A font that Versus brings along and that can't be opened is a fault of the installation.
  return { ...font, optical: false, open: () => openedOnce(font.path)[0] };
}

/**
 * The fonts of a file as it is now.
 * @throws UnusableFont, also where it can't be read
 */
export function openedOnce(path: string): readonly OpenedFont[] {
  return fontsOfFile(path, stampText(path), () => {
    const { bytes, fault } = readRegular(path, MAX_BYTES.font);
    if (fault) throw new UnusableFont(fault.reason);
    return bytes;
  });
}
