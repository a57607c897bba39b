/** The process -> Io -> run -> exit code. */
import { Interrupts } from "./interrupts.js";
import { run } from "./program.js";
import { EXIT } from "./terminal/exit-codes.js";

/** Runs the command line of the process, and sets its exit code. @returns whether it came to an end by itself */
export async function runProcess(): Promise<boolean> {
  const interrupts = new Interrupts();
  let isOutputLost = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever read it has seen enough: `| head`. What is made in a build is not done by that.
    if (error.code === "EPIPE") interrupts.end("EPIPE");
    else if (!isOutputLost) process.stderr.write(`error: the output can't be written: ${error.message}\n`);
    isOutputLost ||= error.code !== "EPIPE";
  });
  // The last lines may be lost after the command is done.
  process.on("exit", () => {
    if (isOutputLost && !process.exitCode) process.exitCode = EXIT.content;
  });
  // There is nowhere left to say so.
  process.stderr.on("error", () => {});

  const code = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // Made when it is first asked for: a build reads nothing.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    signal: interrupts.signal,
    interruptible: interrupts.interruptible,
  });
  process.exitCode = code === EXIT.interrupted ? interrupts.code : code;
  return code !== EXIT.interrupted && code !== EXIT.fault;
}
