/** A draft -> the text of a content file, with guesses as comments at their places; what it says is told to the ledger. */
import { Document, isScalar, Pair, Scalar, YAMLMap, type YAMLSeq } from "yaml";
import { scalar, seq, slugify } from "../../content/index.js";
import type { Block } from "../source/document.js";
import { cut, isBlank, oneLine, type Phrase, plain } from "../source/phrase.js";
import type { Ledger } from "../source/tape.js";
import type { Draft, DraftGroup, DraftLink, DraftRow, DraftSubject } from "../understanding/draft.js";
import { wordsIn } from "../words/fold.js";
import { addressOf, blockMarkdown, inlineMarkdown, type Written } from "./markdown.js";
import { ValueWriter } from "./values.js";

export interface FileOptions {
  /** Of the file, which is no relation of itself. */
  readonly slug: string;
  readonly base: string | undefined;
}

/** @returns the YAML, without its first line and what wasn't placed */
export function writeDraft(draft: Draft, ledger: Ledger, options: FileOptions): string {
  return new FileWriter(ledger, options).file(draft);
}

class FileWriter {
  readonly #values: ValueWriter;
  /** Slugs stand once. */
  readonly #related = new Set<string>();

  constructor(
    readonly ledger: Ledger,
    readonly options: FileOptions,
  ) {
    this.#values = new ValueWriter(ledger, (phrase) => this.#inline(phrase));
  }

