/** Words that say yes and no, in languages that sheets are written in: what may have been meant as true and false. */

const YES = "yes y ja oui sí si sim tak ano áno igen da evet да так ναι jah kyllä jā taip はい 是 예 نعم כן".split(" ");
const NO = "no n nein non não nej nee nie ne nem nu hayır нет ні όχι ei nē nei いいえ 否 아니요 لا לא".split(" ");
const MEANINGS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** What a word says; undefined where it is neither. */
export const yesOrNo = (text: string): boolean | undefined => MEANINGS.get(text.trim().toLowerCase());
