/** The counter styles that all documents have (CSS Counter Styles 3, sections 6 and 7), and those that Chromium has besides. */
import {
  type AdditiveTuple,
  additiveText,
  type CounterDescriptors,
  type CounterStyleRule,
  type CounterSystem,
} from "./counter-style.js";
import { ethiopic, inWords, WORDS } from "./east-asian.js";

const split = (symbols: string): readonly string[] => [...symbols];

/** Symbols for thousands, hundreds, tens and ones, each row from nine downwards; a number may take several letters. */
function tuplesOf(...rows: readonly (readonly [unit: number, symbols: readonly string[]])[]): readonly AdditiveTuple[] {
  return rows.flatMap(([unit, symbols]) =>
    symbols.map((symbol, i): AdditiveTuple => [unit * (symbols.length - i), symbol]),
  );
}

const words = (text: string): readonly string[] => text.split(" ");
const additive = (tuples: readonly AdditiveTuple[]): CounterSystem => ({ kind: "additive", tuples });

/** Digits that follow one another, by the first of them. */
const NUMERIC = {
  decimal: "0",
  "arabic-indic": "٠",
  bengali: "০",
  cambodian: "០",
  devanagari: "०",
  gujarati: "૦",
  gurmukhi: "੦",
  kannada: "೦",
  lao: "໐",
  malayalam: "൦",
  mongolian: "᠐",
  myanmar: "၀",
  oriya: "୦",
  persian: "۰",
  tamil: "௦",
  telugu: "౦",
  thai: "๐",
  tibetan: "༠",
};

const KANA = "、";

