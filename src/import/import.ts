/**
 * Bytes of a document -> content files: read, understand, write. Nothing of the source gets lost: what no value says and became none stands in
 * a comment at the end.
 */
import {
  type Comparison,
  contentOfMarkdown,
  isAbsoluteUrl,
  type MarkdownContent,
  parseComparison,
  slugify,
  slugOf,
} from "../content/index.js";
import { decodeText } from "./readers/decode.js";
import { formatOf } from "./readers/formats.js";
import { readDocument } from "./readers/read.js";
import { Unreadable } from "./readers/unreadable.js";
import { type Remark, type SourceDocument, tablesIn } from "./source/document.js";
import { Ledger, shownPlace, type Unplaced, writable } from "./source/tape.js";
import { comparisonsIn } from "./understanding/comparisons.js";
import type { Draft } from "./understanding/draft.js";
import { type Asked, draftOf, subjectsOf, type Understanding } from "./understanding/understand.js";
import { pagesOf } from "./writing/length.js";
import { writeDraft } from "./writing/yaml-file.js";

/** Bytes of a file that is imported. */
export const MAX_IMPORT_BYTES = 20_000_000;
const MAX_CELLS = 5_000;
/** Bytes of a content file. */
const MAX_CONTENT_BYTES = 1_048_576;
const MAX_SUBJECTS = 6;

export interface ImportOptions extends Asked {
  /** As messages name it. */
  readonly file: string;
  readonly from?: string;
  readonly base?: string;
  /** A file for each pair of the author's own subject, or the first one, with another. */
  readonly pairs?: boolean;
  /** A file for each so many subjects. */
  readonly split?: number;
  /** Name of the file to be written, without its ending. */
  readonly slug?: string;
  /** Path of the JSON Schema as seen from the file, where there is one. */
  readonly schemaPath: string | undefined;
}

export interface ImportedFile {
  /** The file's name without its ending. */
  readonly slug: string;
  readonly text: string;
  /** What is in it. */
  readonly comparison: Comparison;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly words: { readonly said: number; readonly became: number; readonly unplaced: number };
  readonly unplaced: readonly Unplaced[];
  readonly guesses: readonly string[];
  readonly remarks: readonly Remark[];
}

/** Why nothing was made, and what to do. */
interface NotImported {
  readonly message: string;
  readonly hints: readonly string[];
}

export type ImportResult = { readonly imported: Imported } | { readonly failure: NotImported };

/** Imports a document. Never throws for what it says. */
export async function importDocument(bytes: Uint8Array, options: ImportOptions): Promise<ImportResult> {
  const { file } = options;
  const recognised = formatOf(file, bytes, options.from);
  if ("refusal" in recognised) return failure(`${file} is ${recognised.refusal}`);
  const name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1).replace(/\.\w+$/, "");
  const own = recognised.format === "md" ? contentOfMarkdown(decodeText(bytes).text) : undefined;
  if (own) return importOwn(own, name, options);
  try {
    const document = await readDocument(bytes, name, recognised.format);
    const cells = tablesIn(document.blocks).reduce(
      (sum, { rows }) => sum + rows.reduce((count, row) => count + row.cells.length, 0),
      0,
    );
    if (cells > MAX_CELLS)
      throw new Unreadable(
        `its tables have ${cells} cells, more than the ${MAX_CELLS} that an import takes: keep what you compare`,
      );
    return importRead(document, options);
  } catch (error) {
    if (error instanceof Unreadable) return failure(`${file} can't be imported: ${error.message}`);
    throw error;
  }
}

/** Markdown that a build of ours has made: it says itself what is compared. */
function importOwn(own: MarkdownContent, name: string, options: ImportOptions): ImportResult {
  const { file, subjects, table, orient, pairs, split, lang } = options;
  if ([subjects, table, orient, pairs, split, lang].some((flag) => flag !== undefined))
    return failure(
      `${file} was made by \`versus build --formats md\`, and says itself what is compared`,
      "leave out --subjects, --table, --orient, --pairs, --split and --lang, or remove its front matter",
    );
  const hint = "or remove its front matter, to have it imported as any other Markdown";
  if ("fault" in own) return failure(`${file} can't be imported: ${own.fault}`, hint);
  const { value, diagnostics } = parseComparison(own.yaml, { path: `${file}` });
  if (!value) return failure(`${file} can't be imported: ${diagnostics[0]?.message}`, hint);
  const { comparison } = value;
  const slug =
    options.slug ??
    slugOf(name).value ??
    slugFor(
      comparison.subjects.map((one) => one.name),
      name,
    );
  const text = `${schemaLine(options)}# Imported from ${nameOf(options)}.\n${own.yaml}`;
  const said = own.yaml.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
  const remarks = own.outdated.map((key) => ({
    message: `${key} was changed in the text: what its front matter says beside it is left out`,
  }));
  return {
    imported: {
      files: [{ slug, text, comparison }],
      words: { said, became: 0, unplaced: 0 },
      unplaced: [],
      guesses: [],
      remarks,
    },
  };
}

