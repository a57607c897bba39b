/** What the view of a PDF and the thread that draws it tell each other. Lengths in pt from the top left of a page, if nothing else is said. */

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a link leads: to an address, or to another place of the document. */
export interface PageLink extends Area {
  readonly url?: string;
  readonly page?: number;
}

/** A text without a break, and where it stands. */
export interface PageText extends Area {
  readonly text: string;
}

export interface PageInfo {
  readonly width: number;
  readonly height: number;
  readonly links: readonly PageLink[];
}

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
