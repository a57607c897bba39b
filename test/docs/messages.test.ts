/**
 * docs/messages.md is made of examples: each wrong one gives the message that the page shows, at its line and column, and no other; each
 * mended one none. `npx vitest run test/docs/messages.test.ts -u` writes the page anew.
 */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LINT, RELATIONS, SETTINGS, TEMPLATES } from "./messages/around.js";
import { CONTENT } from "./messages/content.js";
import { type Example, SHEET, shownExample } from "./messages/example.js";
import { CSS, FIT, FONT, HTML, IMAGE, PAGE, PDF, PRINT, SVGS } from "./messages/print.js";

/** In the order of the page. */
const PARTS: readonly (readonly [
  title: string,
  ...examples: readonly Readonly<Record<string, readonly Example[] | string>>[],
])[] = [
  ["Content files", CONTENT, RELATIONS],
  ["What an editor would say", LINT],
  ["Settings", SETTINGS],
  ["Fit and legibility", FIT, PRINT],
  ["Fonts and images", FONT, IMAGE, SVGS],
  ["Templates and labels", TEMPLATES],
  ["HTML, CSS and PDF", HTML, CSS, PAGE, PDF],
];

const all = PARTS.flatMap(([, ...parts]) => parts.flatMap((part) => Object.entries(part)));
const examples = all.flatMap(([code, shown]) =>
  typeof shown === "string" ? [] : shown.map((example, i) => [code, i + 1, example] as const),
);

describe("an example of docs/messages.md", () => {
  it.each(examples)(
    "of %s, the %d., gives that message alone where it is wrong, and none where it is mended",
    async (code, _, { shown, tell }) => {
      const wrong = await tell(false);
      expect(
        wrong.map((one) => one.code),
        JSON.stringify([shown.wrong, wrong]),
      ).toEqual([code]);
      expect(await tell(true), shown.mended).toEqual([]);
    },
  );
});

const INTRODUCTION = `# Messages

What Versus says of mistakes, each with an example and what to write instead. [diagnostics.md](diagnostics.md) has all codes in short, also those of
builds and of the library. This page is made by the tests: what it shows is what a terminal shows, without the colours.

Most examples change a line or more of this sheet:`;

describe("docs/messages.md", () => {
  it("is made of the examples", async () => {
    const parts: string[] = [INTRODUCTION, `\`\`\`yaml\n${SHEET}\`\`\``];
    for (const [title, ...records] of PARTS) {
      parts.push(`## ${title}`);
      for (const [code, shown] of records.flatMap((record) => Object.entries(record))) {
        parts.push(`### \`${code}\``);
        if (typeof shown === "string") parts.push(`${shown} So there is no example here.`);
        else for (const example of shown) parts.push(await shownExample(example));
      }
    }
    await expect(`${parts.join("\n\n")}\n`).toMatchFileSnapshot("../../docs/messages.md");
  });

  it("has no code that diagnostics.md hasn't", () => {
    const codes = readFileSync("docs/diagnostics.md", "utf8");
    for (const [code] of all) expect(codes).toContain(`\`${code}\``);
  });
});
