/**
 * Text from files, names and arguments -> text that a terminal shows and does nothing else with, and that a log takes for the one line
 * that it is. What would act (commands to CI runners, ESC, C1 controls, line breaks, the controls of direction of UAX #9) is shown as its code.
 */

const ACTS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
/** Of these JSON escapes those below U+0020 by itself, and line breaks between its values are its own. */
const ACTS_IN_JSON = /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu;

/** Where GitHub's and Azure's runners, and TeamCity, look for commands: anywhere in a line, `##[error]`, `##vso[…]`, `##teamcity[…]`. */
const COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;
const NO_COMMAND = "#\\u0023";

const code = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** One line, whatever stands in it. */
export function printable(text: string): string {
  return text.replace(ACTS, code).replace(COMMAND, NO_COMMAND);
}

/** Several lines of our own making, whatever stands in them. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON that says the same: such characters can stand in strings alone. */
export function printableJson(json: string): string {
  return json.replace(ACTS_IN_JSON, code).replace(COMMAND, NO_COMMAND);
}
