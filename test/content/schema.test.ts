import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { modelJsonSchema } from "../../src/content/comparison/comparison-shape.js";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { comparisonJsonSchema, settingsJsonSchema } from "../../src/content/schema/json-schema.js";

const EXAMPLES = "../shared/examples";
const folder = (dir: string) =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith(".yaml"))
        .map((name) => join(dir, name))
    : [];
const files = [...folder("content"), ...folder("test/fixtures/content"), ...folder(EXAMPLES)];
const validate = new Ajv({ allowUnionTypes: true }).compile(comparisonJsonSchema());
const validateModel = new Ajv().compile(modelJsonSchema());

describe("the JSON Schema", () => {
  it("stands in the files that editors read", () => {
    expect(JSON.parse(readFileSync("versus.schema.json", "utf8"))).toEqual(comparisonJsonSchema());
    expect(JSON.parse(readFileSync("versus.settings.schema.json", "utf8"))).toEqual(settingsJsonSchema());
    expect(JSON.parse(readFileSync("versus.model.schema.json", "utf8"))).toEqual(modelJsonSchema());
  });

  it.each(files)("accepts %s, as the loader does", (path) => {
    const text = readFileSync(path, "utf8");
    const { value, diagnostics } = parseComparison(text, { path });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    validateModel(value?.comparison);
    expect(validateModel.errors).toBeNull();
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["a misspelt key", { subjets: [] }],
    ["a row that is no row", { subjects: [{ name: "a" }, { name: "b" }], table: { x: 5 } }],
    ["too few subjects", { subjects: [{ name: "a" }], table: {} }],
  ])("refuses %s", (_, data) => {
    expect(validate(data)).toBe(false);
  });
});
