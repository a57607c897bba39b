/**
 * Members of a package's objects that its documentation doesn't name, held against what we know of them: another version may have other
 * ones, and what is patched would then be left as it is without a word.
 */

/** By its name, with `()` behind it where it is a method: what it is to us. */
export type PrivateMembers = Readonly<Record<string, string>>;

/** A package is installed in a version that has other members: what catches faults of files lets it through. */
export class UnknownMembers extends Error {}

/**
 * @param owner whose members they are, such as "PDFKit's documents"
 * @throws UnknownMembers, which tells those that are missing, and what they were for
 */
export function requireMembers(owner: string, object: object, members: PrivateMembers): void {
  const missing = Object.entries(members).filter(([name]) => !has(object, name));
  if (missing.length === 0) return;
  const told = missing.map(([name, use]) => `${name} (${use})`);
  throw new UnknownMembers(`${owner} have no ${told.join(", no ")}: Versus knows another version of the package`);
}

function has(object: object, member: string): boolean {
  const name = member.replace(/\(\)$/, "");
  // Fields may be getters that read a file: they aren't asked.
  return name === member ? name in object : typeof Reflect.get(object, name) === "function";
}
