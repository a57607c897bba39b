/** Examples of mistakes and how they are mended -> what is told of them, and the page that shows both. */
import { join } from "node:path";
import { type Diagnostic, type DiagnosticCode, formatDiagnostic } from "../../../src/diagnostics/index.js";
import { build, parseComparison, printHtml } from "../../../src/index.js";
import { project } from "../../support/project.js";

/** Files of a project by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Example {
  /** What the page shows of the wrong files and the mended ones: a few lines, or words where there is nothing to see. */
  readonly shown: { readonly wrong: string; readonly mended: string; readonly language: string };
  tell(isMended: boolean): Promise<readonly Diagnostic[]>;
}

/** All codes of these kinds. A text in place of examples says why there are none. */
export type Examples<Kind extends string> = {
  readonly [Code in Extract<DiagnosticCode, `${Kind}/${string}`>]: readonly Example[] | string;
};

/** The sheet in which lines are changed. */
export const SHEET = `title: Tea vs Coffee
lang: en
updated: 2026-11-23
subjects:
  - name: Tea
    tagline: Slow and even
    points:
      - brewed from leaves
      - poured again and again
  - name: Coffee
    tagline: Quick and strong
    points:
      - brewed from seeds
      - gone in three sips
intro: Both wake you up.
table:
  Plant: [Leaf, Seed]
  Ready in:
    Coffee: One minute
    Tea: Three minutes
  With milk: [false, true]
summary: Take what the moment asks for.
`;
export const SHEET_PATH = "content/tea-vs-coffee.yaml";

function changed(at: string, to: string): string {
  if (SHEET.split(at).length !== 2) throw new Error(`not once in the sheet: ${at}`);
  return SHEET.replace(at, () => to);
}

/** Lines of the sheet, wrong and mended; the sheet has them mended, or else others. */
export function lines(wrong: string, mended: string, at = mended): Example {
  const texts = [changed(at, wrong), changed(at, mended)];
  return {
    shown: { wrong, mended, language: "yaml" },
    tell: async (isMended) => parseComparison(texts[Number(isMended)]!, { path: SHEET_PATH }).diagnostics,
  };
}

/** As `lines`, of what `versus check` alone tells, or a build: beside images and other sheets. */
export function checked(wrong: string, mended: string, at = mended, beside: Files = {}): Example {
  const texts = [changed(at, wrong), changed(at, mended)];
  return {
    shown: { wrong, mended, language: "yaml" },
    tell: (isMended) => check({ ...beside, [SHEET_PATH]: texts[Number(isMended)]! }),
  };
}

/** Lines of versus.yaml. */
export function settings(wrong: string, mended: string, beside: Files = {}): Example {
  return {
    shown: { wrong, mended, language: "yaml" },
    tell: (isMended) => check({ ...beside, [SHEET_PATH]: SHEET, "versus.yaml": `${isMended ? mended : wrong}\n` }),
  };
}

/** A file of a folder of templates, beside the built-in ones. */
export function template(name: string, wrong: string, mended: string, formats: Formats = ["snippet"]): Example {
  const language = name.endsWith(".yaml") ? "yaml" : name.endsWith(".css") ? "css" : "handlebars";
  return {
    shown: { wrong, mended, language },
    tell: (isMended) => {
      const files = { [SHEET_PATH]: SHEET, [`look/${name}`]: `${isMended ? mended : wrong}\n` };
      return check(files, { templates: "look", formats });
    },
  };
}

/**
 * The body of a page for `versus print`, with its styles.
 * @param shown in place of the bodies; @param beside files in the page's folder
 */
export function page(wrong: string, mended: string, shown?: Example["shown"], beside: Files = {}): Example {
  const document = (body: string) =>
    `<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>Tea</title>\n${body}\n</html>\n`;
  return {
    shown: shown ?? { wrong, mended, language: "html" },
    tell: async (isMended) => {
      const options = { file: "page.html", baseDir: project(beside) };
      return (await printHtml(document(isMended ? mended : wrong), options)).diagnostics;
    },
  };
}

/** What a drawing on such a page holds. */
export function drawing(wrong: string, mended: string): Example {
  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9">\n${inner}\n</svg>\n`;
  const image = (name: string) => `<p><img alt="Tea" src="${name}.svg"></p>`;
  const shown = { wrong: svg(wrong).trim(), mended: svg(mended).trim(), language: "xml" };
  return page(image("wrong"), image("mended"), shown, { "wrong.svg": svg(wrong), "mended.svg": svg(mended) });
}

/** Whole projects, of which the page shows a few words. */
export function projects(
  words: readonly [wrong: string, mended: string],
  wrong: Files,
  mended: Files,
  options: Options = {},
  mendedOptions = options,
): Example {
  return {
    shown: { wrong: words[0], mended: words[1], language: "" },
    tell: (isMended) => (isMended ? check(mended, mendedOptions) : check(wrong, options)),
  };
}

/** An example of what never stands alone. @param code what is told as well, whether it is mended or not */
export const beside = (code: DiagnosticCode, example: Example): Example => ({
  ...example,
  tell: async (isMended) => (await example.tell(isMended)).filter((one) => one.code !== code),
});

type Options = Pick<NonNullable<Parameters<typeof build>[0]>, "templates" | "formats" | "select" | "asOf">;
type Formats = NonNullable<Options["formats"]>;

async function check(files: Files, options: Options = {}): Promise<readonly Diagnostic[]> {
  const root = project(files);
  const report = await build({
    root,
    check: true,
    jobs: 0,
    ...options,
    ...(options.select && { select: options.select.map((file) => join(root, file)) }),
  });
  return [...report.diagnostics, ...report.sheets.flatMap(({ diagnostics }) => diagnostics)];
}

const fenced = (language: string, text: string): string => {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}${language}\n${text}\n${fence}`;
};

/** A part of the page. */
export async function shownExample({ shown, tell }: Example): Promise<string> {
  const { wrong, mended, language } = shown;
  const told = (await tell(false)).map((diagnostic) => formatDiagnostic(diagnostic, { colour: false })).join("\n");
  const asShown = (text: string) => (language === "" ? text : fenced(language, text));
  return ["Wrong:", asShown(wrong), fenced("text", told), "Mended:", asShown(mended)].join("\n\n");
}
