/**
 * A page or a snippet -> a frame of another origin that shows it. A new version is written behind the one that is seen, on a stage that
 * was loaded before, and takes its place once it stands where that one was scrolled to.
 */
import type { Beginning, FromFrame, Marking, ShownOutput, ToFrame } from "../wire/messages.js";
import { make } from "./dom.js";

/** ms after which a page is shown, whether its script has spoken or not: its own scripts may have stopped it. */
const PATIENCE = 1500;
/** ms that what is seen now has for itself, until a stage for the next one is loaded. */
const REST = 200;
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** An empty page at the address of one that is to come. */
interface Stage {
  readonly frame: HTMLIFrameElement;
  readonly address: string;
  isReady: boolean;
}

export class PageView {
  readonly element = make("div", { class: "frames" });
  #seen: HTMLIFrameElement | undefined;
  #next: HTMLIFrameElement | undefined;
  #stage: Stage | undefined;
  #version = "";
  /** What the page was told last: the next one is told it as well. */
  #told: Marking | undefined;
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

  tell(message: Marking): void {
    this.#told = message;
    if (this.#seen) this.#post(this.#seen, message);
  }

  #post({ contentWindow }: HTMLIFrameElement, message: ToFrame): void {
    contentWindow?.postMessage(message, new URL(this.base).origin);
  }

  #load(output: ShownOutput): Promise<void> {
    this.#next?.remove();
    this.#settle();
    const begin: Beginning = { scroll: this.#scroll, scheme: this.#scheme };
    const next = this.#staged(output, begin) ?? this.#frame(`${this.#addressOf(output)}?v=${output.version}`, begin);
    this.#next = next;
    setTimeout(() => this.#swap(next), PATIENCE);
    return new Promise((done) => (this.#settle = done));
  }

  /** The stage, on which the page is written; undefined where none is ready. */
  #staged(output: ShownOutput, begin: Beginning): HTMLIFrameElement | undefined {
    const stage = this.#stage;
    if (!stage?.isReady || stage.address !== this.#addressOf(output)) return undefined;
    this.#stage = undefined;
    const write = (html: string) => this.#post(stage.frame, { versus: "write", html, begin });
    const path = this.pathOf(output.path);
    if (output.html !== undefined && path === output.path) write(output.html);
    else
      void textAt(`page?path=${encodeURIComponent(path)}&v=${output.version}`).then(write, () => {
        // It has gone again: its address says so.
        stage.frame.name = JSON.stringify(begin);
        stage.frame.src = `${this.#addressOf(output)}?v=${output.version}`;
      });
    return stage.frame;
  }

  #addressOf({ path }: ShownOutput): string {
    return `${this.base}${this.pathOf(path).split("/").map(encodeURIComponent).join("/")}`;
  }

  /** @param begin absent for a stage */
  #frame(src: string, begin?: Beginning): HTMLIFrameElement {
    const name = begin ? { name: JSON.stringify(begin) } : {};
    const frame = make("iframe", { ...name, title: this.title, sandbox: SANDBOX, src, "data-next": true });
    this.element.append(frame);
    return frame;
  }

  /** Loads the stage of the next version. */
  #prepare(): void {
    const output = this.#output;
    if (!output || this.#next) return;
    const address = this.#addressOf(output);
    if (this.#stage?.address === address) return;
    this.#stage?.frame.remove();
    this.#stage = { frame: this.#frame(`${address}?stage`), address, isReady: false };
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
    setTimeout(() => this.#prepare(), REST);
    if (this.#told) this.tell({ ...this.#told, isSought: false });
  }

  #hear({ data, source, origin }: MessageEvent<unknown>): void {
    if (source === null || origin !== new URL(this.base).origin || !isTold(data)) return;
    if (source === this.#stage?.frame.contentWindow) {
      if (data.versus === "ready") this.#stage.isReady = true;
    } else if (source === this.#next?.contentWindow) {
      if (data.versus === "ready") this.#swap(this.#next);
    } else if (source !== this.#seen?.contentWindow) return;
    else if (data.versus === "scroll") this.#scroll = data.scroll;
    else this.onMessage(data);
  }
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
}

/** Whether a message has the shape of one: a template may send what it likes. */
function isTold(data: unknown): data is FromFrame {
  if (typeof data !== "object" || data === null || !("versus" in data)) return false;
  if (data.versus === "scroll") return "scroll" in data && typeof data.scroll === "number";
  if (data.versus === "open") return "slug" in data && typeof data.slug === "string";
  if (data.versus === "click") return "nodes" in data && Array.isArray(data.nodes);
  return data.versus === "ready" || data.versus === "list";
}
