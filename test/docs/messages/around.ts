/** What is wrong beside a content file: with other sheets, in versus.yaml, in templates of one's own. */
import { readFileSync } from "node:fs";
import { checked, type Examples, projects, SHEET, SHEET_PATH, settings, template } from "./example.js";

const SUMMARY = "summary: Take what the moment asks for.";
const PLANT = "  Plant: [Leaf, Seed]";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
const WATER = SHEET.replace("Tea vs Coffee", "Water vs Wine")
  .replace("name: Tea", "name: Water")
  .replace("Tea: Three", "Water: Three")
  .replace("name: Coffee", "name: Wine")
  .replace("Coffee: One", "Wine: One");
const other = "content/water-vs-wine.yaml";
const back = `${WATER}related: [tea-vs-coffee]\n`;

export const RELATIONS: Examples<"relations"> = {
  "relations/missing": [
    checked(
      `${SUMMARY}\nrelated: [water-vs-wine]`,
      `${SUMMARY}\nrelated:\n  - {title: Water vs Wine, url: "https://example.org/water"}`,
      SUMMARY,
    ),
  ],
  "relations/one-way": [
    projects(
      [
        `In ${SHEET_PATH} \`related: [water-vs-wine]\`, in ${other} nothing of it.`,
        `In ${other} \`related: [tea-vs-coffee]\` as well.`,
      ],
      { [SHEET_PATH]: `${SHEET}related: [water-vs-wine]\n`, [other]: WATER },
      { [SHEET_PATH]: `${SHEET}related: [water-vs-wine]\n`, [other]: back },
    ),
  ],
};

const withClaim = (day: string) =>
  SHEET.replace("- poured again and again", `- {text: poured again and again, checked: ${day}, by: Kim}`);

const WITH_TEA = SHEET.replace("Tea vs Coffee", "Tea vs Wine")
  .replace("name: Coffee", "name: Wine")
  .replace("Coffee: One", "Wine: One");
const priced = (sheet: string, price: string) => sheet.replace("  Plant:", `  Price: ["${price}", "€ 9"]\n  Plant:`);

