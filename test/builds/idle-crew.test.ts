/** Workers between two builds: one stays for the next, if that one needs what it has open. */
import { afterEach, expect, it } from "vitest";
import { Crew } from "../../src/builds/make/crew.js";
import { IdleCrew } from "../../src/builds/make/idle-crew.js";
import type { WorkItem, WorkResult } from "../../src/builds/make/worker.js";
import type { DeliveredSheet } from "../../src/builds/sheets/deliver.js";

const filename = new URL("fixtures/naming-worker.mjs", import.meta.url);
const crews: Crew<WorkItem, WorkResult>[] = [];
afterEach(() => Promise.all(crews.splice(0).map((crew) => crew.dismiss())));

function newCrew(): Crew<WorkItem, WorkResult> {
  const crew = new Crew<WorkItem, WorkResult>({ filename, workers: 3, memory: 64 });
  crews.push(crew);
  return crew;
}

const task: WorkItem = {
  make: { file: { slug: "a", source: "a.yaml", path: "/a.yaml" }, sha256: "", titles: [], hidden: [] },
};

/** The threads that did so many tasks. */
async function threads(crew: Crew<WorkItem, WorkResult>, tasks: number, workers?: number): Promise<Set<unknown>> {
  const names = new Set<unknown>();
  const given = (_: WorkItem, error: unknown): DeliveredSheet => {
    throw error;
  };
  const onDone = (_: number, result: WorkResult) => names.add("sha256" in result ? result.sha256 : undefined);
  await crew.work({ count: tasks, itemOf: () => task, isCancelled: () => false, onDone, given }, workers);
  return names;
}

it("keeps the thread that was started first, and gives it to who has the same open", async () => {
  const idle = new IdleCrew();
  const crew = newCrew();
  const [first] = await threads(crew, 1, 1);
  expect((await threads(crew, 60)).size).toBe(3);
  await idle.keep("templates", crew);
  const kept = (await idle.take("templates"))!;
  expect(await threads(kept, 5, 1)).toEqual(new Set([first]));
  expect(await idle.take("templates")).toBeUndefined();
});

it("lets a thread go that has something else open, and one in whose place another comes", async () => {
  const idle = new IdleCrew();
  const [one, two] = [newCrew(), newCrew()];
  const [first, second] = [await threads(one, 1, 1), await threads(two, 1, 1)];
  await idle.keep("templates", one);
  await idle.keep("templates", two);
  expect(await threads((await idle.take("templates"))!, 1, 1)).toEqual(second);
  expect(await threads(one, 1, 1)).not.toEqual(first);
  await idle.keep("templates", one);
  expect(await idle.take("other templates")).toBeUndefined();
  expect(await idle.take("templates")).toBeUndefined();
});

it("keeps nothing where no thread was started", async () => {
  const idle = new IdleCrew();
  await idle.keep("templates", newCrew());
  expect(await idle.take("templates")).toBeUndefined();
});
