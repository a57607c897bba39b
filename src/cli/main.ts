#!/usr/bin/env node
/** What is started: the script of the program, opened with what V8 has kept of it, and run. */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { openScript } from "./code-cache.js";
import { optimizeLate } from "./commands/tiering.js";

/** SHA-256 of the script, written here when it is compiled. */
declare const SCRIPT_HASH: string;

optimizeLate();
const url = new URL("../program.js", import.meta.url);
const script = openScript(fileURLToPath(url), SCRIPT_HASH, process.env);
const evaluate = script.run() as (require: NodeJS.Require, url: string) => typeof import("./process.js");
const isWhole = await evaluate(createRequire(url), url.href).runProcess();
if (isWhole) script.keep();
