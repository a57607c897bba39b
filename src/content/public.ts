/** The types of the stage that programs see: without what they are made with, so that they compile wherever Versus is installed. */
export type {
  Comparison,
  Related,
  Row,
  RowGroup,
  Section,
  Source,
  Subject,
  Tone,
  Value,
} from "./comparison/comparison.js";
export type { Format } from "./schema/formats.js";
export type { ComparisonSource } from "./schema/schema.js";
export type { ParseSettingsOptions, Settings, SnippetProfile } from "./settings/settings.js";
export type { SettingsOptions, Written } from "./settings/settings-options.js";