export const LINT: Examples<"lint"> = {
  "lint/alt": [
    checked(
      `${SUMMARY}\nsections:\n  - heading: The leaf\n    text: It is green.\n    image: leaf.svg`,
      `${SUMMARY}\nsections:\n  - heading: The leaf\n    text: It is green.\n    image: leaf.svg\n    alt: A leaf of tea`,
      SUMMARY,
      { "content/leaf.svg": SVG },
    ),
  ],
  "lint/disagree": [
    projects(
      [
        `In ${SHEET_PATH} \`Price: ["€ 3", "€ 9"]\`, in ${other} \`Price: ["€ 5", "€ 9"]\`, and both have the subject Tea.`,
        "One price for tea in both.",
      ],
      { [SHEET_PATH]: priced(SHEET, "€ 3"), [other]: priced(WITH_TEA, "€ 5") },
      { [SHEET_PATH]: priced(SHEET, "€ 3"), [other]: priced(WITH_TEA, "€ 3") },
    ),
  ],
  "lint/draft": [checked("lang: en\ntags: [draft]", "lang: en")],
  "lint/html": [checked("summary: Take what <b>you</b> need.", "summary: Take what **you** need.", SUMMARY)],
  "lint/mark": [
    checked("  With milk: [partial, true]", "  With milk: [{value: partial}, true]", "  With milk: [false, true]"),
    checked("  With milk: [unknown, true]", '  With milk: ["unknown", true]', "  With milk: [false, true]"),
  ],
  "lint/one-sided": [checked("  Plant: [Leaf, null]", PLANT), checked("  Plant: [null, null]", PLANT)],
  "lint/review": [
    projects(
      ["`review: 2026-01-31` in the sheet, and `versus check --as-of 2026-11-23`", "`review: 2027-01-31`"],
      { [SHEET_PATH]: `${SHEET}review: 2026-01-31\n` },
      { [SHEET_PATH]: `${SHEET}review: 2027-01-31\n` },
      { asOf: "2026-11-23" },
    ),
    projects(
      ["`updated: 2020-01-31`, no `review`, and `versus check --as-of 2026-11-23`", "`updated: 2026-11-23`"],
      { [SHEET_PATH]: SHEET.replace("2026-11-23", "2020-01-31") },
      { [SHEET_PATH]: SHEET },
      { asOf: "2026-11-23" },
    ),
  ],
  "lint/stale": [
    projects(
      ["`claims: {maxAge: 90d}` in versus.yaml, and `versus check --as-of 2026-11-23`", "`checked: 2026-11-01`"],
      { [SHEET_PATH]: withClaim("2026-03-01"), "versus.yaml": "claims: {maxAge: 90d}\n" },
      { [SHEET_PATH]: withClaim("2026-11-01"), "versus.yaml": "claims: {maxAge: 90d}\n" },
      { asOf: "2026-11-23" },
    ),
  ],
  "lint/same-point": [
    checked(
      "      - brewed from seeds\n      - poured again and again",
      "      - brewed from seeds\n      - gone in three sips",
    ),
  ],
  "lint/same-title": [
    projects(
      [`\`title: Tea vs Coffee\` in ${SHEET_PATH} and in ${other}.`, "A title of its own in each."],
      { [SHEET_PATH]: SHEET, [other]: WATER.replace("Water vs Wine", "Tea vs Coffee") },
      { [SHEET_PATH]: SHEET, [other]: WATER },
    ),
  ],
  "lint/same-value": [checked("  Plant: [Hot, hot]", PLANT)],
  "lint/scaffold": [checked('summary: "What to do with it: when each is the right choice."', SUMMARY)],
  "lint/schema": [
    checked(
      "# yaml-language-server: $schema=../schema.json\ntitle: Tea vs Coffee",
      "# yaml-language-server: $schema=../versus.schema.json\ntitle: Tea vs Coffee",
      "title: Tea vs Coffee",
      { "versus.schema.json": "{}" },
    ),
  ],
  "lint/topic": [
    projects(
      ["`topics: [drink]` in versus.yaml, and a sheet with `tags: [drinks]`.", "`topics: [drinks]`"],
      { [SHEET_PATH]: `${SHEET}tags: [drinks]\n`, "versus.yaml": "topics: [drink]\n" },
      { [SHEET_PATH]: `${SHEET}tags: [drinks]\n`, "versus.yaml": "topics: [drinks]\n" },
    ),
  ],
  "lint/uneven": [
    checked(
      "      - brewed from seeds\n      - gone in three sips\n      - hot\n      - dark",
      "      - brewed from seeds\n      - gone in three sips",
    ),
  ],
  "lint/yes-no": [checked("  With milk: [no, yes]", "  With milk: [false, true]")],
};

