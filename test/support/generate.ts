/**
 * Generated comparisons with what a reader of the sheet must find in it. Every text is made of pieces of which both are
 * known: the source that an author types and the characters that it shows, so that nothing of ours says what is expected.
 */
import * as fc from "fast-check";
import { DEFAULT_SETTINGS, type Settings } from "../../src/content/settings/settings.js";
import type { Comparison, RowGroup, Section, Value } from "../../src/index.js";

const LAYOUTS = ["handout", "matrix", "card", "brief"];

/** A text of a comparison and what it shows. */
interface Field {
  readonly where: string;
  readonly shows: string;
}

export interface GeneratedSheet {
  readonly comparison: Comparison;
  readonly settings: Settings;
  readonly fields: readonly Field[];
}

interface Text {
  readonly source: string;
  readonly shows: string;
}

const plain = (source: string): Text => ({ source, shows: source });

/** Words of one script. None has a character that Markdown means something by. */
const words = (pattern: RegExp): fc.Arbitrary<Text> => fc.stringMatching(pattern).map(plain);
const letters = (characters: string, most: number): fc.Arbitrary<Text> =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: most }).map(plain);
const oneOf = (...texts: readonly string[]): fc.Arbitrary<Text> => fc.constantFrom(...texts).map(plain);

const LATIN = words(/^[A-Za-zÀ-ÖØ-öø-ž0-9]{1,12}[.,;:?]?$/u);
const GREEK = words(/^[Α-ΡΣ-Ωα-ωάέήίόύώϊϋΐΰ]{1,10}$/u);
const CYRILLIC = words(/^[А-яЁёЂ-ЏђѓєѕіїјљњћќўџҐґ]{1,12}$/u);
const ARABIC = words(/^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ]{1,9}$/u);
const ARABIC_WITH_MARKS = oneOf("مُحَمَّد", "لا", "الله", "إلى", "بِسْمِ", "٣٤٥", "۱۲۳", "آلاف", "كَتَبَ،", "؟ماذا");
const JAPANESE = words(/^[ぁ-ゔァ-ヺー一二三四五六七八九十日本語比較表製品機能価格東京都大阪、。「」（）・]{1,20}$/u);
const VIETNAMESE = words(/^[aăâeêioôơuưyđáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵtrngh]{1,7}$/u);
const COMBINED = fc
  .array(
    fc.tuple(
      fc.constantFrom(..."aeinoszAEZбι"),
      fc.constantFrom(..."\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0323\u0327"),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((pairs) => plain(pairs.map(([base, mark]) => base + mark).join("")));
/** Scripts that the built-in fonts lack. */
const HEBREW = words(/^[א-ת]{1,8}$/u);
const DEVANAGARI = oneOf("हिन्दी", "तुलना", "क्षत्रिय", "१२३");
const THAI = oneOf("ภาษาไทย", "เปรียบเทียบ", "ก็");
const CHINESE = oneOf("简体中文", "对比", "鿃龥", "𠮷野家", "𠀀");
const KOREAN = oneOf("한국어", "비교");
const GEORGIAN = oneOf("ქართული", "Հայերեն");
const EMOJI = oneOf("😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪", "❤️", "1️⃣", "☎︎", "✅", "→", "★");
const INVISIBLE = oneOf(
  "Silben\u00adtrennung",
  "10\u00a0000",
  "a\u202fb",
  "Wort\u200bgrenze",
  "zu\u2060sammen",
  "auf\u200clage",
  "x\u200dy",
  "links\u200erechts\u200f",
  "tab\tstopp",
  "\ufeffBOM",
  "quad\u2003em",
  "thin\u2009space",
  "figure\u20071",
  "line\u2003sep",
  "\u2067abc\u2069",
  "\u202babc\u202c",
);
const PUNCTUATION = oneOf(
  '"quoted"',
  "'single'",
  "“curly”",
  "«guillemets»",
  "„tief“",
  "(a)",
  "50%",
  "a/b",
  "C#",
  "e.g.",
  "–",
  "—",
  "…",
  "A&B",
  "1<2",
  "3>2",
  "{{x}}",
  "$5",
  "€",
  "~",
  "^",
  "|",
  "@",
  "+",
  "=",
  "x;y",
  "https://example.org/a?b=c&d",
  "fi ffi fl",
  "½",
  "№",
  "㎏",
  "™",
);
const MARKUP = oneOf(
  "<b>&amp;",
  "<script>alert(1)</script>",
  "</td></tr>",
  "<!-- -->",
  "&lt;",
  "&nbsp;",
  "<img src=x>",
  "]]>",
);
const LONG_WORD = fc.oneof(
  letters("abcdefghijklmnopqrstuvwxyz", 60),
  letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 500),
  letters("абвгдежзийклмн", 300),
  letters("ابتثجحخ", 200),
  letters("日本語比較表", 300),
  letters("aäß", 500),
);

/** Pieces that stand within a sentence, most often plain words. */
const piece: fc.Arbitrary<Text> = fc.oneof(
  { weight: 30, arbitrary: LATIN },
  { weight: 4, arbitrary: GREEK },
  { weight: 4, arbitrary: CYRILLIC },
  { weight: 4, arbitrary: ARABIC },
  { weight: 2, arbitrary: ARABIC_WITH_MARKS },
  { weight: 4, arbitrary: JAPANESE },
  { weight: 3, arbitrary: VIETNAMESE },
  { weight: 3, arbitrary: COMBINED },
  { weight: 4, arbitrary: PUNCTUATION },
  { weight: 3, arbitrary: INVISIBLE },
  { weight: 2, arbitrary: MARKUP },
  { weight: 1, arbitrary: EMOJI },
);
const foreign: fc.Arbitrary<Text> = fc.oneof(HEBREW, DEVANAGARI, THAI, CHINESE, KOREAN, GEORGIAN, EMOJI);

/** A text with the characters of inline Markdown escaped where the author means them. */
const joined = (texts: readonly Text[]): Text => ({
  source: texts.map(({ source }) => source).join(" "),
  shows: texts.map(({ shows }) => shows).join(" "),
});

/** A sentence in one or several scripts, with markup around some of its pieces. */
function sentence(most: number, pieces: fc.Arbitrary<Text> = piece): fc.Arbitrary<Text> {
  const marked = fc.tuple(pieces, fc.constantFrom("**", "*", "`")).map(([text, mark]): Text => {
    // Emphasis begins and ends at a letter; what a mark does elsewhere is the business of Markdown's own tests.
    const isWord = /^[\p{L}\p{N}]+$/u.test(text.source);
    return isWord ? { source: mark + text.source + mark, shows: text.shows } : text;
  });
  const link = pieces.map(
    (text): Text =>
      /[[\]]/.test(text.source) ? text : { source: `[${text.source}](https://example.org/x)`, shows: text.shows },
  );
  const escaped = fc.constantFrom<Text>(
    { source: "\\*not emphasis\\*", shows: "*not emphasis*" },
    { source: "a \\[b\\]", shows: "a [b]" },
    { source: "2 * 3", shows: "2 * 3" },
    { source: "snake_case_name", shows: "snake_case_name" },
  );
  const any = fc.oneof(
    { weight: 20, arbitrary: pieces },
    { weight: 2, arbitrary: marked },
    { weight: 1, arbitrary: link },
    { weight: 1, arbitrary: escaped },
  );
  return fc.array(any, { minLength: 1, maxLength: most }).map(joined);
}

const short = fc.oneof({ weight: 9, arbitrary: sentence(3) }, { weight: 1, arbitrary: foreign });
const middle = fc.oneof(
  { weight: 20, arbitrary: sentence(10) },
  { weight: 1, arbitrary: sentence(6, foreign) },
  { weight: 1, arbitrary: LONG_WORD },
);
const long = fc.oneof({ weight: 9, arbitrary: sentence(60) }, { weight: 1, arbitrary: LONG_WORD });
/** Names have no markup: they show in several places, in some as plain text. */
const name = fc
  .array(fc.oneof(LATIN, LATIN, GREEK, CYRILLIC, ARABIC, JAPANESE, VIETNAMESE, HEBREW), { minLength: 1, maxLength: 3 })
  .map(joined);

interface ShownValue {
  readonly value: Value;
  readonly shows: readonly string[];
}

const cell: fc.Arbitrary<ShownValue> = fc.oneof(
  {
    weight: 12,
    arbitrary: middle.map((text): ShownValue => ({ value: { kind: "text", text: text.source }, shows: [text.shows] })),
  },
  { weight: 2, arbitrary: fc.constant<ShownValue>({ value: { kind: "none" }, shows: [] }) },
  { weight: 2, arbitrary: fc.boolean().map((value): ShownValue => ({ value: { kind: "boolean", value }, shows: [] })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("partial" as const, "unknown" as const, "none" as const), fc.option(short)).map(
      ([kind, note]): ShownValue => ({
        value: { kind, ...(note && { note: note.source }), checked: "2026-10-01" },
        shows: note ? [note.shows] : [],
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("0", "1.10", "012", "-3", "1e6", "12345678901234567890")
      .map((text): ShownValue => ({ value: { kind: "number", text }, shows: [text] })),
  },
  {
    weight: 2,
    arbitrary: fc.array(short, { maxLength: 6 }).map(
      (items): ShownValue => ({
        value: { kind: "list", items: items.map(({ source }) => source) },
        shows: items.map(({ shows }) => shows),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 10 }))
      .map(([a, b]): ShownValue => ({ value: { kind: "score", score: Math.min(a, b), of: b }, shows: [String(b)] })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(middle, fc.constantFrom("good" as const, "bad" as const, "neutral" as const), fc.option(short))
      .map(
        ([text, tone, note]): ShownValue => ({
          value: { kind: "text", text: text.source, tone, ...(note && { note: note.source }) },
          shows: [text.shows, ...(note ? [note.shows] : [])],
        }),
      ),
  },
);

/** Mostly what fits a page; sometimes nothing, sometimes far too much. */
const rowCount = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 8 }) },
  { weight: 3, arbitrary: fc.integer({ min: 9, max: 25 }) },
  { weight: 1, arbitrary: fc.integer({ min: 26, max: 60 }) },
);

interface ShownGroup {
  readonly group: RowGroup;
  readonly fields: readonly Field[];
}

function groupOf(rows: number, subjects: number, named: boolean): fc.Arbitrary<ShownGroup> {
  const row = fc.tuple(short, fc.array(cell, { minLength: subjects, maxLength: subjects }));
  return fc.tuple(fc.array(row, { minLength: rows, maxLength: rows }), short).map(([made, title]) => ({
    group: {
      ...(named && { name: title.source }),
      rows: made.map(([criterion, values]) => ({
        criterion: criterion.source,
        values: values.map(({ value }) => value),
      })),
    },
    fields: [
      ...(named ? [{ where: "a group", shows: title.shows }] : []),
      ...made.flatMap(([criterion, values]) => [
        { where: "a criterion", shows: criterion.shows },
        ...values.flatMap(({ shows }) => shows.map((text) => ({ where: "a cell", shows: text }))),
      ]),
    ],
  }));
}

const groups = (subjects: number): fc.Arbitrary<readonly ShownGroup[]> =>
  fc.tuple(rowCount, fc.integer({ min: 0, max: 3 })).chain(([rows, names]) => {
    const count = Math.max(1, Math.min(names, rows));
    const sizes = Array.from({ length: count }, (_, i) => Math.floor(rows / count) + (i < rows % count ? 1 : 0));
    return fc.tuple(...sizes.map((size) => groupOf(size, subjects, names > 0)));
  });

const subject = fc.record({
  name,
  tagline: fc.option(short, { nil: undefined }),
  lead: fc.option(short, { nil: undefined }),
  points: fc.array(middle, { maxLength: 4 }),
  pros: fc.array(middle, { maxLength: 2 }),
  cons: fc.array(middle, { maxLength: 2 }),
  chooseWhen: fc.array(middle, { maxLength: 2 }),
  avoidWhen: fc.array(middle, { maxLength: 1 }),
});

const MM = 96 / 25.4;
const page = fc
  .tuple(
    fc.constantFrom<[string, number, number]>(
      ["A4", 210, 297],
      ["A4 landscape", 297, 210],
      ["A5", 148, 210],
      ["A5 landscape", 210, 148],
      ["Letter", 215.9, 279.4],
      ["Letter landscape", 279.4, 215.9],
    ),
    fc.constantFrom(0, 5, 14, 25),
  )
  .map(([[sizeText, width, height], margin]): Settings["page"] => {
    const side = margin * MM;
    return {
      size: { width: width * MM, height: height * MM },
      margin: { top: side, right: side, bottom: side, left: side },
      sizeText,
      marginText: `${margin}mm`,
    };
  });

const fit = fc.record({
  min: fc.constantFrom(0.5, 0.8, 0.8, 1),
  max: fc.constantFrom(1, 1.15, 1.15, 2),
  overflow: fc.constantFrom("error" as const, "flow" as const),
});

/** The languages with labels of their own, two that read from right to left without any, and one that nobody has. */
const lang = fc.constantFrom("en", "en", "en", "en-US", "de", "es", "fr", "ja", "ar", "he", "fa", "tlh");

const optional = (text: fc.Arbitrary<Text>) => fc.option(text, { nil: undefined });

/** A section of items and of points of the subjects, of which the last one has some. */
function moreOf({
  items,
  ofSubjects,
  subjects,
}: {
  items: [Text, Text][];
  ofSubjects: Text | undefined;
  subjects: unknown[];
}): Section {
  return {
    heading: "X",
    kind: "objections",
    ...(items.length > 0 && { items: items.map(([title, text]) => ({ title: title.source, text: text.source })) }),
    ...(ofSubjects && { bySubject: subjects.map((_, i) => (i === subjects.length - 1 ? [ofSubjects.source] : [])) }),
  };
}

export const sheets: fc.Arbitrary<GeneratedSheet> = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc
    .record({
      subjects: fc.array(subject, { minLength: count, maxLength: count }),
      groups: groups(count),
      lang,
      question: optional(sentence(12, fc.oneof(LATIN, LATIN, GREEK, CYRILLIC, ARABIC, JAPANESE))),
      intro: optional(long),
      summary: optional(long),
      sections: fc.array(fc.tuple(short, long), { maxLength: 2 }),
      items: fc.array(fc.tuple(short, middle), { maxLength: 2 }),
      ofSubjects: optional(middle),
      tableNote: optional(short),
      sources: fc.array(fc.tuple(name, fc.boolean()), { maxLength: 3 }),
      tag: optional(LATIN),
      updated: fc.constantFrom(undefined, "2026-11-23", "2024-02-29"),
      page,
      fit,
      accents: fc.constantFrom([], ["#0f5f8c", "#a8481c"]),
    })
    .map((made) => {
      const fields: Field[] = [];
      const add = (where: string, text: Text | undefined) => text && fields.push({ where, shows: text.shows });
      for (const each of made.subjects) {
        add("a subject's name", each.name);
        add("a tagline", each.tagline);
        add("a lead", each.lead);
        for (const point of each.points) add("a point", point);
        for (const pro of each.pros) add("a pro", pro);
        for (const con of each.cons) add("a con", con);
        for (const choice of [...each.chooseWhen, ...each.avoidWhen]) add("a choice", choice);
      }
      for (const group of made.groups) fields.push(...group.fields);
      add("the question", made.question);
      add("the intro", made.intro);
      add("the summary", made.summary);
      for (const [heading, text] of made.sections) {
        add("a heading", heading);
        add("a section", text);
      }
      for (const [title, text] of made.items) {
        add("an item's title", title);
        add("an item", text);
      }
      add("a point of a section", made.ofSubjects);
      add("the note of the table", made.tableNote);
      for (const [title] of made.sources) add("a source", title);
      add("the tag", made.tag);
      const comparison: Comparison = {
        slug: "generated",
        source: "content/generated.yaml",
        title: made.subjects.map((each) => each.name.source).join(" vs "),
        lang: made.lang,
        tags: made.tag ? [made.tag.source] : [],
        subjects: made.subjects.map((each) => ({
          name: each.name.source,
          points: each.points.map(({ source }) => source),
          pros: each.pros.map(({ source }) => source),
          cons: each.cons.map(({ source }) => source),
          chooseWhen: each.chooseWhen.map(({ source }) => source),
          avoidWhen: each.avoidWhen.map(({ source }) => source),
          ...(each.tagline && { tagline: each.tagline.source }),
          ...(each.lead && { lead: each.lead.source }),
        })),
        sections: [
          ...made.sections.map(([heading, text]) => ({ heading: heading.source, text: text.source })),
          ...(made.items.length > 0 || made.ofSubjects ? [moreOf(made)] : []),
        ],
        ...(made.tableNote && { tableNote: made.tableNote.source }),
        groups: made.groups.map(({ group }) => group),
        related: [],
        sources: made.sources.map(([title, linked]) => ({
          title: title.source,
          ...(linked && { url: "https://example.org/source" }),
        })),
        ...(made.question && { question: made.question.source }),
        ...(made.intro && { intro: made.intro.source }),
        ...(made.summary && { summary: made.summary.source }),
        ...(made.updated !== undefined && { updated: made.updated }),
      };
      // Not drawn, so that what a seed gives stays what it was.
      const fitting = made.subjects.length > 4 ? LAYOUTS.slice(0, 2) : LAYOUTS;
      const layout = fitting[fields.length % fitting.length]!;
      const { page, fit, accents } = made;
      const settings: Settings = { ...DEFAULT_SETTINGS, layout, page, fit, accents };
      return { comparison, settings, fields };
    }),
);
