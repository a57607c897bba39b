/** What is wrong in a content file that YAML can read. */
import { checked, type Examples, lines, projects, SHEET, SHEET_PATH } from "./example.js";
import { YAML } from "./yaml.js";

const SUMMARY = "summary: Take what the moment asks for.";
const POINT = "      - poured again and again";
const PLANT = "  Plant: [Leaf, Seed]";
const READY = "  Ready in:\n    Coffee: One minute\n    Tea: Three minutes";
const TABLE = `table:\n${PLANT}\n${READY}\n  With milk: [false, true]`;
const many = (count: number) =>
  `subjects:\n${Array.from({ length: count }, (_, i) => `  - {name: Tea ${i + 1}, points: [cup ${i + 1}]}\n`).join("")}`;
const withSection = (text: string) => `${SUMMARY}\nsections:\n  - heading: And now?\n    ${text}`;
const section = (wrong: string, mended: string) => lines(withSection(wrong), withSection(mended), SUMMARY);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const battlecard = ([objections, pricing]: readonly string[]) =>
  `layout: battlecard\nsections:\n  - {heading: Objections, ${objections}text: Too dear.}\n  - {heading: Pricing, ${pricing}text: One price.}\n`;
const image = (path: string) => `  - name: Tea\n    image: ${path}`;

const CLAIM = SHEET.replace("- poured again and again", "- {text: poured again and again, checked: 2026-11-23}");

