/** `versus init`: a project that builds, whatever is there already. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { filesBelow, outputsBelow, project, SHEET, temporaryFolder, versus } from "../support/project.js";

const ALL = [".gitignore", "content/tea-vs-coffee.yaml", "package.json", "versus.yaml"];

describe("init", () => {
  it("writes a project that checks and builds without a word", async () => {
    const root = project({});
    const { code, stderr } = await versus(root, "init");
    expect(code).toBe(0);
    expect(filesBelow(root)).toEqual(ALL);
    for (const file of ALL) expect(stderr).toContain(`written  ${file}\n`);
    const [check, build] = [await versus(root, "check", "--strict"), await versus(root, "build", "--strict")];
    for (const { code, stderr } of [check, build])
      expect([code, stderr]).toEqual([0, expect.stringMatching(/0 errors, 0 warnings/)]);
    expect(outputsBelow(join(root, "out"))).toContain("pdf/tea-vs-coffee.pdf");
  });

  it("ends with the three next commands, from where the user is", async () => {
    const next = (stderr: string) =>
      stderr
        .split("Next:\n")[1]!
        .trimEnd()
        .split("\n")
        .map((line) => line.trim());
    expect(next((await versus(project({}), "init", "my sheets")).stderr)).toEqual([
      'cd "my sheets" && npm install',
      "npx versus build",
      'npx versus new "Sales" "Marketing"',
    ]);
    expect(next((await versus(project({ "package.json": "{}" }), "init")).stderr)[0]).toBe("npm install versus-sheets");
    const installed = project({ "node_modules/versus-sheets/package.json": "{}" });
    expect(next((await versus(installed, "init")).stderr)[0]).toBe("npx versus build");
  });

  it("writes what flags say, as settings that are read", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
    const root = project({ "brand/logo.svg": svg });
    const flags = [
      "--name",
      "Café: “Ümläut” #1",
      "--lang",
      "de",
      "--paper",
      "A4 landscape",
      "--colors",
      "#0b4a6f, #a8481c",
    ];
    expect((await versus(root, "init", ...flags, "--logo", "brand/logo.svg")).code).toBe(0);
    expect(parse(readFileSync(join(root, "versus.yaml"), "utf8"))).toEqual({
      site: { name: "Café: “Ümläut” #1", logo: "brand/logo.svg" },
      lang: "de",
      page: { size: "A4 landscape", margin: "14mm" },
      accents: ["#0b4a6f", "#a8481c"],
    });
    expect((await versus(root, "check", "--strict")).code).toBe(0);
  });

  it.each([
    [["--colors", "#ffff00"], /--colors: text in #ffff00 can't be read[\s\S]*"#737300"/],
    [["--colors", "blue"], /--colors: "blue" is not a colour/],
    [["--logo", "brand/none.svg"], /--logo: there is no image brand\/none.svg/],
    [["--lang", "klingonisch"], /--lang: /],
    [["--paper", "A99"], /--paper: /],
    [["--logo", "../logo.svg"], /--logo: /],
  ])("refuses %j, and writes nothing", async (flags, message) => {
    const root = project({});
    const { code, stderr } = await versus(root, "init", ...flags);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(filesBelow(root)).toEqual([]);
  });

  it("leaves what is there as it is, and says so", async () => {
    const root = project({ "versus.yaml": "lang: fr\n", "content/a.yaml": SHEET, ".gitignore": "x\n" });
    const { stderr } = await versus(root, "init", "--lang", "de");
    expect(stderr).toContain("kept     versus.yaml\nkept     content/\nkept     .gitignore\nwritten  package.json\n");
    expect(readFileSync(join(root, "versus.yaml"), "utf8")).toBe("lang: fr\n");
    expect(existsSync(join(root, "content/tea-vs-coffee.yaml"))).toBe(false);
  });

  it.skipIf(process.platform === "win32")("writes nothing through a link that leads out of the project", async () => {
    const [root, elsewhere] = [project({}), temporaryFolder()];
    symlinkSync(elsewhere, join(root, "content"));
    symlinkSync(elsewhere, join(root, ".vscode"));
    await versus(root, "init", "--editor");
    expect(filesBelow(elsewhere)).toEqual([]);
  });

  it("adds settings for editors and a workflow", async () => {
    const root = project({});
    await versus(root, "init", "--editor", "--ci");
    const settings = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8"));
    expect(Object.keys(settings["yaml.schemas"])).toEqual([
      "./node_modules/versus-sheets/versus.schema.json",
      "./node_modules/versus-sheets/versus.settings.schema.json",
    ]);
    const workflow = parse(readFileSync(join(root, ".github/workflows/versus.yml"), "utf8"));
    const runs = workflow.jobs.build.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(runs).toEqual(["npm install", "npx versus check", "npx versus build"]);
    const { scripts, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(scripts.build).toBe("versus build");
    expect(Object.keys(dependencies)).toEqual(["versus-sheets"]);
  });

  it("says what can't be written", async () => {
    const root = project({});
    writeFileSync(join(root, "file"), "");
    expect(await versus(root, "init", "file")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/the project can't be written/),
    });
  });
});
