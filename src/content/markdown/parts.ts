/** What the Markdown of a comparison consists of: text under headings, in an order that its front matter names. */

/** What stands under a heading, and of which level that is. */
const LEVELS = {
  /** Tagline, lead and points of a side. */
  subject: 2,
  pros: 3,
  cons: 3,
  chooseWhen: 3,
  avoidWhen: 3,
  section: 2,
  /** A section whose list is of items without titles. */
  items: 2,
  item: 3,
  /** What a section says of a side. */
  side: 3,
  table: 2,
  group: 3,
  summary: 2,
  related: 2,
  sources: 2,
} as const;

export type PartKind = keyof typeof LEVELS;
export const isPartKind = (text: string): text is PartKind => Object.hasOwn(LEVELS, text);

export interface Part {
  readonly kind: PartKind;
  readonly heading: string;
  readonly text: string;
}

/** The words that stand for marks in cells. */
export interface MarkWords {
  readonly yes: string;
  readonly no: string;
  readonly partial: string;
  readonly unknown: string;
  readonly none: string;
}

export interface Body {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly Part[];
}

/** Ends with a line feed. */
export function bodyText({ title, intro, parts }: Body): string {
  const headed = (level: number, heading: string, text: string) =>
    `${"#".repeat(level)} ${heading}\n${text === "" ? "" : `\n${withoutHeadings(text)}\n`}`;
  return [headed(1, title, intro), ...parts.map(({ kind, heading, text }) => headed(LEVELS[kind], heading, text))].join(
    "\n",
  );
}

/** @returns undefined where the text's headings aren't those of the kinds */
export function readBody(text: string, kinds: readonly PartKind[]): Body | undefined {
  const sections: { level: number; heading: string; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const heading = /^(#{1,3}) (.*)$/.exec(line);
    if (heading) sections.push({ level: heading[1]!.length, heading: heading[2]!.trim(), lines: [] });
    else if (sections.length > 0) sections.at(-1)!.lines.push(line);
    else if (line.trim() !== "") return undefined;
  }
  const [first, ...others] = sections.map(({ level, heading, lines }) => ({
    level,
    heading,
    text: withHeadings(lines.join("\n")),
  }));
  if (first?.level !== 1 || others.length !== kinds.length) return undefined;
  if (others.some(({ level }, i) => level !== LEVELS[kinds[i]!])) return undefined;
  return {
    title: first.heading,
    intro: first.text,
    parts: others.map(({ heading, text }, i) => ({ kind: kinds[i]!, heading, text })),
  };
}

/** Lines that would be headings get a backslash, those that have one get another (CommonMark 0.31, section 2.4). */
const withoutHeadings = (text: string): string => text.replace(/^(\\*)(?=#{1,3} )/gm, "\\$1");
const withHeadings = (text: string): string => text.replace(/^\n+|\s+$/g, "").replace(/^\\(\\*)(?=#{1,3} )/gm, "$1");
