/** @react-pdf/renderer: components, styles made once, fonts registered once, renderToBuffer for each sheet. */
import { FONT_FILES } from "../fonts.mjs";

const ACCENTS = ["#0f5f8c", "#a8481c"];
const TINTS = ["#ecf2f6", "#f8f0ec"];
const MUTED = "#59626e";
const LINE = "#cfd4da";

export async function open() {
  const { createElement: h } = (await import("react")).default;
  const { Document, Font, Link, Page, StyleSheet, Text, View, renderToBuffer } = await import("@react-pdf/renderer");
  const { regular, italic, semiBold, bold } = FONT_FILES;
  Font.register({
    family: "Source Sans 3",
    fonts: [
      { src: regular },
      { src: italic, fontStyle: "italic" },
      { src: semiBold, fontWeight: 600 },
      { src: bold, fontWeight: 700 },
    ],
  });

  // No other competitor hyphenates.
  Font.registerHyphenationCallback((word) => [word]);

  const styles = StyleSheet.create({
    page: { fontFamily: "Source Sans 3", fontSize: 9.4, lineHeight: 1.32, color: "#1c2128", padding: "14mm" },
    smaller: { fontSize: 8.8 },
    strip: { borderBottom: "0.75pt solid #1c2128", paddingBottom: 4 },
    label: { fontSize: 8, fontWeight: 700, color: MUTED, letterSpacing: 0.64, textTransform: "uppercase" },
    question: { fontSize: 21.8, fontWeight: 700, lineHeight: 1.1, marginTop: 6, marginBottom: 10 },
    intro: { fontSize: 11.2, marginTop: 2, marginBottom: 13 },
    strong: { fontWeight: 700 },
    sides: { flexDirection: "row", gap: 19, marginBottom: 13 },
    side: { flex: 1, paddingTop: 5, borderTopWidth: 2.8, borderTopStyle: "solid" },
    name: { fontSize: 14.2, fontWeight: 700, lineHeight: 1.2 },
    tagline: { color: MUTED, fontStyle: "italic" },
    lead: { fontWeight: 600, marginTop: 5, marginBottom: 2 },
    item: { flexDirection: "row", marginTop: 1.5 },
    bullet: { width: 12 },
    itemText: { flex: 1 },
    row: { flexDirection: "row", gap: 3 },
    cell: { paddingVertical: 3, paddingHorizontal: 7, borderBottom: `0.75pt solid ${LINE}` },
    headCell: { paddingVertical: 4, paddingHorizontal: 7, color: "#ffffff", fontWeight: 700 },
    criterion: { width: "16%", fontWeight: 600, paddingLeft: 0 },
    value: { flex: 1 },
    heading: { marginBottom: 5 },
    summary: { marginTop: 2, marginBottom: 13 },
    short: { marginTop: 13 },
    choice: { flex: 1, padding: 9 },
    related: { flex: 1, color: "#1c2128", textDecoration: "none" },
    choiceName: { fontWeight: 700 },
  });

  const item = (text, i, colour) =>
    h(
      View,
      { style: styles.item, key: i },
      h(Text, { style: [styles.bullet, { color: colour }] }, "•"),
      h(Text, { style: styles.itemText }, text),
    );

  const side = ({ name, tagline, lead, points }, i) =>
    h(
      View,
      { style: [styles.side, { borderTopColor: ACCENTS[i] }], key: i },
      h(Text, { style: [styles.name, { color: ACCENTS[i] }] }, name),
      h(Text, { style: styles.tagline }, tagline),
      h(Text, { style: styles.lead }, lead),
      points.map((text, n) => item(text, n, ACCENTS[i])),
    );

  const choice = ({ name, chooseWhen }, i) =>
    h(
      View,
      { style: [styles.choice, { backgroundColor: TINTS[i] }], key: i },
      h(Text, { style: [styles.choiceName, { color: ACCENTS[i] }] }, `Choose ${name} when`),
      chooseWhen.map((text, n) => item(text, n, ACCENTS[i])),
    );

  const row = ({ criterion, values }, r) =>
    h(
      View,
      { style: styles.row, key: r, wrap: false },
      h(View, { style: [styles.cell, styles.criterion] }, h(Text, null, criterion)),
      values.map((text, i) =>
        h(View, { style: [styles.cell, styles.value, { backgroundColor: TINTS[i] }], key: i }, h(Text, null, text)),
      ),
    );

  /** Only in whole builds. */
  const relatedSheets = (sheets) => [
    h(Text, { style: [styles.label, styles.short], key: "label" }, "Related comparisons"),
    h(
      View,
      { style: styles.row, key: "sheets" },
      sheets.map(({ slug, title }) => h(Link, { src: `${slug}.pdf`, style: styles.related, key: slug }, title)),
    ),
  ];

  const sheet = ({ title, question, subjects, key: difference, intro, rows, summary, tag, related = [] }) =>
    h(
      Document,
      { title, language: "en" },
      h(
        Page,
        { size: "A4", style: related.length > 0 ? [styles.page, styles.smaller] : styles.page },
        h(
          View,
          { style: styles.strip },
          h(Text, { style: styles.label }, tag === undefined ? "Comparison" : `Comparison · ${tag}`),
        ),
        h(Text, { style: styles.question }, question),
        h(Text, { style: styles.label }, "Key difference"),
        h(Text, { style: styles.intro }, h(Text, { style: styles.strong }, difference), ` ${intro}`),
        h(View, { style: styles.sides }, subjects.map(side)),
        h(Text, { style: [styles.label, styles.heading] }, `${title} at a glance`),
        h(
          View,
          { style: styles.row },
          h(View, { style: styles.criterion }, h(Text, { style: styles.label }, "Criterion")),
          subjects.map(({ name }, i) =>
            h(
              View,
              { style: [styles.headCell, styles.value, { backgroundColor: ACCENTS[i] }], key: i },
              h(Text, null, name),
            ),
          ),
        ),
        rows.map(row),
        h(Text, { style: [styles.label, styles.short] }, "In short"),
        h(Text, { style: styles.summary }, summary),
        h(View, { style: styles.row }, subjects.map(choice)),
        related.length > 0 ? relatedSheets(related) : null,
      ),
    );

  return {
    prepare: ({ data }) => JSON.stringify(data),
    print: (json) => renderToBuffer(sheet(JSON.parse(json))),
    close() {},
  };
}
