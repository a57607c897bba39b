/** A comparison -> its claims: what somebody has looked at on a day that the file names, with the key that says so. */
import type { Comparison, Evidence, Point } from "../comparison.js";
import { textOf } from "../comparison.js";
import type { ContentKey, ContentKeys } from "../keys.js";

export interface Claim {
  /** YYYY-MM-DD */
  readonly checked: string;
  /** Who is to look at it again. */
  readonly by?: string;
  /** What it says, or where it stands, in the author's words. */
  readonly what: string;
  /** Of the day. */
  readonly key: ContentKey;
}

/** In the order of the sheet's parts. */
export function claimsOf(comparison: Comparison, keys: ContentKeys): Claim[] {
  const { subjects, sections, groups, sources } = comparison;
  const claim = (stated: Evidence | string, what: string, key: ContentKey): Claim[] =>
    typeof stated === "string" || stated.checked === undefined
      ? []
      : [
          {
            checked: stated.checked,
            ...(stated.by !== undefined && { by: stated.by }),
            what,
            key: [...key, "checked"],
          },
        ];
  const ofPoints = (points: readonly Point[] | undefined, key: (point: number) => ContentKey) =>
    (points ?? []).flatMap((point, i) => claim(point, textOf(point), key(i)));
  return [
    ...subjects.flatMap((subject, s) =>
      (["points", "pros", "cons", "chooseWhen", "avoidWhen"] as const).flatMap((list) =>
        ofPoints(subject[list], (i) => ["subjects", s, list, i]),
      ),
    ),
    ...sections.flatMap(({ items = [], bySubject = [] }, i) => [
      ...items.flatMap((item, j) => claim(item, item.title ?? item.text ?? "", ["sections", i, "items", j])),
      ...bySubject.flatMap((points, s) => ofPoints(points, (j) => keys.sectionPoint(i, s, j).slice(0, -1))),
    ]),
    ...groups.flatMap(({ rows }, g) =>
      rows.flatMap(({ criterion, values }, r) =>
        values.flatMap((value, s) =>
          value.kind === "number" || value.kind === "list"
            ? []
            : claim(value, `${criterion}: ${subjects[s]!.name}`, keys.value(g, r, s)),
        ),
      ),
    ),
    ...sources.flatMap(({ checked, title }, i) =>
      claim({ ...(checked !== undefined && { checked }) }, title, ["sources", i]),
    ),
  ];
}