const failure = (message: string, ...hints: string[]): ImportResult => ({ failure: { message, hints } });

function importRead(document: SourceDocument, options: ImportOptions): ImportResult {
  const understanding = subjectsOf(document, options);
  const { names, choice } = understanding;
  const parts = several(document, options);
  if (parts && options.slug !== undefined)
    return failure(
      `${options.file} has ${parts.length} comparisons, but --out names one file`,
      "name a folder",
      `or one of the comparisons: --subjects "${parts[0]!.names.join(",")}"`,
    );
  if (parts) return importParts(document, parts, options);
  const tables = choice.all.length;
  if (options.table !== undefined && options.table > tables)
    return failure(
      `${options.file} has ${tables === 0 ? "no table" : tables === 1 ? "one table" : `${tables} tables`}, so there is no table ${options.table}`,
    );
  if (names.length < 2) return few(understanding, options);
  const sets = setsOf(understanding, options);
  if (!sets) return many(names, options);
  return importParts(
    document,
    sets.map((set) => ({ understanding, names: set })),
    options,
  );
}

/** What becomes a file of its own. */
interface Part {
  readonly understanding: Understanding;
  /** Of the subjects that it is to have. */
  readonly names: readonly string[];
}

/**
 * The comparisons of a document that has several, each below a heading of the first level that names what it compares; undefined where it is one,
 * or somebody has said what is compared.
 */
function several(document: SourceDocument, options: ImportOptions): Part[] | undefined {
  if (options.subjects || options.table !== undefined || options.pairs || options.split !== undefined) return undefined;
  const parts = comparisonsIn(document).map((part) => {
    const understanding = subjectsOf(part, options);
    return { understanding, names: understanding.names };
  });
  const isRight = ({ names }: Part) => names.length >= 2 && names.length <= MAX_SUBJECTS;
  return parts.length > 1 && parts.every(isRight) ? parts : undefined;
}

function importParts(document: SourceDocument, parts: readonly Part[], options: ImportOptions): ImportResult {
  const ledger = new Ledger(document.tape);
  const slugs = new Set<string>();
  const files = parts.map(({ understanding, names }) => {
    const whole = draftOf(understanding, names, options);
    const slug = unlike(slugs, (parts.length === 1 ? options.slug : undefined) ?? slugFor(names, document.name));
    const draft = onePage(whole, document, slug, options);
    return { slug, draft, text: writeDraft(draft, ledger, { slug, base: options.base }) };
  });
  const unplaced = ledger.unplaced();
  const written = files.map((each, i) => ({
    ...each,
    text: wholeText(each.text, unplaced, options, i === 0 ? undefined : `${files[0]!.slug}.yaml`),
  }));
  if (written.some(({ text }) => Buffer.byteLength(text) > MAX_CONTENT_BYTES))
    return failure(
      `${options.file} has more text than a content file may have (1 MB)`,
      "keep the part that compares, and import that",
    );
  const imported = written.map(({ text, slug }): ImportedFile => {
    const { value, diagnostics } = parseComparison(text, { path: `${slug}.yaml` });
    // What is written must be right: a source that makes it wrong is our fault, and is told as such.
    if (!value)
      throw new Error(
        `import of ${options.file} gave a faulty content file: ${diagnostics[0]!.message}\n${text.slice(0, 4000)}`,
      );
    return { slug, text, comparison: value.comparison };
  });
  const remarks = [
    ...new Map(
      files
        .flatMap(({ draft }) => draft.remarks)
        .map((remark) => [`${remark.message}${shownPlace(remark.place ?? {})}`, remark]),
    ).values(),
  ];
  return { imported: { files: imported, words: ledger.count(), unplaced, guesses: guessesIn(imported), remarks } };
}

/** The part of a page, as it is reckoned, that surely fits: lists and pairs of columns take more than their letters. */
const ROOM = 0.85;

/**
 * The draft without the last of its sections, as many as a page surely has no room for: they stand with what isn't placed, for the author to
 * choose from. What is longer even so is told.
 */
function onePage(draft: Draft, document: SourceDocument, slug: string, { base }: ImportOptions): Draft {
  const pages = (sections: Draft["sections"]): number => {
    const text = writeDraft({ ...draft, sections }, new Ledger(document.tape), { slug, base });
    const { value } = parseComparison(text, { path: `${slug}.yaml` });
    return value ? pagesOf(value.comparison) : 0;
  };
  let count = draft.sections.length;
  while (count > 0 && pages(draft.sections.slice(0, count)) > ROOM) count--;
  const left = draft.sections.length - count;
  const remarks = [...draft.remarks];
  if (left > 0)
    remarks.push({
      message: `a sheet is one page: ${left === 1 ? "the last section stands" : `the last ${left} sections stand`} below "# not placed:", to choose from`,
    });
  if (count === 0 && pages([]) > ROOM)
    remarks.push({
      message: "what is compared may be longer than a page: `versus check` says by how much; remove rows, or split it",
    });
  return { ...draft, sections: draft.sections.slice(0, count), remarks };
}

