/** For whom sheets are made: who sees what. */

/** Plain data, so that it goes to workers. */
export interface Viewer {
  /** All that there are, the widest first; absent where nobody has defined any, and names are taken as they are. */
  readonly audiences?: readonly string[];
  /** One of them: it sees its own and all before it. Absent: what is for all. */
  readonly audience?: string;
  /** Slugs of sheets that it doesn't see: no other one names them. */
  readonly hidden?: readonly string[];
}

export function sees({ audiences, audience }: Viewer, part: string): boolean {
  if (audience === undefined) return false;
  const order = audiences ?? [audience];
  const place = order.indexOf(part);
  return place >= 0 && place <= order.indexOf(audience);
}

/** The narrowest of some audiences; undefined where there are none. */
export function narrowest({ audiences = [] }: Viewer, parts: readonly string[]): string | undefined {
  return parts.reduce<string | undefined>(
    (last, part) => (last === undefined || audiences.indexOf(part) > audiences.indexOf(last) ? part : last),
    undefined,
  );
}
