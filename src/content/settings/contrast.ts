/**
 * Contrast of every text on every ground that a site's accent makes or touches (WCAG 2.2, 1.4.3). The colours are those of
 * sheet.css, page.css and index.css; a test reads them there, and asks Chromium for the pairs.
 */
import { contrastRatio, formatHex, mix, parseHex, type Rgb, relight } from "../../color/index.js";

/** For text of any size. */
const REQUIRED = 4.5;

type Colour = "paper" | "ink" | "muted" | "link" | "onAccent" | "good" | "bad" | "accent" | "tint";

/** Every pair: which text stands on which ground, in light and in dark. */
const PAIRS: readonly (readonly [text: Colour, ground: Colour, what: string])[] = [
  ["accent", "paper", "a subject's name"],
  ["accent", "tint", "a heading on the accent's tint"],
  ["onAccent", "accent", "the head of the table"],
  ["paper", "accent", "the chosen topic of the index"],
  ["ink", "tint", "text on the accent's tint"],
  ["muted", "tint", "small print on the accent's tint"],
  ["link", "tint", "a link on the accent's tint"],
  ["good", "tint", "what is good, on the accent's tint"],
  ["bad", "tint", "what is bad, on the accent's tint"],
  ["ink", "paper", "text"],
  ["muted", "paper", "small print"],
  ["link", "paper", "a link"],
];

interface Scheme {
  readonly name: "light" | "dark";
  readonly colours: Readonly<Record<Exclude<Colour, "accent" | "tint">, Rgb>>;
  /** How much of the accent is in a tint: of a pale one more. */
  readonly tint: number;
  /** What the scheme makes of a site's accent. */
  readonly accent: (given: Rgb) => Rgb;
}

const DARK: Scheme["colours"] = {
  paper: parseHex("#171c23"),
  ink: parseHex("#e6e9ed"),
  muted: parseHex("#a3adb8"),
  link: parseHex("#7cc0ea"),
  onAccent: parseHex("#0d1117"),
  good: parseHex("#7ed492"),
  bad: parseHex("#ff9d9a"),
};

const SCHEMES: readonly Scheme[] = [
  {
    name: "light",
    colours: {
      paper: parseHex("#ffffff"),
      ink: parseHex("#1c2128"),
      muted: parseHex("#59626e"),
      link: parseHex("#0f5f8c"),
      onAccent: parseHex("#ffffff"),
      good: parseHex("#1d6b32"),
      bad: parseHex("#a3262a"),
    },
    tint: 0.08,
    accent: (given) => given,
  },
  // The colours of subjects are lit up, and keep what they can of their chroma.
  { name: "dark", colours: DARK, tint: 0.12, accent: (given) => relight(given, 0.66, 0.2, 0.55) },
  // For browsers without relative colours.
  { name: "dark", colours: DARK, tint: 0.12, accent: (given) => mix(given, 0.35, [1, 1, 1]) },
];

export interface ContrastPair {
  readonly scheme: Scheme["name"];
  readonly text: string;
  readonly ground: string;
  /** What of a sheet has these colours, in an author's words. */
  readonly what: string;
  /** 1 to 21. */
  readonly ratio: number;
}

/** All pairs of text and ground for an accent. @param accent `#rgb` or `#rrggbb` */
export function contrastPairs(accent: string): ContrastPair[] {
  return SCHEMES.flatMap((scheme) => {
    const own = scheme.accent(parseHex(accent));
    const colours = { ...scheme.colours, accent: own, tint: mix(own, scheme.tint, scheme.colours.paper) };
    return PAIRS.map(([text, ground, what]) => ({
      scheme: scheme.name,
      text: formatHex(colours[text]),
      ground: formatHex(colours[ground]),
      what,
      ratio: contrastRatio(colours[text], colours[ground]),
    }));
  });
}

/** The pair that can be read worst, where it is below what WCAG requires; undefined where all can be read. */
export function unreadablePair(accent: string): ContrastPair | undefined {
  const worst = contrastPairs(accent).reduce((least, pair) => (pair.ratio < least.ratio ? pair : least));
  return worst.ratio < REQUIRED ? worst : undefined;
}

/** The colour itself where all pairs can be read, else the same hue, darkened until they can. */
export function nearestReadable(accent: string): string {
  for (let share = 1; share > 0; share -= 0.005) {
    const colour = formatHex(mix(parseHex(accent), share, [0, 0, 0]));
    if (!unreadablePair(colour)) return colour;
  }
  return "#000000";
}