const ALPHABETIC: Readonly<Record<string, readonly [symbols: string, suffix?: string]>> = {
  "lower-alpha": ["abcdefghijklmnopqrstuvwxyz"],
  "upper-alpha": ["ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  "lower-greek": ["αβγδεζηθικλμνξοπρστυφχψω"],
  hiragana: ["あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん", KANA],
  "hiragana-iroha": [
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    KANA,
  ],
  katakana: ["アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン", KANA],
  "katakana-iroha": [
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    KANA,
  ],
  hangul: ["가나다라마바사아자차카타파하"],
  "hangul-consonant": ["ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"],
  "ethiopic-halehame": ["ሀለሐመሠረሰቀበተኀነአከወዐዘየደገጠጰጸፀፈፐ", "፦"],
  "ethiopic-halehame-am": ["ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "፦"],
  "ethiopic-halehame-ti-er": ["ሀለሐመረሰሸቀቐበተቸነኘአከኸወዐዘዠየደጀገጠጨጰጸፈፐ", "፦"],
  "ethiopic-halehame-ti-et": ["ሀለሐመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "፦"],
};

const CYCLIC = { disc: "•", circle: "◦", square: "■", "disclosure-open": "▾", "disclosure-closed": "▸" };

const FIXED = { "cjk-earthly-branch": "子丑寅卯辰巳午未申酉戌亥", "cjk-heavenly-stem": "甲乙丙丁戊己庚辛壬癸" };

const ROMAN = tuplesOf(
  [1000, words("mmm mm m")],
  [100, words("cm dccc dcc dc d cd ccc cc c")],
  [10, words("xc lxxx lxx lx l xl xxx xx x")],
  [1, words("ix viii vii vi v iv iii ii i")],
);

const ARMENIAN = tuplesOf(
  [1000, split("ՔՓՒՑՐՏՎՍՌ")],
  [100, split("ՋՊՉՈՇՆՅՄՃ")],
  [10, split("ՂՁՀԿԾԽԼԻԺ")],
  [1, split("ԹԸԷԶԵԴԳԲԱ")],
);

const GEORGIAN: readonly AdditiveTuple[] = [
  [10_000, "ჵ"],
  ...tuplesOf([1000, split("ჰჯჴხჭწძცჩ")], [100, split("შყღქფჳტსრ")], [10, split("ჟპოჲნმლკი")], [1, split("თჱზვედგბა")]),
];

const CIRCUMFLEX = "\u0302";

/** Letters with a circumflex are ten thousand times as much, as Chromium has it. */
function armenian(tuples: readonly AdditiveTuple[]): CounterSystem {
  const times = [...tuples].map(([weight, letter]): AdditiveTuple => [weight * 10_000, letter + CIRCUMFLEX]);
  return additive([...times, ...tuples]);
}

/** Fifteen and sixteen aren't written as ten and what is left. */
const HEBREW: readonly AdditiveTuple[] = [
  ...tuplesOf([100, split("תשרק")], [10, split("צפעסנמלכי")]).slice(0, -1),
  ...tuplesOf([1, words("יט יח יז טז טו")]).map(([weight, symbol]): AdditiveTuple => [weight + 14, symbol]),
  [10, "י"],
  ...tuplesOf([1, split("טחזוהדגבא")]),
];

/** Thousands are counted like ones, with a mark behind them. */
function hebrew(value: number): string {
  if (value === 0) return "אפס";
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000];
  const text = (number: number) => additiveText(number, HEBREW) ?? "";
  return (thousands > 0 ? `${text(thousands)}׳` : "") + text(rest);
}

/** One to nine with their places: 九千 to 一. */
function japanese(digits: string, places: string, one: string): readonly AdditiveTuple[] {
  const row = (place: string) => split(digits).map((digit, i) => (i === 8 && place !== "" ? one : digit) + place);
  const [ten, hundred, thousand] = split(places) as [string, string, string];
  return tuplesOf([1000, row(thousand)], [100, row(hundred)], [10, row(ten)], [1, row("")]);
}

const JAPANESE = { range: [[-9999, 9999]], suffix: KANA, negative: ["マイナス", ""], fallback: "cjk-decimal" } as const;
const CHINESE = { suffix: KANA, fallback: "cjk-decimal" } as const;
const KOREAN = { suffix: ", ", negative: ["마이너스 ", ""], fallback: "cjk-decimal" } as const;

function ofWords(name: string): Partial<CounterDescriptors> {
  if (name.startsWith("korean")) return KOREAN;
  return { ...CHINESE, negative: [name.startsWith("simp") ? "负" : "負", ""] };
}

const upTo = (most: number, least = 1): Partial<CounterDescriptors> => ({ range: [[least, most]] });

type Row = readonly [name: string, system: CounterStyleRule["system"], descriptors?: Partial<CounterDescriptors>];

const same = (name: string, as: string, descriptors?: Partial<CounterDescriptors>): Row => [
  name,
  { kind: "extends", name: as },
  descriptors,
];
const inLower = (tuples: readonly AdditiveTuple[]): readonly AdditiveTuple[] =>
  tuples.map(([weight, symbol]) => [weight, symbol.toLowerCase()]);
const inUpper = (tuples: readonly AdditiveTuple[]): readonly AdditiveTuple[] =>
  tuples.map(([weight, symbol]) => [weight, symbol.toUpperCase()]);

const rows = (): readonly Row[] => [
  ...Object.entries(NUMERIC).map(([name, zero]): Row => {
    const first = zero.codePointAt(0)!;
    return [name, { kind: "numeric", symbols: Array.from({ length: 10 }, (_, i) => String.fromCodePoint(first + i)) }];
  }),
  ["cjk-decimal", { kind: "numeric", symbols: split("〇一二三四五六七八九") }, { ...upTo(Infinity, 0), suffix: KANA }],
  same("decimal-leading-zero", "decimal", { pad: { length: 2, symbol: "0" } }),
  same("khmer", "cambodian"),
  same("urdu", "persian"),
  ...Object.entries(ALPHABETIC).map(([name, [symbols, suffix]]): Row => {
    return [name, { kind: "alphabetic", symbols: split(symbols) }, suffix === undefined ? {} : { suffix }];
  }),
  same("lower-latin", "lower-alpha"),
  same("upper-latin", "upper-alpha"),
  ...Object.entries(CYCLIC).map(
    ([name, symbol]): Row => [name, { kind: "cyclic", symbols: [symbol] }, { suffix: " " }],
  ),
  ...Object.entries(FIXED).map(([name, symbols]): Row => {
    return [name, { kind: "fixed", symbols: split(symbols), first: 1 }, CHINESE];
  }),
  ["lower-roman", additive(ROMAN), upTo(3999)],
  ["upper-roman", additive(inUpper(ROMAN)), upTo(3999)],
  ["armenian", armenian(ARMENIAN), upTo(99_999_999)],
  same("upper-armenian", "armenian"),
  ["lower-armenian", armenian(inLower(ARMENIAN)), upTo(99_999_999)],
  ["georgian", additive(GEORGIAN), upTo(19_999)],
  ["hebrew", { kind: "own", of: hebrew }, upTo(999_999, 0)],
  ["japanese-informal", additive([...japanese("九八七六五四三二一", "十百千", ""), [0, "〇"]]), JAPANESE],
  ["japanese-formal", additive([...japanese("九八七六伍四参弐壱", "拾百阡", "壱"), [0, "零"]]), JAPANESE],
  ...Object.entries(WORDS).map(([name, of]): Row => {
    return [name, { kind: "own", of: (value) => inWords(value, of) }, ofWords(name)];
  }),
  same("cjk-ideographic", "trad-chinese-informal"),
  ["ethiopic-numeric", { kind: "own", of: ethiopic }, { ...upTo(Infinity), suffix: "/ " }],
];

let known: ReadonlyMap<string, CounterStyleRule> | undefined;

/** The style of that name, which is a predefined one. */
export function predefined(name: string): CounterStyleRule | undefined {
  known ??= new Map(rows().map(([own, system, descriptors = {}]) => [own, { name: own, system, descriptors }]));
  return known.get(name);
}

/** The name of a style as it is looked up: those of predefined ones may be written in any case (section 2). */
export function counterStyleName(name: string): string {
  const lower = name.toLowerCase();
  return predefined(lower) ? lower : name;
}
