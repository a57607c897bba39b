#!/usr/bin/env node
/** The program: process -> Io -> run -> exit code. */
import module from "node:module";
import { Interrupts } from "./interrupts.js";
import { EXIT } from "./terminal/exit-codes.js";
import { optimizeLate } from "./tiering.js";

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

optimizeLate();
// What Node has compiled is kept for the next start, where it can do so (22.1) and unless NODE_DISABLE_COMPILE_CACHE is set.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { run } = await import("./program.js");
const code = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupts.signal,
  interruptible: interrupts.interruptible,
});
process.exitCode = code === EXIT.interrupted ? interrupts.code : code;
