import { describe, expect, it } from "vitest";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { builtIn, complaints, SHEET_OUTPUTS, TEA, templateFolder, view } from "./sheets.js";

const MINIMAL = "subjects: [{name: A}, {name: B}]\ntable: {Size: [1, 2]}";

describe("the built-in templates", () => {
  it.each(SHEET_OUTPUTS)("render a sheet with everything and one with the least as %s", (output) => {
    for (const yaml of [TEA, MINIMAL]) expect(builtIn[output](view(yaml, output)).diagnostics).toEqual([]);
  });

  it("leave out what a sheet doesn't have, with its heading", () => {
    const html = builtIn.page(view(MINIMAL)).value!;
    for (const part of [
      "intro",
      "label",
      "tagline",
      "lead",
      "points",
      "notes",
      "choose",
      "related",
      "sources",
      "foot",
      "kicker-tag",
    ]) {
      expect(html).not.toContain(`vs-${part}`);
    }
    expect(html).not.toMatch(/<(ul|p|div|section|nav|footer|header)[^>]*>\s*<\/\1>/);
  });
});

describe("an error in a template is told with its place", () => {
  const cases: Record<string, Record<string, string>> = {
    "a block that isn't closed": { "page.hbs": "<p>\n{{#if title}}x\n" },
    "a block closed by another": { "page.hbs": "<p>\n  {{#if title}}{{/each}}" },
    "braces that hold nothing": { "page.hbs": "<h1>{{title}}</h1>\n<p>some text before it {{ }} and after</p>" },
    "a misspelt name": { "page.hbs": "<h1>\n  {{titel}}</h1>" },
    "a misspelt name in #if": { "page.hbs": "{{#if intor}}x{{/if}}" },
    "a misspelt name in #each": { "page.hbs": "{{#each subjcts}}x{{/each}}" },
    "a misspelt name in a helper": { "page.hbs": '<a href="{{url pdff}}">x</a>' },
    "a misspelt name in a path": { "page.hbs": "{{labels.criterium}}" },
    "a misspelt name below @root": { "page.hbs": "{{#each subjects}}{{@root.labels.serch}}{{/each}}" },
    "a name of the parent": { "page.hbs": "{{#each subjects}}{{../titel}}{{/each}}" },
    "a name of a text": { "page.hbs": "{{#each subjects}}{{#each points}}{{text}}{{/each}}{{/each}}" },
    "a name in a partial": { "partials/foot.hbs": "{{#if title}}\n{{foot}}{{/if}}" },
    "a name that all objects have": { "page.hbs": "{{constructor}}{{labels.__proto__}}" },
    "an unknown helper": { "page.hbs": "{{urll title}}" },
    "an unknown helper in an argument": { "page.hbs": "{{#if (equ title h1)}}{{/if}}" },
    "a helper without an argument": { "page.hbs": "{{json}}" },
    "a helper that prints": { "page.hbs": "{{log title}}" },
    "a section": { "page.hbs": "{{#subjects}}x{{/subjects}}" },
    "an unknown partial": { "page.hbs": "<main>\n{{> shet}}</main>" },
    "an unknown partial in one that no output uses": { "partials/mine.hbs": "{{> nothing-like-it}}" },
    "a partial by expression": { "page.hbs": "{{> (lookup . 'title')}}" },
    "an unknown decorator": { "page.hbs": "{{* foo}}" },
    "a partial that includes itself": { "partials/foot.hbs": "{{> foot}}" },
    "an inline partial where it isn't": {
      "page.hbs": "{{> foot}}{{> here}}",
      "partials/foot.hbs": '{{#*inline "here"}}x{{/inline}}',
    },
    "an image without alternate text": {
      "page.hbs": '<p><img src="a.png" alt=""></p>\n{{~#if pdf}}\n  <img\n src="b.png">{{/if}}',
    },
    "an attribute without quotes": { "page.hbs": "<p class={{lang}}>" },
    "an unchecked link": { "page.hbs": '<a class="x"\n href="{{pdf}}">' },
    "an unchecked link in a block": { "page.hbs": '<img {{#if pdf}}src="{{#if lang}}{{pdf}}{{/if}}"{{/if}}>' },
    "raw text in an attribute": { "page.hbs": '<p title="a {{{title}}}">' },
    "text in a script": { "page.hbs": "<script>var title = '{{title}}'</script>" },
    "text in a handler": { "page.hbs": `<p onclick="show('{{title}}')">` },
    "raw text in a style": { "page.hbs": "<style>p::before { content: '{{{title}}}' }</style>" },
    "several at once": {
      "page.hbs": "{{> a}}\n{{b c}}",
      "index.hbs": "{{#if x}}",
      "partials/foot.hbs": "<p id={{h1}}>",
    },
    "a template that no output has": { "pages.hbs": "x", "partial/foot.hbs": "x", "README.md": "x" },
  };
  it.each(Object.keys(cases))("%s", async (name) => {
    await expect(`${complaints(cases[name]!)}\n`).toMatchFileSnapshot(
      `golden/errors/${name.replace(/[^a-z]+/gi, "-").toLowerCase()}.txt`,
    );
  });

  it("a folder that isn't there", () => {
    const made = createRenderer(["/nowhere/look", ...templateFolder({}).dirs], "/nowhere");
    expect(made.value).toBeUndefined();
    expect(made.diagnostics).toMatchObject([
      { code: "templates/no-folder", message: "there is no folder of templates look" },
    ]);
  });
});

