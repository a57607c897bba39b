/** The command line: commander's flags -> one function for each command, loaded when it is needed, and its exit code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { FORMATS } from "../content/index.js";
import { printableLines } from "../diagnostics/index.js";
import { Interrupted } from "../interrupt.js";
import { PACKAGE } from "../package-folder.js";
import { EXIT, type ExitCode } from "./terminal/exit-codes.js";
import type { Io } from "./terminal/terminal.js";

/** Runs a command line. @param argv arguments after the program's name; @returns the exit code */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof Interrupted) return EXIT.interrupted;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.stderr.write(
      `error: this is a fault of Versus, not of your files. Please report it with these lines:\n${printableLines(stack)}\n`,
    );
    return EXIT.fault;
  }
}

/** Told the exit code of the command that was run. */
type Done = (code: ExitCode) => void;

function createProgram(io: Io, done: Done): Command {
  const program = new Command("versus")
    .description("Turns YAML comparisons into one-page PDFs, web pages and paste-in HTML snippets")
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(printableLines(text)),
    })
    .showSuggestionAfterError()
    .showHelpAfterError("(versus help shows the commands and flags)");
  addBuild(program, io, done);
  addMerge(program, io, done);
  addCheck(program, io, done);
  addContentCommands(program, io, done);
  addInit(program, io, done);
  addImport(program, io, done);
  addCompose(program, io, done);
  addPreview(program, io, done);
  addPublish(program, io, done);
  addPrint(program, io, done);
  return program;
}

function withSelection(command: Command): Command {
  return command
    .argument("[sheets...]", "slugs, or paths of content files; all where none is named")
    .option(
      "--related [depth]",
      "add the sheets that they relate to, in so many steps; all that can be reached without a number",
    );
}

/** The flags of all commands that build. */
function withBuildFlags(command: Command): Command {
  return command
    .option(
      "--formats <list>",
      `${FORMATS.join(", ")}, with commas between; default: those of versus.yaml, or all but json, md, png, llms, handbook and brand`,
    )
    .option(
      "--snippet <profiles>",
      "how snippets carry their styles (scoped, inline, plain), or their hosts (wordpress, confluence, sharepoint, mail), separated by commas",
    )
    .option(
      "--layout <name>",
      "the layout of all sheets, whatever they say: handout, battlecard, brief, card, matrix, worksheet, or a folder of your own",
    )
    .option("--page <size>", 'the paper of all sheets, whatever they say: A5, "A4 landscape", "210mm 297mm"')
    .option("--edition <names>", "these editions of versus.yaml alone, with commas between")
    .option("--audience <name>", "for whom: what is for it and for wider audiences is shown; default: what is for all")
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--content <dir>", "folder of the content files (default: that of versus.yaml, or content)")
    .option("--templates <dir>", "your own templates; what the folder lacks is taken from the built-in ones")
    .option(
      "--as-of <date>",
      "tell and mark what is out of date on that day: claims by claims.maxAge, and with check reviews",
    )
    .option("--jobs <n>", "worker threads (default: as many as there are cores)")
    .option("--strict", "warnings count as errors")
    .option("--no-strict", "warnings don't count as errors, whatever versus.yaml says")
    .option("--json", "what happens, as JSON on stdout, one event a line")
    .option("--quiet", "only errors");
}

function addBuild(program: Command, io: Io, done: Done): void {
  withBuildFlags(withSelection(program.command("build").description("build all sheets, or the named ones")))
    .option("--out <dir>", "folder of the outputs (default: that of versus.yaml, or out)")
    .option("--impose <scheme>", "2up: each PDF once more, two to a sheet of twice the size, with marks where to cut")
    .option("--force", "make everything anew, whatever earlier builds have made")
    .option("--watch", "stay, and rebuild what changes")
    .option(
      "--shard <i/n>",
      "only the i-th of n parts, of which each can be built on another machine; auto or auto/n in a job array",
    )
    .action(async (sheets: string[], flags: object) => {
      const { buildCommand } = await import("./commands/build-command.js");
      done(await buildCommand(sheets, flags, io));
    });
}

