/** `versus init`: a project that builds, in a folder that may have files already: none of these is touched. */
import { mkdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { writeWhole } from "../../builds/index.js";
import { findContent } from "../../content/index.js";
import { liesInside, readRegular, statOf } from "../../files/index.js";
import { type Answers, QUESTIONS, wrongAnswer } from "../project/answers.js";
import { type ProjectFile, projectFiles } from "../project/files.js";
import type { Extras } from "../project/questions.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal } from "../terminal/terminal.js";

/** Of a package.json. */
const MAX_BYTES = 1_000_000;

export interface InitFlags extends Answers, Partial<Extras> {
  /** No questions. */
  readonly yes?: boolean;
}

/** @param version of Versus, which the project is to depend on */
export async function initCommand(dir: string, flags: InitFlags, version: string, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const root = resolve(io.cwd, dir);
  for (const question of QUESTIONS) {
    const answer = flags[question];
    const wrong = answer === undefined ? undefined : wrongAnswer(question, answer, root, flags.name);
    if (wrong === undefined) continue;
    terminal.usage(`--${question}: ${wrong}`);
    return EXIT.usage;
  }
  const { yes = false, editor, ci, ...given } = flags;
  const extras = { ...(editor !== undefined && { editor }), ...(ci !== undefined && { ci }) };
  const isAsked = !yes && io.stdin?.isTTY === true && io.stderr.isTTY === true;
  const answers = isAsked
    ? await (await import("../project/questions.js")).ask(given, extras, root)
    : { ...given, editor: editor ?? false, ci: ci ?? false };
  if (!answers) {
    terminal.say("Nothing was written.");
    return EXIT.interrupted;
  }
  try {
    await mkdir(root, { recursive: true });
    const files = projectFiles(answers, { version, folder: basename(root) });
    for (const file of await unwritten(files, root, terminal)) {
      writeWhole(root, file.path, file.text);
      terminal.note(`written  ${file.path}`);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.usage(`the project can't be written: ${reason}`, "what was written before is named above");
    return EXIT.content;
  }
  terminal.say(
    `\nNext:\n${nextCommands(root, io)
      .map((command) => `  ${command}`)
      .join("\n")}`,
  );
  return EXIT.ok;
}

/** The files that aren't there yet. Where there are sheets, none is added. */
async function unwritten(files: readonly ProjectFile[], root: string, terminal: Terminal): Promise<ProjectFile[]> {
  const content = await findContent({ root, contentDir: join(root, "content") });
  return files.filter(({ path }) => {
    const target = join(root, path);
    if (path.startsWith("content/") && content.files.size + content.rejected.length > 0) {
      terminal.note("kept     content/");
      return false;
    }
    const isKept = statOf(target) !== undefined || liesInside(root, dirname(target)) === false;
    if (isKept) terminal.note(`kept     ${path}`);
    return !isKept;
  });
}

/** What to type next, from the folder where the user is. */
function nextCommands(root: string, io: Io): string[] {
  const shown = relative(io.cwd, root).split(sep).join("/");
  const isInstalled = statOf(join(root, "node_modules/versus-sheets")) !== undefined;
  // A package.json that was there before may ask for other packages alone.
  const asksForIt = /"versus-sheets"\s*:/.test(
    readRegular(join(root, "package.json"), MAX_BYTES).bytes?.toString() ?? "",
  );
  const install = asksForIt ? "npm install" : "npm install versus-sheets";
  const enter = shown === "" ? "" : `cd ${/^[\w./-]+$/.test(shown) ? shown : JSON.stringify(shown)} && `;
  const [first, second] = isInstalled ? ["npx versus build", "npx versus check"] : [install, "npx versus build"];
  return [`${enter}${first}`, second!, 'npx versus new "Sales" "Marketing"'];
}
