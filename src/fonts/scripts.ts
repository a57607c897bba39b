/** Characters that no built-in font has -> the script that they are of, and the package of fonts to install for it. */

export interface ScriptFont {
  /** As people call it. */
  readonly script: string;
  /** Of npm; it has a folder for each weight, with a TTF file. */
  readonly package: string;
  readonly has: (text: string) => number;
}

const PREFIX = "@expo-google-fonts/noto-sans-";

/** Scripts by their names in Unicode, with the end of the package's name where it isn't the script's own. */
const SCRIPTS: readonly (readonly [name: string, script: RegExp, ending?: string])[] = [
  ["Hebrew", /\p{Script=Hebrew}/gu],
  ["Devanagari", /\p{Script=Devanagari}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Bengali", /\p{Script=Bengali}/gu],
  ["Tamil", /\p{Script=Tamil}/gu],
  ["Telugu", /\p{Script=Telugu}/gu],
  ["Gujarati", /\p{Script=Gujarati}/gu],
  ["Georgian", /\p{Script=Georgian}/gu],
  ["Armenian", /\p{Script=Armenian}/gu],
  ["Ethiopic", /\p{Script=Ethiopic}/gu],
  ["Khmer", /\p{Script=Khmer}/gu],
  ["Lao", /\p{Script=Lao}/gu],
  ["Korean", /\p{Script=Hangul}/gu, "kr"],
  ["Chinese", /\p{Script=Han}/gu],
];

/**
 * The fonts for the script of a character; undefined where it is of none of these.
 * @param language BCP 47, in lower case: Chinese characters have other forms in other places, and those of Japanese come with Versus
 */
export function scriptFontFor(character: string, language: string): ScriptFont | undefined {
  const found = SCRIPTS.find(([, script]) => character.search(script) >= 0);
  if (!found) return undefined;
  const [script, pattern, ending] = found;
  const end = script === "Chinese" ? chinese(language) : (ending ?? script.toLowerCase());
  const has = (text: string) => text.match(pattern)?.length ?? 0;
  return { script, package: PREFIX + end, has };
}

function chinese(language: string): string {
  const [primary, ...rest] = language.split("-");
  if (primary === "ja") return "jp";
  if (rest.includes("hk") || primary === "yue") return "hk";
  return !rest.includes("hans") && rest.some((part) => ["hant", "tw", "mo"].includes(part)) ? "tc" : "sc";
}
