/** Titles of documents -> the names that they compare: "A vs B", "What is the difference between A and B?" and their likes. */
import { bareName, shownName } from "./fold.js";

export interface TitleNames {
  readonly names: readonly string[];
  /** The part of the title that has them, without the name of a site and the like. */
  readonly part: string;
}

const VERSUS = /\s+(?:v\.?s?\.?|versus|gegen|contra|contre)\s+|\s*\bvs\.?\s*(?=\p{Lu})/giu;
const AND =
  /\s*,\s*(?:and|or|und|oder|et|ou|y|e|o|u|en|of)\s+|\s+(?:and|or|und|oder|et|ou|y|e|o|u|en|vs?\.?|versus|i)\s+|\s*[,&]\s*|\s*[、和与と]\s*/giu;

/** What stands before the names, in a group of its own. */
const BETWEEN =
  /\b(?:differences?|distinctions?|compar(?:ison|ed?|ing)|choos(?:e|ing)|deciding|decide)\s+(?:between|of)\s+|\bcomparing\s+|\b(?:unterschiede?|vergleich)\s+(?:zwischen|von)\s+|\bdifférences?\s+entre\s+|\bcomparaison\s+(?:entre|de|des?)\s+|\bdiferencias?\s+entre\s+|\bcomparación\s+(?:entre|de)\s+|\bdifferenz[ae]\s+(?:tra|fra)\s+|\bdiferenças?\s+entre\s+|\bverschil(?:len)?\s+tussen\s+/iu;
/** What stands behind them. */
const COMPARED =
  /\s+(?:compared|in comparison|comparison|head[- ]to[- ]head|side by side|im (?:direkten )?vergleich|comparés|comparées|comparados|comparadas|a confronto)\b.*$|\s*[:,–—-]\s*(?:(?:quelle|what|was).*(?:différence|difference|unterschied).*|(?:key |main )?differences.*|(?:die )?unterschiede.*|(?:les )?différences.*|which.*|a comparison.*|ein vergleich.*)$/iu;
const ASIAN = /^(.+?)(?:と|与|和|跟)(.+?)(?:の違い|の比較|的区别|的差异|的对比)/u;

/** The names in a title; undefined where it compares nothing. */
export function namesInTitle(title: string): TitleNames | undefined {
  const text = title.replace(/\s+/g, " ").trim();
  const asian = ASIAN.exec(text);
  if (asian) return { names: [asian[1]!, asian[2]!], part: text };
  for (const part of partsOf(text)) {
    const names = namesIn(part);
    if (names) return { names, part };
  }
  return undefined;
}

/** A title as a whole, then what stands between the signs that part a topic or a site from it. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s+[|·•»/]\s+|\s+[–—-]\s+/).map((part) => part.trim());
  const inColons = parts.flatMap((part) => (part.includes(": ") ? [...part.split(/:\s+/), part] : [part]));
  return [...inColons, text].filter((part) => part !== "");
}

function namesIn(part: string): string[] | undefined {
  // "Delta (A vs B)": the topic stands before the names.
  const inBrackets = /\(([^()]*\s(?:vs?\.?|versus)\s[^()]*)\)/i.exec(part)?.[1];
  if (inBrackets !== undefined) return namesIn(inBrackets);
  const between = BETWEEN.exec(part);
  if (between) return named(ended(part.slice(between.index + between[0].length)).split(AND));
  const versus = part.split(VERSUS);
  if (versus.length > 1) return named(ended(part).split(VERSUS));
  const compared = COMPARED.exec(part);
  if (compared && compared.index > 0) return named(part.slice(0, compared.index).split(AND));
  return /[^?]\?$/.test(part) && /\s(?:or|oder|ou|o|u)\s/i.test(part) && part.split(/\s+/).length <= 10
    ? named(part.slice(0, -1).split(/\s*,\s*|\s+(?:or|oder|ou|o|u)\s+/i))
    : undefined;
}

/** Up to what only says more of the whole: "for small teams?", "(with table)", ": which to choose". */
const ended = (text: string): string =>
  text
    .replace(/\s*\((?!us\b)[^()]*\)\s*(?=$|[?!:.])/gi, "")
    .replace(/\s*[?!:|].*$/u, "")
    .replace(
      /\s+(?:for|in|when|which|für|pour|para|bei|wann|explained|compared|comparison|im vergleich|for your|in \d{4})\s.*$/iu,
      "",
    )
    .replace(/\s+(?:compared|explained|comparison|im vergleich)$/iu, "")
    .replace(/\s+\d{4}$/, "");

function named(parts: readonly string[]): string[] | undefined {
  const names = parts.map(shownName).filter((name) => bareName(name) !== "");
  const isList = names.length >= 2 && names.every((name) => name.length <= 60 && name.split(" ").length <= 7);
  return isList && new Set(names.map(bareName)).size === names.length ? names : undefined;
}
