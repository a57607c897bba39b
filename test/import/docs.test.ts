/** What docs/import.md shows is what an import gives. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { imported } from "./support.js";

const page = readFileSync("docs/import.md", "utf8");
const pairs = [...page.matchAll(/^```(md|csv)\n([\s\S]*?)^```\n\nbecomes\n\n```yaml\n([\s\S]*?)^```/gm)];

describe("docs/import.md", () => {
  it("has examples", () => expect(pairs.length).toBe(2));

  it.each(pairs.map(([, format, source, yaml]) => [format!, source!, yaml!]))(
    "shows what becomes of %s",
    async (format, source, yaml) => {
      const made = await imported(`example.${format}`, source);
      expect(made.yaml.split("\n").slice(2).join("\n")).toBe(yaml);
    },
  );
});
