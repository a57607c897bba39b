/**
 * The one schema of content files: from it follow the validation, the type of what is loaded, and the JSON Schema that
 * editors pick up. It sees the YAML as plain data, in which every scalar that isn't a table's true, false or null is the
 * text that the author typed.
 */
import * as v from "valibot";
import { closest } from "../../diagnostics/index.js";
import { MARK_WORDS } from "../yaml/data.js";
import { eachLabel, LABEL_NAMES } from "./labels.js";
import { PAGE_NAMES } from "./page-size.js";
import { PARTS } from "./parts.js";
import type { PlainMapping, PlainValue } from "./plain-value.js";
import { PLURAL_FORMS } from "./plurals.js";

export const text = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== "", "empty"),
);
const markdown = text;

export const list = <const T extends v.GenericSchema>(item: T) => v.array(item);

const keys = new Set<string>();
/** Every key of the format. */
export const KNOWN_KEYS: ReadonlySet<string> = keys;

/** An object that may have no other keys; its issues carry the keys that it may have. */
export function object<const T extends v.ObjectEntries>(entries: T) {
  for (const key of Object.keys(entries)) keys.add(key);
  return v.strictObject(entries, Object.keys(entries).join(" "));
}

/** Shapes that a value can have; which one an author was after is told by what is there. */
const ALTERNATIVES = new Map<string, (input: unknown) => v.GenericSchema | undefined>();

export function oneOf<const T extends v.UnionOptions>(
  name: string,
  options: T,
  pick: (input: unknown) => v.GenericSchema | undefined,
) {
  ALTERNATIVES.set(name, pick);
  return v.union(options, name);
}

/** The schema that input to a union named `name` is to be judged by; undefined where it is like none of them. */
export function alternative(name: string, input: unknown): v.GenericSchema | undefined {
  return ALTERNATIVES.get(name)?.(input);
}

export const isObject = (input: unknown): input is object =>
  typeof input === "object" && input !== null && !Array.isArray(input);

/** Text that stands for a number of the author's: kept as typed, checked here. */
export const numeric = v.pipe(v.string(), v.regex(/^[-+]?(\d+(\.\d*)?|\.\d+)$/, "number"), v.transform(Number));

const references = oneOf("source", [text, list(text)], (input) => {
  if (typeof input === "string") return text;
  return Array.isArray(input) ? list(text) : undefined;
});

/** What a statement rests on. */
const evidence = {
  source: v.optional(v.pipe(references, v.description("The id of one of `sources`, or its number from 1; or a list"))),
  checked: v.optional(v.pipe(text, v.description("When it was last looked at, YYYY-MM-DD"))),
  by: v.optional(v.pipe(text, v.description("Who says so, or has looked at it"))),
};
const audience = v.optional(
  v.pipe(text, v.description("For whom alone it is: one of `audiences` in versus.yaml; narrower ones see it as well")),
);
const note = v.optional(v.pipe(markdown, v.description("A line in small print below")));

const score = object({
  score: v.pipe(numeric, v.description("How much of it the subject has")),
  of: v.pipe(numeric, v.description("The most that can be had")),
  note,
  audience,
  ...evidence,
});

const markWord = v.picklist(MARK_WORDS);
const mark = oneOf("mark", [v.boolean(), v.null(), markWord], (input) =>
  typeof input === "string" ? markWord : undefined,
);

const marked = object({
  value: v.pipe(mark, v.description("true, false, partial, unknown; null: not applicable")),
  note,
  audience,
  ...evidence,
});

const toned = object({
  text: v.pipe(markdown, v.description("What the cell says")),
  tone: v.optional(
    v.pipe(v.picklist(["good", "bad", "neutral"]), v.description("How it is marked: good, bad or neutral")),
  ),
  note,
  audience,
  ...evidence,
});

const value = oneOf("value", [text, v.boolean(), v.null(), list(text), score, marked, toned], (input) => {
  if (typeof input === "string") return text;
  if (Array.isArray(input)) return list(text);
  if (!isObject(input)) return undefined;
  if ("score" in input || "of" in input) return score;
  if ("value" in input) return marked;
  // A key of another beginning is hardly one that was mistyped: `One: thing` is a text with a colon.
  const isLike = (key: string) =>
    closest(
      key,
      Object.keys(toned.entries).filter((own) => own[0] === key[0]),
    ) !== undefined;
  return Object.keys(input).some(isLike) ? toned : undefined;
});

