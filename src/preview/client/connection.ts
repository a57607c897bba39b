/** The server's events -> what is told of them; a lost connection is tried again by the browser, or here where it gives up. */
import type { SheetLine, Shown } from "../wire/messages.js";

interface Listener {
  readonly onShown: (shown: Shown) => void;
  readonly onSheets: (sheets: readonly SheetLine[]) => void;
  /** Told which run of the server it is. */
  readonly onRun: (run: string) => void;
  readonly onLink: (isThere: boolean) => void;
}

/** ms until another attempt. */
const AGAIN = 1000;

export class Connection {
  #source: EventSource | undefined;
  #again: number | undefined;

  /** @param client who this page is */
  constructor(
    readonly client: string,
    readonly listener: Listener,
  ) {}

  /** Follows one sheet, and no other any more. */
  follow(slug: string): void {
    this.#source?.close();
    clearTimeout(this.#again);
    const source = new EventSource(`events?${new URLSearchParams({ sheet: slug, client: this.client })}`);
    this.#source = source;
    const { onShown, onSheets, onRun, onLink } = this.listener;
    source.addEventListener("open", () => onLink(true));
    source.addEventListener("error", () => {
      onLink(false);
      if (source.readyState === EventSource.CLOSED) this.#again = setTimeout(() => this.follow(slug), AGAIN);
    });
    source.addEventListener("run", ({ data }) => onRun(JSON.parse(data) as string));
    source.addEventListener("shown", ({ data }) => onShown(JSON.parse(data) as Shown));
    source.addEventListener("sheets", ({ data }) => onSheets(JSON.parse(data) as SheetLine[]));
  }
}
