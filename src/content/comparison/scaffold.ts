/** A content file to fill in: valid as it stands, and its comments teach the format. */
import { stringify } from "yaml";

/** What stands in a new file until somebody writes something else. */
const TEXTS = {
  intro: "The key difference in two or three sentences: the one thing that a reader should remember.",
  summary: "What to do with it: when each is the right choice.",
  tagline: "In a few words",
  points: (name: string) => ["first", "second", "third"].map((which) => `A ${which} point about ${name}`),
  focus: (name: string) => `What ${name} looks at`,
  time: (name: string) => `How long ${name} takes`,
};

/** Whether a text is one of a new file's, which is no text for readers. */
export function isPlaceholder(text: string, names: readonly string[]): boolean {
  const { intro, summary, tagline, points, focus, time } = TEXTS;
  return (
    [intro, summary, tagline].includes(text.trim()) ||
    names.some((name) => [...points(name), focus(name), time(name)].includes(text.trim()))
  );
}

export interface ScaffoldOptions {
  readonly lang: string;
  /** Path of the JSON Schema as seen from the file, where there is one; editors complete and check by it. */
  readonly schemaPath: string | undefined;
}

/** @param names two to six subjects */
export function scaffold(names: readonly string[], options: ScaffoldOptions): string {
  const text = (value: string) => stringify(value, { lineWidth: 0 }).trimEnd();
  const cells = (values: readonly string[]) => values.map((value) => `    - ${text(value)}`).join("\n");
  const subjects = names.map((name) => subject(name, text)).join("\n");
  const schema = options.schemaPath === undefined ? "" : `# yaml-language-server: $schema=${options.schemaPath}\n`;
  return `${schema}# One comparison. Every text takes *emphasis*, **strong**, \`code\` and [links](https://example.org).
# Only \`subjects\` and \`table\` are required: remove what you don't need.
title: ${text(names.join(" vs "))}
# question: The headline. Without it, one is made from the names.
lang: ${text(options.lang)}
# updated: 2026-01-31          # the only date that a sheet shows
tags: [draft]                   # the first one stands over the headline

subjects:
${subjects}

intro: >-
  ${TEXTS.intro}

# sections:                     # narrative, such as how the two work together
#   - heading: How they work together
#     text: One or two paragraphs.

table:                          # a row for each criterion, a value for each subject in their order
  Focus:
${cells(names.map(TEXTS.focus))}
  Time frame:
${cells(names.map(TEXTS.time))}
  Suits beginners: [${names.map((_, i) => String(i === 0)).join(", ")}]    # true and false become Yes and No; null: not applicable; partial, unknown

summary: >-
  ${TEXTS.summary}

# related:                      # file names of other comparisons, without .yaml
#   - ${text("another-sheet")}
# sources:                      # a value names one with {text: …, source: prices}
#   - {id: prices, title: A book or page, url: "https://example.org"}
`;
}

function subject(name: string, text: (value: string) => string): string {
  return `  - name: ${text(name)}
    tagline: ${TEXTS.tagline}
    # lead: A line over the points
    points:
${TEXTS.points(name)
  .map((point) => `      - ${text(point)}`)
  .join("\n")}
    # pros: [shown with a plus]
    # cons: [shown with a minus]
    # chooseWhen:
    #   - continues "Choose … when"
    # avoidWhen:
    #   - continues "Avoid … when"`;
}
