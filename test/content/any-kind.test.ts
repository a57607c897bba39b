/** Whatever kind of value stands in whatever place of a file: there is a message, and no fault of ours. */
import { describe, expect, it } from "vitest";
import { parseComparison, parseSettings } from "../../src/index.js";

type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

const KINDS: readonly Data[] = [
  null,
  "",
  "text",
  true,
  0,
  -1e99,
  [],
  {},
  [[]],
  [{}],
  [null],
  ["a", "b", "c"],
  { a: "b" },
  { a: { b: ["c"] } },
  { toString: "a", __proto__x: [] },
];

const CONTENT: Data = {
  title: "t",
  question: "q",
  lang: "en",
  updated: "2026-01-01",
  review: "2027-01-01",
  tags: ["a"],
  subjects: [
    { name: "A", tagline: "b", lead: "l", chooseWhen: "w", image: "a.svg", alt: "c", points: ["d"] },
    { name: "B", points: ["e"] },
  ],
  intro: "i",
  sections: [{ heading: "h", text: "t" }],
  table: [{ group: "g", rows: { r: ["a", { text: "b", tone: "good", note: "n" }], s: [{ score: 1, of: 5 }, true] } }],
  summary: "s",
  related: ["other", { title: "t", url: "https://example.org" }],
  sources: [{ title: "t", url: "https://example.org" }],
};

const SETTINGS: Data = {
  site: { name: "n", url: "https://example.org", logo: "a.svg" },
  lang: "en",
  page: { size: "A5", margin: "9mm" },
  fit: { min: 0.5, max: 1.2, overflow: "flow" },
  accents: ["#123456"],
  fonts: { body: ["Source Sans 3"], files: ["a.ttf"] },
  pdf: { attachSource: false, images: "sampled" },
  formats: ["pdf"],
  snippet: "plain",
};

/** The data with another value in each of its places, one at a time. */
function* variants(data: Data, value: Data): Generator<Data> {
  yield value;
  if (Array.isArray(data))
    for (const [i, item] of data.entries())
      for (const variant of variants(item, value)) yield data.map((one, j) => (i === j ? variant : one));
  else if (data !== null && typeof data === "object")
    for (const [key, item] of Object.entries(data))
      for (const variant of variants(item, value)) yield { ...data, [key]: variant };
}

describe.each([
  ["a content file", CONTENT, (text: string) => parseComparison(text, { path: "content/a-vs-b.yaml" })],
  ["settings", SETTINGS, (text: string) => parseSettings(text, { path: "versus.yaml" })],
] as const)("%s", (_, data, parse) => {
  it("is known in each of its places", () => {
    expect(parse(JSON.stringify(data)).diagnostics.filter(({ code }) => code === "content/unknown-key")).toEqual([]);
  });

  it.each(KINDS)("with %j anywhere", (kind) => {
    for (const variant of variants(data, kind)) {
      const { value, diagnostics } = parse(JSON.stringify(variant));
      expect(value !== undefined || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      for (const { message } of diagnostics) expect(message).not.toMatch(/\[object|undefined|NaN/);
    }
  });
});
