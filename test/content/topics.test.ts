/** The order of chapters in handbook and index: `topics` of versus.yaml. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byTopics, inChapters } from "../../src/content/collection/topics.js";
import { project, versus } from "../support/project.js";

const sheet = (slug: string, tags: string[], related = 0) => ({
  slug,
  title: slug,
  tags,
  related: { length: related },
});
const order = (topics: string[], sheets: ReturnType<typeof sheet>[]) =>
  [...sheets].sort(inChapters(topics)).map(({ slug }) => slug);

describe("chapters", () => {
  it("come as topics are ordered, then by the letters of other tags, those without a tag last", () => {
    const sheets = [sheet("a", []), sheet("b", ["alpha"]), sheet("c", ["zoo"]), sheet("d", ["Beta"])];
    expect(order(["zoo"], sheets)).toEqual(["c", "b", "d", "a"]);
    expect(order([], sheets)).toEqual(["b", "d", "c", "a"]);
  });

  it("begin with what is related to most sheets, where somebody orders topics, else come by titles", () => {
    const sheets = [sheet("a", ["x"], 1), sheet("b", ["x"], 3), sheet("c", ["x"], 3)];
    expect(order(["x"], sheets)).toEqual(["b", "c", "a"]);
    expect(order([], sheets)).toEqual(["a", "b", "c"]);
  });

  it("have one order, whichever sheet was read first", () => {
    const tag = fc.constantFrom("a", "B", "b", "c", "d");
    fc.assert(
      fc.property(
        fc.uniqueArray(tag),
        fc.array(fc.tuple(fc.array(tag, { maxLength: 2 }), fc.nat(2))),
        (topics, given) => {
          const sheets = given.map(([tags, related], i) => sheet(`s${i}`, tags, related));
          expect(order(topics, [...sheets].reverse())).toEqual(order(topics, sheets));
          expect([...topics].sort(byTopics(topics))).toEqual(topics);
        },
      ),
    );
  });
});

const SHEET = (name: string, tags: string, intro: string) =>
  `lang: en\nquestion: ${name} or not?\ntags: ${tags}\nsubjects: [{name: ${name}, points: [one]}, {name: Other, points: [two]}]\nintro: ${intro}\n`;

describe("a site with topics", () => {
  const files = {
    "content/tea.yaml": SHEET("Tea", "[drinks]", "'**Tea (green) is a leaf**, and so on.'"),
    "content/bread.yaml": SHEET("Bread", "[food]", "Nothing bold."),
  };

  it("has their headings and order in its index, and the key phrase of each sheet where there is one", async () => {
    const root = project({ ...files, "versus.yaml": "topics: [food, drinks]\n" });
    expect((await versus(root, "build", "--formats", "page,index")).code).toBe(0);
    const index = readFileSync(join(root, "out/index.html"), "utf8");
    expect([...index.matchAll(/<h[23]>(?:<a[^>]*>)?([^<]+)/g)].map(([, text]) => text)).toEqual([
      "food",
      "Bread vs Other",
      "drinks",
      "Tea vs Other",
    ]);
    expect(index).toContain("<p>Tea (green) is a leaf. </p>");
    expect(index).toContain("<p>Bread or not?</p>");
  });

  it("is told of a topic that no sheet has, at its place, with the tag that was meant", async () => {
    const root = project({ ...files, "versus.yaml": "topics: [food, drink]\n" });
    const { code, stderr } = await versus(root, "check");
    expect(code).toBe(0);
    expect(stderr).toContain('no sheet has the tag "drink"');
    expect(stderr).toContain("versus.yaml:1:16");
    expect(stderr).toContain('did you mean "drinks"?');
  });
});
