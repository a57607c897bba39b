/**
 * Comparisons of about 400 words, made from a seed: the same seed and number give the same text on every machine. Words are
 * drawn from words.txt as they are in a language (Zipf's law), and some are made up, so that no cache of words knows all.
 */
import { readFileSync } from "node:fs";

/** From the most frequent one to the rarest. */
const WORDS = readFileSync(new URL("words.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

/** Zipf–Mandelbrot: the weight of the word of rank r is 1 / (r + 2.7). */
const CUMULATIVE = WORDS.map((_, rank) => 1 / (rank + 3.7));
for (let rank = 1; rank < WORDS.length; rank++) CUMULATIVE[rank] += CUMULATIVE[rank - 1];
/** One word in so many is made up. */
const MADE_UP = 25;
const TOTAL_WORDS = 400;

const ONSETS = "b c d f g h l m n p r s t v w br cl dr fl gr pl qu sh st th tr".split(" ");
const VOWELS = "a e i o u ai ea ie oa ou".split(" ");
const CODAS = ["", "", "", "l", "m", "n", "r", "s", "t", "x", "nd", "rk", "st"];

/** mulberry32: a 32-bit generator of numbers from 0 to 1. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Writer {
  #random;
  #last = "";
  /** Words written so far. */
  count = 0;

  constructor(seed) {
    this.#random = generator(seed);
  }

  /** A whole number from `least` to `most`. */
  between(least, most) {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  #pick(list) {
    return list[this.between(0, list.length - 1)];
  }

  #known() {
    const target = this.#random() * CUMULATIVE.at(-1);
    let [low, high] = [0, CUMULATIVE.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (CUMULATIVE[middle] < target) low = middle + 1;
      else high = middle;
    }
    return WORDS[low];
  }

  #madeUp() {
    const syllable = () => this.#pick(ONSETS) + this.#pick(VOWELS) + this.#pick(CODAS);
    return Array.from({ length: this.between(2, 3) }, syllable).join("");
  }

  #word() {
    const word = this.between(1, MADE_UP) === 1 ? this.#madeUp() : this.#known();
    if (word === this.#last) return this.#word();
    this.#last = word;
    this.count++;
    return word;
  }

  /** So many words, the first one with a capital. */
  phrase(words) {
    return capital(Array.from({ length: words }, () => this.#word()).join(" "));
  }

  /** A name: nouns are rare words or made up. */
  name() {
    this.count++;
    return capital(this.between(0, 1) === 0 ? this.#madeUp() : WORDS[this.between(300, WORDS.length - 1)]);
  }

  /** So many words in sentences of 8 to 16, with a comma here and there. */
  prose(words) {
    const sentences = [];
    for (let left = words; left > 0; ) {
      const length = left < 22 ? left : this.between(8, 16);
      left -= length;
      const comma = length > 7 ? this.between(3, length - 3) : 0;
      const text = this.phrase(length).split(" ");
      if (comma > 0) text[comma - 1] += ",";
      sentences.push(`${text.join(" ")}.`);
    }
    return sentences.join(" ");
  }

  list(items, least, most) {
    return Array.from({ length: items }, () => this.phrase(this.between(least, most)));
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * One comparison: its data, as peers take it, and the same as a content file of Versus.
 * @param number which one; another number is another comparison
 * @param seed of the whole series
 */
export function comparison(number, seed = 1) {
  const writer = new Writer(Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b));
  const names = [writer.name(), writer.name()];
  if (names[0] === names[1]) names[1] = `${names[1]} ${number}`;
  const title = `${names[0]} vs ${names[1]}`;
  const question = `What is the difference between ${names[0]} and ${names[1]}?`;
  writer.count += 9;
  const subjects = names.map((name) => ({
    name,
    tagline: writer.phrase(writer.between(3, 5)),
    lead: writer.phrase(3),
    points: writer.list(writer.between(4, 5), 5, 9),
    chooseWhen: writer.list(3, 7, 11).map((text) => text[0].toLowerCase() + text.slice(1)),
  }));
  const key = writer.prose(writer.between(10, 16));
  const intro = writer.prose(writer.between(22, 32));
  const criteria = new Set();
  const rowCount = writer.between(8, 10);
  while (criteria.size < rowCount) criteria.add(writer.phrase(writer.between(1, 2)));
  const rows = [...criteria].map((criterion) => ({
    criterion,
    values: names.map(() => writer.phrase(writer.between(3, 8))),
  }));
  const summary = writer.prose(Math.max(20, TOTAL_WORDS - writer.count));
  const data = { title, question, subjects, key, intro, rows, summary };
  return { slug: `sheet-${number}`, data, words: writer.count, yaml: yamlOf(data) };
}

function yamlOf({ title, question, subjects, key, intro, rows, summary }) {
  const list = (name, items) => [`    ${name}:`, ...items.map((item) => `      - ${item}`)];
  return [
    `title: ${title}`,
    `question: ${question}`,
    "lang: en",
    "subjects:",
    ...subjects.flatMap(({ name, tagline, lead, points, chooseWhen }) => [
      `  - name: ${name}`,
      `    tagline: ${tagline}`,
      `    lead: ${lead}`,
      ...list("points", points),
      ...list("chooseWhen", chooseWhen),
    ]),
    "intro: >-",
    ...folded(`**${key}** ${intro}`),
    "table:",
    ...rows.flatMap(({ criterion, values }) => [`  ${criterion}:`, ...values.map((value) => `    - ${value}`)]),
    "summary: >-",
    ...folded(summary),
    "",
  ].join("\n");
}

/** Lines of up to 110 characters, as an author would break them. */
function folded(text) {
  return text.match(/\S.{0,109}(?=\s|$)/g).map((line) => `  ${line}`);
}
