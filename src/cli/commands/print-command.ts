/** `versus print`: any HTML page in the supported subset to PDF. */
import { basename, dirname, extname, resolve } from "node:path";
import { writeWhole } from "../../builds/index.js";
import { decodeStylesheet } from "../../css/index.js";
import { hasErrors, printable } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import { builtInFonts } from "../../fonts/index.js";
import { decodeHtml } from "../../html/index.js";
import { uninterrupted } from "../../interrupt.js";
import { printNow, type StyleText } from "../../pdf/index.js";
import { readSourceDate } from "../flags/source-date.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";

export interface PrintFlags {
  readonly output?: string;
  readonly css?: readonly string[];
  readonly font?: readonly string[];
  readonly fit?: boolean;
  readonly keepImages?: boolean;
  readonly quiet?: boolean;
}

/** The limits of --fit: wider than those of sheets, since a page may be written at any size. */
const FIT = { min: 0.5, max: 2, overflow: "error" } as const;

export async function printCommand(page: string, flags: PrintFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, flags.quiet === true);
  const path = resolve(io.cwd, page);
  const output = flags.output ?? page.replace(/\.x?html?$/i, "").concat(".pdf");
  if (extname(output).toLowerCase() !== ".pdf") {
    terminal.usage(`"${output}" doesn't end in .pdf`, "versus print page.html -o page.pdf");
    return EXIT.usage;
  }
  const date = readSourceDate(io.env, terminal);
  if (date === null) return EXIT.usage;
  const bytes = readBytes(path, page, MAX_BYTES.html, terminal);
  if (bytes === undefined) return EXIT.content;
  const html = decodeHtml(bytes, page);
  const css: StyleText[] = [];
  for (const file of flags.css ?? []) {
    const sheet = readBytes(resolve(io.cwd, file), file, MAX_BYTES.style, terminal);
    if (sheet === undefined) return EXIT.content;
    css.push({ file, text: decodeStylesheet(sheet, html.encoding).text });
  }
  const fonts = [...(flags.font ?? []).map((file) => resolve(io.cwd, file)), ...builtInFonts()];
  const options = {
    file: page,
    encoding: html.encoding,
    css,
    baseDir: dirname(path),
    fonts,
    ...(date !== undefined && { date }),
    ...(flags.keepImages && { images: "keep" as const }),
    ...(flags.fit && { fit: FIT }),
  };
  const { interruptible = uninterrupted } = io;
  const printed = await interruptible(() => printNow(html.text, options));
  terminal.diagnostics([...html.diagnostics, ...printed.diagnostics]);
  if (!printed.value) return EXIT.content;
  try {
    const target = resolve(io.cwd, output);
    writeWhole(dirname(target), basename(target), printed.value.bytes);
  } catch (error) {
    terminal.usage(`${output} can't be written: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.content;
  }
  terminal.result(printable(output));
  const { pages, fit } = printed.value;
  terminal.say(
    `${pages} ${pages === 1 ? "page" : "pages"}${fit ? `, at scale ${(fit.scale * 100).toFixed(1)} %` : ""}`,
  );
  return hasErrors(printed.diagnostics) ? EXIT.content : EXIT.ok;
}

function readBytes(path: string, shown: string, maxBytes: number, terminal: Terminal): Uint8Array | undefined {
  const { bytes, fault } = readRegular(path, maxBytes);
  if (!fault) return bytes;
  terminal.usage(fault.kind === "missing" ? `there is no file ${shown}` : `${shown} can't be read: ${fault.reason}`);
  return undefined;
}
