/** Accents as a print in one ink shows them -> which of them nobody can tell apart there, and a colour of the same hue that stands apart. */
import { formatHex, lightness, mix, parseHex } from "../../color/index.js";
import { unreadablePair } from "./contrast.js";

/** Least difference in lightness (CIE L*) at which two greys beside each other are two. */
const APART = 12;
/** Below it hues are hardly seen. */
const DARKEST = 15;

/** Whether a print in one ink shows two colours as nearly the same. */
export const isAlikeInGrey = (first: string, second: string): boolean =>
  Math.abs(lightness(parseHex(first)) - lightness(parseHex(second))) < APART;

export interface GreyTwin {
  readonly other: string;
  /** Nearest in lightness, of the same hue, that can be read and stands apart from all the others. */
  readonly better: string;
}

/**
 * Undefined where a colour stands apart from all others, and where there is no room for one more: text that can be read has few greys.
 * @param others those before it
 */
export function greyTwin(colour: string, others: readonly string[]): GreyTwin | undefined {
  const other = others.find((each) => isAlikeInGrey(colour, each));
  if (other === undefined) return undefined;
  const better = nearestApart(colour, others);
  return better === undefined ? undefined : { other, better };
}

function nearestApart(colour: string, others: readonly string[]): string | undefined {
  const own = parseHex(colour);
  for (let share = 0.995; share >= 0; share -= 0.005) {
    const darker = formatHex(mix(own, share, [0, 0, 0]));
    const lighter = formatHex(mix(own, share, [1, 1, 1]));
    const fit = [darker, lighter].find((each) => isApart(each, others));
    if (fit !== undefined) return fit;
  }
  return undefined;
}

const isApart = (colour: string, others: readonly string[]): boolean =>
  lightness(parseHex(colour)) >= DARKEST &&
  !others.some((other) => isAlikeInGrey(colour, other)) &&
  !unreadablePair(colour);
