/** The images of a sheet and of the site, looked at before anything is built or copied: pages show them as they are. */
import type { Settings } from "../../content/index.js";
import type { Diagnostic, DiagnosticPlace, Severity } from "../../diagnostics/index.js";
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

/**
 * The same for the logos of versus.yaml; and `settings/logo-text` for one whose words are text. That is an error in a brand; of `site.logo`,
 * which could always be such an image, a warning.
 */
export function checkLogos({ site, brand }: Settings, root: string): Diagnostic[] {
  const severity = brand?.logo !== undefined && brand.logo === site.logo ? "error" : "warning";
  return [
    ...(site.logo === undefined ? [] : checkLogo(site.logo, root, site.logoPlace, severity)),
    ...(brand?.logoDark === undefined ? [] : checkLogo(brand.logoDark, root, brand.logoDarkPlace, "error")),
  ];
}

function checkLogo(path: string, root: string, place: DiagnosticPlace = {}, severity: Severity): Diagnostic[] {
  const told = checkImage(path, root, place);
  const { value } = loadImage(path, { root });
  if (told.length > 0 || value?.format !== "svg" || !value.hasText) return told;
  const message = `the words of the logo ${value.path} are text: each reader would see them in another font`;
  const hints = [
    "turn its text into paths, as drawing programs do (Inkscape: Path > Object to Path), and save it again",
  ];
  return [{ severity, code: "settings/logo-text", message, hints, ...place }];
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
