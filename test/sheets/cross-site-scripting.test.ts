/// <reference lib="dom" />
/** Content and settings are data: whatever an author types, in Chromium nothing of it runs and nothing of it is fetched. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { fontRules } from "../../src/builds/site/toolbox.js";
import { DEFAULT_SETTINGS, loadSettings, type Settings } from "../../src/content/settings/settings.js";
import { type Comparison, parseComparison } from "../../src/index.js";
import { sheetView } from "../../src/templates/views/sheet-view.js";
import { SCRIPTING } from "../support/cross-site-scripting.js";
import { hasChromium } from "../support/outside.js";
import { project, SHEET, versus } from "../support/project.js";
import { Site } from "../support/site.js";
import { builtIn, context as contextOf, renderIndexOf } from "../templates/sheets.js";

let calls = 0;
/** A string with calls of its own in it, so that one that runs says where it came from. */
const probe = (text: string): string => text.replaceAll("§", () => `xss(${++calls})`);

/** A content file with a string in every field that takes a text, in every way in which a field can be written. */
const contentWith = (text: string) => ({
  title: `T ${probe(text)}`,
  question: probe(text),
  tags: [probe(text), `G ${probe(text)}`],
  subjects: [1, 2].map((n) => ({
    name: `${n === 1 ? "" : "B "}${probe(text)}`,
    tagline: probe(text),
    lead: probe(text),
    points: [probe(text), `P ${probe(text)}`],
    chooseWhen: [probe(text)],
  })),
  intro: `${probe(text)}\n\n${probe(text)}`,
  sections: [{ heading: probe(text), text: `${probe(text)}\n\nS ${probe(text)}` }],
  table: [
    {
      group: probe(text),
      rows: {
        [`C ${probe(text)}`]: [probe(text), [probe(text), `L ${probe(text)}`]],
        [probe(`D ${text}`)]: [{ text: probe(text), tone: "good", note: probe(text) }, probe(text)],
      },
    },
  ],
  summary: probe(text),
});

/** Its links, apart: of these a parser refuses many. */
const linksWith = (text: string) => ({
  related: [{ title: probe(text), url: probe(text) }],
  sources: [{ title: probe(text), url: probe(text) }, { title: probe(text) }],
});

type Written = ReturnType<typeof contentWith> & ReturnType<typeof linksWith>;

/** The same as the library takes it, without a parser before it that refuses anything. */
function unchecked(written: Written): Comparison {
  const [group] = written.table;
  return {
    ...written,
    slug: "x",
    source: "content/x.yaml",
    lang: "en",
    groups: [
      {
        name: group!.group,
        rows: Object.entries(group!.rows).map(([criterion, values]) => ({
          criterion,
          values: values.map((value) =>
            typeof value === "string"
              ? { kind: "text", text: value }
              : Array.isArray(value)
                ? { kind: "list", items: value }
                : { kind: "text", text: value.text, tone: "good", note: value.note },
          ),
        })),
      },
    ],
  };
}

const path = { path: "content/x.yaml" };
const REFUSED = /^content\/(unsafe-link|characters|bidi|yaml)$/;