describe("what is right is let through", () => {
  const fine: Record<string, string> = {
    "else branches":
      "{{#if pdf}}<a href=\"{{url pdf}}\">{{else if url}}<a class='x' href='{{url url}}'>{{else}}<a>{{/if}}{{title}}</a>",
    "attributes in blocks":
      '<p{{#if tag}} class="vs-{{tag}}" title="a > {{title}}"{{/if}} data-x="a{{lang}}">a < b {{title}}</p>',
    "a URL with a fixed start": '<a href="#{{slug}}">{{title}}</a>',
    "element names": '<{{h1}} class="{{lang}}">{{title}}</{{h1}}>',
    comments: "<!-- it's <a href={{title}} --><p>{{title}}</p>{{! a note {{ }}",
    "a script with JSON": "<script>var x = {{json subjects}}; if (1 < 2) {}</script><p>{{title}}</p>",
    "absent values": "{{#if updated}}{{updated.date}}{{/if}}{{#with updated}}{{date}}{{/with}}{{updated.parts.date}}",
    "loops with names":
      "{{#each subjects as |side i|}}{{i}} {{side.name}} {{@index}} {{@first}} {{../title}} {{@root.lang}}{{/each}}",
    "inline partials and layouts": '{{#*inline "body"}}<b>{{title}}</b>{{/inline}}{{> body}}{{#> wrap}}in{{/wrap}}',
    "partials with values": "{{> wrap head=title n=3}}",
    "helpers in helpers": '{{#if (eq target "page")}}{{#unless (eq count 3)}}x{{/unless}}{{/if}}',
  };
  it.each(Object.keys(fine))("%s", (name) => {
    const partial = name === "partials with values" ? "{{head}}{{n}}" : "{{> @partial-block}}";
    for (const yaml of [TEA, MINIMAL])
      expect(complaints({ "page.hbs": fine[name]!, "partials/wrap.hbs": partial }, yaml)).toBe("");
  });
});

describe("a folder of one's own", () => {
  it("overrides single templates, partials and styles, and inherits the rest", () => {
    const { root, dirs } = templateFolder({
      "partials/foot.hbs": "<footer>mine: {{title}}</footer>\n",
      "styles/sheet.css": ".mine {}",
      "partials/cards/side.hbs": "x",
    });
    const { value: renderer } = createRenderer(dirs, root);
    expect(renderer!.page(view(TEA)).value).toContain("<footer>mine: Tea vs Coffee</footer>\n</article>");
    expect(renderer!.snippet(view(TEA, "snippet")).value).toContain("mine: Tea vs Coffee");
    expect(renderer!.style("sheet.css")).toEqual({ file: "look/styles/sheet.css", text: ".mine {}" });
    expect(renderer!.style("page.css")!.text).toContain(".vs-page");
    expect(renderer!.style("none.css")).toBeUndefined();
  });

  it("keeps the lines of partials as they are: no indentation is added", () => {
    const { dirs } = templateFolder({
      "page.hbs": "<div>\n    {{> pre}}\n</div>",
      "partials/pre.hbs": "<pre>a\nb</pre>\n",
    });
    expect(createRenderer(dirs).value!.page(view(TEA)).value).toBe("<div>\n    <pre>a\nb</pre>\n</div>");
  });

  it("renders every sheet from templates that were compiled once, none of them seeing another", () => {
    const { dirs } = templateFolder({ "page.hbs": "{{#each subjects}}{{name}} {{/each}}{{#if intro}}i{{/if}}" });
    const renderer = createRenderer(dirs).value!;
    const pages = [TEA, MINIMAL, TEA].map((yaml) => renderer.page(view(yaml)).value);
    expect(pages).toEqual(["Tea Coffee i", "A B ", "Tea Coffee i"]);
  });
});
