/** Whether each word of a text stands in another one: the promise of an import, asked without what it uses itself. */

const WORD = /[\p{L}\p{N}]+/gu;
/** Words that became marks, and what the syntax of a source is made of. */
const BECAME = new Set(
  "yes no y n na n a wip x true false ja nein oui non sí si partly partial partially tbd unknown".split(" "),
);

const wordsOf = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(WORD) ?? [];

/** Words of the source that stand nowhere in the YAML. @param except what may be missing besides */
export function lostWords(source: string, yaml: string, except: readonly string[] = []): string[] {
  const there = new Set(
    wordsOf(yaml.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))),
  );
  const fine = new Set(except.flatMap(wordsOf));
  return [...new Set(wordsOf(source))].filter((word) => !there.has(word) && !BECAME.has(word) && !fine.has(word));
}
