/** What a new project is to be, as flags or answers give it -> checked, by the same rules as versus.yaml. */
import { relative, resolve, sep } from "node:path";
import { parseSettings } from "../../content/index.js";
import { liesInside } from "../../files/index.js";
import { loadImage } from "../../graphics/index.js";

/** Texts as they were typed; what is absent is left to the defaults. */
export interface Answers {
  readonly name?: string | undefined;
  readonly lang?: string | undefined;
  readonly paper?: string | undefined;
  /** Colours with commas between. */
  readonly colors?: string | undefined;
  /** Path as typed: relative to the folder of the project. */
  readonly logo?: string | undefined;
}

export type Question = keyof Answers;

export const QUESTIONS: readonly Question[] = ["name", "lang", "paper", "colors", "logo"];

export const colorsIn = (text: string): string[] =>
  text
    .split(",")
    .map((color) => color.trim())
    .filter(Boolean);

/** The keys of versus.yaml that an answer becomes. @param name whose logo it is */
function settingOf(question: Question, answer: string, name: string | undefined): object {
  switch (question) {
    case "name":
      return { site: { name: answer } };
    case "logo":
      return { site: { name, logo: answer } };
    case "lang":
      return { lang: answer };
    case "paper":
      return { page: { size: answer } };
    case "colors":
      return { accents: colorsIn(answer) };
  }
}

/**
 * What is wrong with an answer, and what to write instead; undefined where nothing is.
 * @param root of the project, absolute; @param name that was given: a logo stands in its place
 */
export function wrongAnswer(question: Question, answer: string, root: string, name?: string): string | undefined {
  const text = JSON.stringify(settingOf(question, answer, name));
  const told = parseSettings(text, { path: "versus.yaml", root }).diagnostics[0];
  if (told) return [told.message, ...(told.hints ?? [])].join("; ");
  return question === "logo" ? wrongLogo(answer, root) : undefined;
}

function wrongLogo(logo: string, root: string): string | undefined {
  const path = resolve(root, logo);
  const inside = liesInside(root, path);
  if (inside === undefined) return `there is no image ${logo}; the path starts in the folder of the project`;
  const shown = relative(root, path).split(sep).join("/");
  if (!inside) return `the image ${shown} lies outside of the project; copy it into its folder`;
  return loadImage(path, { root }).diagnostics.find(({ severity }) => severity === "error")?.message;
}
