/** Questions on a terminal -> answers, each asked again until it can be used. */
import { confirm, isCancel, select, text } from "@clack/prompts";
import { type Answers, colorsIn, type Question, wrongAnswer } from "./answers.js";

/** Languages with labels of their own. */
const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
  { value: "fr", label: "Français" },
  { value: "es", label: "Español" },
  { value: "it", label: "Italiano" },
  { value: "nl", label: "Nederlands" },
  { value: "pl", label: "Polski" },
  { value: "pt-BR", label: "Português (Brasil)" },
  { value: "ru", label: "Русский" },
  { value: "ar", label: "العربية" },
  { value: "he", label: "עברית" },
  { value: "ja", label: "日本語" },
  { value: "zh-Hans", label: "简体中文" },
];
const PAPERS = ["A4", "Letter", "A5", "A4 landscape"].map((value) => ({ value, label: value }));

/** What may be added to a project. */
export interface Extras {
  readonly editor: boolean;
  readonly ci: boolean;
}

const output = process.stderr;

/**
 * Asks for what isn't known yet. Undefined where the user breaks it off: then nothing is to be written.
 * @param given what flags have said already
 */
export async function ask(
  given: Answers,
  extras: Partial<Extras>,
  root: string,
): Promise<(Answers & Extras) | undefined> {
  const answers: { -readonly [Name in Question]?: string } = {};
  const nameOf = () => given.name ?? answers.name;
  const steps: readonly [Question, () => Promise<string | symbol>][] = [
    ["name", () => line("name", "Whose sheets are they? The name stands at the top of each", root)],
    ["lang", () => select({ message: "In which language?", options: LANGUAGES, output })],
    ["paper", () => select({ message: "On which paper?", options: PAPERS, output })],
    ["colors", () => line("colors", "Two colours of your own, as #0b4a6f, #a8481c?", root)],
    ["logo", () => line("logo", "A logo in place of the name? An image in the project's folder", root, nameOf())],
  ];
  for (const [question, put] of steps) {
    // A logo stands in the place of a name, which is read to who can't see it.
    if (given[question] !== undefined || (question === "logo" && nameOf() === undefined)) continue;
    const answer = await put();
    if (typeof answer !== "string") return undefined;
    if (answer.trim() !== "") answers[question] = answer.trim();
  }
  const editor = extras.editor ?? (await yesOrNo("Settings for editors (VS Code)?"));
  if (typeof editor !== "boolean") return undefined;
  const ci = extras.ci ?? (await yesOrNo("A workflow that builds the sheets on GitHub?"));
  return typeof ci === "boolean" ? { ...given, ...answers, editor, ci } : undefined;
}

async function yesOrNo(message: string): Promise<boolean | symbol> {
  return confirm({ message, initialValue: false, output });
}

/** A line of text, which may be left empty. */
async function line(question: Question, message: string, root: string, name?: string): Promise<string | symbol> {
  const answer = await text({
    message: `${message} (Enter: none)`,
    validate: (typed = "") =>
      isNothing(question, typed) ? undefined : wrongAnswer(question, typed.trim(), root, name),
    output,
  });
  return isCancel(answer) ? answer : (answer ?? "");
}

const isNothing = (question: Question, typed: string): boolean =>
  question === "colors" ? colorsIn(typed).length === 0 : typed.trim() === "";
