/** `versus compose`: sheets that share subjects -> a matrix of all of them, printed or written whole; what was joined and left out is told. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { gather, type Matrix, writeMatrix } from "../../compose/index.js";
import {
  DEFAULT_SETTINGS,
  type LoadedSheet,
  loadSettings,
  loadSheet,
  schemaPathFrom,
  slugOf,
} from "../../content/index.js";
import { type Diagnostic, printable } from "../../diagnostics/index.js";
import { lstatOf } from "../../files/index.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";

interface ComposeFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly content?: string;
}

export async function composeCommand(named: readonly string[], flags: ComposeFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const wrong = wrongUsage(named, flags);
  if (wrong) {
    terminal.usage(...wrong);
    return EXIT.usage;
  }
  const settings = await loadSettings(io.cwd);
  const { lang } = settings.value ?? DEFAULT_SETTINGS;
  const { sheets, failed } = load(named, flags, lang, io);
  terminal.diagnostics([...settings.diagnostics, ...failed]);
  if (failed.length > 0) return EXIT.content;
  const matrix = gather(sheets);
  if ("fault" in matrix) {
    terminal.usage(matrix.fault, matrix.hint);
    return EXIT.content;
  }
  const folder = flags.out === undefined ? dirname(sheets[0]!.path) : dirname(resolve(io.cwd, flags.out));
  const schemaPath = schemaPathFrom(folder, "versus.schema.json");
  const schema = schemaPath === undefined ? "" : `# yaml-language-server: $schema=${schemaPath}\n`;
  const text = schema + writeMatrix(matrix, (image) => slashed(relative(folder, image)));
  if (flags.out === undefined) io.stdout.write(text);
  else if (!write(text, flags.out, flags.force === true, terminal)) return EXIT.content;
  return report(matrix, terminal);
}

const slashed = (path: string): string => path.split(sep).join("/");

function wrongUsage(named: readonly string[], { out }: ComposeFlags): [message: string, hint: string] | undefined {
  if (new Set(named).size < 2) return ["a matrix is composed of two sheets or more", "versus compose a-vs-b b-vs-c"];
  if (out === undefined) return undefined;
  const name = basename(out);
  const slug = slugOf(name).value;
  if (slug !== undefined && name === `${slug}.yaml`) return undefined;
  return [
    `the file name "${name}" can't be part of an address`,
    "small letters, digits and hyphens, as a-vs-b-vs-c.yaml",
  ];
}

function load(named: readonly string[], flags: ComposeFlags, lang: string, { cwd }: Io) {
  const sheets: LoadedSheet[] = [];
  const failed: Diagnostic[] = [];
  for (const one of new Set(named)) {
    const isPath = /\.ya?ml$/i.test(one) || /[\\/]/.test(one);
    const path = isPath ? resolve(cwd, one) : resolve(cwd, flags.content ?? "content", `${one}.yaml`);
    const source = slashed(relative(cwd, path));
    const sheet = loadSheet({ slug: slugOf(source).value ?? one, source, path }, { root: cwd, lang });
    if ("comparison" in sheet) sheets.push(sheet);
    else failed.push(...sheet.diagnostics);
  }
  return { sheets, failed };
}

/** Whole or not at all. @returns whether it was written */
function write(text: string, out: string, isForced: boolean, terminal: Terminal): boolean {
  const path = resolve(terminal.io.cwd, out);
  if (lstatOf(path) !== undefined && !isForced) {
    terminal.usage(`${out} exists already`, "--force writes over it; -o names another file");
    return false;
  }
  const temporary = `${path}.versus-tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(temporary, { force: true });
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    terminal.usage(`${out} can't be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  terminal.result(printable(out));
  return true;
}

function report({ told, groups, subjects }: Matrix, terminal: Terminal): ExitCode {
  for (const sentence of told) terminal.note(`note: ${sentence.replace(/\s+/g, " ")}`);
  const rows = groups.flatMap((group) => group.rows);
  const gaps = rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === "nothing")).length;
  if (gaps > 0)
    terminal.note(
      `note: ${gaps === 1 ? "a cell that no sheet fills is" : `${gaps} cells that no sheet fills are`} \`unknown\``,
    );
  let code: ExitCode = EXIT.ok;
  for (const { criterion, cells } of rows)
    for (const [i, cell] of cells.entries()) {
      if (cell.kind !== "conflict") continue;
      code = EXIT.content;
      const places = cell.said.map(({ place }) => place).join(" and ");
      terminal.usage(
        `"${criterion}" of "${subjects[i]!.name}": ${places} disagree; it is \`unknown\`, with both in a comment`,
      );
    }
  return code;
}
