/** The images of a document: URLs -> what layout and painting need of them. */
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { ImageLookup } from "../layout/box-generation.js";
import type { FontLibrary } from "../layout/fonts.js";
import { type ImageSource, loadImage } from "../layout/images.js";
import { type DocumentFolders, localPath } from "./local-files.js";

/** Images of a document, each read once, and what was wrong with them. */
export class DocumentImages {
  readonly diagnostics: Diagnostic[] = [];
  readonly #loaded = new Map<string, ImageSource | undefined>();

  /** @param fonts what text in drawings is set in */
  constructor(
    readonly folders: DocumentFolders,
    readonly fonts: FontLibrary,
  ) {}

  readonly find: ImageLookup = (element) => {
    return this.byUrl(element.attribs.src ?? "");
  };

  readonly byUrl = (src: string): ImageSource | undefined => {
    if (!this.#loaded.has(src)) this.#loaded.set(src, this.#load(src));
    return this.#loaded.get(src);
  };

  #load(src: string): ImageSource | undefined {
    const path = localPath(src, this.folders);
    const root = this.folders.root ?? this.folders.baseDir;
    if (!path || !root) {
      this.diagnostics.push({
        severity: "warning",
        code: "image/not-loaded",
        message: `the image "${src}" is not read: it is not a file below the document's folder`,
      });
      return undefined;
    }
    const loaded = loadImage(path, { root, fonts: this.fonts });
    this.diagnostics.push(
      ...loaded.diagnostics.map((d): Diagnostic => (hasErrors([d]) ? { ...d, severity: "warning" } : d)),
    );
    return loaded.value;
  }
}
