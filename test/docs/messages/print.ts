/** What is told of a sheet, or of a page for `versus print`, as it is laid out: fit, fonts, images, CSS. */
import {
  beside,
  checked,
  drawing,
  type Examples,
  page,
  projects,
  SHEET,
  SHEET_PATH,
  settings,
  template,
} from "./example.js";

const SUMMARY = "summary: Take what the moment asks for.";
const paragraphs = (count: number) =>
  `${SHEET}sections:\n  - heading: More\n    text: |\n${"      One line of it.\n\n".repeat(count)}`;
const LONG = paragraphs(40);
const flowing = (width: string) => ({
  [SHEET_PATH]: LONG,
  "versus.yaml": "fit: {overflow: flow}\n",
  "look/styles/print.css": `.vs-table { min-width: ${width} }\n`,
});
const data = (bytes: string) => `<p><img alt="Tea" src="data:image/png;base64,${bytes}"></p>`;
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

export const FIT: Examples<"fit"> = {
  "fit/overflow": [
    projects(
      ["A sheet with forty paragraphs in a section.", "One with as many lines less as the hint says."],
      { [SHEET_PATH]: LONG },
      { [SHEET_PATH]: paragraphs(34) },
      { formats: ["pdf"] },
    ),
    template("styles/print.css", ".vs-table { min-width: 300mm }", ".vs-table { min-width: 100mm }", ["pdf"]),
  ],
  "fit/flow": [
    projects(
      ["The same, and `fit: {overflow: flow}` in versus.yaml.", "A sheet that is shorter."],
      { [SHEET_PATH]: LONG, "versus.yaml": "fit: {overflow: flow}\n" },
      { [SHEET_PATH]: SHEET, "versus.yaml": "fit: {overflow: flow}\n" },
      { formats: ["pdf"] },
    ),
  ],
  "fit/margin": [
    beside(
      "fit/flow",
      projects(
        [
          "A sheet that runs over several pages, and `.vs-table { min-width: 190mm }` in look/styles/print.css. (`fit/flow` is told as well.)",
          "`.vs-table { min-width: 100mm }`",
        ],
        flowing("190mm"),
        flowing("100mm"),
        { formats: ["pdf"], templates: "look" },
      ),
    ),
  ],
};

export const PRINT: Examples<"print"> = {
  "print/contrast": [template("styles/print.css", ".vs-sheet { color: #aaa }", ".vs-sheet { color: #333 }", ["pdf"])],
};

export const FONT: Examples<"font"> = {
  "font/missing-glyph": [checked("summary: Take 🔥 what you need.", "summary: Take what you need.", SUMMARY)],
  "font/color": "It takes a font that has letters in colours.",
  "font/script":
    "It takes a sheet in a script such as Hebrew, Thai or Chinese, and no font for it: its hints are the package to install and the line for `versus.yaml`.",
  "font/unreadable": [
    settings("fonts: {files: [fonts/tea.ttf]}", "fonts: {body: [Source Sans 3]}", { "fonts/tea.ttf": "no font" }),
  ],
};

export const IMAGE: Examples<"image"> = {
  "image/corrupt": [page(data(`${PIXEL.slice(0, 60)}${"A".repeat(36)}`), data(PIXEL))],
  "image/not-loaded": [page('<p><img alt="Tea" src="https://example.org/tea.png"></p>', data(PIXEL))],
  "image/outside": "It takes a link of the file system that leads out of the project.",
  "image/too-large": "It takes an image of more than 50 MB, or of very many pixels.",
  "image/unreadable": "It takes a file whose permissions are wrong.",
  "image/unsupported": [page('<p><img alt="Tea" src="data:image/bmp;base64,Qk0aAAAAAAAAABoAAAA="></p>', data(PIXEL))],
};

export const SVGS: Examples<"svg"> = {
  "svg/active": [drawing("<script>1</script>", '<rect width="9" height="9"/>')],
  "svg/number": [drawing('<rect width="1e9" height="9"/>', '<rect width="90" height="9"/>')],
  "svg/unsupported": [
    drawing('<filter id="f"/><rect width="9" height="9" filter="url(#f)"/>', '<rect width="9" height="9"/>'),
  ],
};

