/** A PDFKit that has another inside than the one that is known is refused before anything is written with it. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { METADATA } from "./engine.js";

type Other = (Pdfkit: new (...given: unknown[]) => object) => unknown;

/** The module that writes documents, with another PDFKit. */
async function withPdfkit(other: Other) {
  vi.doMock("pdfkit", async (original) => ({ default: other((await original<{ default: never }>()).default) }));
  const { PdfDocument } = await import("../../src/pdf/pdfkit/document.js");
  return PdfDocument;
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.doUnmock("pdfkit"));

it("takes the one that is installed", async () => {
  const PdfDocument = await withPdfkit((Pdfkit) => Pdfkit);
  expect(() => new PdfDocument(METADATA).beginPage(100, 100)).not.toThrow();
});

it.each(["_write", "_finalize", "flushPages"])("refuses one without the method %s when it is loaded", async (name) => {
  const loaded = withPdfkit((Pdfkit) => {
    class Without extends Pdfkit {}
    Object.defineProperty(Without.prototype, name, { value: undefined });
    return Without;
  });
  await expect(loaded).rejects.toThrow(`PDFKit's documents have no ${name}() (`);
});

it.each(["_root", "_pageBuffer", "_offset", "_id"])("refuses one without %s when a document begins", async (name) => {
  const PdfDocument = await withPdfkit(
    (Pdfkit) =>
      class extends Pdfkit {
        constructor(...given: unknown[]) {
          super(...given);
          Reflect.deleteProperty(this, name);
        }
      },
  );
  expect(() => new PdfDocument(METADATA)).toThrow(`PDFKit's documents have no ${name} (`);
});

it("refuses one whose pages have no patterns", async () => {
  const PdfDocument = await withPdfkit(
    (Pdfkit) =>
      class extends Pdfkit {
        addPage() {
          Object.assign(this, { page: { dictionary: {}, annotations: [], fonts: {}, xobjects: {}, ext_gstates: {} } });
        }
      },
  );
  expect(() => new PdfDocument(METADATA).beginPage(1, 1)).toThrow("PDFKit's pages have no patterns (");
});
