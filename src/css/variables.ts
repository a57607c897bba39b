/** `var()` (CSS Variables 1, section 3): substitution as text, with fallbacks and without cycles. */

export type CustomProperties = ReadonlyMap<string, string>;

/** A value grows by substitution; past this many characters it is taken for an attack and invalid (section 3.3). */
const MAX_LENGTH = 50_000;

/** The text with every `var()` replaced; undefined where one has neither a value nor a fallback, or refers to itself. */
export function substitute(text: string, custom: CustomProperties, open: readonly string[] = []): string | undefined {
  let out = "";
  let rest = text;
  for (let at = rest.search(/\bvar\(/i); at >= 0; at = rest.search(/\bvar\(/i)) {
    const end = closingParenthesis(rest, at + 3);
    if (end < 0) return undefined;
    const value = variable(rest.slice(at + 4, end), custom, open);
    if (value === undefined) return undefined;
    out += rest.slice(0, at) + value;
    rest = rest.slice(end + 1);
    if (out.length > MAX_LENGTH) return undefined;
  }
  return out + rest;
}

function variable(argument: string, custom: CustomProperties, open: readonly string[]): string | undefined {
  const comma = argument.indexOf(",");
  const name = (comma < 0 ? argument : argument.slice(0, comma)).trim();
  const value = custom.get(name);
  if (value !== undefined && !open.includes(name)) {
    const resolved = substitute(value, custom, [...open, name]);
    if (resolved !== undefined) return resolved;
  }
  return comma < 0 ? undefined : substitute(argument.slice(comma + 1), custom, open);
}

/**
 * Whether every `var()` of a text is written as one can be: a name, and after a comma what a custom property can have as its
 * value (section 3.1). A declaration with one that isn't is invalid when it is read.
 */
export function hasValidReferences(text: string): boolean {
  for (let rest = text, at = rest.search(VAR); at >= 0; at = rest.search(VAR)) {
    const end = closingParenthesis(rest, at + 3);
    const argument = rest.slice(at + 4, end < 0 ? undefined : end);
    const [, fallback] = /^\s*--[^\s,;!(){}[\]]*\s*(?:,(.*))?$/s.exec(argument) ?? [undefined, "!"];
    if (fallback !== undefined && !isCustomValue(fallback)) return false;
    rest = rest.slice(at + 4);
  }
  return true;
}

const VAR = /\bvar\(/i;

/** No `!` and no `;` outside of brackets and strings. */
export function isCustomValue(text: string): boolean {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\./gs, "");
  let depth = 0;
  for (const character of plain) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth === 0 && (character === "!" || character === ";")) return false;
    if (depth < 0) return false;
  }
  return true;
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}
