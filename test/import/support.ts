/** Imports of texts, with what a content file made of them says. */
import { type Comparison, parseComparison } from "../../src/content/index.js";
import type { ImportOptions } from "../../src/import/import.js";
import { type Imported, importDocument } from "../../src/import/index.js";

export interface Result {
  readonly yaml: string;
  readonly comparison: Comparison;
  readonly imported: Imported;
}

/** Imports a text or bytes; throws where that fails, or what it gives has an error. */
export async function imported(
  file: string,
  source: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<Result> {
  const result = await attempt(file, source, options);
  if ("failure" in result) throw new Error(`${result.failure.message}\n${result.failure.hints.join("\n")}`);
  const [first] = result.imported.files;
  return { yaml: first!.text, comparison: compared(first!.text, `${first!.slug}.yaml`), imported: result.imported };
}

/** Why nothing came of it. */
export async function refused(
  file: string,
  source: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<string> {
  const result = await attempt(file, source, options);
  if ("failure" in result) return [result.failure.message, ...result.failure.hints].join("\n");
  throw new Error(`imported: ${result.imported.files[0]!.text}`);
}

export const attempt = (file: string, source: string | Uint8Array, options: Partial<ImportOptions> = {}) =>
  importDocument(typeof source === "string" ? Buffer.from(source) : source, {
    file,
    schemaPath: "versus.schema.json",
    ...options,
  });

export function compared(yaml: string, path: string): Comparison {
  const { value, diagnostics } = parseComparison(yaml, { path });
  if (!value) throw new Error(`${diagnostics.map(({ message }) => message).join("\n")}\n${yaml}`);
  return value.comparison;
}

/** The rows of a comparison, by their names, with values as a reader would write them down. */
export function rowsOf({ groups }: Comparison): Record<string, unknown[]> {
  return Object.fromEntries(
    groups.flatMap(({ rows }) =>
      rows.map(({ criterion, values }) => [
        criterion,
        values.map((value) => {
          switch (value.kind) {
            case "text":
              return value.tone || value.note ? { ...value, kind: undefined } : value.text;
            case "number":
              return Number(value.text);
            case "list":
              return value.items;
            case "score":
              return `${value.score}/${value.of}`;
            case "none":
              return null;
            case "boolean":
              return noted(value, value.value);
            default:
              return noted(value, value.kind);
          }
        }),
      ]),
    ),
  );
}

const noted = (value: { readonly note?: string }, mark: unknown): unknown =>
  value.note === undefined ? mark : [mark, value.note];
