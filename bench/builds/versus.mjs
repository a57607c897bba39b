/** Versus, as its command line starts it, in a project of its own for each full build: no cache can be left from another one. */
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeContent } from "./collection.mjs";

export const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
/** All that a build makes by itself. */
export const ALL_FORMATS = "pdf,page,snippet,index";

if (!existsSync(MAIN)) throw new Error("Versus isn't compiled: npm run compile");

/**
 * @param jobs worker threads; none is what Versus chooses
 * @param caches where the program keeps what V8 has compiled; by default with the project, so that a new one is a first start
 */
export function versusBuild(root, formats, jobs, caches = join(root, ".cache")) {
  const workers = jobs === undefined ? [] : ["--jobs", String(jobs)];
  return {
    program: process.execPath,
    args: [MAIN, "build", "--formats", formats, ...workers, "--quiet"],
    cwd: root,
    env: { XDG_CACHE_HOME: caches },
  };
}

/** A new folder with the content of a collection and nothing else. The texts are written once, and copied for each. */
export function newProject(context, sheets) {
  const content = join(context.work, `content-${sheets.length}`);
  if (!existsSync(content)) writeContent(content, sheets);
  const root = context.folder();
  cpSync(content, join(root, "content"), { recursive: true });
  return root;
}

export const removeProject = (root) => rmSync(root, { recursive: true, force: true });
