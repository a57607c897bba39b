/** What goes wrong inside an image file, said in the author's terms; `loadImage` turns it into a diagnostic. */
export class ImageError extends Error {}
