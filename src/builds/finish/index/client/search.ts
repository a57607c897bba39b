/** The search of an index that is too long to list its sheets: it looks at parts that are loaded when somebody begins to search. */
import MiniSearch from "minisearch";
import type { SearchPart, SearchRow } from "./part.js";

interface Sheet {
  readonly id: string;
  readonly row: SearchRow;
  readonly title: string;
  readonly words: string;
}

/** What is shown of what was found, until somebody has read so far. */
const AT_ONCE = 100;
/** Longer words are found by their first letters. */
const MOST_LETTERS = 40;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const folded = (word: string): string =>
  word
    .slice(0, MOST_LETTERS)
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");

/** A word with all of its ends, since a word is searched for by its part as well: `work` in `handwork`. */
function withEnds(word: string): string[] {
  const letters = [...folded(word)];
  const least = UNSPACED.test(word) ? 1 : 3;
  return letters.slice(0, Math.max(1, letters.length - least + 1)).map((_, i) => letters.slice(i).join(""));
}

const index = new MiniSearch<Sheet>({
  fields: ["title", "words"],
  processTerm: withEnds,
  searchOptions: { processTerm: folded, boost: { title: 2 }, combineWith: "AND", prefix: true },
});
const sheets = new Map<string, SearchRow>();
let tagNames: readonly string[] = [];
/** How many there are: the first tells. */
let parts = 1;
let loaded = 0;

const search = document.querySelector<HTMLElement>(".vs-find")!;
const field = search.querySelector<HTMLInputElement>("input")!;
const found = search.querySelector<HTMLElement>(".vs-found")!;
const hits = document.querySelector<HTMLElement>(".vs-hits")!;
const topics = document.querySelector<HTMLElement>(".vs-topics")!;
const forms = JSON.parse(found.dataset.forms!) as Record<string, string>;
const plurals = new Intl.PluralRules(document.documentElement.lang);
const all = found.textContent;

/** Of what was found, what isn't shown yet. */
let rest: readonly SearchRow[] = [];
const atEnd = new IntersectionObserver((entries) => {
  if (entries.some(({ isIntersecting }) => isIntersecting)) showMore();
});

/** Where it finds none it looks for what is spelled nearly so. */
function rowsFor(query: string): SearchRow[] {
  const exact = index.search(query);
  const results = exact.length > 0 ? exact : index.search(query, { fuzzy: (word) => (word.length > 3 ? 0.2 : false) });
  return results.map(({ id }) => sheets.get(id as string)!);
}

function show(): void {
  const query = field.value.trim();
  const isAsked = query !== "";
  hits.hidden = !isAsked;
  topics.hidden = isAsked;
  hits.replaceChildren();
  rest = isAsked ? rowsFor(query) : [];
  const { length } = rest;
  if (!isAsked) found.textContent = all;
  else if (length === 0) found.textContent = loaded < parts ? "…" : found.dataset.none!;
  else found.textContent = (forms[plurals.select(length)] ?? forms.other!).replace("{count}", String(length));
  showMore();
}

function showMore(): void {
  atEnd.disconnect();
  hits.append(...rest.slice(0, AT_ONCE).map(hit));
  rest = rest.slice(AT_ONCE);
  if (rest.length > 0) atEnd.observe(hits.lastElementChild!);
}

function hit([slug, title, , tags, has, lang, dir]: SearchRow): HTMLElement {
  const item = document.createElement("li");
  if (lang !== undefined) item.lang = lang;
  if (dir !== undefined) item.dir = dir;
  const file = encodeURIComponent(slug);
  const heading = element("h2", {});
  heading.append(has & 1 ? element("a", { href: `html/${file}.html`, textContent: title }) : title);
  const meta = element("p", { className: "vs-meta" });
  for (const tag of tags) meta.append(element("span", { className: "vs-tag", textContent: tagNames[tag]! }), " ");
  const ariaLabel = hits.dataset.opens!.replace("{title}", () => title);
  const pdf = { className: "vs-pdf", href: `pdf/${file}.pdf`, textContent: hits.dataset.pdf!, ariaLabel };
  if (has & 2) meta.append(element("a", pdf));
  const src = `png/small/${file}.png`;
  // What loads an image that is lazy is its address: it comes last.
  const picture = { className: "vs-thumbnail", alt: "", width: 80, height: 113, loading: "lazy", src } as const;
  if (has & 4) item.append(element("img", picture));
  item.append(heading, meta);
  return item;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  values: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), values);
}

function take(part: SearchPart): void {
  const { sheets: rows } = part;
  parts = part.parts;
  tagNames = part.tags ?? tagNames;
  for (const row of rows) sheets.set(row[0], row);
  index.addAll(
    rows.map((row) => ({
      id: row[0],
      row,
      title: row[1],
      words: [row[2], ...row[3].map((tag) => tagNames[tag]!)].join(" "),
    })),
  );
}

/** One after the other: what is there already can be searched. */
function load(number: number): void {
  if (number > parts) return;
  const script = document.createElement("script");
  script.src = `search/${number}.js`;
  const next = () => {
    loaded++;
    if (field.value.trim() !== "") show();
    load(number + 1);
  };
  script.addEventListener("load", next);
  script.addEventListener("error", next);
  document.head.append(script);
}

declare global {
  interface Window {
    /** Where the parts hand over what they have. */
    versusSearch?: { push(part: SearchPart): void };
  }
}

window.versusSearch = { push: take };
const begin = () => load(1);
field.addEventListener("focus", begin, { once: true });
field.addEventListener("input", show);
// The browser may have kept what was typed before the page was left.
if (field.value !== "" || document.activeElement === field) {
  field.removeEventListener("focus", begin);
  begin();
}
