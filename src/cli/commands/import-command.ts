/** `versus import`: documents of others -> content files, written whole or not at all; what was found, guessed and not placed is told. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { loadSettings, placesOf, readLanguage, schemaPathFrom, slugOf } from "../../content/index.js";
import { printable } from "../../diagnostics/index.js";
import { liesInside, lstatOf, readRegular } from "../../files/index.js";
import {
  type Imported,
  type ImportedFile,
  importDocument,
  isBase,
  MAX_IMPORT_BYTES,
  NAMED_FORMATS,
  shownPlace,
} from "../../import/index.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";

export interface ImportFlags {
  readonly settings?: string;
  readonly table?: string;
  readonly orient?: string;
  readonly subjects?: string;
  readonly pairs?: boolean;
  readonly split?: string;
  readonly base?: string;
  readonly from?: string;
  readonly lang?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly strict?: boolean;
}

/** What the flags ask for, checked. */
interface Request {
  readonly table?: number;
  readonly orient?: "rows" | "columns";
  readonly subjects?: readonly string[];
  readonly pairs?: boolean;
  readonly split?: number;
  readonly base?: string;
  readonly from?: string;
  readonly lang?: string;
}

export async function importCommand(paths: readonly string[], flags: ImportFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const request = requestOf(flags);
  if (typeof request === "string") {
    terminal.usage(request);
    return EXIT.usage;
  }
  const settings = await loadSettings(io.cwd, { file: flags.settings });
  terminal.diagnostics(settings.diagnostics);
  const { content } = placesOf(settings.value?.places ?? {}, {});
  const out = placeOf(flags, paths, content, io);
  if ("usage" in out) {
    terminal.usage(out.usage, out.hint);
    return EXIT.usage;
  }
  let code: ExitCode = EXIT.ok;
  for (const path of paths) {
    const one = await importOne(path, { request, flags, out, terminal });
    if (one !== EXIT.ok) code = one;
  }
  return code;
}

function requestOf(flags: ImportFlags): Request | string {
  const { table, orient, pairs, split, base, from, lang } = flags;
  if (table !== undefined && !/^[1-9]\d{0,3}$/.test(table))
    return `--table takes the number of a table, from 1, not "${table}"`;
  if (split !== undefined && !/^[2-6]$/.test(split))
    return `--split takes how many subjects a sheet is to have, 2 to 6, not "${split}"`;
  if (orient !== undefined && orient !== "rows" && orient !== "columns")
    return `--orient says whether rows or columns are compared: write rows or columns, not "${orient}"`;
  if (pairs && split !== undefined) return "--pairs and --split are two ways to make several sheets: give one of them";
  if (base !== undefined && !isBase(base))
    return `--base takes the address that relative links start from, such as https://example.org/docs/, not "${base}"`;
  if (from !== undefined && !NAMED_FORMATS.some((each) => each === from))
    return `--from takes one of ${NAMED_FORMATS.join(", ")}, not "${from}"`;
  const language = lang === undefined ? undefined : readLanguage(lang);
  if (language && "message" in language) return `--lang: ${language.message}; ${language.hint}`;
  const subjects = flags.subjects === undefined ? undefined : namesIn(flags.subjects);
  if (subjects && (subjects.length < 2 || new Set(subjects.map((name) => name.toLowerCase())).size < subjects.length))
    return `--subjects takes two names or more, each another one, with commas between: --subjects "Tea,Coffee"`;
  return {
    ...(table !== undefined && { table: Number(table) }),
    ...(orient !== undefined && { orient }),
    ...(subjects && { subjects }),
    ...(pairs && { pairs }),
    ...(split !== undefined && { split: Number(split) }),
    ...(base !== undefined && { base }),
    ...(from !== undefined && { from }),
    ...(lang !== undefined && { lang }),
  };
}

/** Names with commas between; one that has a comma stands in quotes. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|([^,]+)/g)]
    .map(([, quoted, plain]) => (quoted ?? plain ?? "").trim())
    .filter((name) => name !== "");

interface OutPlace {
  readonly cwd: string;
  /** Of the content files. */
  readonly content: string;
  readonly folder: string;
  /** The file's name without its ending, where a flag says it. */
  readonly slug?: string;
}

/** Where files are to go: `--out` names a file that ends with .yaml, or a folder. */
function placeOf(
  { out, pairs, split }: ImportFlags,
  paths: readonly string[],
  content: string,
  { cwd }: Io,
): OutPlace | { usage: string; hint?: string } {
  if (out === undefined) {
    const folder = resolve(cwd, content);
    // It may be a link that came with the project.
    return liesInside(cwd, folder) === false
      ? { usage: `${content} is a link to a folder outside of the project`, hint: "name a folder or a file with --out" }
      : { cwd, content: folder, folder };
  }
  const path = resolve(cwd, out);
  if (!/\.ya?ml$/i.test(out)) return { cwd, content: resolve(cwd, content), folder: path };
  if (paths.length > 1 || pairs || split !== undefined)
    return { usage: "--out names one file, but there may be several", hint: "name a folder" };
  const name = basename(path);
  const slug = slugOf(name).value;
  if (slug === undefined || name !== `${slug}.yaml`)
    return {
      usage: `the file name "${name}" can't be part of an address`,
      hint: "small letters, digits and hyphens, as tea-vs-coffee.yaml",
    };
  return { cwd, content: resolve(cwd, content), folder: dirname(path), slug };
}

