/** The text of a cell -> a phrase, its lines with breaks between. */
import { BREAK, type Phrase, trim } from "../source/phrase.js";
import type { Place, Run, Tape } from "../source/tape.js";

export function phraseOf(text: string, place: Place, tape: Tape): Phrase {
  const runs: Run[] = text
    .split(/\r\n?|\n/)
    .flatMap((line, i) => [...(i === 0 ? [] : [BREAK]), ...(line === "" ? [] : [tape.add(line, place)])]);
  return trim(runs);
}
