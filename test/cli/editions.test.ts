/** Editions in processes of their own: a build, shards that are merged, one that is killed, one that watches, and a preview. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { get, serve } from "../preview/served.js";
import { outputsBelow, project } from "../support/project.js";
import { Watch } from "../support/watching.js";

const MAIN = resolve("dist/cli/main.js");
const sheet = (a: string, b: string, more = "") =>
  `title: ${a} vs ${b}\nsubjects: [{name: ${a}, points: [Tall, {text: Kept for partners, audience: partner}]}, {name: ${b}, points: [Short]}]\ntable: {Leaf: [small, large]}\n${more}`;
const SETTINGS = `audiences: [partner]
formats: [pdf, page, snippet, index, handbook]
editions:
  large: {preset: large-print}
  grey: {preset: grey, formats: [page, index]}
  partners: {audience: partner}
  german: {lang: de}
`;
const FILES = {
  "versus.yaml": SETTINGS,
  "content/ash-vs-oak.yaml": sheet("Ash", "Oak", "related: [elm-vs-fir, yew-vs-ivy]\n"),
  "content/elm-vs-fir.yaml": sheet("Elm", "Fir", "related: [ash-vs-oak]\n"),
  "content/yew-vs-ivy.yaml": sheet("Yew", "Ivy", "audience: partner\nrelated: [ash-vs-oak]\n"),
  "content/esche-vs-eiche.yaml": sheet("Esche", "Eiche", "lang: de\n"),
};

function versus(root: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...argv], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

/** Each output of a folder with a hash of it; what is of one machine left out. */
function bytesOf(folder: string): Record<string, string> {
  const paths = outputsBelow(folder).filter(
    (path) => !path.startsWith(".versus-stamps") && !path.startsWith(".versus-lock"),
  );
  return Object.fromEntries(
    paths.map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ]),
  );
}

const FOLDERS = ["", "large/", "partners/"];

