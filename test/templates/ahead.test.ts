/** Templates that were compiled with the program make what they make when they are compiled as it runs. */
import { describe, expect, it, vi } from "vitest";
import { compileAhead } from "../../src/templates/rendering/compile-ahead.js";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { BUILT_IN, SHEET_OUTPUTS, TEA, templateFolder, view } from "./sheets.js";

/** Files of templates that were prepared to be compiled. */
const prepared: string[] = [];

/** The renderer of a program that was compiled, and the templates that it has compiled itself. */
async function compiled() {
  const text = compileAhead(BUILT_IN);
  const ahead: object = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  vi.resetModules();
  vi.doMock("../../src/templates/rendering/ahead.js", () => ahead);
  vi.doMock("../../src/templates/rendering/prepare.js", async (original) => {
    const actual = await original<typeof import("../../src/templates/rendering/prepare.js")>();
    const prepareTemplate: typeof actual.prepareTemplate = (program, source, ...more) => {
      prepared.push(source.file);
      return actual.prepareTemplate(program, source, ...more);
    };
    return { ...actual, prepareTemplate };
  });
  const module = await import("../../src/templates/rendering/render.js");
  prepared.length = 0;
  return module.createRenderer;
}

const MINIMAL = "subjects: [{name: A}, {name: B}]\ntable: {Size: [1, 2]}";
/** Each on top of the built-in ones. */
const FOLDERS: Record<string, Record<string, string>> = {
  "no templates of one's own": {},
  "a template of one's own that includes a built-in one": { "page.hbs": "<main>{{> sheet}}</main>{{titel}}" },
  "a built-in one in a context that lacks its names": { "page.hbs": "{{#with labels}}{{> foot}}{{> sheet}}{{/with}}" },
  "a built-in one for many": { "partials/foot.hbs": "{{#each subjects}}{{name}}{{> table}}{{/each}}" },
  "an inline partial in place of a built-in one": { "page.hbs": '{{#*inline "foot"}}my foot{{/inline}}{{> sheet}}' },
};

describe("templates that were compiled with the program", () => {
  it.each(Object.keys(FOLDERS))("give the same HTML and diagnostics: %s", async (name) => {
    const { dirs, root } = templateFolder(FOLDERS[name]!);
    const [theirs, own] = [(await compiled())(dirs, root), createRenderer(dirs, root)];
    expect(theirs.diagnostics).toEqual(own.diagnostics);
    for (const output of SHEET_OUTPUTS)
      for (const yaml of [TEA, MINIMAL]) {
        const given = view(yaml, output);
        expect(theirs.value![output](given)).toEqual(own.value![output](given));
      }
    expect(prepared).toHaveLength(Object.keys(FOLDERS[name]!).length);
  });

  it("know the way back from their HTML", async () => {
    const [theirs, own] = [(await compiled())([BUILT_IN]).value!, createRenderer([BUILT_IN]).value!];
    const html = own.print(view(TEA, "print")).value!;
    expect(theirs.print(view(TEA, "print")).value).toBe(html);
    for (let at = 0; at < html.length; at += 97)
      expect(theirs.originOf(html)?.place(at, at + 1)).toEqual(own.originOf(html)?.place(at, at + 1));
  });
});