export const SETTINGS: Examples<"settings"> = {
  "settings/accent": [settings("accents: [blue-ish]", 'accents: ["#0f5f8c"]')],
  "settings/accent-contrast": [settings('accents: ["#ffee00"]', 'accents: ["#0f5f8c"]')],
  "settings/accent-grey": [settings('accents: ["#0f5f8c", "#a8481c"]', 'accents: ["#0b4a6f", "#a8481c"]')],
  "settings/accent-twice": [settings('accents: ["#0b4a6f", "#0b4a70"]', 'accents: ["#0b4a6f", "#a8481c"]')],
  "settings/bidi": [settings("site: {name: Acme \u202eAcademy}", "site: {name: Acme Academy}")],
  "settings/fit": [settings("fit: {min: 0}", "fit: {min: 0.8}"), settings("fit: {max: 9}", "fit: {max: 1.15}")],
  "settings/font-family": [settings("fonts: {body: [Source Sanz]}", "fonts: {body: [Source Sans 3]}")],
  "settings/audience": [
    settings(
      "editions: {partners: {audience: partner}}",
      "audiences: [partner]\neditions: {partners: {audience: partner}}",
    ),
    settings("audiences: [partner, staff, partner]", "audiences: [partner, staff]"),
  ],
  "settings/edition-name": [
    settings("editions: {Large Print: {preset: large-print}}", "editions: {large-print: {preset: large-print}}"),
    settings("editions: {pdf: {preset: grey}}", "editions: {grey: {preset: grey}}"),
  ],
  "settings/missing": "of a file that a flag names",
  "settings/place": [settings("content: ../sheets", "content: content"), settings("out: content", "out: public")],
  "settings/text": [settings("editions: {large: {text: huge}}", "editions: {large: {text: 16pt}}")],
  "settings/fonts": [settings("fonts: {files: [fonts/*.ttf]}", "fonts: {body: [Source Sans 3]}")],
  "settings/lang": [settings("lang: German", "lang: de")],
  "settings/logo": [
    settings("site: {name: Acme, logo: logo.svg}", "site: {name: Acme, logo: brand/logo.svg}", {
      "brand/logo.svg": SVG,
    }),
  ],
  "settings/logo-name": [
    settings("site: {logo: brand/logo.svg}", "site: {name: Acme, logo: brand/logo.svg}", { "brand/logo.svg": SVG }),
  ],
  "settings/logo-text": [
    settings(
      "site: {name: Acme}\nbrand: {logo: brand/logo.svg}",
      "site: {name: Acme}\nbrand: {logo: brand/drawn.svg}",
      {
        "brand/logo.svg": SVG.replace("/>", '><text y="9">Acme</text></svg>'),
        "brand/drawn.svg": SVG,
      },
    ),
  ],
  "settings/max-age": [settings("claims: {maxAge: soon}", "claims: {maxAge: 90d}")],
  "settings/margin": [
    settings("page: {margin: wide}", "page: {margin: 14mm}"),
    settings("page: {margin: 160mm}", "page: {margin: 14mm}"),
  ],
  "settings/page-size": [settings("page: {size: A44}", "page: {size: A4}")],
  "settings/publish": [
    settings("publish: {wordpress: {url: http://example.org}}", "publish: {wordpress: {url: https://example.org}}"),
    settings(
      "publish: {wordpress: {url: https://example.org, parent: handouts}}",
      "publish: {wordpress: {url: https://example.org, parent: 123}}",
    ),
    settings(
      "publish: {confluence: {url: https://example.atlassian.net/wiki, space: Our Sales}}",
      "publish: {confluence: {url: https://example.atlassian.net/wiki, space: SALES}}",
    ),
  ],
  "settings/qr": [settings("brand: {qr: true}", "site: {url: https://example.org/compare}\nbrand: {qr: true}")],
  "settings/url": [
    settings("site: {name: Acme, url: example.org}", "site: {name: Acme, url: https://example.org}"),
    settings('site: {url: "https://example.org/?page=7"}', "site: {url: https://example.org/}"),
  ],
};

const SNIPPET = "snippet.hbs";
const LOOK = { templates: "look", formats: ["snippet"] } as const;
const SWEDISH = { [SHEET_PATH]: SHEET.replace("lang: en", "lang: sv") };
const LABELLED = { ...SWEDISH, "look/locales/sv.yaml": readFileSync("templates/locales/en.yaml", "utf8") };