export const CONTENT: Examples<"content"> = {
  "content/audience": [checked("lang: en\naudience: intern", "lang: en")],
  "content/yaml": YAML,
  "content/alias": [
    lines("      - *poured*", '      - "*poured*"', POINT),
    projects(
      ["A text that is named once, as `&a`, and used a hundred times, as `*a`.", "The text itself."],
      { [SHEET_PATH]: `${SHEET}data: {a: &a x, b: [${Array(100).fill("*a")}]}\n` },
      { [SHEET_PATH]: `${SHEET}data: {b: [x, x]}\n` },
    ),
  ],
  "content/anchor": [lines("summary: &c Take it", 'summary: "&c Take it"', SUMMARY)],
  "content/tag": [lines("      - !poured again", '      - "!poured again"', POINT)],
  "content/key": [
    lines("  ? Plant: [Leaf, Seed]", '  "? Plant": [Leaf, Seed]', PLANT),
    lines("  - <<: *tea\n    name: Coffee", "  - name: Coffee"),
  ],
  "content/comment": [
    lines("      - cup #5 again", '      - "cup #5 again"', POINT),
    lines("      - #5 again", '      - "#5 again"', POINT),
  ],
  "content/escape": [lines('summary: "See C:\\tea\\notes."', "summary: 'See C:\\tea\\notes.'", SUMMARY)],
  "content/folded": [
    lines(
      "      - brewed from leaves\n        - poured again and again\n        - drunk",
      "      - brewed from leaves\n      - poured again and again\n      - drunk",
      "      - brewed from leaves\n      - poured again and again",
    ),
    lines(
      "intro: >\n  What matters:\n  - the hour\n  - the cup",
      "intro: |\n  What matters:\n  - the hour\n  - the cup",
      "intro: Both wake you up.",
    ),
    lines(
      "intro: >\n  Both wake you up.\n  sections:\n  - heading: The leaf\n    text: It is green.",
      "intro: >\n  Both wake you up.\nsections:\n  - heading: The leaf\n    text: It is green.",
      "intro: Both wake you up.",
    ),
  ],
  "content/characters": [
    lines('summary: "Take it\\x07"', 'summary: "Take it"', SUMMARY),
    lines("summary: Take it\u0007", "summary: Take it", SUMMARY),
  ],
  "content/bidi": [
    lines("summary: Take \u202eit", "summary: Take it", SUMMARY),
    lines("summary: Take \u2067it", "summary: Take \u2067it\u2069", SUMMARY),
  ],
  "content/nesting": [
    projects(
      ["A text of 41 brackets `[[[…`.", "No brackets around a text."],
      { [SHEET_PATH]: `${SHEET}data: {a: ${"[".repeat(41)}x${"]".repeat(41)}}\n` },
      { [SHEET_PATH]: `${SHEET}data: {a: x}\n` },
    ),
  ],
  "content/empty": [
    projects(
      ["A file with nothing in it.", "What `versus new` writes."],
      { [SHEET_PATH]: "# nothing yet\n" },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/type": [
    lines(
      `    points: brewed from leaves, poured again and again`,
      "    points: [brewed from leaves, poured again and again]",
      "    points:\n      - brewed from leaves\n      - poured again and again",
    ),
    lines("      brewed from seeds\n      gone in three sips", "      - brewed from seeds\n      - gone in three sips"),
    lines("summary:\n  - Take it\n  - or not", "summary: |\n  - Take it\n  - or not", SUMMARY),
    lines("    tagline: [Slow, even]", '    tagline: "[Slow, even]"', "    tagline: Slow and even"),
    lines("      - poured: again and again", '      - "poured: again and again"', POINT),
    lines("  Plant: Leaf, Seed", PLANT),
    lines("  Plant: [{text: Leaf, tone: great}, Seed]", "  Plant: [{text: Leaf, tone: good}, Seed]", PLANT),
    lines(
      "  Plant: [{score: four, of: 5}, {score: 3, of: 5}]",
      "  Plant: [{score: 4, of: 5}, {score: 3, of: 5}]",
      PLANT,
    ),
    lines(
      "table:\n  - Plant: [Leaf, Seed]\n  - With milk: [false, true]",
      "table:\n  Plant: [Leaf, Seed]\n  With milk: [false, true]",
      TABLE,
    ),
    projects(
      ["A file that begins with `- Tea`.", "One that begins with `subjects:`."],
      { [SHEET_PATH]: "- Tea\n- Coffee\n" },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/unknown-key": [lines("sumary: Take what the moment asks for.", SUMMARY)],
  "content/missing": [
    section("items:\n      - {checked: 2026-11-23}", "items:\n      - {text: Both are hot., checked: 2026-11-23}"),
    lines(
      `${SUMMARY}\nsections:\n  - text: Both carry caffeine.`,
      `${SUMMARY}\nsections:\n  - heading: What they share\n    text: Both carry caffeine.`,
      SUMMARY,
    ),
    lines(
      "table:\n  - group: Cup\n    rows: {Plant: [Leaf, Seed]}\n  - rows: {With milk: [false, true]}",
      "table:\n  - group: Cup\n    rows: {Plant: [Leaf, Seed]}\n  - group: Taste\n    rows: {With milk: [false, true]}",
      TABLE,
    ),
    projects(
      ["Subjects without points, pros or cases, and no table.", "A table."],
      { [SHEET_PATH]: "subjects:\n  - name: Tea\n  - name: Coffee\n" },
      { [SHEET_PATH]: "subjects:\n  - name: Tea\n  - name: Coffee\ntable:\n  Plant: [Leaf, Seed]\n" },
    ),
    section("kind: note", "kind: note\n    text: Both are hot."),
  ],
  "content/empty-text": [lines("summary:", SUMMARY), lines('  "": [Leaf, Seed]', PLANT)],
  "content/empty-table": [
    lines("table: {}", `table:\n${PLANT}`, `table:\n${PLANT}\n${READY}\n  With milk: [false, true]`),
  ],
  "content/count": [
    projects(
      ["One subject alone.", "Two of them."],
      { [SHEET_PATH]: "subjects:\n  - name: Tea\ntable:\n  Plant: [Leaf]\n" },
      { [SHEET_PATH]: "subjects:\n  - name: Tea\n  - name: Coffee\ntable:\n  Plant: [Leaf, Seed]\n" },
    ),
    projects(["Seven subjects.", "Two sheets, or six of them."], { [SHEET_PATH]: many(7) }, { [SHEET_PATH]: many(6) }),
  ],
  "content/duplicate-subject": [lines("  - name: Tea\n    tagline: Quick", "  - name: Coffee\n    tagline: Quick")],
  "content/unknown-subject": [
    lines("    Cofee: One minute", "    Coffee: One minute"),
    lines("  Plant: {Leaf, Seed}", PLANT),
  ],
  "content/missing-value": [
    lines("  Ready in:\n    Tea: Three minutes", READY),
    lines("  Ready in:\n    Tea: Three minutes", "  Ready in:\n    Coffee: null\n    Tea: Three minutes", READY),
  ],
  "content/row-length": [
    section("bySubject: [[hot], [dark], [cold]]", "bySubject: [[hot], [dark]]"),
    lines("  Plant: [Leaf]", "  Plant: [Leaf, null]", PLANT),
    lines("  Plant: [1,50 €, 2 €]", '  Plant: ["1,50 €", 2 €]', PLANT),
    lines("  Plant: [Leaf; Seed]", PLANT),
    lines("  Plant:\n    - Leaf\n      Seed", "  Plant:\n    - Leaf\n    - Seed", PLANT),
  ],
  "content/mixture": [
    lines(
      "  Plant: {Tea: Leaf, Coffee: Seed, note: dried}",
      "  Plant: {values: {Tea: Leaf, Coffee: Seed}, note: dried}",
      PLANT,
    ),
    lines("  Plant: {note: dried}", "  Plant: {values: [Leaf, Seed], note: dried}", PLANT),
  ],
  "content/hide-and-show": [
    lines(
      "intro: Both wake you up.\nhide: [summary]\nshow: [question, table]",
      "intro: Both wake you up.\nshow: [question, table]",
      "intro: Both wake you up.",
    ),
  ],
  "content/score": [
    lines("  Plant: [{score: 7, of: 5}, {score: 3, of: 5}]", "  Plant: [{score: 5, of: 5}, {score: 3, of: 5}]", PLANT),
    lines(
      "  Plant: [{score: 12, of: 20}, {score: 4, of: 10}]",
      "  Plant: [{score: 6, of: 10}, {score: 4, of: 10}]",
      PLANT,
    ),
  ],
  "content/checked-later": [
    projects(
      ["`checked: 2026-11-23` in the sheet, and `versus build --as-of 2026-01-31`", "`--as-of 2026-11-23`"],
      { [SHEET_PATH]: CLAIM },
      { [SHEET_PATH]: CLAIM },
      { asOf: "2026-01-31" },
      { asOf: "2026-11-23" },
    ),
  ],
  "content/date": [lines("updated: 23.11.2026", "updated: 2026-11-23")],
  "content/lang": [lines("lang: English", "lang: en")],
  "content/kind": [
    lines(
      `${SUMMARY}\nsections:\n  - {heading: And now?, kind: My Verdict, text: Both.}`,
      `${SUMMARY}\nsections:\n  - {heading: And now?, kind: my-verdict, text: Both.}`,
      SUMMARY,
    ),
  ],
  "content/layout-needs": [
    projects(
      [
        "`layout: battlecard` in a sheet whose sections are called Objections and Pricing, without a kind.",
        "A `kind` for each.",
      ],
      { [SHEET_PATH]: `${SHEET}${battlecard(["", ""])}` },
      { [SHEET_PATH]: `${SHEET}${battlecard(["kind: objections, ", "kind: pricing, "])}` },
      { formats: ["snippet"] },
    ),
  ],
  "content/worksheet": [
    projects(
      [
        "`layout: worksheet` and `data: {worksheet: [Plants]}`, where the row is called Plant.",
        "`data: {worksheet: [Plant]}`",
      ],
      { [SHEET_PATH]: `${SHEET}layout: worksheet\ndata: {worksheet: [Plants]}\n` },
      { [SHEET_PATH]: `${SHEET}layout: worksheet\ndata: {worksheet: [Plant]}\n` },
      { formats: ["snippet"] },
    ),
  ],
  "content/markdown": [
    lines("intro: Both **wake you up.", "intro: Both **wake** you up.", "intro: Both wake you up."),
    lines("intro: Both wake&nbsp;you up.", "intro: Both wake you up."),
    lines("intro: 5*3*2 cups", "intro: 5×3×2 cups", "intro: Both wake you up."),
  ],
  "content/link-address": [
    lines(
      'intro: "[Both](www.example.org) wake you up."',
      'intro: "[Both](https://www.example.org) wake you up."',
      "intro: Both wake you up.",
    ),
  ],
  "content/unsafe-link": [
    lines(
      'intro: "[Both](javascript:wake) wake you up."',
      'intro: "[Both](https://example.org) wake you up."',
      "intro: Both wake you up.",
    ),
  ],
  "content/source": [
    lines(
      `  With milk: [{value: false, source: book}, true]\n${SUMMARY}`,
      `  With milk: [{value: false, source: book}, true]\n${SUMMARY}\nsources:\n  - {id: book, title: A book of tea}`,
      `  With milk: [false, true]\n${SUMMARY}`,
    ),
  ],
  "content/source-id": [
    lines(
      `${SUMMARY}\nsources:\n  - {id: 2, title: A book}`,
      `${SUMMARY}\nsources:\n  - {id: book, title: A book}`,
      SUMMARY,
    ),
  ],
  "content/related-self": [
    lines(
      `${SUMMARY}\nrelated: [tea-vs-coffee]`,
      `${SUMMARY}\nrelated: [{title: Water, url: "https://example.org"}]`,
      SUMMARY,
    ),
  ],
  "content/alt": [lines("  - name: Tea\n    alt: A cup of tea", "  - name: Tea", "  - name: Tea")],
  "content/image-path": [checked(image("C:\\tea.svg"), image("tea.svg"), "  - name: Tea", { "content/tea.svg": SVG })],
  "content/image-missing": [checked(image("te.svg"), image("tea.svg"), "  - name: Tea", { "content/tea.svg": SVG })],
  "content/image-folder": [
    checked(image("pictures"), image("pictures/tea.svg"), "  - name: Tea", { "content/pictures/tea.svg": SVG }),
  ],
  "content/image-outside": [
    checked(image("../../../tea.svg"), image("tea.svg"), "  - name: Tea", { "content/tea.svg": SVG }),
  ],
  "content/image-file": "It takes a device or a pipe of the system.",
  "content/slug": [
    projects(
      ["`content/Tea & Coffee.yaml`", "`content/tea-vs-coffee.yaml`"],
      { "content/Tea & Coffee.yaml": SHEET },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/duplicate-slug": [
    projects(
      ["`content/tea-vs-coffee.yaml` and `content/tea-vs-coffee.yml`", "One of them alone."],
      { [SHEET_PATH]: SHEET, "content/tea-vs-coffee.yml": SHEET },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/not-yaml": [
    projects(
      ["`versus check tea-vs-coffee.txt`", "`versus check tea-vs-coffee.yaml`"],
      { "tea-vs-coffee.txt": SHEET },
      { "tea-vs-coffee.yaml": SHEET },
      { select: ["tea-vs-coffee.txt"] },
      { select: ["tea-vs-coffee.yaml"] },
    ),
  ],
  "content/binary": [
    projects(
      ["A Word file or an image that was named `.yaml`.", "Plain text."],
      { [SHEET_PATH]: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/encoding": [
    projects(
      ["A file that was saved as Windows-1252.", "The same as UTF-8."],
      { [SHEET_PATH]: Buffer.from(SHEET.replace("Both", "Café and Tee"), "latin1") },
      { [SHEET_PATH]: SHEET.replace("Both", "Café and Tee") },
    ),
  ],
  "content/too-large": [
    projects(
      ["A file of 2 MB.", "One of some kB."],
      { [SHEET_PATH]: SHEET + "# long\n".repeat(300_000) },
      { [SHEET_PATH]: SHEET },
    ),
  ],
  "content/outside": "It takes a link of the file system that leads out of the project.",
  "content/unreadable": "It takes a file whose permissions are wrong.",
};
