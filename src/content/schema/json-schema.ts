/** The schemas as JSON Schema (draft 7, which YAML editors read), for completion and hints while writing. */
import { type ConversionConfig, toJsonSchema } from "@valibot/to-json-schema";
import { comparisonSchema, REPEATED } from "./schema.js";
import { settingsSchema } from "./settings-schema.js";

/** Editors see YAML's types: an unquoted 1.10 or true is text to us, and a number or a boolean to them. */
const config: ConversionConfig = {
  target: "draft-07",
  typeMode: "input",
  errorMode: "ignore",
  overrideSchema: ({ valibotSchema, jsonSchema }) => {
    // What may stand anywhere in `data` is anything.
    if (valibotSchema.type === "lazy") return {};
    if (valibotSchema.type !== "string") return undefined;
    return jsonSchema.pattern ? { type: "number" } : { type: ["string", "number", "boolean"] };
  },
};

export function comparisonJsonSchema(): object {
  return { ...toJsonSchema(comparisonSchema, { ...config, definitions: REPEATED }), title: "A Versus comparison" };
}

export function settingsJsonSchema(): object {
  return { ...toJsonSchema(settingsSchema, config), title: "Versus settings" };
}
