/** Calls of the library's functions: options of the right kind most of the time, with one or two strange values in some. */
import { document } from "./html.mjs";
import { TEXTS } from "./yaml.mjs";

/** Stands for the folder that a case may use, in whatever place of its options. */
export const FOLDER = "%FOLDER%";

const JUNK = [
  undefined,
  null,
  true,
  0,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  "",
  "A5",
  "x",
  "10mm",
  "none",
  [],
  ["x"],
  [[]],
  {},
  { min: 2, max: 1 },
  { size: "A5" },
  { width: -1 },
  { length: 5 },
  () => {},
  Symbol.iterator,
  10n,
  new Uint8Array(3),
  new Date(Number.NaN),
  new Map(),
  `${FOLDER}/none`,
  `${FOLDER}/project/../project`,
  "\u0000",
  Object.create(null),
  new Proxy({}, {}),
];
const DATES = ["2026-11-23", "2000-02-29"];
const LANGS = ["en", "de", "ar", "ja", "pt-BR", "x-klingon"];
const PROFILES = ["scoped", "inline", "plain", "wordpress", "confluence", "sharepoint", "mail"];
const SIZES = ["A4", "A5", "A6", "Letter", "A4 landscape", "B5", "200mm 300mm", "20mm 20mm", "3in 9in"];
const MARGINS = ["14mm", "5mm", "10mm 8mm", "1in", "0mm", "0"];

/** Of the makers of some options each with a chance of one half. */
function some(random, makers) {
  const chosen = Object.entries(makers).filter(() => random.chance(0.5));
  return Object.fromEntries(chosen.map(([key, make]) => [key, make()]));
}

const text = (random) => (random.chance(0.7) ? random.of(["Revenue", "Focus", 7]) : random.of(TEXTS));

function settings(random) {
  return some(random, {
    page: () => some(random, { size: () => random.of(SIZES), margin: () => random.of(MARGINS) }),
    fit: () =>
      some(random, {
        min: () => random.of([0.5, 0.8, "0.6", 1]),
        max: () => random.of([1, 1.15, 2]),
        overflow: () => random.of(["error", "flow", "flow"]),
      }),
    lang: () => random.of(LANGS.slice(0, 5)),
    site: () => some(random, { name: () => text(random), url: () => "https://example.org/c" }),
    accents: () => random.of([[], ["#123456"], ["#336699", "#993333"]]),
    pdf: () => some(random, { attachSource: () => random.chance(0.5), images: () => random.of(["print", "keep"]) }),
    formats: () => random.of([["pdf"], ["page", "snippet"], ["pdf", "index", "handbook"], ["snippet"]]),
    snippet: () => random.of(PROFILES),
    fonts: () => ({ body: random.of([["Source Sans 3"], []]) }),
  });
}

function comparison(random) {
  const count = 2 + random.below(3);
  const subjects = Array.from({ length: count }, (_, i) => ({
    name: random.chance(0.9) ? `Name ${i}` : text(random),
    points: random.many(4, () => text(random)),
    ...some(random, { tagline: () => text(random), chooseWhen: () => [text(random)] }),
  }));
  const cells = () =>
    subjects.map(() => random.of([true, false, null, 3, text(random), { score: 4, of: 5 }, ["a", "b"]]));
  const rows = Object.fromEntries(Array.from({ length: 1 + random.below(4) }, (_, i) => [`Row ${i}`, cells()]));
  return {
    subjects,
    table: rows,
    ...some(random, {
      title: () => text(random),
      lang: () => random.of(LANGS.slice(0, 5)),
      summary: () => text(random),
      intro: () => text(random),
      tags: () => ["one"],
      updated: () => random.of(DATES),
      sections: () => [{ heading: text(random), text: text(random) }],
    }),
  };
}

const PRINT = (random) =>
  some(random, {
    file: () => "fuzz.html",
    css: () => random.of(["p { color: red }", [{ file: "a.css", text: "p { margin: 1em }" }], []]),
    baseDir: () => FOLDER,
    root: () => FOLDER,
    page: () => {
      const [width, height, side] = random.of([
        [400, 600, 20],
        [794, 1123, 38],
        [10, 10, 0],
        [38_000, 100, 1],
        [120.5, 200.25, 9.75],
      ]);
      return { width, height, margin: { top: side, right: side, bottom: side, left: side } };
    },
    lang: () => random.of(LANGS),
    fit: () => ({
      min: random.of([0.5, 1, 0.01]),
      max: random.of([1, 3, 100]),
      overflow: random.of(["error", "flow"]),
    }),
    date: () => random.of(DATES),
    images: () => random.of(["print", "keep"]),
    fonts: () => [`${FOLDER}/font.ttf`],
    attachments: () => [
      {
        name: random.of(["a.txt", "ä/ö.csv", "a\\b"]),
        mimeType: random.of(["text/plain", "x", "text/csv; charset=utf-8"]),
        description: "d",
        relationship: random.of(["Source", "Data", "Alternative", "Supplement", "Unspecified"]),
        content: new Uint8Array(random.below(40)),
      },
    ],
  });

