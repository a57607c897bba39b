/** Typst, by @myriaddreamin/typst-ts-node-compiler: one compiler kept, the data as a JSON file in memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FONT_FILES } from "../fonts.mjs";

export async function open() {
  // Typst lays out and writes on as many threads as there are cores, unless told otherwise before it starts.
  process.env.RAYON_NUM_THREADS = "1";
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const workspace = fileURLToPath(new URL(".", import.meta.url));
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: Object.values(FONT_FILES).map((path) => readFileSync(path)) }],
  });
  const mainFileContent = readFileSync(new URL("sheet.typ", import.meta.url), "utf8");
  const mainFile = { mainFileContent: "#metadata(str(sys.version)) <version>" };
  const [version] = compiler.query(mainFile, { selector: "<version>", field: "value" });
  const dataFile = join(workspace, "data.json");
  return {
    version: `Typst ${version}`,
    prepare: ({ data }) => JSON.stringify(data),
    print(json) {
      // A little faster than handing the data in by `sys.inputs`.
      compiler.mapShadow(dataFile, Buffer.from(json));
      return compiler.pdf({ mainFileContent });
    },
    /** Typst keeps what it computed; this drops what ten documents didn't use, as its makers advise. */
    settle: () => compiler.evictCache(10),
    close() {},
  };
}
