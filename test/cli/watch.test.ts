/** `--watch`, in a process of its own: what is saved is built, what is wrong is told, and nothing ends it but the user. */
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project, SHEET, type Told } from "../support/project.js";
import { Watch } from "../support/watching.js";

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

  it("makes outputs again that others have changed or removed", async () => {
    const root = project(FILES);
    const watch = new Watch(root, "--json");
    const page = (slug: string) => join(root, "out/html", `${slug}.html`);
    const change = (word: string) =>
      writeFileSync(join(root, "content/a.yaml"), SHEET.replace("Both wake", `Both ${word} wake`));
    await watch.until(first);
    const was = readFileSync(page("b"), "utf8");
    change("soon");
    await watch.until(built("a"));
    // It is known by now as it was.
    writeFileSync(page("b"), was.replace("<p", "<P"));
    change("at last");
    await watch.until(built("b"));
    expect(readFileSync(page("b"), "utf8")).toBe(was);
    rmSync(page("c"));
    change("always");
    const events = await watch.until(built("c"));
    expect(events.filter(({ event }) => event === "end")).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ built: 2, errors: 0 });
    await watch.stop();
  });

  it("makes what shows another sheet's title again, and finds what changes behind a link", async () => {
    const others = Array.from({ length: 30 }, (_, i) => [`content/more-${i}.yaml`, SHEET] as const);
    const naming = `${SHEET}related:\n  - b\n`;
    const root = project({
      ...FILES,
      ...Object.fromEntries(others),
      "content/a.yaml": naming,
      "elsewhere/c.yaml": SHEET,
    });
    rmSync(join(root, "content/c.yaml"));
    symlinkSync(join(root, "elsewhere/c.yaml"), join(root, "content/c.yaml"));
    const watch = new Watch(root, "--json", "--jobs", "2");
    await watch.until((events) => events.at(-1)?.built === 33);
    const titled = (title: string) => SHEET.replace(/^title: .*$/m, `title: ${title}`);

    writeFileSync(join(root, "content/b.yaml"), titled("Night vs Day"));
    const events = await watch.until(built("b"));
    const slugs = events.filter(({ status }) => status === "built").map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(["a", "b"]);
    expect(readFileSync(join(root, "out/html/a.html"), "utf8")).toContain("Night vs Day");

    writeFileSync(join(root, "elsewhere/c.yaml"), titled("Moon vs Sun"));
    await watch.until(built("c"));
    expect(readFileSync(join(root, "out/html/c.html"), "utf8")).toContain("Moon vs Sun");

    // What was told of a sheet that stays as it is isn't told again, but counted.
    const later = events.find(({ slug }) => slug === "more-7");
    expect(later).toMatchObject({ event: "sheet", status: "unchanged", title: expect.any(String) });
    writeFileSync(join(root, "content/b.yaml"), titled("Night vs Noon"));
    const news = await watch.until(built("b"));
    expect(news.filter(({ event, status }) => event === "sheet" && status === "unchanged")).toEqual([
      expect.objectContaining({ slug: "c" }),
    ]);
    expect(news.at(-1)).toMatchObject({ event: "end", built: 2, unchanged: 31 });
    expect(await watch.stop()).toBe(130);
  });

  it("reads a file that is written in two steps when it is whole", async () => {
    const root = project(FILES);
    const watch = new Watch(root, "--json");
    await watch.until(first);
    const whole = SHEET.replace("Both wake", "Both soon wake");
    for (let round = 0; round < 5; round++) {
      writeFileSync(join(root, "content/a.yaml"), whole.slice(0, 40));
      writeFileSync(join(root, "content/b.yaml"), `${SHEET}# ${round}\n`);
      writeFileSync(join(root, "content/a.yaml"), `${whole}# ${round}\n`);
      const events = await watch.until(built("a"));
      expect(events.filter(({ status }) => status === "failed")).toEqual([]);
    }
    await watch.stop();
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