const byName = v.record(v.string(), value);
const values = oneOf("row", [list(value), byName], (input) => {
  if (Array.isArray(input)) return list(value);
  return isObject(input) ? byName : undefined;
});
/** A row that is written with more than its values. Whether a mapping is one, the names of the subjects decide. */
export const fullRow = object({
  values: v.pipe(values, v.description("A value for each subject, in their order or by name")),
  note: v.optional(v.pipe(markdown, v.description("A line in small print below the criterion"))),
  optional: v.optional(v.pipe(v.boolean(), v.description("Whether the row can be done without where room is short"))),
  audience,
});
export type FullRowInput = v.InferOutput<typeof fullRow>;

const row = oneOf("row", [list(value), fullRow, byName], (input) => {
  if (Array.isArray(input)) return list(value);
  return isObject(input) ? byName : undefined;
});
const rows = v.record(v.string(), row);

const group = object({
  group: v.optional(v.pipe(text, v.description("The heading over these rows; only the first group may lack it"))),
  rows: v.pipe(rows, v.description("A row for each criterion")),
});

const statement = object({ text: v.pipe(markdown, v.description("What it says")), ...evidence, audience });
const point = oneOf("point", [markdown, statement], (input) =>
  isObject(input) && "text" in input ? statement : markdown,
);
const points = (description: string) => v.optional(v.pipe(list(point), v.description(description)));

const image = v.optional(
  v.pipe(text, v.description("A PNG, JPEG, SVG, WebP or GIF file, relative to this file, inside the project")),
);

const subject = object({
  name: v.pipe(text, v.description("Heads the subject's card and its table column")),
  url: v.optional(v.pipe(text, v.description("Where there is more of it: the name links there"))),
  tagline: v.optional(v.pipe(markdown, v.description("A few words below the name"))),
  lead: v.optional(v.pipe(markdown, v.description("A line over the points: “Sales is responsible for”"))),
  points: points("What there is to say about this side, three to five points"),
  pros: points("What speaks for it, shown with a plus"),
  cons: points("What speaks against it, shown with a minus"),
  chooseWhen: points("Continues “Choose … when”"),
  avoidWhen: points("Continues “Avoid … when”"),
  image,
  alt: v.optional(
    v.pipe(text, v.description("What the image says that the name doesn't; without it the image is decoration")),
  ),
});

const sectionItem = object({
  title: v.optional(v.pipe(markdown, v.description("What it is about: an objection, a question"))),
  text: v.optional(v.pipe(markdown, v.description("What there is to say of it"))),
  ...evidence,
  audience,
});
const item = oneOf("item", [markdown, sectionItem], (input) => (isObject(input) ? sectionItem : markdown));

const ofSubject = oneOf("points of a subject", [markdown, list(point)], (input) => {
  if (typeof input === "string") return markdown;
  return Array.isArray(input) ? list(point) : undefined;
});
const pointsByName = v.record(v.string(), ofSubject);
const pointsInOrder = list(ofSubject);
const pointsOfEach = oneOf("points of subjects", [pointsInOrder, pointsByName], (input) => {
  if (Array.isArray(input)) return pointsInOrder;
  return isObject(input) ? pointsByName : undefined;
});
export const fullPoints = object({ values: pointsOfEach });
const bySubject = oneOf("bySubject", [pointsInOrder, fullPoints, pointsByName], (input) => {
  if (Array.isArray(input)) return pointsInOrder;
  return isObject(input) ? pointsByName : undefined;
});

const section = object({
  audience,
  heading: v.pipe(text, v.description("Over the text")),
  kind: v.optional(
    v.pipe(
      text,
      v.description(
        "What it is for: objections, questions, proof, pricing, pitfalls, verdict, note, or a name of small letters, digits, hyphens",
      ),
    ),
  ),
  text: v.optional(v.pipe(markdown, v.description("Paragraphs, lists, quotes, code blocks"))),
  items: v.optional(v.pipe(list(item), v.description("Each with a title and a text, or a text alone"))),
  bySubject: v.optional(v.pipe(bySubject, v.description("A list of points for each subject, by its name"))),
  image,
  alt: v.optional(v.pipe(text, v.description("What the image says; without it the image is decoration"))),
});

/** Data of the author's own, as it is. */
const plainValue: v.GenericSchema<PlainValue> = v.lazy(() =>
  v.union([v.string(), v.boolean(), v.null(), v.array(plainValue), plainMapping]),
);
const plainMapping: v.GenericSchema<PlainMapping> = v.record(v.string(), plainValue);

const link = object({
  title: v.pipe(text, v.description("The link's text")),
  url: v.pipe(text, v.description("Where it leads")),
});
const slugOrLink = oneOf("related", [text, link], (input) => {
  if (typeof input === "string") return text;
  return isObject(input) ? link : undefined;
});

