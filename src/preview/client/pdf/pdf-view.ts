/**
 * A PDF -> its pages as they are printed, at any zoom: a canvas for the whole of each page, and where its pixels would be too many, one
 * more for the part that is seen. A new version is drawn before the old one goes, and stands where that one was scrolled to.
 */
import type { Area, PageInfo, PageText } from "../../../pdfium/index.js";
import { make } from "../dom.js";
import type { Answer, Request } from "./messages.js";

/** Pixels of one canvas: 64 MB. */
const MAX_PIXELS = 16_000_000;
/** CSS px for each pt. */
const PX = 96 / 72;
/** ms that a scroll or a change of size has to come to rest. */
const REST = 80;
const STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

type Ask<R = Request> = R extends Request ? Omit<R, "id"> : never;

export interface PdfEvents {
  /** Told the lines of the page in their order, and which of them is meant. */
  readonly onClick: (lines: readonly string[], index: number) => void;
  /** Told the slug of a sheet that a link leads to. */
  readonly onSheet: (slug: string) => void;
}

export class PdfView {
  readonly element = make("div", { class: "view", tabindex: 0, role: "group", "aria-label": "Pages of the PDF" });
  readonly #worker = new Worker("pdf-worker.js", { type: "module" });
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #id = 0;
  #turn = 0;
  #version = "";
  /** The worker has another document than the one whose pages are known; these are drawn as soon as they are. */
  #isAhead = false;
  /** Factor on the size on paper; undefined for as wide as there is room. */
  #zoom: number | undefined;
  #pages: readonly PageInfo[] = [];
  #drawn: readonly HTMLElement[] = [];
  #rest: number | undefined;
  #meant: ((lines: readonly string[]) => ReadonlySet<number>) | undefined;

