/** `versus print`: any HTML page in the supported subset to PDF. */
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { writeWhole } from "../build/write.js";
import { decodeStylesheet } from "../css/charset.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { decodeHtml } from "../html/charset.js";
import { builtInFonts } from "../layout/built-in-fonts.js";
import { printHtml, type StyleText } from "../pdf/print.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { readSourceDate } from "./source-date.js";
import { type Io, Terminal } from "./terminal.js";

export interface PrintFlags {
  readonly output?: string;
  readonly css?: readonly string[];
  readonly font?: readonly string[];
  readonly fit?: boolean;
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
  const bytes = await readBytes(path, page, terminal);
  if (bytes === undefined) return EXIT.content;
  const html = decodeHtml(bytes, page);
  const css: StyleText[] = [];
  for (const file of flags.css ?? []) {
    const sheet = await readBytes(resolve(io.cwd, file), file, terminal);
    if (sheet === undefined) return EXIT.content;
    css.push({ file, text: decodeStylesheet(sheet, html.encoding).text });
  }
  const fonts = [...(flags.font ?? []).map((file) => resolve(io.cwd, file)), ...builtInFonts()];
  const printed = await printHtml(html.text, {
    file: page,
    encoding: html.encoding,
    css,
    baseDir: dirname(path),
    fonts,
    ...(date !== undefined && { date }),
    ...(flags.fit && { fit: FIT }),
  });
  terminal.diagnostics([...html.diagnostics, ...printed.diagnostics]);
  if (!printed.value) return EXIT.content;
  try {
    const target = resolve(io.cwd, output);
    await writeWhole(dirname(target), basename(target), printed.value.bytes);
  } catch (error) {
    terminal.usage(`${output} can't be written: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.content;
  }
  terminal.result(output);
  const { pages, fit } = printed.value;
  terminal.say(
    `${pages} ${pages === 1 ? "page" : "pages"}${fit ? `, at scale ${(fit.scale * 100).toFixed(1)} %` : ""}`,
  );
  return hasErrors(printed.diagnostics) ? EXIT.content : EXIT.ok;
}

async function readBytes(path: string, shown: string, terminal: Terminal): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    terminal.usage(
      code === "ENOENT"
        ? `there is no file ${shown}`
        : `${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