const RENDER = (random) =>
  some(random, {
    settings: () => settings(random),
    titles: () => new Map([["c-vs-d", { title: "C vs D" }]]),
    source: () => "subjects: []",
    baseDir: () => FOLDER,
  });

const BUILD = (random) => ({
  root: `${FOLDER}/project`,
  ...some(random, {
    select: () => random.of([[], ["a-vs-b"], ["content/a-vs-b.yaml"], ["none"]]),
    related: () => random.of([0, 1, Number.POSITIVE_INFINITY]),
    formats: () => random.of([["pdf"], ["pdf", "page"], ["pdf", "snippet", "index"], ["pdf", "handbook"]]),
    snippet: () => random.of(PROFILES),
    out: () => random.of(["out", "other", "a/b"]),
    check: () => random.chance(0.2),
    asOf: () => random.of(DATES),
    sourceDate: () => random.of(DATES),
    shard: () =>
      random.of([
        { index: 1, count: 1 },
        { index: 1, count: 2 },
        { index: 2, count: 2 },
      ]),
    force: () => random.chance(0.7),
    jobs: () => random.of([0, 0, 0, 1]),
    onProgress: () => () => {},
    isCancelled: () => () => false,
  }),
});

const DOCUMENT = document(
  "",
  '<h1>Heading</h1><p lang="de">w0x1 <a href="#c">w1x2</a></p><table><tr><th>a<td>b</table>',
);
const CALLS = {
  printHtml: (random) => [DOCUMENT, PRINT(random)],
  renderPdf: (random) => [comparison(random), RENDER(random)],
  renderPage: (random) => [comparison(random), { ...RENDER(random), ...some(random, { selfContained: () => true }) }],
  renderSnippet: (random) => [comparison(random), RENDER(random)],
  comparisonFrom: (random) => [comparison(random), some(random, { path: () => "content/a-vs-b.yaml" })],
  parseComparison: (random) => [JSON.stringify(comparison(random)), { path: "content/a-vs-b.yaml" }],
  parseSettings: (random) => [
    JSON.stringify(settings(random)),
    { path: "versus.yaml", ...some(random, { root: () => FOLDER }) },
  ],
  build: (random) => [BUILD(random)],
  merge: (random) => [random.of([["s1", "s2"], ["s1"], ["s2", "s2"]]), { ...BUILD(random), shard: undefined }],
};
/** What comes to print more often than the rest. */
const FUNCTIONS = [...Object.keys(CALLS), ...Array(6).fill("printHtml"), ...Array(6).fill("renderPdf")];
/** Never left out or exchanged: where a build writes. */
const KEPT = new Set(["root"]);

/** A copy with one value, somewhere inside, exchanged for a strange one, or a key with one added. */
function spoilt(random, value, depth = 0) {
  const isPlain =
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  const keys = isPlain ? Object.keys(value).filter((key) => !KEPT.has(key)) : [];
  if (keys.length === 0 || (depth > 0 && random.chance(0.3))) return random.of(JUNK);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (random.chance(0.1)) {
    const added = random.of(["page", "fit", "x", "__proto__", "length", "then"]);
    const junk = random.of(JUNK);
    // A list takes lengths alone for its length.
    return Array.isArray(copy) && added === "length" ? copy : Object.assign(copy, { [added]: junk });
  }
  const key = random.of(keys);
  copy[key] = spoilt(random, copy[key], depth + 1);
  return copy;
}

export function options(random) {
  const call = random.of(FUNCTIONS);
  const given = CALLS[call](random);
  const faults = random.of([0, 0, 0, 0, 0, 0, 0, 1, 1, 2]);
  for (let i = 0; i < faults; i++) {
    const which = given.length === 1 || random.chance(0.7) ? given.length - 1 : 0;
    given[which] = spoilt(
      random,
      given[which],
      call === "build" || (call === "merge" && which === 1) ? 0 : random.below(2),
    );
  }
  return { call, args: given };
}
