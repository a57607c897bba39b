/** The selectors of a style rule, which may be nested in another one -> matchers; what is not understood is told. */

import type { Scope } from "../selectors/scope.js";
import {
  type CompiledSelector,
  compileSelector,
  NESTING,
  type NestingParent,
  nestingParent,
  type SelectorOutcome,
} from "../selectors/selector.js";
import { nestSelector } from "../syntax/nesting.js";
import type { SheetText } from "./sheet-text.js";

/** What `&` stands for in the rules that are nested in one, and how it is written there. */
export interface Parents {
  readonly nesting: string;
  readonly parent: NestingParent;
}

/** @param selectors as they are written, where they are not nested themselves */
export function parentsOf(selectors: readonly string[] | undefined, compiled: readonly CompiledSelector[]): Parents {
  const [only, ...more] = selectors ?? [];
  const isName = only !== undefined && more.length === 0 && /^[.#]?[\w-]+$/.test(only);
  return { nesting: isName ? only : NESTING, parent: nestingParent(compiled) };
}

/** What is told of a selector. */
interface Fault {
  readonly text: string;
  readonly reason: string;
  /** Matches nothing on paper, but is one. */
  readonly isValid: boolean;
}

/**
 * Undefined where all of them are states that paper doesn't have, or one of them is invalid, which makes the whole list invalid
 * (Selectors 4, section 4.1): what their rules declare is of no account. Diagnostics: `css/selector`.
 * @param start where the list stands
 * @param parents those of nested rules
 * @param scope what the rule stands in
 */
export function compileSelectors(
  sheet: SheetText,
  selectors: readonly string[],
  start: number,
  parents?: Parents,
  scope?: Scope,
): readonly CompiledSelector[] | undefined {
  let never = 0;
  let isInvalid = false;
  const faults: Fault[] = [];
  const known: CompiledSelector[] = [];
  for (const text of selectors) {
    const compiled = compileIn(text, parents, scope);
    if (compiled.kind === "compiled") {
      known.push(compiled.selector);
      continue;
    }
    if (compiled.kind === "never") never++;
    if (!compiled.isValid) isInvalid = true;
    const reason = compiled.kind === "unknown" ? compiled.reason : FOREIGN;
    faults.push({ text, reason, isValid: compiled.kind === "never" && compiled.isValid });
  }
  const isLost = isInvalid && known.length > 0;
  tell(sheet, faults, start, isLost);
  if (isLost) return undefined;
  return never > 0 && never === selectors.length ? undefined : known;
}

function compileIn(text: string, parents: Parents | undefined, scope: Scope | undefined): SelectorOutcome {
  if (parents) {
    const nested = compileSelector(nestSelector(text, parents.nesting), parents.parent);
    return scope ? scope.around(nested) : nested;
  }
  return scope ? scope.compile(text) : compileSelector(text.includes("&") ? nestSelector(text, ":root") : text);
}

const FOREIGN = "other programs have it, and no browser";

/** @param isLost whether the other selectors of the list go with them */
function tell(sheet: SheetText, faults: readonly Fault[], start: number, isLost: boolean): void {
  const hints = isLost ? ["the whole rule is lost by it, as in browsers: write a rule of its own for it"] : [];
  for (const { text, reason, isValid } of faults) {
    // Of what matches nothing on paper nothing is lost, unless it takes others with it.
    if (isValid || (!isLost && reason === FOREIGN)) continue;
    sheet.warn("css/selector", `the selector "${text}" is not understood: ${reason}`, sheet.find(text, start), hints);
  }
}
