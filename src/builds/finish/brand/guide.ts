/** The brand of a site -> `brand.html` and `brand.pdf`: all of it on a page, from one template. */
import { DEFAULT_SETTINGS } from "../../../content/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../../diagnostics/index.js";
import { printNow } from "../../../pdf/index.js";
import { guideView } from "../../../templates/index.js";
import { relativeUrl } from "../../sheets/targets.js";
import { logoPath } from "../../site/assets.js";
import { fontRules, sheetStyles, type Toolbox } from "../../site/toolbox.js";
import { Samples } from "./samples.js";

export interface Guide {
  readonly page: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** How large layouts are beside their paper. */
const ZOOM = { page: 0.3, print: 0.16 } as const;

/** Diagnostics: those of the template, of its print, and of the samples. */
export function brandGuide(toolbox: Toolbox): Outcome<Guide> {
  const samples = new Samples(toolbox);
  const page = guideHtml("page", samples, toolbox);
  const print = guideHtml("print", samples, toolbox);
  const diagnostics = [...samples.diagnostics, ...page.diagnostics, ...print.diagnostics];
  if (page.value === undefined || print.value === undefined) return { diagnostics };
  const printed = printNow(print.value, {
    file: "brand.hbs",
    origin: toolbox.renderer.originOf(print.value),
    css: styles(toolbox),
    fonts: toolbox.fonts,
    page: { ...DEFAULT_SETTINGS.page.size, margin: DEFAULT_SETTINGS.page.margin },
    baseDir: toolbox.root,
    lang: "en",
    images: toolbox.settings.pdf.images,
    fit: { min: 0.8, max: 1, overflow: "flow" },
    ...(toolbox.sourceDate !== undefined && { date: toolbox.sourceDate }),
  });
  const told: Diagnostic[] = [...diagnostics, ...printed.diagnostics];
  if (!printed.value || hasErrors(told)) return { diagnostics: told };
  const { bytes, pages } = printed.value;
  return { value: { page: page.value, pdf: bytes, pages }, diagnostics: told };
}

function guideHtml(target: "page" | "print", samples: Samples, toolbox: Toolbox): Outcome<string> {
  const { settings, root, renderer } = toolbox;
  const url = (logo: string | undefined, name: "logo" | "logo-dark") =>
    logo === undefined ? undefined : target === "page" ? logoPath(logo, name) : relativeUrl(root, logo);
  const view = guideView({
    settings,
    target,
    logo: url(settings.site.logo, "logo"),
    logoDark: url(settings.brand?.logoDark, "logo-dark"),
    styles: styles(toolbox)
      .map(({ text }) => text)
      .join("\n"),
    type: samples.type,
    layouts: samples.layouts(ZOOM[target]),
    definitions: samples.definitions,
  });
  return renderer.brand(view);
}

function styles(toolbox: Toolbox): { file: string; text: string }[] {
  const rule = fontRules(toolbox.settings, ".vs-guide");
  return [...sheetStyles(toolbox, ["guide.css"]), ...(rule ? [{ file: "versus.yaml", text: rule }] : [])];
}
