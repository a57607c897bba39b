/** Plain data -> YAML that reads as the same data: every text in quotes, so that none is taken for anything else. */
import { type Data, type DataPath, isMapping, nameOfKey, pathKey, type YamlData } from "../../yaml/data.js";

/** Ends with a line feed. */
export function writeYaml(yaml: YamlData): string {
  return `${lines(yaml.data, [], yaml).join("\n")}\n`;
}

function lines(value: Data, path: DataPath, yaml: YamlData): string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item, i) => {
      const [first = "", ...rest] = lines(item, [...path, i], yaml);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  if (isMapping(value) && Object.keys(value).length > 0)
    return inOrder(Object.entries(value), path, yaml).flatMap(([key, item]) => {
      const inner = lines(item, [...path, key], yaml);
      const name =
        /^[a-z][a-zA-Z]*$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(key)
          ? key
          : quoted(nameOfKey(key));
      return isScalar(item) ? [`${name}: ${inner[0]}`] : [`${name}:`, ...inner.map((line) => `  ${line}`)];
    });
  return [scalar(value, path, yaml)];
}

/** JavaScript moves keys that look like numbers to the front; the author's order is that of the text. */
function inOrder(entries: [string, Data][], path: DataPath, yaml: YamlData): [string, Data][] {
  const position = ([key]: [string, Data]) => yaml.keyPlace([...path, key]).start;
  return entries.sort((a, b) => position(a) - position(b));
}

const isScalar = (value: Data): boolean =>
  typeof value !== "object" || value === null || Object.keys(value).length === 0;

function scalar(value: Data, path: DataPath, { numbers, marks }: YamlData): string {
  if (typeof value !== "string") return Array.isArray(value) ? "[]" : isMapping(value) ? "{}" : String(value);
  const key = pathKey(path);
  return numbers.has(key) || marks.has(key) ? value : quoted(value);
}

/** JSON's strings are YAML's, but for what ends a line to some readers. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
