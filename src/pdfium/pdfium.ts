/**
 * PDFium as WebAssembly -> documents that can be drawn, with their links and texts. It is called by the functions of its C interface: what
 * is used of them stands here, and a version of the package that lacks one is refused.
 */
import { PDFiumModule } from "@hyzyla/pdfium";
import type { Area, PageInfo, PageLink, PageText } from "./parts.js";

/** Pointers are numbers; no document, page or action is 0. */
interface Functions {
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, data: number, stride: number): number;
  _FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, color: number): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    ...of: readonly [
      bitmap: number,
      page: number,
      x: number,
      y: number,
      w: number,
      h: number,
      rotate: number,
      flags: number,
    ]
  ): void;
  _FPDFLink_Enumerate(page: number, position: number, link: number): number;
  _FPDFLink_GetAnnotRect(link: number, rect: number): number;
  _FPDFLink_GetAction(link: number): number;
  _FPDFLink_GetDest(document: number, link: number): number;
  _FPDFAction_GetURIPath(document: number, action: number, buffer: number, size: number): number;
  _FPDFAction_GetDest(document: number, action: number): number;
  _FPDFDest_GetDestPageIndex(document: number, destination: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(texts: number): void;
  _FPDFText_CountChars(texts: number): number;
  _FPDFText_CountRects(texts: number, start: number, count: number): number;
  _FPDFText_GetRect(texts: number, index: number, left: number, top: number, right: number, bottom: number): number;
  _FPDFText_GetBoundedText(
    ...of: readonly [
      texts: number,
      left: number,
      top: number,
      right: number,
      bottom: number,
      buffer: number,
      size: number,
    ]
  ): number;
}
type Memory = {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(size: number): number; free(at: number): void };
};
type Module = Functions & Memory;

const USED: readonly (keyof Functions)[] = [
  "_FPDF_InitLibraryWithConfig",
  "_FPDF_LoadMemDocument",
  "_FPDF_CloseDocument",
  "_FPDF_GetPageCount",
  "_FPDF_LoadPage",
  "_FPDF_ClosePage",
  "_FPDF_GetPageWidthF",
  "_FPDF_GetPageHeightF",
  "_FPDFBitmap_CreateEx",
  "_FPDFBitmap_FillRect",
  "_FPDFBitmap_Destroy",
  "_FPDF_RenderPageBitmap",
  "_FPDFLink_Enumerate",
  "_FPDFLink_GetAnnotRect",
  "_FPDFLink_GetAction",
  "_FPDFLink_GetDest",
  "_FPDFAction_GetURIPath",
  "_FPDFAction_GetDest",
  "_FPDFDest_GetDestPageIndex",
  "_FPDFText_LoadPage",
  "_FPDFText_ClosePage",
  "_FPDFText_CountChars",
  "_FPDFText_CountRects",
  "_FPDFText_GetRect",
  "_FPDFText_GetBoundedText",
];

const isWhole = (module: object): module is Module =>
  "HEAPU8" in module && "wasmExports" in module && USED.every((name) => Reflect.has(module, name));

/** Opaque white. */
const PAPER = 0xffffffff;
const BGRA = 4;
/** Red comes first, as in the pixels of a canvas. */
const RGBA_ORDER = 0x10;

/** @param wasmBinary the package's module, `pdfium.wasm` */
export async function openPdfium(wasmBinary: ArrayBuffer): Promise<Pdfium> {
  const module: object = await PDFiumModule({ wasmBinary });
  if (!isWhole(module)) throw new Error("this version of PDFium lacks functions that are used");
  return new Pdfium(module);
}

export class Pdfium {
  #data = 0;
  #document = 0;
  /** Pages of the document that are open: what stands on a page is read as it is opened. */
  readonly #opened = new Map<number, number>();

  constructor(readonly module: Module) {
    // Of the second version: no fonts, no isolate.
    const config = this.#memory(24);
    new DataView(module.HEAPU8.buffer).setInt32(config, 2, true);
    module._FPDF_InitLibraryWithConfig(config);
    module.wasmExports.free(config);
  }

