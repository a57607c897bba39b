/** What publishing needs of a host, whichever it is. */

/** A page as it is to be over there. */
export interface Page {
  readonly slug: string;
  readonly title: string;
  /** HTML, or what the host takes for it; its links lead to pages over there. */
  readonly body: string;
  /** Hash of all that it is made of. */
  readonly source: string;
  readonly pdf?: Pdf;
}

export interface Pdf {
  readonly sha256: string;
  /** Its bytes. Throws `PublishFault` where the file has changed since. */
  readonly read: () => Buffer;
}

/** A page that stands over there under a name that is wanted, or that is ours. */
export interface Remote {
  readonly id: string;
  readonly slug: string;
  /** Where readers find it, once it is published. */
  readonly address: string;
  /** Where those who may write find it until then, if not there. */
  readonly draft?: string;
  readonly isOurs: boolean;
  /** `source` of what was sent last; absent of one that was not written to its end. */
  readonly source?: string;
  /** Hash of the title and the body as the host has them now. */
  readonly now: string;
  /** Whether somebody else has written it since we did. */
  readonly isEdited: boolean;
}

/** All methods throw `PublishFault`. */
export interface Host {
  /** Whether we are let in, and may do what is to be done. */
  check(): Promise<void>;
  /** All pages of ours, and those of others in whose place a wanted one would stand. */
  list(wanted: readonly Pick<Page, "slug" | "title">[]): Promise<readonly Remote[]>;
  /** A page of ours that nobody sees yet: known as one that is not written to its end. Nothing comes twice, even where an answer is lost. */
  create(page: Pick<Page, "slug" | "title">): Promise<Remote>;
  /** Writes a page whole, with its PDF. One that is no longer as `remote` says is left. */
  write(remote: Remote, page: Page): Promise<void>;
  /** Into the host's own bin. One that is no longer as `remote` says is left. */
  remove(remote: Remote): Promise<void>;
  /** Takes away files of ours that no page has any more. @param isUsed whether a page has that PDF */
  tidy(isUsed: (slug: string, sha256: string) => boolean): Promise<void>;
}
