/** What `npm run compile` writes. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, outputsBelow, project, SHEET, versus } from "../support/project.js";

describe.skipIf(!existsSync("dist/program.js"))("the compiled program", () => {
  it("has a fingerprint of all files that outputs are made by", () => {
    const isBrowsers = (path: string) => path.startsWith("preview/client/");
    const files = filesBelow("dist").filter(
      (path) => path === "pdfium.cjs" || (path.endsWith(".js") && !isBrowsers(path)),
    );
    const texts = files.map((path) => [`dist/${path}`, readFileSync(`dist/${path}`, "utf8")]).sort();
    const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
    const pdfium = sha256(readFileSync("dist/preview/client/pdfium.wasm"));
    expect(readFileSync("dist/fingerprint", "utf8")).toBe(sha256(JSON.stringify([...texts, pdfium])));
  });

  it("has the command line as ASCII alone, of which V8 keeps a byte for each character", () => {
    expect(readFileSync("dist/program.js").every((byte) => byte < 0x80)).toBe(true);
  });

  it("writes the same files as the sources do", async () => {
    const root = project({ "content/tea.yaml": SHEET });
    expect((await versus(root, "build", "--quiet", "--out", "sources")).code).toBe(0);
    execFileSync(process.execPath, [resolve("dist/cli/main.js"), "build", "--quiet", "--out", "compiled"], {
      cwd: root,
    });
    const files = (out: string) =>
      outputsBelow(join(root, out))
        .filter((path) => !path.startsWith(".versus-"))
        .map((path) => [
          path,
          createHash("sha256")
            .update(readFileSync(join(root, out, path)))
            .digest("hex"),
        ]);
    expect(files("compiled")).toEqual(files("sources"));
  });
});
