/** pdfmake on its server side, as its documentation shows: fonts named once, a document definition for each sheet. */
import { FONT_FILES } from "../fonts.mjs";

const ACCENTS = ["#0f5f8c", "#a8481c"];
const TINTS = ["#ecf2f6", "#f8f0ec"];
const MUTED = "#59626e";
const LINE = "#cfd4da";
const MM = 72 / 25.4;

const label = (text, margin = [0, 0, 0, 0]) => ({
  text: text.toUpperCase(),
  font: "Semi",
  bold: true,
  fontSize: 8,
  color: MUTED,
  characterSpacing: 0.64,
  margin,
});

const columns = (stacks) => ({
  columns: stacks.map((stack) => ({ width: "*", stack })),
  columnGap: 19,
});

const rule = (colour, width, length) => ({
  canvas: [{ type: "line", x1: 0, y1: 0, x2: length, y2: 0, lineWidth: width, lineColor: colour }],
  margin: [0, 0, 0, 5],
});

/** Only in whole builds. */
const relatedSheets = (sheets) => [
  label("Related comparisons", [0, 9, 0, 3]),
  { columns: sheets.map(({ slug, title }) => ({ width: "*", text: title, link: `${slug}.pdf` })) },
];

const PAGE_WIDTH = 595.28 - 28 * MM;

function definition({ title, question, subjects, key, intro, rows, summary, tag, related = [] }) {
  return {
    pageSize: "A4",
    pageMargins: 14 * MM,
    info: { title },
    defaultStyle: { font: "Body", fontSize: related.length > 0 ? 8.6 : 9.3, lineHeight: 1, color: "#1c2128" },
    content: [
      label(tag === undefined ? "Comparison" : `Comparison · ${tag}`, [0, 0, 0, 4]),
      rule("#1c2128", 0.75, PAGE_WIDTH),
      { text: question, fontSize: 21.8, bold: true, lineHeight: 0.9, margin: [0, 2, 0, 10] },
      label("Key difference", [0, 2, 0, 3]),
      { text: [{ text: key, bold: true }, ` ${intro}`], fontSize: 11.2, margin: [0, 0, 0, 9] },
      columns(
        subjects.map((side, i) => [
          rule(ACCENTS[i], 2.8, (PAGE_WIDTH - 19) / 2),
          { text: side.name, fontSize: 14.2, bold: true, color: ACCENTS[i] },
          { text: side.tagline, italics: true, color: MUTED },
          { text: side.lead, font: "Semi", margin: [0, 5, 0, 3] },
          { ul: side.points, markerColor: ACCENTS[i] },
        ]),
      ),
      label(`${title} at a glance`, [0, 9, 0, 5]),
      {
        table: {
          headerRows: 1,
          widths: ["16%", "42%", "42%"],
          body: [
            [
              label("Criterion"),
              ...subjects.map(({ name }, i) => ({ text: name, bold: true, color: "#ffffff", fillColor: ACCENTS[i] })),
            ],
            ...rows.map(({ criterion, values }) => [
              { text: criterion, font: "Semi" },
              ...values.map((text, i) => ({ text, fillColor: TINTS[i] })),
            ]),
          ],
        },
        layout: {
          hLineWidth: (i) => (i > 1 ? 0.75 : 0),
          hLineColor: () => LINE,
          vLineWidth: () => 0,
          paddingLeft: () => 7,
          paddingRight: () => 7,
          paddingTop: () => 2,
          paddingBottom: () => 2,
        },
      },
      label("In short", [0, 9, 0, 3]),
      { text: summary, margin: [0, 0, 0, 9] },
      {
        table: {
          widths: ["*", "*"],
          body: [
            subjects.map((side, i) => ({
              fillColor: TINTS[i],
              stack: [
                { text: `Choose ${side.name} when`, bold: true, color: ACCENTS[i] },
                { ul: side.chooseWhen, markerColor: ACCENTS[i] },
              ],
            })),
          ],
        },
        layout: {
          hLineWidth: () => 0,
          vLineWidth: (i) => (i === 1 ? 19 : 0),
          vLineColor: () => "#ffffff",
          paddingLeft: () => 9,
          paddingRight: () => 9,
          paddingTop: () => 7,
          paddingBottom: () => 7,
        },
      },
      ...(related.length > 0 ? relatedSheets(related) : []),
    ],
  };
}

export async function open() {
  const { default: pdfmake } = await import("pdfmake");
  const { regular, italic, semiBold, bold } = FONT_FILES;
  pdfmake.setFonts({
    Body: { normal: regular, bold, italics: italic, bolditalics: bold },
    Semi: { normal: semiBold, bold, italics: semiBold, bolditalics: bold },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  return {
    prepare: ({ data }) => JSON.stringify(data),
    print: (json) => pdfmake.createPdf(definition(JSON.parse(json))).getBuffer(),
    close() {},
  };
}
