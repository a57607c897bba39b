/** Typst, by @myriaddreamin/typst-ts-node-compiler: one compiler kept, the data handed in as JSON. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FONT_FILES } from "../fonts.mjs";

export async function open() {
  // Typst lays out and writes on as many threads as there are cores, unless told otherwise before it starts.
  process.env.RAYON_NUM_THREADS = "1";
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(new URL(".", import.meta.url)),
    fontArgs: [{ fontBlobs: Object.values(FONT_FILES).map((path) => readFileSync(path)) }],
  });
  const mainFileContent = readFileSync(new URL("sheet.typ", import.meta.url), "utf8");
  return {
    prepare: ({ data }) => JSON.stringify(data),
    print: (json) => compiler.pdf({ mainFileContent, inputs: { data: json } }),
    /** Typst keeps what it computed; this drops what ten documents didn't use, as its makers advise. */
    settle: () => compiler.evictCache(10),
    close() {},
  };
}