export const CSS: Examples<"css"> = {
  "css/at-rule": [
    page("<style>@unheard-of { p { color: #333 } }</style><p>Tea</p>", "<style>p { color: #333 }</style><p>Tea</p>"),
  ],
  "css/counter-style": [
    page(
      "<style>ol { list-style-type: leaves }</style><ol><li>Tea</ol>",
      '<style>@counter-style leaves { system: cyclic; symbols: "–"; suffix: " " } ol { list-style-type: leaves }</style><ol><li>Tea</ol>',
    ),
  ],
  "css/descriptor": "It takes a font file of one's own, named by `@font-face`.",
  "css/invalid-value": [
    page("<style>p { color: bluish }</style><p>Tea</p>", "<style>p { color: blue }</style><p>Tea</p>"),
  ],
  "css/media": [
    page(
      "<style>@media (tea: hot) { p { color: #333 } }</style><p>Tea</p>",
      "<style>@media print { p { color: #333 } }</style><p>Tea</p>",
    ),
  ],
  "css/not-loaded": [
    page(
      '<link rel="stylesheet" href="https://example.org/tea.css"><p>Tea</p>',
      "<style>p { color: #333 }</style><p>Tea</p>",
    ),
  ],
  "css/selector": [
    page("<style>p:tea { color: #333 }</style><p>Tea</p>", "<style>p { color: #333 }</style><p>Tea</p>"),
  ],
  "css/syntax": [page("<style>p { color: #333; tea }</style><p>Tea</p>", "<style>p { color: #333 }</style><p>Tea</p>")],
  "css/text-cut-off": [page('<p style="height: 1px; overflow: hidden">Tea</p>', '<p style="overflow: hidden">Tea</p>')],
  "css/too-deep": [
    page(
      `<style>p { --tea: ${"(".repeat(99)}1px${")".repeat(99)} }</style><p>Tea</p>`,
      "<style>p { --tea: 1px }</style><p>Tea</p>",
      {
        wrong: "`--tea` with 1px in 99 brackets.",
        mended: "`--tea: 1px`",
        language: "",
      },
    ),
  ],
  "css/transform-overflow": [
    page('<p style="transform: scale(1e9)">Tea</p>', '<p style="transform: scale(0.9)">Tea</p>'),
  ],
  "css/unknown-property": [
    page("<style>p { colour: #333 }</style><p>Tea</p>", "<style>p { color: #333 }</style><p>Tea</p>"),
  ],
};

export const HTML: Examples<"html"> = {
  "html/charset": "It takes a file that was saved in another encoding than UTF-8.",
  "html/closed": [
    page(
      "<details><summary>Tea</summary><p>A leaf.</p></details>",
      "<details open><summary>Tea</summary><p>A leaf.</p></details>",
    ),
  ],
  "html/mathml": [page("<p><math><mi>x</mi></math></p>", "<p><i>x</i></p>")],
  "html/not-printed": [page('<video src="tea.mp4"></video><p>Tea</p>', "<p>Tea</p>")],
  "html/not-shown": [page('<p><map name="cup"></map>Half</p>', "<p>Half</p>")],
};

export const PAGE: Examples<"page"> = {
  "page/beyond": [page('<p style="transform: translateX(180mm)">Leaves in hot water</p>', "<p>Tea</p>")],
  "page/too-many": [page('<p style="height: 9e7px">Tea</p>', "<p>Tea</p>")],
  "page/width": [
    page(
      '<style>@page :first { margin: 40mm }</style><p>Tea</p><p style="break-before: page">Coffee</p>',
      '<style>@page { margin: 10mm }</style><p>Tea</p><p style="break-before: page">Coffee</p>',
    ),
  ],
};

export const PDF: Examples<"pdf"> = {
  "pdf/dead-link": [
    page('<p><a href="#coffee">Coffee</a></p>', '<p><a href="#coffee">Coffee</a></p><p id="coffee">Seeds</p>'),
  ],
  "pdf/long-text": [
    page(data(PIXEL).replace('"Tea"', `"${"tea ".repeat(9000)}"`), data(PIXEL), {
      wrong: "An image whose `alt` has 36,000 characters.",
      mended: "A sentence.",
      language: "",
    }),
  ],
  "pdf/missing-alt": [page(data(PIXEL).replace('alt="Tea" ', ""), data(PIXEL))],
  "pdf/missing-lang": "It takes a document without `lang`; our templates write it.",
};
