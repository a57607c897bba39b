/** Which Arabic letters join with their neighbours (Unicode, section 9.2 and ArabicShaping.txt). */

/** Letters that join with the one before them. */
const JOINING =
  /[\u0620\u0622-\u064A\u066E-\u0673\u0675-\u06D3\u06D5\u06EE\u06EF\u06FA-\u06FC\u06FF\u0750-\u077F\u08A0-\u08AC\u08AE-\u08B4\u08B6-\u08BD\u200D]/;
/** Those of them that don't join with the one after: alef, dal, reh, waw and the like. */
const ENDING =
  /[\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0759-\u075B\u076B\u076C\u0771\u0773\u0774\u0778\u0779\u08AA-\u08AC\u08AE\u08B1\u08B2]/;
const TRANSPARENT =
  /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08FF\u00AD\u200B\u2060\uFEFF]/;

/** Whether the letters on both sides of an offset join. */
export function joinsAt(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  let after = offset;
  while (after < text.length && TRANSPARENT.test(text[after]!)) after++;
  if (after === text.length || !JOINING.test(text[after]!)) return false;
  let before = offset - 1;
  while (before >= 0 && TRANSPARENT.test(text[before]!)) before--;
  return before >= 0 && JOINING.test(text[before]!) && !ENDING.test(text[before]!);
}
