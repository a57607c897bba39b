/** Members of packages that no documentation names: missed with a clear error, and used in one file for each package. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { requireMembers, UnknownMembers } from "../src/private-members.js";

describe("what is relied on of a package's inside", () => {
  const object = { _place: 0, _write: () => undefined };

  it("is looked for by name, methods as such", () => {
    expect(() => requireMembers("Its files", object, { _place: "a place", "_write()": "a writer" })).not.toThrow();
  });

  it("is told by name and use where it is missing, or is no method any more", () => {
    const find = () =>
      requireMembers("Its files", object, { _root: "the start", "_place()": "a place", _place: "a place" });
    expect(find).toThrow(UnknownMembers);
    expect(find).toThrow("Its files have no _root (the start), no _place() (a place): Versus knows another version");
  });

  it("is not evaluated while it is looked for", () => {
    const lazy = {
      get _table(): never {
        throw new Error("read");
      },
    };
    expect(() => requireMembers("Its files", lazy, { _table: "a table" })).not.toThrow();
  });

  it("stands in one file of ours for each package", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
    // What a WebAssembly module exports of C has such a name; these are PDFium's public functions.
    const withPrivate = files.filter((path) => /(?:\.|\{ |\boverride )_(?!FPDF)[a-z]/i.test(codeOf(path)));
    expect(withPrivate.map((path) => path.replaceAll("\\", "/")).sort()).toEqual([
      "fonts/opentype/fontkit-inside.ts",
      "html/tree-builder.ts",
      "pdf/pdfkit/document.ts",
    ]);
  });
});

/** Without comments and texts. */
const codeOf = (path: string): string =>
  readFileSync(join("src", path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "");
