/** Events of `versus build --json` on stdin -> annotations of GitHub, one a line, at the lines that are faulty. */
import { readFileSync } from "node:fs";
import { posix } from "node:path";

const directory = process.env.VERSUS_DIRECTORY ?? ".";

/** Signs that part commands stand as their codes, as GitHub's own toolkit has them. */
const data = (text) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text) => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function annotation({ severity, code, message, span, hints = [] }) {
  const { file, start, end } = span ?? {};
  const place = {
    file: file && posix.join(directory, file.replaceAll("\\", "/")),
    line: start?.line,
    endLine: end?.line,
    col: start?.column,
    endColumn: end?.column,
    title: code,
  };
  const properties = Object.entries(place).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  );
  const text = [message, ...hints.map((hint) => `hint: ${hint}`)].join("\n");
  return `::${severity === "error" ? "error" : "warning"} ${properties.join(",")}::${data(text)}`;
}

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line === "") continue;
  const event = JSON.parse(line);
  const found = event.event === "diagnostic" ? [event] : event.event === "sheet" ? event.diagnostics : [];
  for (const diagnostic of found) console.log(annotation(diagnostic));
  if (event.event === "end") console.log(`${event.built} built, ${event.unchanged} unchanged, ${event.failed} failed`);
}