function addMerge(program: Command, io: Io, done: Done): void {
  const merge = program
    .command("merge")
    .description("join the outputs of shards into what one build would have written")
    .argument("<dirs...>", "output folders of the shards");
  withBuildFlags(merge)
    .option("--verdict", "write nothing; tell what the shards have recorded, and whether all is good")
    .option("--out <dir>", "folder of the outputs (default: that of versus.yaml, or out)")
    .action(async (dirs: string[], flags: object) => {
      const { mergeCommand } = await import("./commands/merge-command.js");
      done(await mergeCommand(dirs, flags, io));
    });
}

function addCheck(program: Command, io: Io, done: Done): void {
  const check = program
    .command("check")
    .description("tell what a build would tell and an editor would say; write nothing");
  withBuildFlags(withSelection(check)).action(async (sheets: string[], flags: object) => {
    const { checkCommand } = await import("./commands/build-command.js");
    done(await checkCommand(sheets, flags, io));
  });
}

function addContentCommands(program: Command, io: Io, done: Done): void {
  const commands = () => import("./commands/content-commands.js");
  program
    .command("list")
    .description("list the sheets with their tags and the number of their relations")
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--content <dir>", "folder of the content files (default: that of versus.yaml, or content)")
    .option("--json", "as JSON, relations included")
    .action(async (flags: object) => done(await (await commands()).listCommand(flags, io)));
  program
    .command("new")
    .description("write a commented content file to fill in")
    .argument("<subjects...>", 'two to six names: "Sales" "Marketing"')
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--content <dir>", "folder of the content files (default: that of versus.yaml, or content)")
    .option("--lang <tag>", "language of the sheet (default: that of versus.yaml, or en)")
    .option("--slug <slug>", "name of the file, and of its outputs (default: made of the subjects)")
    .action(async (names: string[], flags: object) => done(await (await commands()).newCommand(names, flags, io)));
  program
    .command("schema")
    .description("print the JSON Schema of content files, for editors")
    .option("--settings", "that of versus.yaml instead")
    .addOption(new Option("--model", "that of what `--formats json` writes instead").conflicts("settings"))
    .action(async (flags: object) => done((await commands()).schemaCommand(flags, io)));
}

function addInit(program: Command, io: Io, done: Done): void {
  program
    .command("init")
    .description("begin a project: settings, a sample sheet, what npm and git need; what exists stays as it is")
    .argument("[dir]", "its folder", ".")
    .option("--name <name>", "stands at the top of every sheet")
    .option("--lang <tag>", "language of sheets that name none")
    .option("--paper <size>", "A4, Letter, A5, “A4 landscape” …")
    .option("--colors <list>", "a colour for each subject, as #0f5f8c, with commas between")
    .option("--logo <file>", "an image in place of the name, in the project's folder")
    .option("--editor", "also settings for editors (VS Code)")
    .option("--ci", "also a workflow that builds the sheets (GitHub Actions)")
    .option("-y, --yes", "no questions, which are asked on a terminal only")
    .action(async (dir: string, flags: object) => {
      const { initCommand } = await import("./commands/init-command.js");
      done(await initCommand(dir, flags, version(), io));
    });
}

function addImport(program: Command, io: Io, done: Done): void {
  program
    .command("import")
    .description("make content files of documents: Markdown, HTML, CSV, Excel, Word, JSON, plain text")
    .argument("<files...>", "the documents")
    .option("--table <n>", "which table compares, where there are several (from 1)")
    .option("--orient <which>", "whether its rows or its columns are compared")
    .option("--subjects <names>", "what is compared, with commas between")
    .option("--pairs", "a sheet for your own subject, or the first one, with each of the others")
    .option("--split <n>", "a sheet for each so many subjects")
    .option("--base <url>", "what relative links are resolved against; without it their texts alone are kept")
    .option("--from <format>", "read it as csv, md, html or txt, whatever it is called")
    .option("--lang <tag>", "language of the sheet (default: what the document says or looks like)")
    .option("--out <file>", "the file to write, or a folder (default: the folder of the content files)")
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--dry-run", "print the YAML, and write nothing")
    .option("--force", "write over files that are there")
    .option("--strict", "guesses count as errors")
    .action(async (files: string[], flags: object) => {
      const { importCommand } = await import("./commands/import-command.js");
      done(await importCommand(files, flags, io));
    });
}

