/** A heading or label -> what it heads. */
import { bareHeading, wordsIn } from "./fold.js";
import { ROLES, type Role, wordsOf } from "./roles.js";

/** Words that say nothing of what is headed, besides names. */
const SMALL = new Set(
  `a an the of for to in on and or with is are each which what one it you your our vs versus between from when if der die das des dem den von für und oder mit im
  ist zwischen welches welche le la les l de du des d et ou avec pour entre quoi quel el los las del y o u con para di e do da dos das que qué si quand wann
  cuando cuándo`.split(/\s+/),
);

/** Roles that a heading has only as a whole, or with names besides: they are everyday words. */
const STRICT: ReadonlySet<Role> = new Set<Role>(["table", "legend", "options", "intro", "drop", "sources", "related"]);
/** Roles whose words are imperatives and prepositions, which lead a heading and never end it. */
const LEADING: ReadonlySet<Role> = new Set<Role>(["choose", "avoid", "what"]);

interface Entry {
  readonly role: Role;
  readonly word: string;
}
const ENTRIES: readonly Entry[] = Object.entries(ROLES)
  .flatMap(([role, list]) => [...wordsOf(list)].map((word) => ({ role: role as Role, word })))
  .toSorted((a, b) => b.word.length - a.word.length);

/**
 * @param isName whether a word is one of a name of a subject
 * @returns undefined where it heads something of its own
 */
export function roleOf(heading: string, isName: (word: string) => boolean = () => false): Role | undefined {
  const text = bareHeading(heading);
  if (text === "" || text.length > 120) return undefined;
  const whole = ENTRIES.find(({ word }) => word === text);
  if (whole) return whole.role;
  const leads = ENTRIES.find(({ word }) => text.startsWith(word) && isWordEnd(text, word.length));
  if (leads && isRest(text.slice(leads.word.length), leads.role, isName)) return leads.role;
  const ends = ENTRIES.find(
    ({ word, role }) => !LEADING.has(role) && text.endsWith(word) && isWordStart(text, text.length - word.length),
  );
  if (ends && isRest(text.slice(0, -ends.word.length), ends.role, isName)) return ends.role;
  return undefined;
}

/** Scripts without spaces have no ends of words. */
const isWordEnd = (text: string, at: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text[at] ?? "") || /[\u3040-\u9fff]/.test(text[at - 1] ?? "");
const isWordStart = (text: string, at: number): boolean =>
  !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") || /[\u3040-\u9fff]/.test(text[at] ?? "");

/** Whether what else a heading says leaves it that role: names, small words, a few others. */
function isRest(rest: string, role: Role, isName: (word: string) => boolean): boolean {
  const others = wordsIn(rest).filter(({ text }) => !SMALL.has(text) && !isName(text));
  return others.length <= (STRICT.has(role) ? 1 : 3);
}
