/** What is drawn and read of a PDF. Lengths in pt from the top left of a page, if nothing else is said. */

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
