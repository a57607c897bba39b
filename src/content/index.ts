/** The door of the stage: YAML text -> Comparison, Collection, Settings. Other stages take what stands here, and nothing else. */

export { readCard, type SheetCard, withTextsOnce } from "./collection/card.js";
export { type CardReader, Collection, type ContentFiles, findContent, readInTurn } from "./collection/collection.js";
export { disagreements, type SheetStatement, statementsOf } from "./collection/disagreements.js";
export { claimsAfter, lintComparison } from "./collection/lint.js";
export { type ContentFile, type FailedSheet, type LoadedSheet, loadSheet } from "./collection/load.js";
export { SheetReader } from "./collection/reader.js";
export { checkRelations, closure } from "./collection/relations.js";
export { lintSettingsLine, schemaPathFrom } from "./collection/schema-line.js";
export { byTopics, inChapters, type OrderedSheet, tellTopics } from "./collection/topics.js";
export {
  type Comparison,
  type Evidence,
  type Point,
  type Related,
  type Row,
  type Section,
  type Source,
  type Subject,
  textOf,
  type Value,
} from "./comparison/comparison.js";
export { checkComparison, modelJsonSchema } from "./comparison/comparison-shape.js";
export { imagesOf } from "./comparison/images.js";
export { type ContentKey, ContentKeys, partOfKey, placeOfKey } from "./comparison/keys.js";
export { parseComparison, readComparison } from "./comparison/parse.js";
export { isAlike, statementOf } from "./comparison/rows/alike.js";
export { optionalRows, withoutOptional } from "./comparison/rows/optional.js";
export { scaffold } from "./comparison/scaffold.js";
export { withShownParts } from "./comparison/seen/shown-parts.js";
export type { Withheld } from "./comparison/seen/withheld.js";
export { writeYaml } from "./comparison/seen/write-yaml.js";
export { type Worksheet, type WorksheetKey, worksheetOf } from "./comparison/worksheet/worksheet.js";
export {
  mapOf,
  type Node as YamlNode,
  put,
  subjectNode,
  tableNode,
  texts,
  valueNode,
} from "./comparison/writing/nodes.js";
export { contentOfMarkdown, type MarkdownContent, markdownOf } from "./markdown/markdown.js";
export {
  BESIDES,
  type Besides,
  FORMATS,
  type Format,
  IMPOSITIONS,
  isSheetFormat,
  isSiteFormat,
  madeWith,
  OUTPUTS,
  outputPath,
  type SheetFormat,
  type SiteFormat,
  snippetPath,
} from "./schema/formats.js";
export { comparisonJsonSchema, settingsJsonSchema } from "./schema/json-schema.js";
export {
  type CountLabel,
  eachLabel,
  isCountLabel,
  LABEL_NAMES,
  type LabelName,
  type Labels,
  tellLabels,
} from "./schema/labels.js";
export { PAGE_NAMES } from "./schema/page-size.js";
export { PARTS, type PartName } from "./schema/parts.js";
export { type Plural, pluralForm } from "./schema/plurals.js";
export { countLabel } from "./schema/schema.js";
export { SNIPPET_PROFILES, type SnippetProfile } from "./schema/settings-schema.js";
export { validate } from "./schema/validate.js";
export { BRAND_LINES } from "./settings/brand.js";
export { type ContrastPair, contrastPairs } from "./settings/contrast.js";
export { type LinkedEdition, takesLanguage } from "./settings/editions.js";
export { isAlikeInGrey } from "./settings/grey.js";
export type { ConfluenceTarget, WordpressTarget } from "./settings/hosts/publish.js";
export {
  landscape,
  leavesRoom,
  type PageChoice,
  pageWith,
  readPage,
  readPageSize,
} from "./settings/looks.js";
export { placesOf } from "./settings/places.js";
export {
  DEFAULT_SETTINGS,
  loadSettings,
  type Overrides,
  parseSettings,
  projectOf,
  SETTINGS_FILE,
  type Settings,
} from "./settings/settings.js";
export { settingsFrom } from "./settings/settings-options.js";
export { nameKey } from "./text/alike/alike.js";
export { dayBefore, isDate } from "./text/dates.js";
export { readLanguage } from "./text/language.js";
export { createBlockMarkdown, createMarkdown, encodedUrl, isAbsoluteUrl, isSafeUrl, shownUrl } from "./text/links.js";
export { slugify, slugOf } from "./text/slug.js";
export { strongParts, withoutStrong } from "./text/strong.js";
export { isOnlyComments, shownKey, TEXTS_ALONE, type YamlData } from "./yaml/data.js";
export { YamlFindings } from "./yaml/findings.js";
export { nameOfKind } from "./yaml/plain-data.js";
export { readTextFile, shownPath } from "./yaml/read-file.js";
export { readYaml } from "./yaml/read-yaml.js";
export { flowMap, numberScalar, plainWord, scalar, seq, WRITTEN_NUMBER } from "./yaml/writing/nodes.js";
