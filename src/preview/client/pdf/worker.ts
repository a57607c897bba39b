/** The thread that draws PDFs: requests -> answers, one after the other. */
import { openPdfium, type Pdfium } from "../../../pdfium/index.js";
import type { Answer, Request } from "./messages.js";

let opened: Promise<Pdfium> | undefined;

async function load(): Promise<Pdfium> {
  const response = await fetch("pdfium.wasm");
  if (!response.ok) throw new Error("PDFium can't be loaded");
  return openPdfium(await response.arrayBuffer());
}

async function answer(request: Request): Promise<Answer> {
  const { id } = request;
  const pdfium = await (opened ??= load());
  if (request.kind === "open") return { id, kind: "open", pages: pdfium.open(new Uint8Array(request.bytes)) };
  if (request.kind === "texts") return { id, kind: "texts", texts: pdfium.texts(request.page) };
  const { width, height } = request.area;
  const pixels = new ImageData(pdfium.draw(request.page, request.scale, request.area), width, height);
  return { id, kind: "draw", pixels };
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answer(data)
    .catch((error: unknown): Answer => ({ id: data.id, kind: "failed", reason: String(error) }))
    .then((told) => self.postMessage(told, { transfer: told.kind === "draw" ? [told.pixels.data.buffer] : [] }));
});
