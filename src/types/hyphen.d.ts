/** hyphen 1.x comes without types. */
declare module "hyphen" {
  /** The content of a file in `hyphen/patterns`. */
  export type Patterns = readonly unknown[];
  /** Puts `hyphenChar` (a soft hyphen) wherever a word of the text may be divided. */
  export default function createHyphenator(
    patterns: Patterns,
    options: { html: boolean; minWordLength: number },
  ): (text: string) => string;
}
