/** What is told of rendered HTML names the template that the author wrote, at the place there. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { TEA, templateFolder, view } from "./sheets.js";

async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const renderer = createRenderer(templateFolder(files).dirs).value!;
  const html = renderer.print(view(TEA, "print")).value!;
  const { diagnostics } = await printHtml(html, {
    file: "content/tea.yaml",
    lang: "en",
    origin: renderer.originOf(html),
  });
  return diagnostics.map(({ span, excerpt }) =>
    span
      ? `${span.file.replace(/^.*?(?=partials|[^/]*$)/, "")}:${span.start.line}:${span.start.column} ${excerpt?.slice(span.start.column - 1, span.end.column - 1)}`
      : "nowhere",
  );
}

const page = (body: string) => `<!DOCTYPE html>\n<html lang="{{lang}}"><title>{{title}}</title>\n${body}</html>`;

describe("a warning about what a template has written", () => {
  it("is at its place in the template, whatever stands before it", async () => {
    const print = page(
      `{{#each subjects}}\n  <p class="{{name}}"\n    style="flotsam: 1" title="{{name}}">{{name}}</p>\n{{/each}}\n{{> foot}}<style>\n  p { jetsam: 2 }\n</style>`,
    );
    const foot = '{{#if title}}\n<img alt="" src="gone.png">{{/if}}\n';
    const diagnostics = await told({ "print.hbs": print, "partials/foot.hbs": foot });
    expect([...new Set(diagnostics)].sort()).toEqual([
      "partials/foot.hbs:2:18 gone.png",
      "print.hbs:5:12 flotsam",
      "print.hbs:8:7 jetsam",
    ]);
  });

  it("is where the expression stands if that has written it", async () => {
    const print = page(`<p>\n  {{html (join)}}</p>`).replace("{{html (join)}}", '<b style="{{title}}: 1">x</b>');
    expect(await told({ "print.hbs": print })).toEqual([expect.stringMatching(/^print\.hbs:4:13 /)]);
  });

  it("is found for any text around it", async () => {
    const text = fc.stringMatching(/^[a-z \n]{0,20}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.constantFrom("{{title}}", "{{~title~}}", "{{#if title}}a{{/if}}", "{{! note }}"))),
        async (parts) => {
          const before = parts.map(([plain, code]) => plain + code).join("");
          const print = page(`<p>${before}</p>\n<p style="flotsam: 1">`);
          const line = print.slice(0, print.indexOf("flotsam")).split("\n").length;
          expect(await told({ "print.hbs": print })).toEqual([`print.hbs:${line}:11 flotsam`]);
        },
      ),
      { numRuns: 20, seed: 1 },
    );
  });
});
