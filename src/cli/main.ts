#!/usr/bin/env node
/** The program: process -> Io -> run -> exit code. */
import module from "node:module";
import { EXIT } from "./exit-codes.js";
import { optimizeLate } from "./tiering.js";

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    // The first one lets the files in hand be finished; the second one is meant.
    if (interrupted.signal.aborted) process.exit(EXIT.interrupted);
    interrupted.abort();
  });
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
});

optimizeLate();
// What Node has compiled is kept for the next start, where it can do so (22.1) and unless NODE_DISABLE_COMPILE_CACHE is set.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { run } = await import("./program.js");
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupted.signal,
});
