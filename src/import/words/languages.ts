/** Texts -> the language that they are in, by small words that others don't have. */

const STOP_WORDS: Readonly<Record<string, string>> = {
  en: "the and of to is in that it for with as are on be this by or from at which when your they has not you can but have an their without than more per",
  de: "der die und das ist nicht mit ein eine für auf den von zu im sich auch wird sind dem oder als bei wenn aus nur kann einen werden nein nach vor kein keine seit meist",
  fr: "le la les et est des une un dans pour que qui sur pas avec plus sont par au du ce vous ou il elle aux mais quand",
  es: "el la los las y es una un que para con por más del se su son como pero cuando sin al muy entre está en",
  it: "il la gli è una un che per con più del della sono come ma quando di non si nel alla anche questo",
  pt: "o os as é uma um que para com por mais do da são como mas quando não se no na em dos das também",
  nl: "de het een en van is dat voor met op zijn niet ook bij wordt als maar naar door deze heeft aan",
  ru: "не на что как для это от или по из но все при его чем если также только уже где",
  uk: "не на що як для це від або та по із але всі при його ніж якщо також тільки вже де",
  pl: "i w na z do nie jest się to że jak dla od po są ale przez oraz tego",
};
/** Scripts in which hardly any other language is written. */
const OWN_SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /[\u0600-\u06ff]/g,
  he: /[\u05d0-\u05ea]/g,
  el: /[\u0370-\u03ff]/g,
  ko: /[\uac00-\ud7af]/g,
  th: /[\u0e00-\u0e7f]/g,
};
const MOST = 20_000;

/** @returns undefined for fewer than twenty words, and where no language stands out */
export function languageOfText(text: string): string | undefined {
  const sample = text.slice(0, MOST);
  const letters = (pattern: RegExp) => (sample.match(pattern) ?? []).length;
  const kana = letters(/[\u3040-\u30ff]/g);
  const han = letters(/[\u4e00-\u9fff]/g);
  const all = letters(/\p{L}/gu);
  if (kana + han > all / 3 && all >= 20) return kana > 0 ? "ja" : "zh";
  const own = Object.entries(OWN_SCRIPTS).find(([, pattern]) => letters(pattern) > all / 2);
  if (own && all >= 40) return own[0];
  const words = (sample.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1);
  if (words.length < 20) return undefined;
  const counts = Object.entries(STOP_WORDS).map(([lang, list]) => {
    const set = new Set(list.split(" "));
    return { lang, count: words.filter((word) => set.has(word)).length };
  });
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  return first && first.count >= Math.max(2, words.length / 25) && first.count > (second?.count ?? 0)
    ? first.lang
    : undefined;
}
