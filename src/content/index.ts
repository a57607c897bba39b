/** The door of the stage: YAML text -> Comparison, Collection, Settings. Other stages take what stands here, and nothing else. */
export { readCard, type SheetCard } from "./card.js";
export { type CardReader, Collection, type ContentFiles, findContent, readInTurn } from "./collection.js";
export type { Comparison, Related, Row, RowGroup, Section, Source, Subject, Tone, Value } from "./comparison.js";
export { checkComparison } from "./comparison-shape.js";
export { isDate } from "./dates.js";
export { hashOf } from "./hash.js";
export { comparisonJsonSchema, settingsJsonSchema } from "./json-schema.js";
export { createBlockMarkdown, createMarkdown, encodedUrl, isAbsoluteUrl, isSafeUrl } from "./links.js";
export { lintComparison } from "./lint.js";
export { type ContentFile, type FailedSheet, type LoadedSheet, loadSheet, type Project } from "./load.js";
export { parseComparison, readComparison } from "./parse.js";
export { nameOfKind } from "./plain-data.js";
export { shownPath } from "./read-file.js";
export { checkRelations, closure } from "./relations.js";
export { scaffold } from "./scaffold.js";
export type { ComparisonSource } from "./schema.js";
export {
  DEFAULT_SETTINGS,
  FORMATS,
  type Format,
  loadSettings,
  type ParseSettingsOptions,
  parseSettings,
  type Settings,
  SNIPPET_PROFILES,
  type SnippetProfile,
} from "./settings.js";
export { type SettingsOptions, settingsFrom, type Written } from "./settings-options.js";
export { slugify } from "./slug.js";
export { validate } from "./validate.js";
export { isOnlyComments, readYaml, type YamlData } from "./yaml-data.js";
