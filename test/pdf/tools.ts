/** Other people's readers of PDF, by which the tests judge what is written. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Whether a program can be run; tests that need a missing one are skipped. */
export function has(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** Runs a program with the PDF as a file in the place of `FILE`; returns what it writes to stdout. */
export function withFile(bytes: Uint8Array, program: string, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "versus-pdf-"));
  try {
    const file = join(folder, "test.pdf");
    writeFileSync(file, bytes);
    return execFileSync(
      program,
      args.map((arg) => (arg === "FILE" ? file : arg)),
      { encoding: "utf8", maxBuffer: 1e8 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A page as pixels of 8-bit RGB in the PPM format: a short header, then rows from the top. */
export function rasterized(bytes: Uint8Array, dpi: number, page = 1): Uint8Array {
  const program = "pdftoppm";
  return execFileSync(program, ["-r", String(dpi), "-f", String(page), "-l", String(page), "-"], {
    input: bytes,
    maxBuffer: 1e8,
  });
}

export const pdftotext = (bytes: Uint8Array): string => withFile(bytes, "pdftotext", ["FILE", "-"]);

/** The file with all streams unpacked, for a look at its objects and operators. */
export const unpacked = (bytes: Uint8Array): string =>
  withFile(bytes, "qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"]);

export async function openWithPdfjs(bytes: Uint8Array) {
  return await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
}

/** The pieces of text on the first page, as pdf.js makes them out. */
export async function pdfjsItems(bytes: Uint8Array): Promise<string[]> {
  const { items } = await (await (await openWithPdfjs(bytes)).getPage(1)).getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""));
}

export async function pdfjsText(bytes: Uint8Array): Promise<string> {
  return (await pdfjsItems(bytes)).join("");
}
