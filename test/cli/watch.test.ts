/** `--watch`, in a process of its own: what is saved is built, what is wrong is told, and nothing ends it but the user. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { eventsIn, project, SHEET, type Told } from "../support/project.js";

const MAIN = resolve("dist/cli/main.js");
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

class Watch {
  readonly #child: ChildProcess;
  #text = "";
  #errors = "";
  #seen = 0;

  constructor(
    readonly root: string,
    ...flags: string[]
  ) {
    this.#child = spawn(process.execPath, [MAIN, "build", "--watch", ...flags], {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
    });
    running.push(this.#child);
    this.#child.stdout!.on("data", (data) => (this.#text += data));
    this.#child.stderr!.on("data", (data) => (this.#errors += data));
  }

  /** The events of `--json` of the next builds, up to one after which the condition holds. */
  async until(holds: (events: readonly Told[]) => boolean): Promise<Told[]> {
    for (let waited = 0; waited < 90_000; waited += 10) {
      const complete = this.#text.slice(0, this.#text.lastIndexOf("\n") + 1);
      const events = eventsIn(complete).slice(this.#seen);
      const ends = events.flatMap(({ event }, i) => (event === "end" ? [i + 1] : []));
      const end = ends.find((each) => holds(events.slice(0, each)));
      if (end !== undefined) {
        this.#seen += end;
        return events.slice(0, end);
      }
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`nothing of the kind was told: ${this.#text.slice(-2000)} ${this.#errors}`);
  }

  async told(text: RegExp): Promise<string> {
    for (let waited = 0; waited < 90_000; waited += 10) {
      if (text.test(this.#errors)) return this.#errors.slice(this.#errors.search(text));
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`not told: ${text} in ${this.#errors}`);
  }

  forget(): void {
    this.#errors = "";
  }

  async stop(): Promise<number | null> {
    const exit = new Promise<number | null>((done) => this.#child.on("exit", done));
    this.#child.kill("SIGINT");
    return exit;
  }
}

const statusOf = (slug: string, status: string) => (events: readonly Told[]) =>
  events.some((told) => told.event === "sheet" && told.slug === slug && told.status === status);
const built = (slug: string) => statusOf(slug, "built");
const failed = (slug: string) => statusOf(slug, "failed");
const first = (events: readonly Told[]) => events.at(-1)?.built === 3;

const FILES = {
  "content/a.yaml": SHEET,
  "content/b.yaml": SHEET,
  "content/c.yaml": SHEET,
  "look/partials/x.hbs": "x",
};

describe("--watch", { timeout: 90_000 }, () => {
  it.each([
    ["this thread", "1"],
    ["workers, of which one is kept", "2"],
  ])("builds by %s what changes, however it is saved, and goes on after errors", async (_, jobs) => {
    const root = project(FILES);
    const watch = new Watch(root, "--json", "--templates", "look", "--jobs", jobs);
    const path = (name: string) => join(root, "content", name);
    await watch.until(first);
    const page = () => readFileSync(join(root, "out/html/a.html"), "utf8");

    writeFileSync(path("a.yaml"), SHEET.replace("Both wake", "Both soon wake"));
    const events = await watch.until(built("a"));
    expect(events.filter(({ status }) => status === "built").map(({ slug }) => slug)).toEqual(["a"]);
    expect(page()).toContain("Both soon wake");

    // As editors save: beside it, then renamed.
    writeFileSync(path(".a.yaml.swp"), SHEET.replace("Both wake", "Both at last wake"));
    renameSync(path(".a.yaml.swp"), path("a.yaml"));
    await watch.until(built("a"));
    expect(page()).toContain("Both at last wake");

    // Away and back again.
    renameSync(path("a.yaml"), path("a.yaml~"));
    await watch.until((all) => !all.some(({ slug }) => slug === "a"));
    renameSync(path("a.yaml~"), path("a.yaml"));
    await watch.until(built("a"));

    // Half written, then whole.
    writeFileSync(path("b.yaml"), SHEET.slice(0, 40));
    await watch.until(failed("b"));
    writeFileSync(path("b.yaml"), SHEET.replace("Both wake", "Both always wake"));
    await watch.until(built("b"));

    writeFileSync(path("new.yaml"), SHEET);
    await watch.until(built("new"));
    rmSync(path("new.yaml"));
    expect((await watch.until((all) => !all.some(({ slug }) => slug === "new"))).at(-1)!.pruned).toHaveLength(3);

    mkdirSync(path("deep"));
    writeFileSync(path("deep/down.yaml"), SHEET);
    await watch.until(built("down"));

    writeFileSync(join(root, "look/partials/x.hbs"), "y");
    await watch.until((all) => all.at(-1)?.built === 4);
    writeFileSync(join(root, "versus.yaml"), "lang: [\n");
    await watch.until((all) => all.at(-1)?.errors === 1);
    writeFileSync(join(root, "versus.yaml"), "lang: de\n");
    await watch.until((all) => all.at(-1)?.built === 4);
    expect(page()).toContain('lang="de"');
    expect(await watch.stop()).toBe(130);
  });

  it("tells people what is wrong once, and how long a rebuild took", async () => {
    const root = project(FILES);
    const watch = new Watch(root);
    await watch.told(/3 sheets built · \d+ ms/);
    watch.forget();
    writeFileSync(join(root, "content/a.yaml"), `${SHEET}wrong: x\n`);
    expect(await watch.told(/error: [\s\S]*1 failed · 1 error, 0 warnings · \d+ ms/)).toContain("content/a.yaml:11:1");
    watch.forget();
    writeFileSync(join(root, "content/b.yaml"), SHEET.replace("Both wake", "Both soon wake"));
    expect(await watch.told(/1 sheet built · 1 failed/)).not.toContain("error: ");
    watch.forget();
    writeFileSync(join(root, "content/a.yaml"), SHEET);
    await watch.told(/0 sheets built · \d+ ms|1 sheet built · \d+ ms/);
  });

  it("ends where a name is wrong", async () => {
    const watch = new Watch(project(FILES), "nothing");
    await watch.told(/there is no sheet "nothing"/);
  });
});