  /** Opens a document in place of the one before. */
  open(bytes: Uint8Array): PageInfo[] {
    const { module } = this;
    for (const page of this.#opened.values()) module._FPDF_ClosePage(page);
    this.#opened.clear();
    if (this.#document !== 0) module._FPDF_CloseDocument(this.#document);
    if (this.#data !== 0) module.wasmExports.free(this.#data);
    this.#data = this.#memory(bytes.length);
    module.HEAPU8.set(bytes, this.#data);
    this.#document = module._FPDF_LoadMemDocument(this.#data, bytes.length, 0);
    if (this.#document === 0) throw new Error("the PDF can't be opened");
    const count = module._FPDF_GetPageCount(this.#document);
    return Array.from({ length: count }, (_, i) =>
      this.#page(i, (page) => {
        const height = module._FPDF_GetPageHeightF(page);
        return { width: module._FPDF_GetPageWidthF(page), height, links: this.#links(page, height) };
      }),
    );
  }

  /** A part of a page, on white: pixels of red, green, blue and alpha. @param scale device pixels for each pt; the area is in device pixels */
  draw(index: number, scale: number, { x, y, width, height }: Area): Uint8ClampedArray<ArrayBuffer> {
    const { module } = this;
    const size = width * height * 4;
    const data = this.#memory(size);
    const bitmap = module._FPDFBitmap_CreateEx(width, height, BGRA, data, width * 4);
    try {
      this.#page(index, (page) => {
        const [w, h] = [module._FPDF_GetPageWidthF(page), module._FPDF_GetPageHeightF(page)].map((pt) =>
          Math.round(pt * scale),
        );
        module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, PAPER);
        module._FPDF_RenderPageBitmap(bitmap, page, -x, -y, w!, h!, 0, RGBA_ORDER);
      });
      return new Uint8ClampedArray(module.HEAPU8.slice(data, data + size).buffer);
    } finally {
      module._FPDFBitmap_Destroy(bitmap);
      module.wasmExports.free(data);
    }
  }

  /** In the order of the page. */
  texts(index: number): PageText[] {
    const { module } = this;
    return this.#page(index, (page) => {
      const height = module._FPDF_GetPageHeightF(page);
      const texts = module._FPDFText_LoadPage(page);
      const at = this.#memory(32);
      const found: PageText[] = [];
      for (let i = 0, count = module._FPDFText_CountRects(texts, 0, -1); i < count; i++) {
        module._FPDFText_GetRect(texts, i, at, at + 8, at + 16, at + 24);
        const view = new DataView(module.HEAPU8.buffer, at, 32);
        const [left, top, right, bottom] = [0, 8, 16, 24].map((offset) => view.getFloat64(offset, true)) as [
          number,
          number,
          number,
          number,
        ];
        const text = this.#utf16((buffer, size) =>
          module._FPDFText_GetBoundedText(texts, left, top, right, bottom, buffer, size),
        );
        found.push({ text, x: left, y: height - top, width: right - left, height: top - bottom });
      }
      module.wasmExports.free(at);
      module._FPDFText_ClosePage(texts);
      return found;
    });
  }

  #links(page: number, height: number): PageLink[] {
    const { module } = this;
    const at = this.#memory(24);
    const view = () => new DataView(module.HEAPU8.buffer, at, 24);
    view().setInt32(0, 0, true);
    const links: PageLink[] = [];
    while (module._FPDFLink_Enumerate(page, at, at + 4) !== 0) {
      const link = view().getUint32(4, true);
      if (module._FPDFLink_GetAnnotRect(link, at + 8) === 0) continue;
      const [left, top, right, bottom] = [8, 12, 16, 20].map((offset) => view().getFloat32(offset, true)) as [
        number,
        number,
        number,
        number,
      ];
      const area = { x: left, y: height - Math.max(top, bottom), width: right - left, height: Math.abs(top - bottom) };
      links.push({ ...area, ...this.#target(link) });
    }
    module.wasmExports.free(at);
    return links;
  }

  #target(link: number): Pick<PageLink, "url" | "page"> {
    const { module } = this;
    const document = this.#document;
    const action = module._FPDFLink_GetAction(link);
    if (action !== 0) {
      const size = module._FPDFAction_GetURIPath(document, action, 0, 0);
      if (size > 1) {
        const buffer = this.#memory(size);
        module._FPDFAction_GetURIPath(document, action, buffer, size);
        const url = new TextDecoder().decode(module.HEAPU8.slice(buffer, buffer + size - 1));
        module.wasmExports.free(buffer);
        return { url };
      }
    }
    const destination =
      module._FPDFLink_GetDest(document, link) || (action && module._FPDFAction_GetDest(document, action));
    return destination === 0 ? {} : { page: module._FPDFDest_GetDestPageIndex(document, destination) };
  }

  /** @param read fills a buffer of so many characters, and says how many there are */
  #utf16(read: (buffer: number, size: number) => number): string {
    const { module } = this;
    const length = read(0, 0);
    if (length === 0) return "";
    const buffer = this.#memory(length * 2);
    read(buffer, length);
    const text = new TextDecoder("utf-16le").decode(module.HEAPU8.slice(buffer, buffer + length * 2));
    module.wasmExports.free(buffer);
    return text.replace(/\0+$/, "");
  }

  #page<T>(index: number, use: (page: number) => T): T {
    const page = this.#opened.get(index) ?? this.module._FPDF_LoadPage(this.#document, index);
    if (page === 0) throw new Error(`the PDF has no page ${index + 1}`);
    this.#opened.set(index, page);
    return use(page);
  }

  #memory(size: number): number {
    const at = this.module.wasmExports.malloc(size);
    if (at === 0) throw new Error("there is no more memory for PDFium");
    return at;
  }
}
