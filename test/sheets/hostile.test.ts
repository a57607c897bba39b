/** What authors may type arrives in the PDF as they typed it: markup as text, images where they belong, nothing dropped. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/index.js";
import { renderPdf } from "../../src/index.js";
import { hasPoppler, pdfPages, pdfText } from "../support/outside.js";
import { project, SHEET, temporaryFolder, versus } from "../support/project.js";

function comparison(fields: Partial<Comparison>): Comparison {
  return {
    slug: "x",
    source: "content/x.yaml",
    title: "X",
    lang: "en",
    tags: [],
    subjects: [],
    sections: [],
    groups: [],
    related: [],
    sources: [],
    ...fields,
  };
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes, verbosity: 0 }).promise;
  let text = "";
  for (let page = 1; page <= pdf.numPages; page++) {
    const content = await (await pdf.getPage(page)).getTextContent();
    text += content.items.map((item) => ("str" in item ? item.str : "")).join("");
  }
  await pdf.destroy();
  return text;
}

const squeeze = (text: string) => text.normalize("NFKC").replace(/[\s\u00ad\u200b]+/g, "");

describe("in the PDF", () => {
  it("markup and quotes are text", async () => {
    const text = "<script>alert(\"1 & 2\")</script> 'q' </p> {{x}}";
    const { value, diagnostics } = await renderPdf(
      comparison({
        title: text,
        subjects: [
          { name: "A", points: [text], chooseWhen: [] },
          { name: "B", points: [], chooseWhen: [] },
        ],
        groups: [{ rows: [{ criterion: "C", values: [{ kind: "text", text }, { kind: "none" }] }] }],
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(squeeze(await textOf(value!.bytes)).split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(2);
  });

  it.skipIf(!hasPoppler)(
    "what is too long for a page runs on where that is wanted, under a repeated header",
    async () => {
      const rows = Array.from(
        { length: 60 },
        (_, i) => `  Row ${i + 1}: [left value ${i + 1}, right value ${i + 1}]`,
      ).join("\n");
      const root = project({
        "versus.yaml": "fit: {overflow: flow}\n",
        "content/long.yaml": `subjects: [{name: Alpha}, {name: Beta}]\ntable:\n${rows}\nsummary: The end.\n`,
      });
      const { code, stderr } = await versus(root, "build");
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/content\/long.yaml does not fit one page at scale 80 %: it runs over \d pages/),
      ]);
      const path = join(root, "out/pdf/long.pdf");
      const text = pdfText(path);
      for (let i = 1; i <= 60; i++) expect(text).toContain(`left value ${i} `);
      expect(text).toContain("The end.");
      // The rows take all pages but perhaps the last, to which the summary may have run on.
      const heads = text.match(/CRITERION/g)?.length ?? 0;
      expect(heads).toBeGreaterThan(1);
      expect(pdfPages(path) - heads).toBeOneOf([0, 1]);
    },
  );

  it("images are found where the content file names them", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "content/pics"), { recursive: true });
    writeFileSync(
      join(root, "content/pics/a b.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="red"/></svg>',
    );
    writeFileSync(join(root, "content/x.yaml"), SHEET.replace("- name: Tea", "- name: Tea\n    image: pics/a b.svg"));
    writeFileSync(
      join(root, "logo.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><circle cx="2" cy="1" r="1"/></svg>',
    );
    writeFileSync(join(root, "versus.yaml"), "site: {name: Test, logo: logo.svg}\n");
    const { code, stderr } = await versus(root, "build");
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(root, "out/html/x.html"), "utf8")).toMatch(
      /<img class="vs-image" src="\.\.\/assets\/images\/x-a-b\.svg"/,
    );
    expect(readFileSync(join(root, "out/assets/images/x-a-b.svg"), "utf8")).toContain("<rect");
    expect(readFileSync(join(root, "out/snippets/x.html"), "utf8")).not.toContain("<img");
  });
});
