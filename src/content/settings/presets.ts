/** The presets of editions: each is a set of settings under a name, which the edition's own go before. */
import type { EditionInput, PresetName } from "../schema/settings-schema.js";

export const PRESETS: Readonly<Record<PresetName, EditionInput>> = {
  "large-print": {
    text: { size: "16pt" },
    ink: "strong",
    page: { margin: "15mm" },
    fit: { min: 1, max: 1, overflow: "flow" },
  },
  grey: { ink: "grey" },
  // WCAG 2.2, 1.4.12: lines, paragraphs, letters and words.
  "wide-spacing": { text: { spacing: "wide" }, fit: { overflow: "flow" } },
  worksheet: { layout: "worksheet" },
  a5: { page: { size: "A5", margin: "9mm" }, fit: { overflow: "flow" } },
};
