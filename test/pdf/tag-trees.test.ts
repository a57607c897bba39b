/**
 * The tag trees of three sheets, as readers of tags meet them. They are kept as text, so that a change of them is seen in review:
 * `npx vitest run test/pdf/tag-trees.test.ts -u` writes them anew.
 */
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasQpdf } from "../support/outside.js";
import { project, versus } from "../support/project.js";
import { rolesByPdfJs, tagTree } from "../support/tag-tree.js";

/** Groups of rows, and every kind of value. */
const GROUPED = `updated: 2026-11-23
subjects:
  - {name: Tea, image: leaf.svg, alt: A tea leaf, points: [brewed *gently*]}
  - {name: Coffee, points: ["brewed **fast**, see [how](https://example.org/how)"]}
  - {name: Mate, points: [shared]}
table:
  - group: In the cup
    rows:
      Plant: [leaf, seed, leaf]
      Strength: [{score: 2, of: 5}, {score: 4, of: 5}, {score: 3, of: 5}]
  - group: Around the cup
    rows:
      Milk: [true, {text: often, tone: good, note: at breakfast}, null]
      Sold as: [[leaves, bags], beans, leaves]
related: [{title: Espresso vs Filter, url: "https://example.org/espresso"}]
sources: [{title: A book of hot drinks}]
`;

const ARABIC = `lang: ar
subjects:
  - {name: القلم, points: [بطيء]}
  - {name: لوحة المفاتيح, points: [سريعة مثل ThinkPad X1]}
table:
  السرعة: [13 كلمة, 40 كلمة]
summary: القلم للتفكير.
`;

const LEAF = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 9C1 3 4 1 9 1 9 6 7 9 1 9z" fill="#3d6b22"/></svg>`;

it.skipIf(!hasQpdf)("a related title in another language is read in that", async () => {
  const plain = (names: string, lang: string, other: string) =>
    `lang: ${lang}\nrelated: [${other}]\nsubjects: [{name: A${names}}, {name: B${names}}]\ntable: {Row: [a, b]}\n`;
  const root = project({
    "content/one.yaml": plain("1", "en", "two"),
    "content/two.yaml": plain("2", "de-AT", "three").replace("[three]", "[one, three]"),
    "content/three.yaml": plain("3", "de-AT", "two"),
  });
  await versus(root, "build", "--quiet");
  expect(readFileSync(join(root, "out/html/one.html"), "utf8")).toContain(
    '<li lang="de-AT"><a href="two.html">A2 vs B2',
  );
  expect(await tagTree(join(root, "out/pdf/one.pdf"))).toMatch(/LI \[Lang=“de-AT”\]\n *LBody\n *Link “A2 vs B2”/);
  expect((await tagTree(join(root, "out/pdf/two.pdf"))).match(/Lang=/g)).toHaveLength(1);
});

describe.skipIf(!hasQpdf)("the tag tree of", () => {
  it.each(["sales-vs-marketing", "grouped", "arabic"])("%s", async (slug) => {
    const root = project({
      "content/grouped.yaml": GROUPED,
      "content/arabic.yaml": ARABIC,
      "content/leaf.svg": LEAF,
      "content/images/funnel.svg": readFileSync("content/images/funnel.svg"),
    });
    copyFileSync("content/sales-vs-marketing.yaml", join(root, "content/sales-vs-marketing.yaml"));
    const { code, stderr } = await versus(root, "build", slug, "--formats", "pdf", "--quiet");
    expect([code, stderr]).toEqual([0, ""]);
    const file = join(root, `out/pdf/${slug}.pdf`);
    const tree = await tagTree(file);
    await expect(tree).toMatchFileSnapshot(`golden/${slug}.tags.txt`);
    const roles = [...tree.matchAll(/^ *([A-Z][A-Za-z\d]*)/gm)].map(([, role]) => role);
    expect(await rolesByPdfJs(file)).toEqual(roles);
  });
});
