/** Numbers in words of Chinese and Korean, and in Ethiopic figures (CSS Counter Styles 3, section 7). */

interface Words {
  /** From zero to nine. */
  readonly digits: string;
  /** Ten, a hundred, a thousand. */
  readonly places: string;
  /** Ten thousand and its powers. */
  readonly groups: readonly string[];
  /** How a one is left out: never; where the number begins with ten; before all places, and before ten thousand. */
  readonly one: "said" | "not-in-teens" | "not-said";
  /** Whether zeros within the number are said. */
  readonly zeros: boolean;
}

const CHINESE = { zeros: true } as const;
const KOREAN = { zeros: false } as const;
const SIMPLIFIED = ["万", "亿", "万亿"];
const TRADITIONAL = ["萬", "億", "兆"];

export const WORDS: Readonly<Record<string, Words>> = {
  "simp-chinese-informal": {
    ...CHINESE,
    digits: "零一二三四五六七八九",
    places: "十百千",
    groups: SIMPLIFIED,
    one: "not-in-teens",
  },
  "simp-chinese-formal": {
    ...CHINESE,
    digits: "零壹贰叁肆伍陆柒捌玖",
    places: "拾佰仟",
    groups: SIMPLIFIED,
    one: "said",
  },
  "trad-chinese-informal": {
    ...CHINESE,
    digits: "零一二三四五六七八九",
    places: "十百千",
    groups: TRADITIONAL,
    one: "not-in-teens",
  },
  "trad-chinese-formal": {
    ...CHINESE,
    digits: "零壹貳參肆伍陸柒捌玖",
    places: "拾佰仟",
    groups: TRADITIONAL,
    one: "said",
  },
  "korean-hangul-formal": {
    ...KOREAN,
    digits: "영일이삼사오육칠팔구",
    places: "십백천",
    groups: ["만", "억", "조"],
    one: "said",
  },
  "korean-hanja-informal": {
    ...KOREAN,
    digits: "零一二三四五六七八九",
    places: "十百千",
    groups: TRADITIONAL,
    one: "not-said",
  },
  "korean-hanja-formal": {
    ...KOREAN,
    digits: "零壹貳參四五六七八九",
    places: "拾百仟",
    groups: TRADITIONAL,
    one: "said",
  },
};

export function inWords(value: number, words: Words): string | undefined {
  const { digits, groups, zeros } = words;
  if (value === 0) return digits[0];
  const parts = groupsOf(value, 10_000);
  if (parts.length > groups.length + 1) return undefined;
  let text = "";
  let isGap = false;
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]!;
    if (part > 0) {
      if (zeros && text !== "" && (isGap || part < 1000)) text += digits[0];
      text += fourDigits(part, words, i, parts.length - 1) + (i > 0 ? groups[i - 1]! : "");
    }
    isGap = part === 0;
  }
  return text;
}

/** @param group how many groups stand behind it @param first how many stand behind the first one */
function fourDigits(part: number, { digits, places, one, zeros }: Words, group: number, first: number): string {
  let text = "";
  let isGap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(part / 10 ** place) % 10;
    if (digit === 0) {
      isGap = text !== "";
      continue;
    }
    if (isGap && zeros) text += digits[0];
    isGap = false;
    const isTen = one === "not-in-teens" && group === first && place === 1 && text === "";
    const isPlace = one === "not-said" && (place > 0 || (group > 0 && part === 1));
    const isUnsaid = digit === 1 && (isTen || isPlace);
    text += (isUnsaid ? "" : digits[digit]!) + (place > 0 ? places[place - 1]! : "");
  }
  return text;
}

/** The lowest group first. */
function groupsOf(value: number, base: number): number[] {
  const parts: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / base)) parts.push(rest % base);
  return parts;
}

const [ETHIOPIC_TENS, ETHIOPIC_ONES] = [0x1372, 0x1369];
const [HUNDRED, TEN_THOUSAND] = ["፻", "፼"];

/** Ethiopic figures (section 7.2): pairs of digits, with signs for a hundred and for ten thousand between them. */
export function ethiopic(value: number): string | undefined {
  if (value < 1) return undefined;
  if (value === 1) return String.fromCodePoint(ETHIOPIC_ONES);
  const pairs = groupsOf(value, 100);
  let text = "";
  for (let i = pairs.length - 1; i >= 0; i--) {
    const pair = pairs[i]!;
    const isOdd = i % 2 === 1;
    const isUnsaid = pair === 0 || (pair === 1 && (i === pairs.length - 1 || isOdd));
    const [tens, ones] = [Math.floor(pair / 10), pair % 10];
    if (!isUnsaid) {
      if (tens > 0) text += String.fromCodePoint(ETHIOPIC_TENS + tens - 1);
      if (ones > 0) text += String.fromCodePoint(ETHIOPIC_ONES + ones - 1);
    }
    if (isOdd && pair !== 0) text += HUNDRED;
    else if (!isOdd && i > 0) text += TEN_THOUSAND;
  }
  return text;
}
