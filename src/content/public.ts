/** The types of the stage that programs see: without what they are made with, so that they compile wherever Versus is installed. */
export type {
  Comparison,
  Evidence,
  Mark,
  Noted,
  Point,
  Related,
  Row,
  RowGroup,
  Section,
  SectionItem,
  Source,
  Statement,
  Subject,
  Tone,
  Value,
} from "./comparison/comparison.js";
export type { Besides, Format, Imposition } from "./schema/formats.js";
export type { Labels } from "./schema/labels.js";
export type { PageSize } from "./schema/page-size.js";
export type { PartName } from "./schema/parts.js";
export type { PlainMapping, PlainValue } from "./schema/plain-value.js";
export type { ComparisonSource } from "./schema/schema.js";
export type { SnippetProfile } from "./schema/settings-schema.js";
export type { ParseSettingsOptions } from "./settings/files.js";
export type { Margin, PageChoice } from "./settings/looks.js";
export type { Settings } from "./settings/settings.js";
export type { SettingsOptions, Written } from "./settings/settings-options.js";
