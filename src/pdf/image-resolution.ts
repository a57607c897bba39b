/** How many pixels of an image get into a file. */

export type ImageResolution = "print" | "keep";

/** What the eye can tell on paper at reading distance. */
const PRINT_DPI = 300;

/** Pixels for each inch of the page; infinitely many where images are kept as they are. */
export const imageDpi = (images: ImageResolution = "print"): number => (images === "keep" ? Infinity : PRINT_DPI);
