/** A comparison -> about how much of a page it takes at the smallest type: enough to tell what can't fit, without laying it out. */
import type { Comparison, Value } from "../../content/index.js";

/** Characters that a line across an A4 page has at the smallest type, and lines that a page has. */
const LINE = 125;
const PAGE = 88;
/** Lines that stand around: headline, names, footer. */
const AROUND = 12;

const lines = (text: string, width: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);

function lengthOf(value: Value): string {
  if (value.kind === "list") return value.items.join("\n");
  const note = "note" in value && value.note !== undefined ? `\n${value.note}` : "";
  return ("text" in value ? value.text : "Yes") + note;
}

/** The part of a page, from 0; more than 1 for what is longer. */
export function pagesOf({
  subjects,
  groups,
  sections,
  intro,
  summary,
  tableNote,
  related,
  sources,
}: Comparison): number {
  const card = LINE / subjects.length - 4;
  const cell = LINE / (subjects.length + 1) - 3;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const list = (texts: readonly unknown[] = []) =>
    sum(texts.map((each) => lines(typeof each === "string" ? each : JSON.stringify(each), card)));
  const cards = subjects.map(
    ({ tagline, lead, points, pros, cons }) =>
      lines(tagline ?? "", card) + lines(lead ?? "", card) + list(points) + list(pros) + list(cons),
  );
  const choices = subjects.map(({ chooseWhen, avoidWhen }) => list(chooseWhen) + list(avoidWhen));
  const rows = groups.flatMap((group) => [
    ...(group.name === undefined ? [] : [1.5]),
    ...group.rows.map(
      ({ criterion, values, note }) =>
        1.2 +
        Math.max(...[criterion + (note ? `\n${note}` : ""), ...values.map(lengthOf)].map((text) => lines(text, cell))),
    ),
  ]);
  const texts = [intro, summary, tableNote].flatMap((text) => (text === undefined ? [] : [lines(text, LINE) + 1]));
  const narrative = sections.map(({ text, items }) => {
    const said = (items ?? []).map((item) => `${item.title} ${item.text}`).join("\n");
    return 2.5 + lines(`${text ?? ""}\n${said}`, LINE);
  });
  const ends = Math.ceil(related.length / 4) + sources.length;
  return (AROUND + Math.max(...cards) + Math.max(...choices) + sum([...rows, ...texts, ...narrative]) + ends) / PAGE;
}
