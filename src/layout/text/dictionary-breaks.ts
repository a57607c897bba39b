/**
 * Where lines may break in scripts that put no spaces between words (class SA of UAX #14, section 5.1): between the words of the
 * dictionaries that come with JavaScript. Runs of one of these scripts are looked up by themselves; within them the versions of
 * ICU agree, whatever they do with what stands around.
 */

/** Thai, Lao, Burmese and Khmer, with their extensions: blocks, so that a look at a text costs next to nothing. */
const RUN =
  /[\u0E01-\u0E3A\u0E40-\u0E4E\u0E81-\u0EDF\u1000-\u103F\u1050-\u109F\u1780-\u17D3\u17D7\u17DC\u17DD\uA9E0-\uA9EF\uA9FA-\uA9FE\uAA60-\uAA7F]+/g;
/** Marks, and signs that repeat or shorten the word before them, begin no line. */
const STAYS = /^[\p{M}\u0E2F\u0E46\u0EAF\u0EC6\u17D7]/u;

let segmenter: Intl.Segmenter | undefined;

/** The offsets before which a word of such a script begins right behind another one. */
export function dictionaryBreaks(text: string): number[] {
  const found: number[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
    for (const word of segmenter.segment(run))
      if (word.index > 0 && !STAYS.test(word.segment)) found.push(index + word.index);
  }
  return found;
}