interface One {
  readonly request: Request;
  readonly flags: ImportFlags;
  readonly out: OutPlace;
  readonly terminal: Terminal;
}

async function importOne(path: string, one: One): Promise<ExitCode> {
  const { request, flags, out, terminal } = one;
  const { bytes, fault } = readRegular(resolve(out.cwd, path), MAX_IMPORT_BYTES);
  if (!bytes) {
    terminal.usage(`${path} can't be read: ${fault.reason}`);
    return EXIT.content;
  }
  const schemaPath = schemaPathFrom(out.folder, "versus.schema.json");
  const result = await importDocument(bytes, {
    ...request,
    file: shown(resolve(out.cwd, path), out.cwd),
    schemaPath,
    ...(out.slug !== undefined && { slug: out.slug }),
  });
  if ("failure" in result) {
    terminal.usage(result.failure.message);
    for (const hint of result.failure.hints) terminal.note(`  hint: ${hint}`);
    return EXIT.content;
  }
  const { imported } = result;
  report(path, imported, one);
  if (flags.strict && imported.guesses.length > 0) {
    terminal.usage(
      `${imported.guesses.length === 1 ? "a guess" : `${imported.guesses.length} guesses`} with --strict: nothing is written`,
    );
    return EXIT.content;
  }
  if (flags.dryRun) {
    for (const { text } of imported.files) terminal.io.stdout.write(text);
    return EXIT.ok;
  }
  return writeAll(imported.files, one);
}

const shown = (path: string, cwd: string): string => relative(cwd, path).split(sep).join("/");

/** All files or none: an existing one stays, unless it is forced. */
function writeAll(files: readonly ImportedFile[], { flags, out, terminal }: One): ExitCode {
  const targets = files.map(({ slug, text }) => ({ slug, text, path: join(out.folder, `${slug}.yaml`) }));
  const present = targets.filter(({ path }) => lstatOf(path) !== undefined);
  if (present.length > 0 && !flags.force) {
    for (const { path } of present)
      terminal.usage(`${shown(path, out.cwd)} exists already`, "--force writes over it; --out names another file");
    return EXIT.content;
  }
  const temporary = targets.map(({ path }) => `${path}.versus-tmp`);
  try {
    mkdirSync(out.folder, { recursive: true });
    targets.forEach(({ text }, i) => {
      rmSync(temporary[i]!, { force: true });
      writeFileSync(temporary[i]!, text, { flag: "wx" });
    });
    targets.forEach(({ path }, i) => {
      renameSync(temporary[i]!, path);
    });
  } catch (error) {
    for (const path of temporary) removeQuietly(path);
    terminal.usage(
      `${shown(out.folder, out.cwd) || "."} can't be written to: ${error instanceof Error ? error.message : String(error)}`,
    );
    return EXIT.content;
  }
  for (const { path } of targets) terminal.result(printable(shown(path, out.cwd)));
  const isHere = out.folder === out.content;
  terminal.note(
    `Look at it, then: versus build ${targets.map(({ slug, path }) => (isHere ? slug : shown(path, out.cwd))).join(" ")}`,
  );
  return EXIT.ok;
}

/** What went wrong before is what is to be told. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is no such folder.
  }
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** Found, guessed, left out, not placed. */
function report(path: string, { files, words, unplaced, guesses, remarks }: Imported, { terminal }: One): void {
  for (const { comparison } of files) terminal.note(`${printable(path)}: ${found(comparison)}`);
  for (const { message, place } of remarks) {
    const where = place ? shownPlace(place) : "";
    terminal.note(`  note: ${where === "" ? "" : `${where}: `}${message}`);
  }
  for (const guess of guesses) terminal.note(`  guess: ${guess}`);
  const all = words.said + words.became + words.unplaced;
  const share = all === 0 ? 100 : Math.floor(((words.said + words.became) / all) * 100);
  const rest =
    words.unplaced === 0
      ? ""
      : `; ${count(words.unplaced, "word")} in ${count(unplaced.length, "place")} stand below "# not placed:"`;
  terminal.note(`  placed: ${share} % (${count(words.became, "word")} became marks, scores, names, dates)${rest}`);
}

/** "2 subjects: Kettle, Samovar; 3 rows; 2 points each". */
function found({ subjects, groups, sections, related, sources }: ImportedFile["comparison"]): string {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const lists = (["points", "pros", "cons", "chooseWhen", "avoidWhen"] as const).flatMap((key) => {
    const counts = subjects.map((subject) => subject[key]?.length ?? 0);
    if (counts.every((each) => each === 0)) return [];
    const isEven = counts.every((each) => each === counts[0]);
    return [isEven ? `${counts[0]} ${key} each` : `${counts.join(" + ")} ${key}`];
  });
  const named = groups.filter(({ name }) => name !== undefined).length;
  return [
    `${count(subjects.length, "subject")}: ${subjects.map(({ name }) => name).join(", ")}`,
    rows === 0 ? "no table" : `${count(rows, "row")}${named > 0 ? ` in ${count(groups.length, "group")}` : ""}`,
    ...lists,
    ...(sections.length > 0 ? [count(sections.length, "section")] : []),
    ...(related.length > 0 ? [`${related.length} related`] : []),
    ...(sources.length > 0 ? [count(sources.length, "source")] : []),
  ].join("; ");
}