  constructor(readonly events: PdfEvents) {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    this.element.addEventListener("scroll", () => this.#later(() => this.#sharpen()));
    new ResizeObserver(() => this.#later(() => this.#redraw())).observe(this.element);
  }

  async show(url: string, version: string, isOther: boolean): Promise<void> {
    if (version === this.#version) return;
    this.#version = version;
    const pages = await this.#open(url, version).catch(() => undefined);
    if (version !== this.#version) return;
    if (!pages) {
      // Not there any more: what is shown next comes with another version, or is asked for once more.
      this.#version = "";
      return;
    }
    this.#isAhead = false;
    this.#pages = pages;
    await this.#draw(++this.#turn, isOther);
  }

  /** @returns the pages; undefined where they can't be had, or another version is wanted by now */
  async #open(url: string, version: string): Promise<readonly PageInfo[] | undefined> {
    const response = await fetch(url);
    if (!response.ok) return undefined;
    const bytes = await response.arrayBuffer();
    if (version !== this.#version) return undefined;
    this.#isAhead = true;
    const opened = await this.#ask({ kind: "open", bytes }, [bytes]);
    return opened.kind === "open" ? opened.pages : undefined;
  }

  get zoom(): number | undefined {
    return this.#zoom;
  }

  /** The next step, larger or smaller; as wide as there is room for 0. */
  zoomBy(direction: -1 | 0 | 1): void {
    const now = this.#scale();
    const next = direction > 0 ? STEPS.find((step) => step > now + 0.01) : STEPS.findLast((step) => step < now - 0.01);
    this.#zoom = direction === 0 ? undefined : (next ?? now);
    void this.#redraw();
  }

  /** The factor on the size on paper. */
  #scale(): number {
    if (this.#zoom !== undefined) return this.#zoom;
    const widest = Math.max(1, ...this.#pages.map(({ width }) => width * PX));
    return Math.max(0.1, Math.min(2, (this.element.clientWidth - 22) / widest));
  }

  async #redraw(): Promise<void> {
    if (this.#pages.length > 0 && this.element.clientWidth > 0 && !this.#isAhead) await this.#draw(++this.#turn, false);
  }

  async #draw(turn: number, isOther: boolean): Promise<void> {
    const scale = this.#scale();
    const pages: HTMLElement[] = [];
    for (const [i, info] of this.#pages.entries()) {
      const page = await this.#page(i, info, scale);
      if (turn !== this.#turn) return;
      pages.push(page);
    }
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this.element;
    this.#drawn = pages;
    this.element.replaceChildren(make("div", { class: "pages" }, ...pages));
    // The same place of the page, whatever its size is now.
    this.element.scrollTop = isOther ? 0 : (scrollTop / scrollHeight) * this.element.scrollHeight;
    this.element.scrollLeft = isOther ? 0 : (scrollLeft / scrollWidth) * this.element.scrollWidth;
    await this.#sharpen();
    if (this.#meant) await this.mark(this.#meant, false);
  }

  async #page(index: number, { width, height, links }: PageInfo, scale: number): Promise<HTMLElement> {
    const full = scale * PX * devicePixelRatio;
    const most = Math.sqrt(MAX_PIXELS / (width * height));
    const density = Math.min(full, most);
    const area = { x: 0, y: 0, width: Math.round(width * density), height: Math.round(height * density) };
    const page = make("div", {
      class: "sheet-page",
      "data-page": index,
      onclick: (event) => this.#clicked(event, index),
    });
    const css = scale * PX;
    page.style.width = `${width * css}px`;
    page.style.height = `${height * css}px`;
    const canvas = await this.#canvas(index, density, area);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Page ${index + 1} of the PDF`);
    page.append(canvas, ...links.map((link) => this.#link(link, css)));
    return page;
  }

  #link({ url = "", page, x, y, width, height }: PageInfo["links"][number], css: number): HTMLElement {
    const isElsewhere = /^(https?|mailto|tel):/i.test(url);
    const target = isElsewhere ? { href: url, target: "_blank", rel: "noopener noreferrer" } : { href: "#" };
    const label = url || (page === undefined ? "Link" : `Page ${page + 1}`);
    const link = make("a", { ...target, "aria-label": label, title: label });
    place(link, { x: x * css, y: y * css, width: width * css, height: height * css });
    link.addEventListener("click", (event) => {
      event.stopPropagation();
      if (isElsewhere) return;
      event.preventDefault();
      const sheet = /^(?:\.\/)?([^/?#:]+)\.pdf(#|$)/.exec(url)?.[1];
      if (sheet !== undefined) this.events.onSheet(decodeURIComponent(sheet));
      else if (page !== undefined) this.#drawn[page]?.scrollIntoView();
    });
    return link;
  }

  async #canvas(page: number, scale: number, area: Area): Promise<HTMLCanvasElement> {
    const canvas = make("canvas", { width: area.width, height: area.height });
    const drawn = await this.#ask({ kind: "draw", page, scale, area });
    if (drawn.kind === "draw") canvas.getContext("2d")?.putImageData(drawn.pixels, 0, 0);
    return canvas;
  }

  /** Draws what is seen of a page with all its pixels, where the canvas of the whole has fewer. */
  async #sharpen(): Promise<void> {
    const turn = this.#turn;
    const css = this.#scale() * PX;
    const full = css * devicePixelRatio;
    const seen = this.element.getBoundingClientRect();
    for (const [i, page] of this.#drawn.entries()) {
      const { width, height } = this.#pages[i]!;
      if (full * full * width * height <= MAX_PIXELS) continue;
      const at = page.getBoundingClientRect();
      const x = Math.max(0, Math.floor((seen.left - at.left) * devicePixelRatio));
      const y = Math.max(0, Math.floor((seen.top - at.top) * devicePixelRatio));
      const right = Math.min(width * full, (seen.right - at.left) * devicePixelRatio);
      const bottom = Math.min(height * full, (seen.bottom - at.top) * devicePixelRatio);
      if (right <= x || bottom <= y) continue;
      const area = { x, y, width: Math.ceil(right - x), height: Math.ceil(bottom - y) };
      const canvas = await this.#canvas(i, full, area);
      if (turn !== this.#turn) return;
      page.querySelector(".sharp")?.remove();
      canvas.className = "sharp";
      place(canvas, {
        x: x / devicePixelRatio,
        y: y / devicePixelRatio,
        width: area.width / devicePixelRatio,
        height: area.height / devicePixelRatio,
      });
      page.querySelector("canvas")?.after(canvas);
    }
  }

  async #clicked(event: Event, index: number): Promise<void> {
    const page = event.currentTarget;
    if (!(event instanceof MouseEvent) || !(page instanceof HTMLElement)) return;
    const at = page.getBoundingClientRect();
    const css = this.#scale() * PX;
    const [x, y] = [(event.clientX - at.left) / css, (event.clientY - at.top) / css];
    const answer = await this.#ask({ kind: "texts", page: index });
    if (answer.kind !== "texts") return;
    const far = (text: PageText) =>
      Math.max(text.x - x, 0, x - text.x - text.width) + 3 * Math.max(text.y - y, 0, y - text.y - text.height);
    const nearest = answer.texts.toSorted((a, b) => far(a) - far(b))[0];
    if (!nearest) return;
    const texts = answer.texts.map(({ text }) => text);
    this.events.onClick(texts, answer.texts.indexOf(nearest));
  }

  /** Shows where some texts are. @param meant which of the lines of the PDF, told in their order */
  async mark(meant: (lines: readonly string[]) => ReadonlySet<number>, isSought: boolean): Promise<void> {
    this.#meant = meant;
    const turn = this.#turn;
    const css = this.#scale() * PX;
    const found: { readonly page: HTMLElement; readonly line: PageText }[] = [];
    for (const [i, page] of this.#drawn.entries()) {
      const answer = await this.#ask({ kind: "texts", page: i });
      if (turn !== this.#turn || meant !== this.#meant || answer.kind !== "texts") return;
      found.push(...answer.texts.map((line) => ({ page, line })));
    }
    for (const spot of this.element.querySelectorAll(".spot")) spot.remove();
    const spots = [...meant(found.map(({ line }) => line.text))].map((index) => {
      const { page, line } = found[index]!;
      const spot = make("div", { class: "spot", "aria-hidden": "true" });
      place(spot, {
        x: line.x * css - 2,
        y: line.y * css - 2,
        width: line.width * css + 4,
        height: line.height * css + 4,
      });
      page.append(spot);
      return spot;
    });
    if (isSought) spots[0]?.scrollIntoView({ block: "nearest" });
  }

  #later(work: () => Promise<void>): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void work(), REST);
  }

  #ask(request: Ask, transfer: Transferable[] = []): Promise<Answer> {
    const id = ++this.#id;
    return new Promise((done) => {
      this.#waiting.set(id, done);
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }
}

function place({ style }: HTMLElement, { x, y, width, height }: Area): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