describe("Editions", () => {
  it("are all built by one process, without a warning, and by the next one not again", () => {
    const root = project(FILES);
    const first = versus(root, "build", "--strict");
    expect([first.status, first.stderr.includes("warning:")]).toEqual([0, false]);
    for (const folder of FOLDERS) expect(existsSync(join(root, "out", folder, "pdf/ash-vs-oak.pdf"))).toBe(true);
    expect(existsSync(join(root, "out/pdf/yew-vs-ivy.pdf"))).toBe(false);
    expect(existsSync(join(root, "out/partners/pdf/yew-vs-ivy.pdf"))).toBe(true);
    expect(existsSync(join(root, "out/german/pdf/ash-vs-oak.pdf"))).toBe(false);
    const before = bytesOf(join(root, "out"));
    const second = versus(root, "build", "--strict");
    expect(second.stderr).toMatch(/0 sheets built · \d+ unchanged/);
    expect(bytesOf(join(root, "out"))).toEqual(before);
  });

  it("go when versus.yaml no longer has them, and nothing that somebody else put there", () => {
    const root = project({
      ...FILES,
      "versus.yaml":
        "audiences: [partner]\neditions: {large: {preset: large-print}, old: {preset: grey}, elder: {}}\nformats: [pdf, page]\n",
    });
    versus(root, "build");
    writeFileSync(join(root, "out/elder/notes.txt"), "mine\n");
    writeFileSync(
      join(root, "versus.yaml"),
      "audiences: [partner]\neditions: {large: {preset: large-print}}\nformats: [pdf, page]\n",
    );
    const alone = versus(root, "build", "--edition", "large");
    expect([alone.status, existsSync(join(root, "out/old/manifest.json"))]).toEqual([0, true]);
    const whole = versus(root, "build");
    expect([whole.status, /\d+ old files removed/.test(whole.stderr)]).toEqual([0, true]);
    expect(existsSync(join(root, "out/old"))).toBe(false);
    expect(outputsBelow(join(root, "out/elder"))).toEqual(["notes.txt"]);
    expect(existsSync(join(root, "out/large/pdf/ash-vs-oak.pdf"))).toBe(true);
    expect(outputsBelow(join(root, "out")).filter((path) => /^\.versus.*\.(?:old|elder)\./.test(path))).toEqual([]);
  });

  it("come out of merged shards as out of one build, whatever the number of workers", () => {
    const root = project(FILES);
    for (const i of [1, 2]) {
      const shard = versus(root, "build", "--shard", `${i}/2`, "--out", `shard-${i}`, "--jobs", String(i));
      expect([shard.status, shard.stderr.includes("error:")]).toEqual([0, false]);
    }
    const verdict = versus(root, "merge", "--verdict", "shard-1", "shard-2");
    expect(verdict.status).toBe(0);
    const merged = versus(root, "merge", "shard-1", "shard-2", "--out", "merged");
    expect([merged.status, merged.stderr.includes("warning:")]).toEqual([0, false]);
    versus(root, "build", "--out", "whole");
    expect(bytesOf(join(root, "merged"))).toEqual(bytesOf(join(root, "whole")));
  });

  it("are whole after a build that was killed in one of them", async () => {
    const root = project(FILES);
    versus(root, "build", "--out", "whole");
    for (const file of ["large/pdf/ash-vs-oak.pdf", "partners/html/yew-vs-ivy.html"]) {
      rmSync(join(root, "out"), { recursive: true, force: true });
      const child = spawn(process.execPath, [MAIN, "build", "--quiet"], { cwd: root, stdio: "ignore" });
      const ended = new Promise((done) => child.on("exit", done));
      while (!existsSync(join(root, "out", file)) && child.exitCode === null)
        await new Promise((done) => setTimeout(done, 2));
      child.kill("SIGKILL");
      await ended;
      expect(versus(root, "build").status).toBe(0);
      expect(bytesOf(join(root, "out"))).toEqual(bytesOf(join(root, "whole")));
    }
  });

  it("are built again, each as far as it has changed, while a process watches", async () => {
    const root = project(FILES);
    const save = (path: string, text: string) => {
      writeFileSync(join(root, `${path}.new`), text);
      renameSync(join(root, `${path}.new`), join(root, path));
    };
    const watch = new Watch(root, "--json");
    const ended = await watch.until((events) => events.at(-1)?.event === "end");
    expect(ended.at(-1)).toMatchObject({ failed: 0 });
    save("content/elm-vs-fir.yaml", sheet("Elm", "Fir", "summary: Changed.\nrelated: [ash-vs-oak]\n"));
    await watch.until((events) =>
      events.some(({ event, slug, status }) => event === "sheet" && slug === "elm-vs-fir" && status === "built"),
    );
    for (const folder of ["", "large/", "grey/", "partners/"])
      expect(readFileSync(join(root, "out", folder, "html/elm-vs-fir.html"), "utf8")).toContain("Changed.");
    // What becomes a secret while it is watched, is one from then on.
    save("content/elm-vs-fir.yaml", sheet("Elm", "Fir", "audience: partner\nrelated: [ash-vs-oak]\n"));
    await watch.until(
      () =>
        !existsSync(join(root, "out/large/html/elm-vs-fir.html")) &&
        !existsSync(join(root, "out/html/elm-vs-fir.html")),
    );
    expect(existsSync(join(root, "out/partners/html/elm-vs-fir.html"))).toBe(true);
    expect(readFileSync(join(root, "out/html/ash-vs-oak.html"), "utf8")).not.toContain("elm-vs-fir");
    save("versus.yaml", `${SETTINGS}  spacious: {preset: wide-spacing, formats: [page]}\n`);
    await watch.until(
      () =>
        existsSync(join(root, "out/spacious/html/ash-vs-oak.html")) &&
        readFileSync(join(root, "out/html/ash-vs-oak.html"), "utf8").includes("../spacious/html/"),
    );
    expect(await watch.stop()).toBe(130);
    const watched = bytesOf(join(root, "out"));
    versus(root, "build", "--out", "whole");
    const whole = bytesOf(join(root, "whole"));
    const outputs = (all: Record<string, string>) => Object.entries(all).filter(([path]) => !path.includes(".versus-"));
    expect(outputs(watched)).toEqual(outputs(whole));
  });

  it("are shown by a preview one at a time, which says how to see the others", async () => {
    const root = project(FILES);
    const plain = await serve(root);
    await plain.follow("ash-vs-oak").until(() => true);
    const page = await get(`${plain.frame}html/ash-vs-oak.html`);
    expect(page.text).toContain("../large/html/ash-vs-oak.html");
    expect(page.text).not.toContain("Kept for partners");
    const other = await get(`${plain.frame}large/html/ash-vs-oak.html`);
    expect([other.status, other.text]).toEqual([
      404,
      "this is of the edition large: `versus preview --edition large` shows it\n",
    ]);
    expect((await get(`${plain.frame}partners/html/ash-vs-oak.html`)).text).toBe("no build would write this\n");
    const partners = await serve(root, { edition: "partners" });
    await partners.follow("yew-vs-ivy").until(() => true);
    expect((await get(`${partners.frame}html/yew-vs-ivy.html`)).text).toContain("Kept for partners");
  });
});
