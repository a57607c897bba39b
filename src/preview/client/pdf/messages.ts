/** What the view of a PDF and the thread that draws it tell each other. */
import type { Area, PageInfo, PageText } from "../../../pdfium/index.js";

/** What is asked for; the answer has the same number. */
export type Request =
  | { readonly id: number; readonly kind: "open"; readonly bytes: ArrayBuffer }
  /** A part of a page at so many device pixels for each pt; the area in device pixels. */
  | { readonly id: number; readonly kind: "draw"; readonly page: number; readonly scale: number; readonly area: Area }
  | { readonly id: number; readonly kind: "texts"; readonly page: number };

export type Answer =
  | { readonly id: number; readonly kind: "open"; readonly pages: readonly PageInfo[] }
  | { readonly id: number; readonly kind: "draw"; readonly pixels: ImageData }
  | { readonly id: number; readonly kind: "texts"; readonly texts: readonly PageText[] }
  | { readonly id: number; readonly kind: "failed"; readonly reason: string };