export const TEMPLATES: Examples<"templates"> = {
  "templates/alt": [template(SNIPPET, '<img src="{{url logo}}">', "<p>{{title}}</p>")],
  "templates/block": [
    template(SNIPPET, "{{#title}}<p>{{/title}}", "{{#if title}}<p>{{title}}</p>{{/if}}"),
    template(SNIPPET, "{{#each}}<p>{{name}}</p>{{/each}}", "{{#each subjects}}<p>{{name}}</p>{{/each}}"),
  ],
  "templates/decorator": [
    template(SNIPPET, '{{#*inlin "part"}}<p>{{/inlin}}', '{{#*inline "part"}}<p>{{/inline}}{{> part}}'),
  ],
  "templates/endless": [template("partials/foot.hbs", "{{> foot}}", "<p>The end</p>", ["page"])],
  "templates/failed":
    "What a template does wrong is told by the other codes; this one is for what none of them foresees.",
  "templates/helper": [
    template(SNIPPET, "<p>{{shout title}}</p>", "<p>{{title}}</p>"),
    template(SNIPPET, "<p>{{url}}</p>", "<p>{{url title}}</p>"),
  ],
  "templates/label": [template("locales/en.yaml", "pageOf: Page", "pageOf: Page {page} of {pages}")],
  "templates/layout": [
    projects(
      ["`layout: matrx` in a sheet.", "`layout: matrix`"],
      { [SHEET_PATH]: `${SHEET}layout: matrx\n` },
      { [SHEET_PATH]: `${SHEET}layout: matrix\n` },
      { formats: ["snippet"] },
    ),
  ],
  "templates/missing": "The built-in folder has all templates and labels: it tells of an installation that is damaged.",
  "templates/missing-labels": [
    projects(
      [
        "A sheet in Swedish, and `look/locales/sv.yaml` with `pageOf: Sida {page} av {pages}` alone.",
        "All labels of the built-in `en.yaml`, in Swedish.",
      ],
      { ...SWEDISH, "look/locales/sv.yaml": "pageOf: Sida {page} av {pages}\n" },
      LABELLED,
      LOOK,
    ),
  ],
  "templates/name": [template(SNIPPET, "<p>{{titel}}</p>", "<p>{{title}}</p>")],
  "templates/no-folder": [
    projects(
      ["`versus check --templates lok`", "`versus check --templates look`"],
      { [SHEET_PATH]: SHEET },
      { [SHEET_PATH]: SHEET, "lok/snippet.hbs": "<p>{{title}}</p>\n" },
      { templates: "lok", formats: ["snippet"] },
    ),
  ],
  "templates/no-locale": [
    projects(
      [
        "`lang: sv` in a sheet.",
        "The same, and `look/locales/sv.yaml` with all labels of the built-in `en.yaml`, in Swedish.",
      ],
      { ...SWEDISH, "look/snippet.hbs": "<p>{{title}}</p>\n" },
      LABELLED,
      LOOK,
    ),
  ],
  "templates/outside": "It takes a link of the file system that leads out of the folder.",
  "templates/partial": [
    template(SNIPPET, "{{> shet}}", "{{> sheet}}"),
    template(SNIPPET, "{{> (lookup . title)}}", "{{#if title}}{{> sheet}}{{/if}}"),
  ],
  "templates/script": [
    template(SNIPPET, "<script>var title = '{{title}}'</script>", "<script>var title = {{json title}}</script>"),
    template(SNIPPET, '<p onclick="{{title}}">Tea</p>', '<p data-title="{{title}}">Tea</p>'),
    template(
      SNIPPET,
      "<style>p { color: {{{title}}} }</style><p>Tea</p>",
      "<style>p { color: {{css title}} }</style><p>Tea</p>",
    ),
  ],
  "templates/syntax": [template(SNIPPET, "{{#if title}}<p>{{title}}</p>", "{{#if title}}<p>{{title}}</p>{{/if}}")],
  "templates/unquoted": [
    template(SNIPPET, "<p title={{title}}>Tea</p>", '<p title="{{title}}">Tea</p>'),
    template(SNIPPET, '<p title="{{{title}}}">Tea</p>', '<p title="{{title}}">Tea</p>'),
  ],
  "templates/unreadable": "It takes a file whose permissions are wrong.",
  "templates/unused": [
    projects(
      ["`look/snipet.hbs`", "`look/snippet.hbs`"],
      { [SHEET_PATH]: SHEET, "look/snipet.hbs": "<p>{{title}}</p>\n" },
      { [SHEET_PATH]: SHEET, "look/snippet.hbs": "<p>{{title}}</p>\n" },
      LOOK,
    ),
  ],
  "templates/url": [template(SNIPPET, '<a href="{{title}}">Tea</a>', '<a href="{{url title}}">Tea</a>')],
};
