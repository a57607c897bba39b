/**
 * A page or a snippet -> a frame of another origin that shows it. A new version is loaded behind the one that is seen, and takes its
 * place once it stands where that one was scrolled to.
 */
import type { Beginning, FromFrame, ShownOutput, ToFrame } from "../wire/messages.js";
import { make } from "./dom.js";

/** ms after which a page is shown, whether its script has spoken or not: its own scripts may have stopped it. */
const PATIENCE = 1500;
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

export class PageView {
  readonly element = make("div", { class: "frames" });
  #seen: HTMLIFrameElement | undefined;
  #next: HTMLIFrameElement | undefined;
  #version = "";
  /** What the page was told last: the next one is told it as well. */
  #told: ToFrame | undefined;
  #scroll = 0;
  #scheme: "light" | "dark" = "light";
  #output: ShownOutput | undefined;
  /** Told once what is loaded is seen, or something else is loaded. */
  #settle: () => void = () => {};

  /**
   * @param base address of what is shown
   * @param pathOf where an output stands below it, as it is looked at
   */
  constructor(
    readonly base: string,
    readonly title: string,
    readonly pathOf: (path: string) => string,
    readonly onMessage: (message: FromFrame) => void,
  ) {
    addEventListener("message", (event: MessageEvent<unknown>) => this.#hear(event));
  }

  /** Resolves once it is seen, or another one is loaded. @param isOther whether it is another sheet, which is seen from its top */
  async show(output: ShownOutput, isOther: boolean): Promise<void> {
    const version = `${output.path} ${output.version}`;
    this.#output = output;
    if (isOther) this.#scroll = 0;
    if (version === this.#version) return;
    this.#version = version;
    await this.#load(output);
  }

  set scheme(scheme: "light" | "dark") {
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    if (this.#output) void this.#load(this.#output);
  }

  tell(message: ToFrame): void {
    this.#told = message;
    this.#seen?.contentWindow?.postMessage(message, new URL(this.base).origin);
  }

  #load({ path, version }: ShownOutput): Promise<void> {
    this.#next?.remove();
    this.#settle();
    const src = `${this.base}${this.pathOf(path).split("/").map(encodeURIComponent).join("/")}?v=${version}`;
    const begin: Beginning = { scroll: this.#scroll, scheme: this.#scheme };
    const next = make("iframe", {
      name: JSON.stringify(begin),
      title: this.title,
      sandbox: SANDBOX,
      src,
      "data-next": true,
    });
    this.#next = next;
    this.element.append(next);
    setTimeout(() => this.#swap(next), PATIENCE);
    return new Promise((done) => (this.#settle = done));
  }

  #swap(next: HTMLIFrameElement): void {
    if (this.#next !== next) return;
    const hadFocus = document.activeElement === this.#seen;
    delete next.dataset.next;
    this.#seen?.remove();
    this.#seen = next;
    this.#next = undefined;
    if (hadFocus) next.focus();
    this.#settle();
    if (this.#told) this.tell({ ...this.#told, isSought: false });
  }

  #hear({ data, source, origin }: MessageEvent<unknown>): void {
    const from = [this.#next, this.#seen].find((frame) => frame?.contentWindow === source);
    if (!from || source === null || origin !== new URL(this.base).origin || !isTold(data)) return;
    if (from === this.#next) {
      if (data.versus === "ready") this.#swap(from);
    } else if (data.versus === "scroll") this.#scroll = data.scroll;
    else this.onMessage(data);
  }
}

/** Whether a message has the shape of one: a template may send what it likes. */
function isTold(data: unknown): data is FromFrame {
  if (typeof data !== "object" || data === null || !("versus" in data)) return false;
  if (data.versus === "scroll") return "scroll" in data && typeof data.scroll === "number";
  if (data.versus === "open") return "slug" in data && typeof data.slug === "string";
  if (data.versus === "click") return "nodes" in data && Array.isArray(data.nodes);
  return data.versus === "ready" || data.versus === "list";
}
