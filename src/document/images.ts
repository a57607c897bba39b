/** The images of a document: URLs -> what layout and painting need of them. */
import type { Element } from "domhandler";
import { type ComputedStyle, familyText } from "../css/index.js";
import {
  type Diagnostic,
  type DiagnosticPlace,
  hasErrors,
  type Outcome,
  type SourceText,
} from "../diagnostics/index.js";
import type { FontLibrary } from "../fonts/index.js";
import {
  decodeImage,
  drawSvg,
  elementOfReference,
  ImageError,
  type ImageSource,
  type InlineSvgOptions,
  loadImage,
  type SvgEffect,
  svgEffect,
} from "../graphics/index.js";
import { atElement, attributePlace, imageAddress, languageOf } from "../html/index.js";
import { drawnControl, type ImageLookup } from "../layout/index.js";
import { type DocumentFolders, findResource, shownUrl } from "./local-files.js";

/** Where elements other than `img` name their images. */
const IMAGE_ATTRIBUTES: Readonly<Record<string, string>> = {
  input: "src",
  embed: "src",
  object: "data",
  video: "poster",
};

/** What a drawing in a document has of the element that it stands in. */
function inheritedBySvg(style: ComputedStyle): Record<string, string> {
  const { r, g, b, a } = style.color;
  return {
    color: `rgba(${r}, ${g}, ${b}, ${a})`,
    "font-family": style.fontFamily.map(familyText).join(", "),
    "font-size": `${style.fontSize}px`,
    "font-weight": String(style.fontWeight),
    "font-style": style.fontStyle,
    visibility: style.visibility,
  };
}

/** Images of a document, each read once, and what was wrong with them. */
export class DocumentImages {
  #diagnostics: Diagnostic[] = [];
  readonly #loaded = new Map<string, ImageSource | undefined>();
  readonly #drawings = new Map<Element, ImageSource | undefined>();
  readonly #effects = new Map<Element, SvgEffect | undefined>();

  /**
   * @param source the HTML
   * @param places where the stylesheets name images, by their URLs
   * @param fonts what text in drawings is set in
   * @param matches whether media queries hold
   * @param stylesheets of the document, as CSS: they hold for the drawings in it
   */
  constructor(
    readonly folders: DocumentFolders,
    readonly source: SourceText,
    readonly places: ReadonlyMap<string, DiagnosticPlace>,
    readonly fonts: FontLibrary,
    readonly matches: (query: string) => boolean = () => true,
    readonly stylesheets: readonly string[] = [],
  ) {}

  readonly find: ImageLookup = (element, style) => {
    if (element.name === "svg") return this.#drawing(element, style);
    if (element.name === "img") {
      const address = imageAddress(element, this.matches);
      return this.#find(address.url, () => attributePlace(this.source, address.element, address.attribute));
    }
    const drawn = drawnControl(element);
    if (drawn) return drawn.picture;
    const attribute = IMAGE_ATTRIBUTES[element.name];
    const url = attribute && element.attribs[attribute];
    if (attribute === undefined || url === undefined) return undefined;
    if (element.name === "input" && element.attribs.type?.trim().toLowerCase() !== "image") return undefined;
    return this.#find(url, () => attributePlace(this.source, element, attribute));
  };

  /** An `svg` element of the document: it is drawn once, whatever the scale. */
  #drawing(element: Element, style: ComputedStyle): ImageSource | undefined {
    if (!this.#drawings.has(element)) {
      const { fonts, source, stylesheets } = this;
      const lang = languageOf(element);
      const options = { fonts, source, stylesheets, inherited: inheritedBySvg(style), ...(lang && { lang }) };
      this.#drawings.set(element, this.#draw(element, options));
    }
    return this.#drawings.get(element);
  }

  /** The `clipPath` or `mask` that `#id` names in the document of an element: read once. */
  readonly effect = (url: string, from: Element): SvgEffect | undefined => {
    const found = elementOfReference(url, from);
    if (!found) return undefined;
    const { element, root } = found;
    if (!this.#effects.has(element)) {
      const { fonts, source, stylesheets } = this;
      const { value, diagnostics } = svgEffect(element, root, { fonts, source, stylesheets });
      this.#diagnostics.push(...diagnostics);
      this.#effects.set(element, value);
    }
    return this.#effects.get(element);
  };

  #draw(element: Element, options: InlineSvgOptions): ImageSource | undefined {
    try {
      const { value, diagnostics } = drawSvg(element, options);
      this.#diagnostics.push(...diagnostics);
      return value && { ...value, path: "" };
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      const message = `the <svg> can't be drawn: ${error.message}`;
      this.#diagnostics.push(atElement(this.source, element, "warning", "image/corrupt", message));
      return undefined;
    }
  }

  /** The image that a stylesheet names. */
  readonly byUrl = (url: string): ImageSource | undefined => this.#find(url, () => this.places.get(url) ?? {});

  /** What was wrong with images since this was asked last: those of backgrounds are met while the pages are painted. */
  takeDiagnostics(): readonly Diagnostic[] {
    const taken = this.#diagnostics;
    this.#diagnostics = [];
    return taken;
  }

  #find(url: string, place: () => DiagnosticPlace): ImageSource | undefined {
    if (!this.#loaded.has(url)) {
      const { value, diagnostics } = this.#load(url);
      this.#loaded.set(url, value);
      for (const diagnostic of diagnostics)
        this.#diagnostics.push({
          ...diagnostic,
          ...(hasErrors([diagnostic]) && { severity: "warning" }),
          ...(!diagnostic.span && place()),
        });
    }
    return this.#loaded.get(url);
  }

  #load(url: string): Outcome<ImageSource> {
    const { fonts } = this;
    const found = findResource(url, this.folders);
    if (found.kind === "data") return decodeImage(found.bytes, { file: shownUrl(url), fonts });
    const root = this.folders.root ?? this.folders.baseDir;
    if (found.kind === "file" && root) return loadImage(found.path, { root, fonts });
    const reason = found.kind === "refused" ? found.reason : "";
    const message = `the image "${shownUrl(url)}" is not read: ${reason}`;
    return { diagnostics: [{ severity: "warning", code: "image/not-loaded", message }] };
  }
}
