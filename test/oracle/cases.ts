/**
 * `cases/`: documents for the oracle, a folder for each subject, a file for each claim, which is its title. What they show (images,
 * stylesheets) stands beside them, and what several cases have in their bodies: `<!-- include NAME.fragment -->`.
 */
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "cases");

export interface Case {
  /** What it claims. */
  readonly name: string;
  readonly html: string;
}

export function casesIn(subject: string): Case[] {
  const files = readdirSync(join(FOLDER, subject)).filter((file) => file.endsWith(".html"));
  return files.sort().map((file) => {
    // A line end behind the last tag would be a space at the end of the body.
    const text = (name: string) => readFileSync(join(FOLDER, subject, name), "utf8").trimEnd();
    const html = text(file).replace(/<!-- include (\S+) -->/g, (_, name: string) => text(name));
    return { name: /<title>(.*?)<\/title>/.exec(html)![1]!, html };
  });
}

/** The document, with a stylesheet before its own. */
export const withStyles = (html: string, css: string): string =>
  html.replace("<style>", () => `<style>${css}</style>\n<style>`);

/** The files of a subject that its cases name. */
export function copyFiles(subject: string, to: string): void {
  cpSync(join(FOLDER, subject), to, { recursive: true, filter: (path) => !/\.(?:html|fragment)$/.test(path) });
}
