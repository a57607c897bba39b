/** What `npm run compile` writes. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../support/project.js";

describe.skipIf(!existsSync("dist/program.js"))("the compiled program", () => {
  it("has a fingerprint of all its files", () => {
    const files = filesBelow("dist").filter((path) => path.endsWith(".js"));
    const texts = files.map((path) => [`dist/${path}`, readFileSync(`dist/${path}`, "utf8")]).sort();
    const hash = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
    expect(readFileSync("dist/fingerprint", "utf8")).toBe(hash);
  });

  it("has the command line as ASCII alone, of which V8 keeps a byte for each character", () => {
    expect(readFileSync("dist/program.js").every((byte) => byte < 0x80)).toBe(true);
  });
});
