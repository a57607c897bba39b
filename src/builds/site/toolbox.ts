/** What every sheet of a build needs and that is made once: settings, templates, locales, stylesheets, fonts. */
import { join, resolve } from "node:path";
import { type Settings, shownPath } from "../../content/index.js";
import { closest, type Diagnostic, type Outcome } from "../../diagnostics/index.js";
import {
  builtInFonts,
  type FontLibrary,
  installedFonts,
  type KnownFont,
  openFonts,
  packageOfFamily,
} from "../../fonts/index.js";
import { PACKAGE } from "../../package-folder.js";
import {
  createRenderer,
  findLayout,
  HANDOUT,
  type Layout,
  type Locale,
  layoutNames,
  loadLocale,
  quotedFamilies,
  type Renderer,
} from "../../templates/index.js";

const BUILT_IN_TEMPLATES = join(PACKAGE, "templates");

export interface Toolbox {
  readonly root: string;
  readonly settings: Settings;
  readonly renderer: Renderer;
  readonly fonts: FontLibrary;
  /** Whether sheets ask, and their answers stand in files of their own. */
  readonly asks: boolean;
  /** YYYY-MM-DD, of PDFs whose content names no date. */
  readonly sourceDate?: string;
  /** Labels for a language, read once. */
  locale(lang: string): Outcome<Locale>;
  /** A layout of the site's templates, read once. Diagnostics: those of `findLayout` and of its templates. */
  layout(name: string): Outcome<LaidOut>;
  /** Of all layouts, the handout among them, sorted. */
  layoutNames(): readonly string[];
}

/** What sheets of a layout are made with. */
interface LaidOut {
  readonly layout: Layout;
  readonly renderer: Renderer;
}

/** Absolute paths of the folders that templates are looked for in, in their order. */
export function templateDirs(root: string, templates: string | undefined): string[] {
  return [...(templates === undefined ? [] : [resolve(root, templates)]), BUILT_IN_TEMPLATES];
}

/** Diagnostics: those of templates and fonts; with an error there is no value. */
export function openToolbox(
  root: string,
  settings: Settings,
  templates: string | undefined,
  sourceDate?: string,
): Outcome<Toolbox> {
  const dirs = templateDirs(root, templates);
  const renderer = createRenderer(dirs, root);
  const fonts = openFonts([...settings.fonts.files, ...builtInFonts(), ...addedFonts(settings, root)], (path) =>
    shownPath(root, path),
  );
  const layouts = new Map<string, Outcome<LaidOut>>();
  const named = settings.overrides?.layout ?? settings.layout;
  if (named !== HANDOUT) layouts.set(named, openLayout(named, dirs, root));
  const diagnostics: Diagnostic[] = [
    ...renderer.diagnostics,
    ...(layouts.get(named)?.diagnostics ?? []).map((one) => ({ ...settings.chosen?.layoutPlace, ...one })),
    ...fonts.diagnostics,
    ...unknownFamilies(settings, fonts.value),
  ];
  if (!renderer.value || !fonts.value || diagnostics.some((d) => d.severity === "error")) return { diagnostics };
  const locales = new Map<string, Outcome<Locale>>();
  return {
    value: {
      root,
      settings,
      renderer: renderer.value,
      fonts: fonts.value,
      asks: false,
      ...(sourceDate !== undefined && { sourceDate }),
      locale(lang) {
        let locale = locales.get(lang);
        if (!locale) locales.set(lang, (locale = loadLocale(lang, dirs, root, settings.labels)));
        return locale;
      },
      layout(name) {
        let layout = layouts.get(name);
        if (!layout) layouts.set(name, (layout = openLayout(name, dirs, root)));
        return layout;
      },
      layoutNames: () => layoutNames(dirs),
    },
    diagnostics,
  };
}

function openLayout(name: string, dirs: readonly string[], root: string): Outcome<LaidOut> {
  const { value: layout, diagnostics } = findLayout(name, dirs, root);
  if (!layout) return { diagnostics };
  const renderer = createRenderer(layout.dirs, root);
  return {
    ...(renderer.value && { value: { layout, renderer: renderer.value } }),
    diagnostics: [...diagnostics, ...renderer.diagnostics],
  };
}

/** What is to be told once, of all sheets: of templates and fonts, and warnings about the labels of their languages. */
export function toolboxDiagnostics({ value, diagnostics }: Outcome<Toolbox>, langs: readonly string[]): Diagnostic[] {
  const labels = langs.flatMap((lang) => value?.locale(lang).diagnostics ?? []);
  return [...diagnostics, ...labels.filter((d) => d.severity === "warning")];
}

/** Families that settings name, for text and headlines. */
function namedFamilies({ fonts, brand }: Settings): string[] {
  const named = [...fonts.body, ...(brand?.headlines === undefined ? [] : [brand.headlines])];
  return [...new Map(named.toReversed().map((family) => [family.toLowerCase(), family])).values()].reverse();
}

/** Fonts of the families that settings name, from packages of the project: those that no file of the settings has. */
export function addedFonts(settings: Settings, root: string): KnownFont[] {
  const installed = installedFonts(root, namedFamilies(settings));
  if (installed.length === 0 || settings.fonts.files.length === 0) return installed;
  const own = openFonts(settings.fonts.files).value;
  return installed.filter(({ family }) => !own?.hasFamily(family));
}

/** A family that no font has would silently be another one. */
function unknownFamilies(settings: Settings, fonts: FontLibrary | undefined): Diagnostic[] {
  if (!fonts) return [];
  const unknown = namedFamilies(settings).filter((family) => !fonts.hasFamily(family));
  return unknown.map((family) => {
    const near = closest(family, fonts.familyNames);
    const name = packageOfFamily(family);
    return {
      severity: "error",
      code: "settings/font-family",
      message: `no font file has the family "${family}"`,
      ...settings.chosen?.familyPlaces?.[family],
      hints: [
        ...(near === undefined ? [] : [`did you mean "${near}"?`]),
        ...(name === undefined ? [] : [`install it, if it is one of Google Fonts: npm install ${name}`]),
        "or name its files: `fonts: {files: [fonts/*.ttf]}`",
        `there are: ${fonts.familyNames.join(", ")}`,
      ],
    };
  });
}

/** The stylesheets of a sheet in one target, in their order, as text. */
export function sheetStyles(toolbox: Toolbox, names: readonly string[]): { file: string; text: string }[] {
  return names.flatMap((name) => toolbox.renderer.style(name) ?? []);
}

/**
 * Rules that set the site's own families; empty where it has none.
 * @param selector of what is set in them
 * @param standIns families in which it is set meanwhile
 */
export function fontRules(
  { fonts: { body }, brand }: Settings,
  selector = ".vs-sheet",
  standIns: readonly string[] = [],
): string {
  const families = (own: readonly string[]) =>
    [quotedFamilies(own), ...standIns, '"Source Sans 3", "Noto Sans Arabic", "BIZ UDPGothic", sans-serif'].join(", ");
  const rule = body.length === 0 ? "" : `${selector} { font-family: ${families(body)}; }\n`;
  if (brand?.headlines === undefined || selector === "@page") return rule;
  const headlines = `${selector} { --font-headlines: ${families([brand.headlines, ...body])}; }\n`;
  return `${rule}${headlines}${selector} :is(h1, .vs-question, .vs-side-name) { font-family: var(--font-headlines); }\n`;
}
