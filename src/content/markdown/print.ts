/** A comparison -> the body of its Markdown. */
import {
  type Comparison,
  type Point,
  type Section,
  type Source,
  type Subject,
  textOf,
} from "../comparison/comparison.js";
import { cellOf, tableText, withNote } from "./cells.js";
import { listText } from "./lists.js";
import type { Body, MarkWords, Part, PartKind } from "./parts.js";

/** Words of a sheet's language. */
export interface MarkdownLabels extends MarkWords {
  readonly pros: string;
  readonly cons: string;
  /** With `{name}`, as `avoidWhen`. */
  readonly chooseWhen: string;
  readonly avoidWhen: string;
  /** With `{title}`. */
  readonly atAGlance: string;
  readonly criterion: string;
  readonly inShort: string;
  readonly related: string;
  readonly sources: string;
}

/** @param titles of related sheets, by slug */
export function printedBody(comparison: Comparison, labels: MarkdownLabels, titles: ReadonlyMap<string, string>): Body {
  const { title, intro = "", subjects, sections, summary, related, sources } = comparison;
  const names = subjects.map(({ name }) => name);
  const links = related.map((one) =>
    "slug" in one
      ? link(titles.get(one.slug) ?? one.slug, `${encodeURIComponent(one.slug)}.md`)
      : link(one.title, one.url),
  );
  return {
    title,
    intro,
    parts: [
      ...subjects.flatMap((subject) => subjectParts(subject, labels)),
      ...tableParts(comparison, labels),
      ...sections.flatMap((section) => sectionParts(section, names)),
      ...part("summary", labels.inShort, summary ?? ""),
      ...part("related", labels.related, listText(links)),
      ...part(
        "sources",
        labels.sources,
        listText(sources.map(sourceText), (i) => `${i + 1}. `),
      ),
    ],
  };
}

const inLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");
const link = (title: string, url: string): string => `[${inLine(title)}](${url})`;
const sourceText = ({ title, url }: Source): string => (url === undefined ? title : link(title, url));

/** None where there is nothing to say. */
const part = (kind: PartKind, heading: string, text: string): Part[] =>
  text === "" ? [] : [{ kind, heading: inLine(heading), text }];

const pointsText = (points: readonly Point[] = []): string => listText(points.map(textOf));

function subjectParts(subject: Subject, labels: MarkdownLabels): Part[] {
  const { name, tagline, lead } = subject;
  const lines = [tagline === undefined ? "" : `*${tagline}*`, lead ?? "", pointsText(subject.points)];
  const lists = (["pros", "cons", "chooseWhen", "avoidWhen"] as const).flatMap((kind) =>
    part(
      kind,
      labels[kind].replace("{name}", () => name),
      pointsText(subject[kind]),
    ),
  );
  return [{ kind: "subject", heading: inLine(name), text: lines.filter((line) => line !== "").join("\n\n") }, ...lists];
}

function tableParts({ title, subjects, groups, tableNote }: Comparison, labels: MarkdownLabels): Part[] {
  if (groups.length === 0)
    return part(
      "table",
      labels.atAGlance.replace("{title}", () => title),
      tableNote ?? "",
    );
  const head = [labels.criterion, ...subjects.map(({ name }) => name)];
  const tables = groups.map(({ name, rows }) => ({
    name,
    text: tableText([
      head,
      ...rows.map(({ criterion, note, values }) => [
        withNote(criterion, note),
        ...values.map((value) => cellOf(value, labels)),
      ]),
    ]),
  }));
  const last = tables.at(-1)!;
  if (tableNote !== undefined) last.text += `\n\n${tableNote}`;
  const [first, ...others] = tables;
  const isBare = first!.name === undefined;
  return [
    {
      kind: "table",
      heading: inLine(labels.atAGlance.replace("{title}", () => title)),
      text: isBare ? first!.text : "",
    },
    ...(isBare ? others : tables).map(({ name = "", text }): Part => ({ kind: "group", heading: inLine(name), text })),
  ];
}

function sectionParts({ heading, text = "", items = [], bySubject = [] }: Section, names: readonly string[]): Part[] {
  const plain = items.filter(({ title }) => title === undefined).map((item) => item.text ?? "");
  return [
    {
      kind: plain.length > 0 ? "items" : "section",
      heading: inLine(heading),
      text: [text, listText(plain)].filter((each) => each !== "").join("\n\n"),
    },
    ...items.flatMap((item): Part[] =>
      item.title === undefined ? [] : [{ kind: "item", heading: inLine(item.title), text: item.text ?? "" }],
    ),
    ...bySubject.map(
      (points, i): Part => ({ kind: "side", heading: inLine(names[i] ?? ""), text: pointsText(points) }),
    ),
  ];
}
