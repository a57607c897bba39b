/** The facts that the sheet "Sales vs Marketing" has to tell, each in the part of the sheet where a reader looks for it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseComparison } from "../../src/index.js";

const PATH = "content/sales-vs-marketing.yaml";
const sheet = parseComparison(readFileSync(PATH, "utf8"), { path: PATH }).value!;
const [sales, marketing] = sheet.subjects;
const points = (side: typeof sales) => side!.points.join("; ");
const rows = new Map(
  sheet.groups.flatMap((group) =>
    group.rows.map((row) => [row.criterion, row.values.map((value) => (value.kind === "text" ? value.text : ""))]),
  ),
);
/** One side's value of a criterion. */
const cell = (criterion: string, side: 0 | 1) => rows.get(criterion)?.[side] ?? "";

/** What is told, where, and the words by which it is known. */
const FACTS: [fact: string, text: string, words: RegExp[]][] = [
  ["the key difference names deals and revenue", sheet.intro!, [/\*\*Sales[^*]*deals[^*]*revenue/]],
  ["… and awareness, leads and relationships", sheet.intro!, [/known|aware/, /leads/, /relationships/]],
  ["goals are shared, methods differ", sheet.intro!, [/goal is shared/, /methods differ/]],
  ["sales talks to prospects directly", points(sales), [/prospects directly/]],
  ["sales closes deals", points(sales), [/[Cc]losing deals/]],
  ["sales brings in revenue", points(sales), [/revenue/]],
  ["sales builds relationships", points(sales), [/[Ll]ooking after the customers|relationship/]],
  ["marketing creates awareness and interest", points(marketing), [/known|aware/, /wanted|interest/]],
  ["marketing finds leads, qualified ones (MQLs)", points(marketing), [/leads/, /MQLs/]],
  ["marketing builds relationships", points(marketing), [/trust|relationship/]],
  [
    "marketing uses digital advertising, content, social media",
    points(marketing),
    [/advertis/, /content/, /social media/],
  ],
  ["one funnel: marketing at the top", sheet.sections[0]!.text!, [/top of the funnel, marketing/]],
  [
    "… sales at the bottom, from leads to customers",
    sheet.sections[0]!.text!,
    [/bottom, sales/, /leads into paying customers/],
  ],
  ["both work together", sheet.sections[0]!.text!, [/both teams have agreed/]],
  ["focus", cell("Focus", 0), [/customers out of prospects/]],
  ["focus", cell("Focus", 1), [/aware/, /brand/]],
  ["process", cell("Process", 0), [/[Ll]eads become orders/]],
  ["process", cell("Process", 1), [/attracted/, /channels/]],
  ["goal", cell("Goal", 0), [/[Dd]eals closed/, /revenue/]],
  ["goal", cell("Goal", 1), [/[Ii]nterest/, /awareness/]],
  ["approach", cell("Approach", 0), [/Direct/]],
  ["approach", cell("Approach", 1), [/Indirect/]],
  ["metrics", cell("Metrics", 0), [/[Ss]ales volume/, /revenue/, /close rate/]],
  ["metrics", cell("Metrics", 1), [/awareness/, /engagement/, /leads/]],
  ["relationship building", cell("Relationship", 0), [/only until the deal is done/]],
  ["relationship building", cell("Relationship", 1), [/before the purchase and long after/]],
  ["dependence", cell("Dependence", 0), [/leads and customer data from marketing/]],
  ["dependence", cell("Dependence", 1), [/less/, /many with little personal contact/]],
  [
    "the summary sums up",
    sheet.summary!,
    [/aware and interested/, /customers and revenue/, /two jobs with one result/],
  ],
];

const RELATED = [
  "Marketing vs Selling",
  "Market vs Marketing",
  "Marketing vs Merchandising",
  "Selling Concept vs Marketing Concept",
  "Marketing vs Advertising",
  "Product Marketing vs Service Marketing",
  "Sales vs Revenue",
  "Marketing vs Business Development",
  "Marketing vs Promotion",
  "Sell vs Sale",
  "Branding vs Marketing",
  "Direct Marketing vs Direct Selling",
  "Personal Selling vs Direct Marketing",
  "Business Plan vs Marketing Plan",
  "Marketing vs Public Relations",
  "B2B vs B2C Marketing",
  "Market Research vs Marketing Research",
  "Marketing Strategy vs Marketing Plan",
  "Transactional Marketing vs Relationship Marketing",
];

describe("Sales vs Marketing", () => {
  it.each(FACTS)("%s", (_fact, text, words) => {
    for (const word of words) expect(text).toMatch(word);
  });

  it("names its nineteen relations, each of which is a sheet that points back", () => {
    const titles = sheet.related.map((relation) => {
      expect(relation).toHaveProperty("slug");
      const path = `content/${"slug" in relation ? relation.slug : ""}.yaml`;
      const related = parseComparison(readFileSync(path, "utf8"), { path }).value!;
      expect(related.related).toContainEqual(expect.objectContaining({ slug: "sales-vs-marketing" }));
      return related.title;
    });
    expect(titles).toEqual(RELATED);
    expect(readdirSync("content").filter((name) => name.endsWith(".yaml"))).toHaveLength(RELATED.length + 1);
  });
});
