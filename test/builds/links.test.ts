/** Symbolic links: those that lead out of where they stand are not followed, neither to read nor to write. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project, SHEET, temporaryFolder, versus } from "../support/project.js";

const SECRET = SHEET.replaceAll("Tea", "Secret");

it("settings that a link takes from outside of the project are neither read nor told", async () => {
  const outside = project({ "secret.yaml": SECRET, "good.yaml": "lang: de" });
  const root = project({ "content/good.yaml": SHEET });
  for (const name of ["secret.yaml", "good.yaml"]) {
    rmSync(join(root, "versus.yaml"), { force: true });
    symlinkSync(join(outside, name), join(root, "versus.yaml"));
    const { code, stdout, stderr } = await versus(root, "build", "--formats", "page");
    expect(code).toBe(1);
    expect(stderr).toMatch(/versus\.yaml is a link that leads out of the project, and is not read/);
    expect(stdout + stderr).not.toMatch(/Secret/);
  }
  rmSync(join(root, "versus.yaml"));
  writeFileSync(join(root, "settings.yaml"), "lang: de");
  symlinkSync("settings.yaml", join(root, "versus.yaml"));
  expect((await versus(root, "build", "--formats", "page")).code).toBe(0);
});

describe("content", () => {
  it("that a link takes from outside of the project is refused, the rest is built", async () => {
    const outside = project({ "secret.yaml": SECRET, "more/deep.yaml": SECRET });
    const root = project({ "content/good.yaml": SHEET });
    symlinkSync(join(outside, "secret.yaml"), join(root, "content/secret.yaml"));
    symlinkSync(join(outside, "more"), join(root, "content/more"));
    const { code, stdout, stderr } = await versus(root, "build", "--formats", "page,index");
    expect(code).toBe(1);
    expect(stderr).toMatch(/content\/secret\.yaml is a link that leads out of the project, and is not read/);
    expect(stderr).toMatch(/content\/more is a link to a folder outside of the project, and is not looked into/);
    expect(stderr).not.toMatch(/deep/);
    expect(stdout + readFileSync(join(root, "out/index.html"), "utf8")).not.toMatch(/Secret/);
    expect(existsSync(join(root, "out/html/good.html"))).toBe(true);
    const named = await versus(root, "build", "content/secret.yaml");
    expect([named.code, named.stderr]).toEqual([1, expect.stringMatching(/leads out of the project/)]);
    const list = await versus(root, "list");
    expect([list.code, list.stdout]).toEqual([1, expect.not.stringMatching(/Secret/)]);
    // By its own path it is what somebody asked for.
    expect((await versus(root, "build", join(outside, "secret.yaml"))).code).toBe(0);
  });

  it("in a folder elsewhere that a link leads to is not so much as listed: no name of what is there is told", async () => {
    const outside = project({ "private/deep/salary.yaml": SECRET, "private/salary.txt": "x" });
    const root = project({ "content/good.yaml": SHEET, "content/sub/more.yaml": SHEET });
    symlinkSync(outside, join(root, "content/sub/all"), "junction");
    symlinkSync(join(outside, "private/salary.txt"), join(root, "content/note.txt"));
    for (const command of [["build", "--formats", "page,index"], ["check"], ["list"], ["build", "--json"]]) {
      const { code, stdout, stderr } = await versus(root, ...command);
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(/content\/sub\/all is a link to a folder outside of the project/);
      expect(stdout + stderr).not.toMatch(/private|salary|deep|note\.txt/);
    }
    expect(existsSync(join(root, "out/html/more.html"))).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)("in a folder that nobody may read is told", async () => {
    const root = project({ "content/good.yaml": SHEET, "content/closed/x.yaml": SHEET });
    chmodSync(join(root, "content/closed"), 0);
    const { code, stderr } = await versus(root, "check");
    chmodSync(join(root, "content/closed"), 0o755);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the folder content\/closed can't be read/)]);
  });

  it("is found through links in the project; loops end, and links to nothing are left out", async () => {
    const root = project({ "content/good.yaml": SHEET, "shared/linked.yaml": SHEET });
    symlinkSync(join(root, "shared/linked.yaml"), join(root, "content/linked.yaml"));
    symlinkSync("../content", join(root, "content/loop"));
    symlinkSync(".", join(root, "content/self"));
    const { code, stdout, stderr } = await versus(root, "list", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).map(({ slug }: { slug: string }) => slug)).toEqual(["good", "linked"]);
    symlinkSync("nowhere.yaml", join(root, "content/dangling.yaml"));
    symlinkSync("round.yaml", join(root, "content/round.yaml"));
    expect((await versus(root, "list", "--json")).stdout).toBe(stdout);
  });

  it("in a folder elsewhere may not be taken from outside of that folder", async () => {
    const outside = project({ "secret.yaml": SECRET });
    const elsewhere = project({ "good.yaml": SHEET });
    symlinkSync(join(outside, "secret.yaml"), join(elsewhere, "secret.yaml"));
    const { code, stderr } = await versus(project({}), "check", "--content", elsewhere);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/secret\.yaml is a link that leads out/)]);
  });
});

describe("templates, fonts and a logo", () => {
  it.each(["page.hbs", "partials/foot.hbs", "styles/sheet.css", "locales/en.yaml", "partials"])(
    "a link out of the folder of templates at %s is an error, and is not read",
    async (name) => {
      const outside = project({ "secret/foot.hbs": "SECRET" });
      const root = project({ "content/good.yaml": SHEET, "look/styles/own.css": "", "look/locales/x.yaml": "" });
      if (name.startsWith("partials/")) mkdirSync(join(root, "look/partials"));
      symlinkSync(join(outside, name === "partials" ? "secret" : "secret/foot.hbs"), join(root, "look", name));
      const { code, stderr } = await versus(root, "build", "--templates", "look", "--formats", "page");
      expect(code).toBe(1);
      expect(stderr).toMatch(new RegExp(`look/${name} is a link that leads out of the folder of templates`));
      expect(existsSync(join(root, "out/html/good.html"))).toBe(false);
    },
  );

  it("a link within the folder works", async () => {
    const root = project({ "content/good.yaml": SHEET, "look/partials/line.hbs": "<footer>OWN LINE</footer>" });
    symlinkSync("line.hbs", join(root, "look/partials/foot.hbs"));
    const { code } = await versus(root, "build", "--templates", "look", "--formats", "page");
    expect([code, readFileSync(join(root, "out/html/good.html"), "utf8")]).toEqual([
      0,
      expect.stringMatching(/OWN LINE/),
    ]);
  });

  it.each([
    "../outside/*",
    "../*/*.ttf",
    "fonts/../../*",
    "{fonts,../outside}/*.ttf",
    "/etc/*",
    "C:\\\\x\\\\*",
    "linked/*",
    "linked/**",
  ])("the pattern of fonts %s tells no name of what lies outside", async (pattern) => {
    const parent = project({
      "outside/private.ttf": "x",
      "project/content/good.yaml": SHEET,
      "project/fonts/own.ttf": "x",
    });
    const root = join(parent, "project");
    symlinkSync(join(parent, "outside"), join(root, "linked"), "junction");
    writeFileSync(join(root, "versus.yaml"), `fonts: {files: ["${pattern}"]}\n`);
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/the font files .* lie outside the project/)]);
    expect(stderr).not.toMatch(/private|passwd|hosts/);
  });

  it.skipIf(process.platform === "win32").each(["page.hbs", "partials/foot.hbs", "styles/own.css", "locales/en.yaml"])(
    "%s that is a pipe or a link to nothing is told, and not waited for",
    async (name) => {
      const root = project({
        "content/good.yaml": SHEET,
        "look/partials/x.hbs": "",
        "look/styles/x.css": "",
        "look/locales/x.yaml": "",
      });
      execFileSync("mkfifo", [join(root, "look", name)]);
      const pipe = await versus(root, "build", "--templates", "look", "--formats", "page");
      expect([pipe.code, pipe.stderr]).toEqual([
        1,
        expect.stringMatching(new RegExp(`look/${name} can't be read: it is a pipe`)),
      ]);
      rmSync(join(root, "look", name));
      symlinkSync("nowhere", join(root, "look", name));
      const dangling = await versus(root, "build", "--templates", "look", "--formats", "page");
      expect([dangling.code, dangling.stderr]).toEqual([1, expect.stringMatching(/it is a link to nothing/)]);
    },
  );

  it("fonts are found through links in the project", async () => {
    const root = project({ "content/good.yaml": SHEET, "shared/own.ttf": "x" });
    symlinkSync(join(root, "shared"), join(root, "fonts"), "junction");
    writeFileSync(join(root, "versus.yaml"), 'fonts: {files: ["fonts/*.ttf"]}\n');
    expect((await versus(root, "build")).stderr).toMatch(/own\.ttf can't be used/);
  });

  it("a font or a logo outside of the project is refused", async () => {
    const outside = project({
      "font.ttf": "x",
      "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    });
    const root = project({ "content/good.yaml": SHEET, "fonts/own.ttf": "x" });
    for (const name of ["font.ttf", "logo.svg"]) symlinkSync(join(outside, name), join(root, "fonts", name));
    writeFileSync(join(root, "versus.yaml"), 'fonts: {files: ["fonts/*.ttf"]}\nsite: {logo: fonts/logo.svg}\n');
    const { code, stderr } = await versus(root, "build");
    expect(code).toBe(1);
    expect(stderr).toMatch(/the font file fonts\/font\.ttf lies outside the project[\s\S]*versus\.yaml:1/);
    expect(stderr).toMatch(/the image fonts\/logo\.svg lies outside the project[\s\S]*versus\.yaml:2/);
  });
});

it("a link at the place of an output is replaced, and what it leads to stays as it was", async () => {
  const root = project({ "content/good.yaml": SHEET });
  expect((await versus(root, "build", "--formats", "page,index,snippet")).code).toBe(0);
  const names = ["html/good.html", "index.html", "manifest.json", "assets/sheet.css", "snippets/good.html"];
  const whole = names.map((name) => readFileSync(join(root, "out", name), "utf8"));
  const elsewhere = temporaryFolder();
  const fresh = project({ "content/good.yaml": SHEET });
  names.forEach((name, i) => {
    const target = join(elsewhere, `${i}`);
    // The first has the content that is to be written: also then it is no output but a link.
    writeFileSync(target, i === 0 ? whole[0]! : "PRECIOUS");
    mkdirSync(join(fresh, "out", name, ".."), { recursive: true });
    symlinkSync(target, join(fresh, "out", name));
    symlinkSync(target, join(fresh, "out", `${name}.versus-tmp`));
  });
  expect((await versus(fresh, "build", "--formats", "page,index,snippet")).code).toBe(0);
  names.forEach((name, i) => {
    expect(lstatSync(join(fresh, "out", name)).isSymbolicLink(), name).toBe(false);
    expect(readFileSync(join(fresh, "out", name), "utf8")).toBe(whole[i]);
    expect(readFileSync(join(elsewhere, `${i}`), "utf8")).toBe(i === 0 ? whole[0] : "PRECIOUS");
  });
});

it("a new sheet is not written through a content folder that leads out of the project, unless that is named", async () => {
  const outside = temporaryFolder();
  const root = temporaryFolder();
  symlinkSync(outside, join(root, "content"), "junction");
  const refused = await versus(root, "new", "Tea", "Coffee");
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/content is a link to a folder outside/)]);
  expect(existsSync(join(outside, "tea-vs-coffee.yaml"))).toBe(false);
  expect((await versus(root, "new", "Tea", "Coffee", "--content", outside)).code).toBe(0);
});
