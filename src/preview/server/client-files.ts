/** The files of the client, as they were bundled when the project was compiled. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../../package-folder.js";

export const CLIENT = join(PACKAGE, "dist", "preview", "client");

/** A file of the client. They don't change while a program runs. */
export function clientFile(name: string): string {
  return readFileSync(join(CLIENT, name), "utf8");
}
