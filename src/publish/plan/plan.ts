/** Pages as they are to be, and what is over there -> what is to be done. It asks nobody, and depends on nothing else. */
import type { Remote } from "../hosts/host.js";

/**
 * What becomes of a page: `edited` was changed over there by somebody else; `foreign` stands in the place of ours; `held` is a sheet that isn't
 * sent, since it isn't as its content is now.
 */
export type Deed = "create" | "change" | "leave" | "edited" | "remove" | "foreign" | "held";

export interface Step {
  readonly slug: string;
  readonly deed: Deed;
  /** Absent of what is to be created, and of what isn't there. */
  readonly remote?: Remote;
}

export interface Situation {
  /** Slugs of the pages that are to be there. */
  readonly wanted: readonly string[];
  /** Slugs of sheets that aren't sent: what is there of them stays. */
  readonly held: readonly string[];
  readonly remotes: readonly Remote[];
  /** Whether to write over what others have changed. */
  readonly force: boolean;
  /** The hash of what a page is made of, with links to the pages of the slugs that will be there; undefined for those without an address yet. */
  readonly sourceOf: (slug: string, addresses: ReadonlyMap<string, string | undefined>) => string;
}

/** In the order of the slugs. Each slug of `wanted`, `held` and of our pages over there is in one step. */
export function planSteps({ wanted, held, remotes, force, sourceOf }: Situation): Step[] {
  const ours = firstBySlug(remotes.filter(({ isOurs }) => isOurs));
  const foreign = firstBySlug(remotes.filter(({ isOurs }) => !isOurs));
  const isHeld = new Set(held);
  const isWanted = new Set(wanted);
  const gone = [...ours.keys()].filter((slug) => !isWanted.has(slug) && !isHeld.has(slug));
  const addresses = new Map<string, string | undefined>();
  for (const slug of [...wanted, ...held]) {
    const there = ours.get(slug);
    if (there) addresses.set(slug, there.address);
    else if (isWanted.has(slug) && !foreign.has(slug)) addresses.set(slug, undefined);
  }
  const deedOf = (slug: string): Deed => {
    const there = ours.get(slug);
    if (isHeld.has(slug)) return "held";
    if (!isWanted.has(slug)) return there?.isEdited && !force ? "edited" : "remove";
    if (!there) return foreign.has(slug) ? "foreign" : "create";
    if (there.isEdited) return force ? "change" : "edited";
    return there.source === sourceOf(slug, addresses) ? "leave" : "change";
  };
  return [...new Set([...wanted, ...held, ...gone])].sort().map((slug) => {
    const remote = ours.get(slug) ?? foreign.get(slug);
    return { slug, deed: deedOf(slug), ...(remote && { remote }) };
  });
}

/** Of pages that somebody has copied, the one that was there first. */
function firstBySlug(remotes: readonly Remote[]): ReadonlyMap<string, Remote> {
  const byAge = [...remotes].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  return new Map(byAge.toReversed().map((remote) => [remote.slug, remote]));
}
