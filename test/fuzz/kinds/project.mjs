/** What a build finds of earlier ones: a manifest, a cache, stamps, a shard's verdict, each damaged. */
import { mutated } from "../random.mjs";

const PIECES = [
  "{",
  "}",
  '"',
  "../",
  "null",
  "\n",
  "[]",
  "0",
  "\u0000",
  "sha256",
  "/etc/passwd",
  "pdf/",
  "-1",
  "1e999",
];
/** Files in the folder of the outputs, and in that of a shard. */
const DAMAGED = {
  build: ["manifest.json", ".versus-cache.jsonl", ".versus-stamps.json"],
  merge: ["manifest.json", ".versus-cache.jsonl", ".versus-stamps.json", ".versus-verdict.json"],
};

export function project(random) {
  const command = random.of(["build", "merge"]);
  return { project: command, damaged: random.of(DAMAGED[command]), damage: (text) => mutated(random, text, PIECES) };
}
