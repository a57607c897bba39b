/** Tables by names that an author writes. */

/** The entry of a name; an object has others of its own, such as `constructor`, which are none. */
export const named = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
