#!/usr/bin/env node
/** The program: process -> Io -> run -> exit code. */
import { EXIT } from "./exit-codes.js";
import { run } from "./program.js";

let interrupted = false;
process.on("SIGINT", () => {
  // The first one lets the file in hand be finished; the second one is meant.
  if (interrupted) process.exit(EXIT.interrupted);
  interrupted = true;
});
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  isInterrupted: () => interrupted,
});
