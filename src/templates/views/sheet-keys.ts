/**
 * A view of a sheet -> which key of the content file each of its texts came from. It has the shape of the view, whose type asks it for
 * every text there is: one that nobody wrote (a label, a setting) says null. Only who looks for the way back asks for it.
 */
import { type ContentKey, ContentKeys, isAlike, type Point, type Value, type YamlData } from "../../content/index.js";
import { byKind } from "./sheet/kinds.js";
import { isNamed, type SheetContext, type SheetView } from "./sheet-view.js";

/** A piece of a text, and its key if it has one. */
export interface KeyedPart {
  readonly text: string;
  readonly key: ContentKey | null;
}

/** The key of a text; or its pieces in their order, where not all of it has the same. */
export class TextKey {
  constructor(readonly of: ContentKey | readonly KeyedPart[]) {}

  /** @param text in a view; one that isn't made of the pieces has no key */
  partsOf(text: string): readonly KeyedPart[] {
    const { of } = this;
    if (!isParts(of)) return [{ text, key: of }];
    return of.map((part) => part.text).join("") === text ? of : [{ text, key: null }];
  }
}

const isParts = (of: ContentKey | readonly KeyedPart[]): of is readonly KeyedPart[] => typeof of[0] === "object";

/** The shape of a view with the keys of its texts; null for all of a branch that has none. Numbers and truth values have no keys. */
type KeysOf<View> =
  | null
  | (View extends string
      ? TextKey
      : View extends readonly (infer Item)[]
        ? readonly KeysOf<Item>[]
        : // Of data for a script nobody asks.
          object extends View
          ? never
          : View extends object
            ? {
                readonly [Name in keyof View as View[Name] extends number | boolean ? never : Name]: KeysOf<View[Name]>;
              }
            : never);

/** Such a shape, of whatever view. */
export type KeyTree = null | TextKey | readonly KeyTree[] | { readonly [name: string]: KeyTree };

export type SheetKeys = KeysOf<SheetView>;

/** @param yaml what the comparison was read from, if anybody knows */
export function sheetKeys(context: SheetContext, view: SheetView, yaml?: YamlData): SheetKeys {
  const { comparison, locale } = context;
  const keys = new ContentKeys(comparison, yaml);
  const { intro, summary, question } = comparison;
  const title = keys.title();
  const asked: ContentKey = question === undefined ? ["subjects"] : ["question"];
  const described: ContentKey = intro !== undefined ? ["intro"] : summary !== undefined ? ["summary"] : asked;
  return {
    ...NOT_CONTENT,
    title: of(...title),
    question: view.question.map(({ subject }) => {
      const said = question === undefined ? subject > 0 && of("subjects", subject - 1, "name") : of(...asked);
      return { text: said || null };
    }),
    questionText: of(...asked),
    description: of(...described),
    glance: filled(locale.atAGlance, "title", view.title, title),
    audience: null,
    more: null,
    editions: view.editions.map(() => ({ name: null, url: null })),
    opensPdf: filled(locale.opens, "title", view.title, title),
    related: comparison.related.flatMap((entry, i) => {
      if (!isNamed(entry, context, view.target)) return [];
      const [title, url] = "url" in entry ? ["title", "url"].map((key) => of("related", i, key)) : [of("related", i)];
      return { title: title!, url: url ?? title!, lang: null };
    }),
    keywords: new TextKey(
      comparison.tags.flatMap((tag, i) => [
        { text: i > 0 ? ", " : "", key: null },
        { text: tag, key: ["tags", i] },
      ]),
    ),
    tag: of("tags", 0),
    intro: of("intro"),
    ...partKeys(context, view, keys),
    owner: null,
    nextCheck: view.nextCheck === null ? null : of("review"),
    summary: of("summary"),
    choices: view.choices.map(({ number }) => choiceKeys(context, number - 1, view, keys)),
    sources: comparison.sources.map((_, i) => ({
      title: of("sources", i, "title"),
      url: of("sources", i, "url"),
      id: null,
      mentions: null,
      checked: of("sources", i, "checked"),
      stale: of("sources", i, "checked"),
    })),
    updated: { date: of("updated"), parts: { before: null, date: of("updated"), after: null } },
  };
}

