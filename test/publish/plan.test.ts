/** What is planned, for any situation: nobody else's page is touched, and what is done once needn't be done again. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Host, Page, Remote } from "../../src/publish/hosts/host.js";
import { planSteps } from "../../src/publish/plan/plan.js";
import { publish } from "../../src/publish/publish.js";
import { sheet } from "./hosts/runs.js";

const SLUGS = ["a", "b", "c", "d", "e"];
const slugs = fc.subarray(SLUGS);
const remote = (slug: string) =>
  fc.record({ isOurs: fc.boolean(), isEdited: fc.boolean(), source: fc.constantFrom("old", undefined) }).map(
    ({ isOurs, isEdited, source }, i = 0): Remote => ({
      ...{ id: String(10 + SLUGS.indexOf(slug) + i), slug, address: `https://example.org/${slug}`, now: "now", isOurs },
      isEdited: isOurs && isEdited,
      ...(isOurs && source !== undefined && { source }),
    }),
  );
const situation = fc.record({
  wanted: slugs,
  held: slugs,
  remotes: slugs.chain((there) => fc.tuple(...there.map(remote))),
  force: fc.boolean(),
});

/** A host in memory. */
class Shelf implements Host {
  readonly pages: Map<string, Remote>;
  readonly writes: string[] = [];

  constructor(remotes: readonly Remote[]) {
    this.pages = new Map(remotes.map((one) => [one.id, one]));
  }

  async check() {}
  async list() {
    return [...this.pages.values()];
  }
  async create({ slug }: Pick<Page, "slug">) {
    const id = String(100 + this.pages.size + this.writes.length);
    const made: Remote = { id, slug, address: `https://example.org/${id}`, isOurs: true, isEdited: false, now: "" };
    this.pages.set(id, made);
    return made;
  }
  async write({ id }: Remote, { source }: Page) {
    this.writes.push(id);
    this.pages.set(id, { ...this.pages.get(id)!, source, isEdited: false });
  }
  async remove({ id }: Remote) {
    this.writes.push(id);
    this.pages.delete(id);
  }
  async tidy() {}
}

it("has one step for each sheet and each page of ours, and touches no other page", () => {
  fc.assert(
    fc.property(situation, ({ wanted, held, remotes, force }) => {
      const sendable = wanted.filter((slug) => !held.includes(slug));
      const steps = planSteps({ wanted: sendable, held, remotes, force, sourceOf: () => "new" });
      const ours = remotes.filter(({ isOurs }) => isOurs);
      expect(steps.map(({ slug }) => slug)).toEqual(
        [...new Set([...sendable, ...held, ...ours.map(({ slug }) => slug)])].sort(),
      );
      for (const { slug, deed, remote: there } of steps) {
        if (deed === "create") expect(there).toBeUndefined();
        if (deed === "change" || deed === "remove") {
          expect(there?.isOurs).toBe(true);
          expect(there?.isEdited && !force).toBe(false);
        }
        if (held.includes(slug)) expect(deed).toBe("held");
      }
    }),
  );
});

it("is done once: a second run writes nothing, and what is left is left", async () => {
  await fc.assert(
    fc.asyncProperty(situation, fc.array(slugs, { minLength: 5, maxLength: 5 }), async (given, related) => {
      const shelf = new Shelf(given.remotes);
      const sheets = given.wanted
        .filter((slug) => !given.held.includes(slug))
        .map((slug) => sheet(slug, slug, related[SLUGS.indexOf(slug)]!));
      const held = given.held.map((slug) => ({ slug, reason: "" }));
      const order = { host: shelf, status: "draft", isDry: false, force: true, onPlan: () => {}, onDone: () => {} };
      const untouched = given.remotes.filter((one) => !one.isOurs || given.held.includes(one.slug));
      await publish({ ...order, wanted: { sheets, held } });
      expect([...shelf.pages.values()]).toEqual(expect.arrayContaining(untouched));
      shelf.writes.length = 0;
      const { steps } = await publish({ ...order, wanted: { sheets, held }, force: true });
      expect(shelf.writes).toEqual([]);
      expect(steps.every(({ deed }) => /^(?:leave|held|foreign)$/.test(deed))).toBe(true);
    }),
  );
});
