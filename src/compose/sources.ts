/** The sources of several sheets -> one list, and the number of each in it. */
import type { Source } from "../content/index.js";

type Merged = { -readonly [Key in keyof Source]: Source[Key] };

export class Sources {
  readonly all: Merged[] = [];

  /** @returns for each source of a sheet its number in the one list, from 1 */
  add(sources: readonly Source[]): number[] {
    return sources.map((source) => {
      const at = this.all.findIndex((other) => isSame(source, other));
      if (at < 0) return this.all.push({ ...source, ...this.#id(source) });
      const known = this.all[at]!;
      if (source.checked !== undefined && source.checked > (known.checked ?? "")) known.checked = source.checked;
      if (known.id === undefined) Object.assign(known, this.#id(source));
      return at + 1;
    });
  }

  /** The id, or one like it where another source has it. */
  #id({ id }: Source): { readonly id?: string } {
    if (id === undefined) return {};
    let free = id;
    for (let n = 2; this.all.some((other) => other.id === free); n++) free = `${id}-${n}`;
    return { id: free };
  }

  /** How a statement refers to the source: by its id, else by its number. */
  reference(number: number): string {
    return this.all[number - 1]?.id ?? String(number);
  }
}

const isSame = (a: Source, b: Source): boolean => a.title.trim() === b.title.trim() && a.url === b.url;
