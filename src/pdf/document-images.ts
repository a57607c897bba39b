/** The images of a document: URLs -> what layout and painting need of them. */
import type { Element } from "domhandler";
import { type Diagnostic, type DiagnosticPlace, hasErrors, type Outcome } from "../diagnostics/diagnostic.js";
import type { SourceText } from "../diagnostics/source.js";
import { imageAddress } from "../html/image-source.js";
import { attributePlace } from "../html/places.js";
import type { ImageLookup } from "../layout/box-generation.js";
import type { FontLibrary } from "../layout/fonts.js";
import { decodeImage, type ImageSource, loadImage } from "../layout/images.js";
import { type DocumentFolders, findResource, shownUrl } from "./local-files.js";

/** Images of a document, each read once, and what was wrong with them. */
export class DocumentImages {
  #diagnostics: Diagnostic[] = [];
  readonly #loaded = new Map<string, ImageSource | undefined>();

  /**
   * @param source the HTML
   * @param places where the stylesheets name images, by their URLs
   * @param fonts what text in drawings is set in
   * @param matches whether media queries hold
   */
  constructor(
    readonly folders: DocumentFolders,
    readonly source: SourceText,
    readonly places: ReadonlyMap<string, DiagnosticPlace>,
    readonly fonts: FontLibrary,
    readonly matches: (query: string) => boolean = () => true,
  ) {}

  readonly find: ImageLookup = (element: Element) => {
    const address = imageAddress(element, this.matches);
    return this.#find(address.url, () => attributePlace(this.source, address.element, address.attribute));
  };

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