function addCompose(program: Command, io: Io, done: Done): void {
  program
    .command("compose")
    .description("print one matrix of sheets that share subjects and criteria")
    .argument("<sheets...>", "slugs, or paths of content files: two or more")
    .option("-o, --out <file>", "the file to write (default: print it)")
    .option("--force", "write over a file that is there")
    .option("--content <dir>", "folder of the content files (default: content)")
    .action(async (sheets: string[], flags: object) => {
      const { composeCommand } = await import("./commands/compose-command.js");
      done(await composeCommand(sheets, flags, io));
    });
}

function addPreview(program: Command, io: Io, done: Done): void {
  program
    .command("preview")
    .description("show sheets in a browser on this machine while they are written, with an editor")
    .argument("[sheet]", "a slug, or the path of a content file; the first sheet where none is named")
    .option("--port <n>", "the first port that is tried (default: 4400)")
    .option("--host <address>", "let other machines ask as well; the address that is told then has a secret in it")
    .option("--no-edit", "without the editor: nothing can be written")
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--content <dir>", "folder of the content files (default: that of versus.yaml, or content)")
    .option("--templates <dir>", "your own templates; what the folder lacks is taken from the built-in ones")
    .option("--edition <name>", "an edition of versus.yaml, in place of the plain one")
    .option("--audience <name>", "for whom, as for build")
    .option("--snippet <profiles>", "as for build")
    .action(async (sheet: string | undefined, flags: object) => {
      const { previewCommand } = await import("./commands/preview-command.js");
      done(await previewCommand(sheet, flags, io));
    });
}

function addPublish(program: Command, io: Io, done: Done): void {
  program
    .command("publish")
    .description(
      "send what the last build wrote to WordPress or Confluence, as drafts where versus.yaml says nothing else",
    )
    .argument("<host>", "wordpress or confluence")
    .option("--dry-run", "tell what would be done, and do nothing")
    .option("--force", "send what can be sent, and write over what was changed over there")
    .option("--settings <file>", "settings in place of versus.yaml")
    .option("--content <dir>", "folder of the content files (default: that of versus.yaml, or content)")
    .option("--out <dir>", "folder of the outputs (default: that of versus.yaml, or out)")
    .option("--json", "what happens, as JSON on stdout, one event a line")
    .option("--quiet", "only errors")
    .action(async (host: string, flags: object) => {
      const { publishCommand } = await import("./commands/publish-command.js");
      done(await publishCommand(host, flags, io));
    });
}

function addPrint(program: Command, io: Io, done: Done): void {
  const collect = (value: string, all: readonly string[] = []) => [...all, value];
  program
    .command("print")
    .description("print any HTML page, in the CSS that print understands, to PDF")
    .argument("<page>", "an HTML file")
    .option("-o, --output <file>", "the PDF (default: named after the page)")
    .option("--css <file>", "a stylesheet before the page's own; can be given again", collect)
    .option("--font <file>", "a font file before the built-in ones; can be given again", collect)
    .option("--keep-images", "all pixels of images, also beyond the 300 dpi that print needs")
    .option("--fit", "seek the scale at which all fits one page")
    .option("--quiet", "only errors")
    .action(async (page: string, flags: object) => {
      const { printCommand } = await import("./commands/print-command.js");
      done(await printCommand(page, flags, io));
    });
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  return manifest && typeof manifest === "object" && "version" in manifest ? String(manifest.version) : "unknown";
}