/** The subjects of each file that is to be written; undefined where there are too many and nobody said what to do. */
function setsOf({ names, own }: Understanding, { pairs, split }: ImportOptions): (readonly string[])[] | undefined {
  if (pairs) {
    const first = names.find((name) => name === own) ?? names[0]!;
    return names.filter((name) => name !== first).map((name) => [first, name]);
  }
  if (split !== undefined) {
    const count = Math.ceil(names.length / split);
    const size = Math.ceil(names.length / count);
    return Array.from({ length: count }, (_, i) => {
      // One alone makes no comparison: the last part takes one of the part before it.
      const from = Math.min(i * size, names.length - 2);
      return names.slice(from, Math.max(i * size + size, from + 2));
    });
  }
  return names.length > MAX_SUBJECTS ? undefined : [names];
}

/** A slug that none of the others is. */
function unlike(slugs: Set<string>, slug: string): string {
  let own = slug;
  for (let number = 2; slugs.has(own); number++) own = `${slug}-${number}`;
  slugs.add(own);
  return own;
}

const LONGEST_SLUG = 80;

function slugFor(names: readonly string[], fileName: string): string {
  const slug = names.map(slugify).join("-vs-");
  if (slug.length <= LONGEST_SLUG && slugOf(slug).value !== undefined) return slug;
  return [slugify(fileName), slug.slice(0, LONGEST_SLUG).replace(/-+$/, ""), "comparison"].find(
    (each) => slugOf(each).value !== undefined,
  )!;
}

function few({ names, choice, headlines }: Understanding, { file }: ImportOptions): ImportResult {
  const { all } = choice;
  const shown = all.slice(0, 5).map(
    ({ oriented: { grid } }, i) =>
      `table ${i + 1}: ${grid.header
        .map(
          ({ phrase }) =>
            phrase
              .map(({ text }) => text)
              .join("")
              .trim() || "(empty)",
        )
        .join(" | ")
        .slice(0, 100)}`,
  );
  const title = headlines.find(({ key }) => key !== "file");
  const found =
    names.length === 1 ? `only one thing to compare was found: ${names[0]}` : "nothing was found that is compared";
  const why =
    all.length === 0
      ? "there is no table, and no names stand in both its title and its headings"
      : "no head of a table has names that its title or a heading has as well";
  const hints = [
    ...(title
      ? [
          `understood as its title: ${title.phrase
            .map(({ text }) => text)
            .join("")
            .trim()
            .slice(0, 100)}`,
        ]
      : []),
    ...shown,
    "name what is compared: --subjects A,B",
    ...(all.length > 0
      ? ["or which table it is, and whether its columns or rows are compared: --table 1 --orient rows"]
      : []),
  ];
  return { failure: { message: `${file}: ${found}; ${why}`, hints } };
}

function many(names: readonly string[], { file }: ImportOptions): ImportResult {
  return failure(
    `${file} compares ${names.length} subjects, but a sheet has two to six: ${names.join(", ")}`,
    `choose some: --subjects "${names.slice(0, 3).join(",")}"`,
    "or write a sheet for the first one (or your own) with each of the others: --pairs",
    "or one for each so many: --split 4",
  );
}

const nameOf = ({ file }: ImportOptions): string => writable(file).replace(/\s+/g, " ");
const schemaLine = ({ schemaPath }: ImportOptions): string =>
  schemaPath === undefined ? "" : `# yaml-language-server: $schema=${schemaPath}\n`;

/** @param other the file of the same import that has the comment of what isn't placed, if another one has */
function wholeText(
  yaml: string,
  unplaced: readonly Unplaced[],
  options: ImportOptions,
  other: string | undefined,
): string {
  const head = `${schemaLine(options)}# Imported from ${nameOf(options)}. Look at what is marked "guess", then remove the comments.\n`;
  if (unplaced.length === 0) return head + yaml;
  if (other !== undefined) return `${head}${yaml}\n# not placed: see the end of ${other}\n`;
  const lines = unplaced.map(
    ({ place, text }) => `#   ${shownPlace(place)}${shownPlace(place) === "" ? "" : ": "}${text}`,
  );
  return `${head}${yaml}\n# not placed:\n${lines.join("\n")}\n`;
}

/** The comments that tell what was guessed. */
const guessesIn = (files: readonly ImportedFile[]): string[] =>
  files.flatMap(({ text }) => [...text.matchAll(/^\s*(?:- )?#\s*guess: (.*)$/gm)].map(([, guess]) => guess!));

/** Whether a text can be what links are resolved against. */
export const isBase = (text: string): boolean => isAbsoluteUrl(text) && URL.canParse(text);
