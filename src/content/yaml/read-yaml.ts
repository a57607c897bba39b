/** YAML text -> plain data and a way back: what is plain YAML in one pass, all else by the parser. */
import { SourceText } from "../../diagnostics/index.js";
import { forbiddenCharacter } from "../text/characters.js";
import type { YamlOutcome, YamlShape } from "./data.js";
import { readParsed } from "./parsed-yaml.js";
import { readPlain } from "./plain-yaml.js";

/**
 * Parses YAML. Diagnostics: errors `content/yaml` for what YAML doesn't allow, `content/alias`, `content/tag`, `content/anchor`,
 * `content/key` for what it would take out of a text, `content/nesting`, `content/empty`, `content/characters`; a warning or, where
 * nothing is left, an error `content/comment` for a text that is read as a comment. With any error there is no value.
 */
export function readYaml(text: string, file: string, shape: YamlShape): YamlOutcome {
  // A carriage return alone is a line break too (YAML 1.2.2, section 5.4), though not to the parser.
  const plain = text.replace(/^\uFEFF/, "").replace(/\r(?!\n)/g, "\n");
  const source = new SourceText(file, plain);
  const control = forbiddenCharacter(plain);
  if (control) {
    const { start, end, message, hint } = control;
    return { source, diagnostics: [source.diagnostic("error", "content/characters", message, start, end, [hint])] };
  }
  const value = readPlain(source, shape, () => readParsed(source, shape).value);
  return value ? { source, value, diagnostics: [] } : readParsed(source, shape);
}
