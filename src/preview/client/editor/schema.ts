/** A JSON Schema and the way to a place in the data -> what may stand there. */
import type { Step } from "./yaml-path.js";

/** As much of JSON Schema as ours has. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
}

/** All that a place may be. */
export function schemasAt(root: Schema, path: readonly Step[]): readonly Schema[] {
  let schemas = expanded(root, root);
  for (const step of path)
    schemas = schemas.flatMap((schema) => below(schema, step).flatMap((each) => expanded(root, each)));
  return schemas;
}

function below({ properties, additionalProperties, items, prefixItems }: Schema, step: Step): readonly Schema[] {
  if (typeof step === "number") return [prefixItems?.[step] ?? items ?? []].flat();
  const own = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
  return [own ?? (typeof additionalProperties === "object" ? additionalProperties : [])].flat();
}

/** A schema, or what it leads to and is made of. */
function expanded(root: Schema, schema: Schema): readonly Schema[] {
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const named = $ref === undefined ? undefined : root.$defs?.[$ref.replace("#/$defs/", "")];
  return [schema, ...[...(named ? [named] : []), ...anyOf, ...oneOf, ...allOf].flatMap((each) => expanded(root, each))];
}

/** The keys that a mapping may have, with what they are for. */
export function keysOf(schemas: readonly Schema[]): ReadonlyMap<string, Schema> {
  return new Map(schemas.flatMap(({ properties = {} }) => Object.entries(properties)));
}

/** The words that a value may be. */
export function wordsOf(schemas: readonly Schema[]): readonly string[] {
  const words = schemas.flatMap(({ enum: names = [], const: one, type }) => [
    ...names,
    ...(one === undefined ? [] : [one]),
    ...(type === "boolean" ? [true, false] : []),
  ]);
  return [...new Set(words.map(String))];
}

export function descriptionOf(schemas: readonly Schema[]): string | undefined {
  return schemas.find(({ description }) => description !== undefined)?.description;
}
