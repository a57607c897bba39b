/** The images of a sheet and of the site, looked at before anything is built or copied: pages show them as they are. */
import type { Settings } from "../../content/index.js";
import type { Diagnostic, DiagnosticPlace } from "../../diagnostics/index.js";
import { loadImage } from "../../graphics/index.js";

/** An image of a subject or a section. */
export interface SheetImage {
  /** Absolute. */
  readonly path: string;
  /** Where the content file names it. */
  readonly place: DiagnosticPlace;
}

/** Diagnostics, all errors at the line that names the image: those of `loadImage`, `build/active-image` before `svg/active`. */
export function checkImages(images: readonly (SheetImage | undefined)[], root: string): Diagnostic[] {
  return images.flatMap((image) => (image ? checkImage(image.path, root, image.place) : []));
}

/** The same for `site.logo` of versus.yaml. */
export function checkLogo({ site: { logo, logoPlace = {} } }: Settings, root: string): Diagnostic[] {
  return logo === undefined ? [] : checkImage(logo, root, logoPlace);
}

function checkImage(path: string, root: string, place: DiagnosticPlace): Diagnostic[] {
  const errors = loadImage(path, { root }).diagnostics.filter((d) => d.severity === "error");
  const inFile = errors.filter((d) => d.span !== undefined);
  const named = errors.filter((d) => d.span === undefined).map((d) => ({ ...d, ...place }));
  const file = inFile[0]?.span?.file;
  if (file === undefined) return named;
  const message = `the image ${file} does more than draw: opened by itself, it acts or loads something`;
  const hints = ["what to remove from it, the next errors say"];
  return [...named, { severity: "error", code: "build/active-image", message, hints, ...place }, ...inFile];
}