/** Of subjects, table and sections. */
function partKeys(context: SheetContext, view: SheetView, keys: ContentKeys) {
  const { comparison, locale } = context;
  const sections = sectionKeys(comparison, keys);
  return {
    subjects: comparison.subjects.map(({ points, pros, cons }, i) => ({
      name: of("subjects", i, "name"),
      url: of("subjects", i, "url"),
      address: of("subjects", i, "url"),
      tagline: of("subjects", i, "tagline"),
      lead: of("subjects", i, "lead"),
      points: pointKeys(points, ["subjects", i, "points"], keys),
      pros: pointKeys(pros, ["subjects", i, "pros"], keys),
      cons: pointKeys(cons, ["subjects", i, "cons"], keys),
      image: of("subjects", i, "image"),
      alt: of("subjects", i, "alt"),
      wins: filled(locale.wins, "name", view.subjects[i]!.name, ["subjects", i, "name"]),
      choice: choiceKeys(context, i, view, keys),
    })),
    groups: comparison.groups.flatMap(({ rows }, g) => {
      const shown = {
        name: of(...keys.group(g)),
        rows: rows.map(({ values }, r) => ({
          criterion: of(...keys.row(g, r)),
          note: of(...keys.row(g, r), "note"),
          ...{ sign: null, signLabel: null },
          cells: values.map((value, i) => ({
            ...cellKeys(value, keys.value(g, r, i), keys.text(g, r, i)),
            label: of("subjects", i, "name"),
          })),
        })),
      };
      return rows.length > 0 || !context.leftOut ? [shown] : [];
    }),
    alike: {
      text: null,
      criteria: comparison.groups.flatMap(({ rows }, g) =>
        rows.flatMap((row, r) => (isAlike(row) ? [of(...keys.row(g, r))] : [])),
      ),
    },
    tableNote: of("tableNote"),
    sections,
    kinds: byKind(comparison.sections, sections),
  };
}

/** When to choose a subject and when not. @param i of the subject */
function choiceKeys({ comparison, locale }: SheetContext, i: number, view: SheetView, keys: ContentKeys) {
  const subject = ["subjects", i] as const;
  const heading = (label: string) => filled(label, "name", view.subjects[i]!.name, [...subject, "name"]);
  const { chooseWhen, avoidWhen } = comparison.subjects[i]!;
  return {
    heading: heading(locale.chooseWhen),
    items: pointKeys(chooseWhen, [...subject, "chooseWhen"], keys),
    avoidHeading: heading(locale.avoidWhen),
    avoid: pointKeys(avoidWhen, [...subject, "avoidWhen"], keys),
  };
}

function sectionKeys(comparison: SheetContext["comparison"], keys: ContentKeys) {
  return comparison.sections.map(({ items, bySubject = [] }, i) => ({
    heading: of("sections", i, "heading"),
    kind: of("sections", i, "kind"),
    html: of("sections", i, "text"),
    items: (items ?? []).map((_, j) => ({
      title: of("sections", i, "items", j, "title"),
      html: of(...keys.point(["sections", i, "items", j])),
    })),
    bySubject: bySubject.map((points, s) => ({
      name: of("subjects", s, "name"),
      points: points.map((_, j) => of(...keys.sectionPoint(i, s, j))),
    })),
    image: of("sections", i, "image"),
    alt: of("sections", i, "alt"),
  }));
}

/** What a view says that no content file does. */
const NOT_CONTENT = {
  ...{
    target: null,
    slug: null,
    lang: null,
    dir: null,
    labels: null,
    h1: null,
    h2: null,
    h3: null,
    url: null,
    urlText: null,
  },
  ...{
    jsonLd: null,
    siteName: null,
    logo: null,
    logoDark: null,
    brand: null,
    accentStyle: null,
    pdf: null,
    styles: null,
    snippet: null,
    snippetParts: null,
    snippets: null,
    picture: null,
  },
  ...{
    bodyFonts: null,
    page: null,
    fit: null,
    data: null,
    worksheet: null,
    shows: null,
    layout: null,
    stylesheets: null,
  },
};

const of = (...key: ContentKey): TextKey => new TextKey(key);

const pointKeys = (points: readonly Point[] = [], list: ContentKey, keys: ContentKeys) =>
  points.map((_, i) => of(...keys.point([...list, i])));

/** @param key of the value; @param text of the text in it */
function cellKeys(value: Value, key: ContentKey, text: ContentKey) {
  const [whole, tone] = [of(...key), of(...key, "tone")];
  return {
    html: of(...text),
    mark: whole,
    markKind: null,
    markSign: whole,
    none: whole,
    items: value.kind === "list" ? value.items.map((_, i) => of(...key, i)) : null,
    score: { text: whole, dots: null },
    tone,
    toneLabel: tone,
    toneSign: tone,
    note: of(...key, "note"),
    refs: of(...key, "source"),
    stale: of(...key, "checked"),
    checked: of(
      ...key,
      value.kind !== "number" && value.kind !== "list" && value.checked === undefined ? "by" : "checked",
    ),
  };
}

/** A label in which one name stands for a text of the content's, as `fill` writes it. */
function filled(label: string, name: string, text: string, key: ContentKey): TextKey {
  const parts = label.split(new RegExp(`(\\{${name}\\})`));
  return new TextKey(parts.map((part, i) => (i % 2 === 1 ? { text, key } : { text: part, key: null })));
}
