import { writeFileSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { record, render } from "./engine.js";
test("x", async () => {
  const b = render(readFileSync("/tmp/f/ar.html", "utf8"), "@page{size:400px 300px}");
  writeFileSync("/tmp/f/ar.pdf", b);
  const doc = await getDocument({ data: new Uint8Array(b), verbosity: 0 }).promise;
  const page = await doc.getPage(1);
  const text = await page.getTextContent();
  console.log(JSON.stringify(text.items.map((i: any) => i.str).join("|")));
});
