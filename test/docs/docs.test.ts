/** Every command, content file and program shown in README and docs is run. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/index.js";
import { project, SHEET, temporaryFolder, versus } from "../support/project.js";

const PAGES = ["docs/start.md", "README.md", "docs/content-format.md"];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

function blocks(language: string): Block[] {
  return PAGES.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
      .map(([, name, text]) => ({ page, language: name!, text: text! }))
      .filter((block) => block.language === language),
  );
}

/** These two are what `.ci/run` runs, on a clean clone. */
const BY_CI = ["npm ci && npm run build", "npm test"];

/** A copy of the project in which `npx versus` is the one that was compiled. */
function copyOfProject(): string {
  const root = temporaryFolder();
  for (const name of [
    "content",
    "templates",
    "docs",
    "versus.yaml",
    "versus.schema.json",
    "versus.settings.schema.json",
  ])
    cpSync(name, join(root, name), { recursive: true });
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  symlinkSync(resolve("dist/cli/main.js"), join(root, "node_modules/.bin/versus"));
  symlinkSync(resolve("."), join(root, "node_modules/versus-sheets"));
  writeFileSync(join(root, "package.json"), '{"type": "module"}\n');
  return root;
}

describe("shell commands", () => {
  const root = copyOfProject();
  const commands = blocks("sh").filter((block) => !BY_CI.includes(block.text.trim()));

  it("are there", () => {
    expect(commands.length).toBeGreaterThan(4);
    expect(readFileSync("README.md", "utf8").match(/```sh\n(.*)/)?.[1]).toBe(BY_CI[0]);
  });

  it.each(commands.map(({ page, text }) => [page, text.trim()]))("%s: %s", (_, text) => {
    const script = text.replaceAll(/npx versus(-sheets)?/g, "node node_modules/.bin/versus");
    expect(() => execFileSync("bash", ["-euc", script], { cwd: root, stdio: "pipe" })).not.toThrow();
  });

  it("leave what the README says they do", () => {
    for (const file of [
      "out/pdf/tea-vs-coffee.pdf",
      "out/pdf/marketing-vs-selling.pdf",
      "handouts/index.html",
      "example.pdf",
    ]) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
    expect(readFileSync(join(root, "out/assets/sheet.css"), "utf8")).toMatch(/text-transform: uppercase \}\s*$/);
  });

  it.each(blocks("js"))("the program in $page runs", ({ text }) => {
    writeFileSync(join(root, "program.js"), text);
    execFileSync("node", ["program.js"], { cwd: root, stdio: "pipe" });
    expect(readFileSync(join(root, "sales-vs-marketing.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("YAML", () => {
  const isContent = (text: string) => /^subjects:/m.test(text);

  it.each(blocks("yaml").filter(({ text }) => isContent(text)))("a content file in $page loads", ({ text }) => {
    expect(parseComparison(text, { path: "content/a-vs-b.yaml" }).diagnostics).toEqual([]);
  });

  it.each(blocks("yaml").filter(({ text }) => !isContent(text)))("settings in $page are read", async ({ text }) => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const files = { "brand/logo.svg": logo, "brand/logo-dark.svg": logo };
    const root = project({
      ...files,
      "content/a.yaml": `${SHEET}tags: [fundamentals, strategy]\n`,
      "versus.yaml": text,
    });
    const { code, stderr } = await versus(root, "check");
    // The font files of an example are not there; that they are missed shows that the setting is read.
    const expected = text.includes("fonts/") && text.includes("files: [") && !text.includes("`files") ? 1 : 0;
    expect([code, stderr]).toEqual([expected, expect.anything()]);
  });
});

describe("the reference of commands", () => {
  it("names every command and flag, and none that isn't there", async () => {
    const readme = readFileSync("README.md", "utf8");
    const shown = new Set([...readme.matchAll(/--[a-z]+/g)].map(([flag]) => flag));
    const known = new Set<string>();
    for (const command of [
      "build",
      "merge",
      "check",
      "list",
      "init",
      "new",
      "import",
      "compose",
      "preview",
      "publish",
      "schema",
      "print",
    ]) {
      expect(readme).toMatch(new RegExp(`\`versus ${command}\\b`));
      for (const [flag] of (await versus(".", command, "--help")).stdout.matchAll(/--[a-z]+/g)) known.add(flag);
    }
    known.delete("--help");
    known.delete("--output");
    expect([...shown].filter((flag) => !known.has(flag))).toEqual([]);
    expect([...known].filter((flag) => !shown.has(flag))).toEqual([]);
  });
});
