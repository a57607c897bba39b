/** The parts of a sheet, by the names that `hide` and `show` of a content file know them by. */
export const PARTS = [
  "kicker",
  "question",
  "jump",
  "intro",
  "subjects",
  "table",
  "sections",
  "choose",
  "summary",
  "related",
  "sources",
  "footer",
] as const;

/**
 * A part of a sheet, by the name that `hide` and `show` of a content file know it by.
 * @useDeclaredType
 */
export type PartName = (typeof PARTS)[number];

/** What becomes of rows that say the same of every side. */
export const DIFFERENCES = ["mark", "fold", "only", "off"] as const;