  file(draft: Draft): string {
    const root = new YAMLMap();
    const put = (key: string, value: unknown, comment?: string) => this.#put(root, key, value, comment);
    if (draft.title) put("title", this.#inline(draft.title));
    if (draft.question) put("question", this.#inline(draft.question));
    if (draft.lang)
      put("lang", scalar(draft.lang.lang), draft.lang.isGuess ? "guess: the language, by its words" : undefined);
    if (draft.updated) put("updated", scalar(draft.updated.date));
    this.ledger.became([...(draft.lang?.became ?? []), ...(draft.updated?.became ?? []), ...draft.became.flat()]);
    if (draft.tags.length > 0) put("tags", this.#list(draft.tags));
    put("subjects", seq(draft.subjects.map((subject) => this.#subject(subject, draft.groups.length === 0))));
    if (draft.intro.length > 0) put("intro", this.#blocks(draft.intro));
    const sections = draft.sections.flatMap((section) => this.#section(section) ?? []);
    if (sections.length > 0) put("sections", seq(sections));
    if (draft.groups.length > 0) put("table", this.#table(draft.groups), guesses(draft.tableGuesses));
    const notes = draft.tableNote.filter((note) => !isBlank(note));
    if (notes.length > 0)
      put("tableNote", scalar(notes.map((note) => this.#say(inlineMarkdown(note, this.options))).join(" ")));
    if (draft.summary.length > 0) put("summary", this.#blocks(draft.summary));
    const related = draft.related.flatMap((link) => this.#relation(link) ?? []);
    if (related.length > 0) put("related", seq(related));
    const sources = draft.sources.flatMap((link) => this.#source(link) ?? []);
    if (sources.length > 0) put("sources", seq(sources));
    const document = new Document();
    document.contents = root;
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }

  #put(map: YAMLMap, key: string, value: unknown, comment?: string): void {
    if (isScalar(value) && value.value === "") return;
    const name = new Scalar(key);
    if (comment !== undefined) name.commentBefore = ` ${comment.replaceAll("\n", "\n ")}`;
    map.items.push(new Pair(name, value));
  }

  #say({ text, said }: Written): string {
    this.ledger.say(said);
    return text;
  }

  #inline(phrase: Phrase): Scalar<string> {
    return scalar(this.#say(inlineMarkdown(phrase, this.options)));
  }

  #blocks(blocks: readonly Block[]): Scalar<string> {
    return scalar(this.#say(blockMarkdown(blocks, this.options)));
  }

  #list(phrases: readonly Phrase[]): YAMLSeq {
    return seq(phrases.map((phrase) => this.#inline(phrase)).filter(({ value }) => value !== ""));
  }

  #subject(subject: DraftSubject, mustSay: boolean): YAMLMap {
    const map = new YAMLMap();
    this.ledger.became([
      ...subject.repeated.flat(),
      ...subject.named.flatMap((phrase) => wordsOfName(phrase, subject.name)),
    ]);
    this.#put(map, "name", scalar(subject.name));
    const url = subject.url && addressOf(subject.url.text, this.options.base);
    if (subject.url && url !== undefined) {
      this.ledger.say([subject.url]);
      this.#put(map, "url", scalar(url));
    }
    if (subject.tagline) this.#put(map, "tagline", this.#inline(subject.tagline));
    if (subject.lead) this.#put(map, "lead", this.#inline(subject.lead));
    const { points, pros, cons, chooseWhen, avoidWhen } = subject;
    for (const [key, texts] of Object.entries({ points, pros, cons, chooseWhen, avoidWhen }))
      if (texts.length > 0) this.#put(map, key, this.#list(texts));
    if (mustSay && points.length + pros.length + chooseWhen.length === 0)
      this.#put(map, "points", seq([scalar("…")]), "guess: the source has no list for it; write its points here");
    return map;
  }

  #section({ heading, kind, blocks, items, guess }: Draft["sections"][number]): YAMLMap | undefined {
    const text = this.#blocks(blocks);
    if (text.value === "" && items.length === 0) return undefined;
    const map = new YAMLMap();
    this.#put(map, "heading", this.#inline(calm(heading)), guess && `guess: ${guess}`);
    if (kind && items.length > 0) this.#put(map, "kind", scalar(kind));
    this.#put(map, "text", text);
    const entries = items.map(({ title, blocks: inside }) => {
      const item = new YAMLMap();
      this.#put(item, "title", this.#inline(title));
      this.#put(item, "text", this.#blocks(inside));
      return item;
    });
    if (entries.length > 0) this.#put(map, "items", seq(entries));
    return map;
  }

  #table(groups: readonly DraftGroup[]): YAMLMap | YAMLSeq {
    const [first] = groups;
    if (groups.length === 1 && first && first.name === undefined) return this.#rows(first.rows);
    return seq(
      groups.map(({ name, rows }) => {
        const map = new YAMLMap();
        if (name) this.#put(map, "group", this.#inline(calm(name)));
        this.#put(map, "rows", this.#rows(rows));
        return map;
      }),
    );
  }

  #rows(rows: readonly DraftRow[]): YAMLMap {
    const map = new YAMLMap();
    for (const { criterion, values, notes, guess } of rows) {
      const row = this.#values.row(values);
      const key = this.#inline(calm(criterion)).value;
      const isPlain = notes.length === 0;
      const value = isPlain ? row : new YAMLMap();
      if (value instanceof YAMLMap && !isPlain) {
        this.#put(value, "values", row);
        const note = notes.flatMap((each, i) => (i === 0 ? each : [{ text: " · " }, ...each]));
        this.#put(value, "note", this.#inline(note));
      }
      this.#put(map, key, value, guess && `guess: ${guess}`);
    }
    return map;
  }

  /** A page elsewhere as such; what is beside the source, as the slug of a sheet that may come. */
  #relation({ title, url }: DraftLink): Scalar<string> | YAMLMap | undefined {
    const text = oneLine(title);
    const address = url && addressOf(url.text, this.options.base);
    if (url && address !== undefined) return this.#link({ title, url }, address);
    const file = url && /([^/]+?)(?:\.\w+)?(?:[#?].*)?$/.exec(url.text)?.[1];
    const slug = slugify(file !== undefined && !/^#/.test(url!.text) && /\p{L}/u.test(file) ? safeDecode(file) : text);
    if (slug === "" || slug === this.options.slug || slug.length > 100 || this.#related.has(slug)) return undefined;
    this.#related.add(slug);
    const entry = scalar(slug);
    if (slug !== text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-") || url)
      entry.commentBefore = ` ${text}${url ? ` (${url.text})` : ""}`;
    this.ledger.say([...title, ...(url ? [url] : [])]);
    return entry;
  }

  #source({ title, url }: DraftLink): YAMLMap | undefined {
    const address = url && addressOf(url.text, this.options.base);
    return this.#link({ title, ...(url && { url }) }, address);
  }

  #link({ title, url }: DraftLink, address: string | undefined): YAMLMap | undefined {
    const text = this.#inline(title.map(({ href: _, ...run }) => run));
    if (text.value === "") return undefined;
    const map = new YAMLMap();
    this.#put(map, "title", text);
    if (url && address !== undefined) {
      this.ledger.say([url]);
      this.#put(map, "url", scalar(address));
    }
    return map;
  }
}

/** Of a text that names a subject the words of the name: what else it says, the name doesn't. */
function wordsOfName(phrase: Phrase, name: string): Phrase {
  const all = new Set(wordsIn(name).map(({ text }) => text));
  return wordsIn(plain(phrase)).flatMap(({ text, from, to }) => (all.has(text) ? cut(phrase, from, to) : []));
}

/** What stands over something needs no emphasis of its own. */
const calm = (phrase: Phrase): Phrase => phrase.map(({ strong: _, ...run }) => run);

const guesses = (all: readonly string[]): string | undefined =>
  all.length === 0 ? undefined : all.map((guess) => `guess: ${guess}`).join("\n");

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
