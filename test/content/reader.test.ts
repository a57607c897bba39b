/** Files that are read once: for the card, and then for the sheet. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { SheetReader } from "../../src/content/index.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const text = (title: string) =>
  `title: ${title}\nsubjects:\n  - name: A\n  - name: B\ntable:\n  Size: [small, large]\n`;

function project() {
  const root = mkdtempSync(join(tmpdir(), "versus-reader-"));
  folders.push(root);
  const path = join(root, "a.yaml");
  writeFileSync(path, text("First"));
  return { path, file: { slug: "a", source: "a.yaml", path }, reader: new SheetReader({ root, lang: "en" }, 10) };
}

const titleOf = (loaded: ReturnType<SheetReader["sheet"]>) =>
  "comparison" in loaded ? loaded.comparison.title : undefined;

it("a sheet is what its card was read from, once; then the file as it is", () => {
  const { path, file, reader } = project();
  const card = reader.card(file);
  if (!("sha256" in card)) throw new Error("the file is right");
  writeFileSync(path, text("Second"));
  expect(titleOf(reader.sheet(file, card.sha256))).toBe("First");
  expect(titleOf(reader.sheet(file, card.sha256))).toBe("Second");
});

it("what was read of a file is not given to who knows another state of it", () => {
  const { path, file, reader } = project();
  reader.card(file);
  writeFileSync(path, text("Second"));
  expect(titleOf(reader.sheet(file, "another"))).toBe("Second");
});

it("a file that no sheet can be made of is told by its card, and by its sheet once it is right", () => {
  const { path, file, reader } = project();
  writeFileSync(path, "title: [");
  expect(reader.card(file)).toMatchObject({ slug: "a", diagnostics: [{ severity: "error" }] });
  writeFileSync(path, text("Right"));
  expect(titleOf(reader.sheet(file, ""))).toBe("Right");
});