describe("the parser", () => {
  it.each(SCRIPTING)("%j in a link is refused or harmless, and in a text is kept as text", (text) => {
    const links = parseComparison(stringify({ ...contentWith("x"), ...linksWith(text) }), path);
    if (!links.value) expect(links.diagnostics.map((d) => d.code)).toContain("content/unsafe-link");
    else
      for (const { url } of links.value.sources)
        expect(url ?? "").not.toMatch(/^\W*(javascript|data|vbscript|blob|file|feed|view-source):/i);
    const texts = parseComparison(stringify(contentWith(text)), path);
    for (const { code, severity } of texts.diagnostics) if (severity === "error") expect(code).toMatch(REFUSED);
    if (!texts.value) expect(text).toMatch(/\]\(/);
  });

  it.each(SCRIPTING)("%j is no language, page size, margin, accent or address of a site", async (text) => {
    const root = project({});
    for (const [key, settings] of [
      ["lang", { lang: text }],
      ["page", { page: { size: text } }],
      ["page", { page: { size: `A4 ${text}` } }],
      ["margin", { page: { margin: `14mm ${text}` } }],
      ["accent", { accents: [text] }],
      ["accent", { accents: [`#0f5f8c${text}`] }],
      ["url", { site: { url: text } }],
    ] as const) {
      writeFileSync(join(root, "versus.yaml"), stringify(settings));
      const { value, diagnostics } = await loadSettings(root);
      expect(value, `${key} ${text}`).toBeUndefined();
      expect(diagnostics.map((d) => d.code).join()).toMatch(/^(settings|content)\//);
    }
    expect(parseComparison(stringify({ ...contentWith("x"), lang: text }), path).value).toBeUndefined();
  });
});

describe.skipIf(!hasChromium)("in Chromium", () => {
  let site: Site;
  let context: BrowserContext;
  let page: Page;
  const ran: string[] = [];
  const fetched: string[] = [];

  beforeAll(async () => {
    site = await Site.build({ "content/tea.yaml": SHEET });
    context = await site.browser.newContext();
    await context.exposeFunction("xss", (call: unknown) => void ran.push(`xss(${call})`));
    context.on("request", (request) => fetched.push(request.url()));
    context.on("page", (popup) => popup !== page && ran.push(`a window: ${popup.url()}`));
    page = await context.newPage();
    page.on("dialog", (dialog) => {
      ran.push(`a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
  });
  afterAll(() => site?.close());

  /** Opens a page or a host, uses it, and says what ran, what was fetched and what stands in it that should not. */
  async function open(name: string, html: string): Promise<string[]> {
    ran.length = 0;
    fetched.length = 0;
    await page.goto(site.url(site.write(name, html)));
    return [...(await use()), ...ran];
  }

  async function use(): Promise<string[]> {
    const faults = await page.evaluate(useEverything);
    const assets = /^assets\/((sheet|page|index|fonts)\.css|fonts\/[\w-]+\.[ot]tf)$/;
    const foreign = fetched
      .map((url) => url.replace(`${site.url("")}/`, ""))
      .filter((url) => !assets.test(url) && !/^(html|hosts)\/x\.html(#.*)?$|^index\.html$/.test(url));
    return [...faults, ...foreign.map((url) => `fetched ${url}`)];
  }

  const settings = (text: string): Partial<Settings> => ({
    site: {
      name: probe(text),
      url: `https://example.org/${encodeURI(probe(text))}"'><img src=x onerror=${probe("§")}>`,
    },
    fonts: { body: [probe(text), "x"], files: [] },
  });
  const hostOf = (snippets: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${snippets}</body></html>`;

  it("no page runs or fetches anything, whatever stands in its fields and settings", async () => {
    for (const text of SCRIPTING) {
      const written = { ...contentWith(text), ...linksWith(text) };
      const parsed = parseComparison(stringify(written), path);
      for (const comparison of [unchecked(written), ...(parsed.value ? [parsed.value] : [])]) {
        const { value } = builtIn.page(sheetView(contextOf(comparison, settings(text)), "page"));
        expect(await open("html/x.html", value!), JSON.stringify(text)).toEqual([]);
      }
    }
  });

  it("no snippet does, in the HTML of its host or put in by a script, once or twice", async () => {
    const css = site.read("assets/sheet.css");
    for (let i = 0; i < SCRIPTING.length; i += 12) {
      const texts = SCRIPTING.slice(i, i + 12);
      const snippets: string[] = [];
      for (const text of texts) {
        const own = contextOf(unchecked({ ...contentWith(text), ...linksWith(text) }), settings(text));
        const { value } = builtIn.snippet(
          sheetView({ ...own, styles: fontRules({ ...DEFAULT_SETTINGS, ...settings(text) }) + css }, "snippet"),
        );
        snippets.push(value!);
      }
      const message = JSON.stringify(texts);
      expect(await open("hosts/x.html", hostOf(snippets.join("\n"))), message).toEqual([]);
      expect(await open("hosts/x.html", hostOf("<div id=into></div>")), message).toEqual([]);
      await page.evaluate(async (html) => {
        const into = document.getElementById("into")!;
        into.innerHTML = html;
        // What a second parse makes of the first one's text (mutation XSS), also where scripts are off.
        into.innerHTML = `${into.innerHTML}`;
        const inert = new DOMParser().parseFromString(html, "text/html").body.innerHTML;
        into.insertAdjacentHTML("beforeend", inert);
      }, snippets.join("\n"));
      expect([...(await use()), ...ran], message).toEqual([]);
    }
  });

  it("no index does, searched and filtered", async () => {
    const comparisons = SCRIPTING.map((text, i) => ({
      ...unchecked({ ...contentWith(text), ...linksWith(text) }),
      slug: `x-${i}`,
    }));
    expect(await open("index.html", renderIndexOf(comparisons, settings(SCRIPTING.join(" "))))).toEqual([]);
    await page.fill("#find", "<img");
    for (const radio of await page.$$("input[type=radio]"))
      await radio.evaluate((input) => (input as HTMLInputElement).click());
    expect([...(await use()), ...ran]).toEqual([]);
  });

  it("no build does, with hostile names of images, and of a logo", async () => {
    const names = [
      `"><img src=x onerror=${probe("§")}>.svg`,
      `' onerror='${probe("§")}.svg`,
      "a.svg?x#y.svg",
      "{{title}}.svg",
      "%2e%2e%2fx.svg",
    ];
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="9" cy="9" r="9"/></svg>';
    const subjects = names.map((image, i) => ({ name: `N${i}`, image }));
    const built = await Site.build({
      ...Object.fromEntries(names.map((name) => [`content/${name}`, svg])),
      [`logo ${names[0]}`]: svg,
      "content/x.yaml": stringify({ subjects, table: { A: subjects.map(() => "b") } }),
      "versus.yaml": stringify({ site: { name: probe('"><img src=x onerror=§>'), logo: `logo ${names[0]}` } }),
    });
    for (const name of ["html/x.html", "index.html", built.host("x")]) {
      const opened = await built.open(name);
      expect(await opened.evaluate(useEverything), name).toEqual([]);
      if (name.startsWith("html")) {
        const images = await opened.$$eval("img", (all) =>
          all.map((image) => image.complete && image.naturalWidth > 0),
        );
        expect(images).toEqual([...names, "logo"].map(() => true));
      }
      await opened.context().close();
    }
    await built.close();
  });

  it("a probe that does run is noticed", async () => {
    const faults = await open(
      "hosts/x.html",
      hostOf(`<img src=x onerror=${probe("§")}><a href="javascript:${probe("§")}">x</a><script>${probe("§")}</script>`),
    );
    expect(ran.length).toBe(3);
    expect(faults.join()).toMatch(/onerror[\s\S]*javascript:[\s\S]*fetched/);
  });
});

it("a build with hostile texts is told or built, never broken", async () => {
  const files = Object.fromEntries(
    SCRIPTING.slice(0, 6).map((text, i) => [`content/x${i}.yaml`, stringify(contentWith(text))]),
  );
  const { code, stderr } = await versus(project(files), "build", "--formats", "page,index", "--quiet");
  expect([code, stderr]).toEqual([0, expect.any(String)]);
});

/** Focuses, points at and clicks on everything. Returns what a text must not have made, and the links that lead elsewhere. */
async function useEverything(): Promise<string[]> {
  const faults: string[] = [];
  const allowed = /^(https?|mailto|tel|file):$/;
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && allowed.test(link.protocol)) event.preventDefault();
  });
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on|^(srcdoc|formaction|action|background|ping)$/i.test(name))
        faults.push(`the attribute ${name}="${value}"`);
      if (name === "style" && /url\(|expression|@import/i.test(value)) faults.push(`the style ${value}`);
    }
    if (
      /^(iframe|object|embed|base|form|svg|math|template|noscript|video|audio|textarea|xmp|portal|marquee|details|select|link|meta|img)$/i.test(
        element.localName,
      ) &&
      !element.matches("head > link, head > meta, img[class], .vs-index-site img, .vs-bar > * > details.vs-bar-copy")
    )
      faults.push(`an element ${element.outerHTML.slice(0, 100)}`);
    if (element instanceof HTMLAnchorElement && element.href && !allowed.test(element.protocol))
      faults.push(`the link ${element.href.slice(0, 100)}`);
    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    if (element instanceof HTMLAnchorElement) element.click();
  }
  for (const sheet of document.styleSheets)
    try {
      for (const rule of sheet.cssRules) if (rule instanceof CSSImportRule) faults.push(`an import ${rule.href}`);
    } catch {
      // A sheet of another file can't be read; that it is the page's own, its request tells.
    }
  await new Promise((done) => setTimeout(done, 5));
  return faults;
}