const table = oneOf("table", [rows, list(group)], (input) => {
  if (Array.isArray(input)) return list(group);
  return isObject(input) ? rows : undefined;
});

const lengthHint = "a length such as 14mm, 0.5in, 36pt";
export const page = object({
  size: v.optional(v.pipe(text, v.description(`${PAGE_NAMES}; “A4 landscape”; or two lengths`))),
  margin: v.optional(v.pipe(text, v.description(`One to four lengths: ${lengthHint}`))),
});
export const accents = list(text);

const pluralForms = v.strictObject(
  {
    zero: v.optional(text),
    one: v.optional(text),
    two: v.optional(text),
    few: v.optional(text),
    many: v.optional(text),
    other: text,
  },
  PLURAL_FORMS.join(" "),
);
/** A text with `{count}`, or one for each form of a language's plural. */
export const countLabel = oneOf("plural", [text, pluralForms], (input) => {
  if (typeof input === "string") return text;
  return isObject(input) ? pluralForms : undefined;
});

/** Their names are no keys of the format: words as common as `and` and `no` are among them. */
export const labels = v.strictObject(eachLabel(v.optional(text), v.optional(countLabel)), LABEL_NAMES.join(" "));
export const parts = list(v.picklist(PARTS));

export const comparisonSchema = object({
  title: v.optional(v.pipe(text, v.description("Default: the subjects' names joined by “vs”"))),
  question: v.optional(
    v.pipe(text, v.description("The headline. Default: made from the names, in the sheet's language")),
  ),
  lang: v.optional(
    v.pipe(text, v.description("BCP 47 tag: en, de, pt-BR. Labels, hyphenation and direction follow it")),
  ),
  updated: v.optional(
    v.pipe(text, v.description("The date of the content, YYYY-MM-DD: the only date that a sheet shows")),
  ),
  review: v.optional(
    v.pipe(
      text,
      v.description("When to look at the content again, YYYY-MM-DD: `versus check --as-of` tells if that is past"),
    ),
  ),
  audience,
  layout: v.optional(
    v.pipe(
      text,
      v.description(
        "What kind of sheet it is: handout (default), battlecard, brief, card, matrix, worksheet, or a folder of your own",
      ),
    ),
  ),
  page: v.optional(v.pipe(page, v.description("The paper of this sheet, where it isn't that of versus.yaml"))),
  accents: v.optional(v.pipe(accents, v.description("A colour for each subject of this sheet, #rrggbb"))),
  labels: v.optional(v.pipe(labels, v.description("Words of this sheet in place of those of its language"))),
  hide: v.optional(v.pipe(parts, v.description("Parts that this sheet does without"))),
  show: v.optional(v.pipe(parts, v.description("The only parts that this sheet has"))),
  tags: v.optional(v.pipe(list(text), v.description("For the index; the first one stands over the headline"))),
  subjects: v.pipe(
    list(subject),
    v.description("What is compared: two to six; up to eight with `layout: matrix`"),
    v.minLength(2, "few"),
    v.maxLength(8, "many"),
  ),
  intro: v.optional(v.pipe(markdown, v.description("The key difference: paragraphs, lists, quotes, code blocks"))),
  sections: v.optional(v.pipe(list(section), v.description("Narrative, such as how the two work together"))),
  table: v.optional(
    v.pipe(
      table,
      v.description(
        "A row for each criterion, with a value for each subject in their order. May be missing where each subject has points, pros or chooseWhen",
      ),
    ),
  ),
  tableNote: v.optional(v.pipe(markdown, v.description("A line below the table"))),
  summary: v.optional(v.pipe(markdown, v.description("What to take away: paragraphs, lists, quotes, code blocks"))),
  related: v.optional(
    v.pipe(list(slugOrLink), v.description("Slugs of other files, or title and url for what is elsewhere")),
  ),
  sources: v.optional(
    v.pipe(
      list(
        object({
          id: v.optional(v.pipe(text, v.description("A name by which values refer to it: `source: prices`"))),
          title: v.pipe(text, v.description("The source")),
          url: v.optional(v.pipe(text, v.description("Where it is"))),
          checked: v.optional(v.pipe(text, v.description("When it was last looked at, YYYY-MM-DD"))),
        }),
      ),
      v.description("Where the facts come from"),
    ),
  ),
  data: v.optional(v.pipe(plainMapping, v.description("Whatever templates of your own read as `data`"))),
});

/** What stands in many places of it. */
export const REPEATED = { value, point };

/** A content file as it is written, after validation. */
export type ComparisonInput = v.InferOutput<typeof comparisonSchema>;
/** A content file as it is written. */
export type ComparisonSource = v.InferInput<typeof comparisonSchema>;
