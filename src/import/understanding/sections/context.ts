/** A section -> what it is about by its heading, and by those that it stands in. */
import { oneLine } from "../../source/phrase.js";
import { bareHeading, bareName, wordsIn } from "../../words/fold.js";
import { roleOf } from "../../words/role-of.js";
import type { Role } from "../../words/roles.js";
import type { Names } from "../names.js";
import type { Section } from "../outline.js";

export interface Context {
  readonly role: Role | undefined;
  readonly subject: number | undefined;
  /** The heading is the name of the subject and no more. */
  readonly isSubject: boolean;
}

const NOTHING: Context = { role: undefined, subject: undefined, isSubject: false };
/** Roles that sections below a heading have as well. */
const INHERITED: ReadonlySet<Role> = new Set<Role>([
  "pros",
  "cons",
  "prosCons",
  "choose",
  "avoid",
  "drop",
  "related",
  "sources",
  "questions",
  "options",
]);

export function contextOf(section: Section, names: Names): Context {
  const { heading, parent } = section;
  const around = parent?.heading ? contextOf(parent, names) : NOTHING;
  if (!heading || heading.level === 1) return NOTHING;
  const text = oneLine(heading.phrase);
  const subject = subjectOf(text, names);
  const exact = names.find(text);
  if (exact !== undefined)
    return {
      role: around.role && INHERITED.has(around.role) && around.role !== "options" ? around.role : undefined,
      subject: exact,
      isSubject: true,
    };
  const found = roleOf(text, names.hasWord);
  // The summary of one side sums up no comparison.
  const role =
    found === "summary" && subject !== undefined && wordsIn(bareHeading(text)).length > 1 ? undefined : found;
  if (role === undefined && around.role && INHERITED.has(around.role))
    return { role: around.role, subject: subject ?? around.subject, isSubject: false };
  return {
    role,
    subject: subject ?? (role === undefined ? around.subject : inheritedSubject(role, around)),
    isSubject: false,
  };
}

/** Of a heading below a subject's, "Advantages" are those of the subject. */
const inheritedSubject = (role: Role, { subject }: Context): number | undefined =>
  ["pros", "cons", "prosCons", "choose", "avoid", "what", "intro"].includes(role) ? subject : undefined;

/** The one subject that a heading names. */
function subjectOf(text: string, names: Names): number | undefined {
  const before = names.find(text.split(/\s*[:–—(]\s*/)[0]!);
  if (before !== undefined) return before;
  return names.only(bareHeading(text))?.subject ?? names.only(bareName(text))?.subject;
}
