/** The language of a document: as it is asked for, as the document says, or as its words tell. */
import { readLanguage } from "../../content/index.js";
import type { SourceDocument } from "../source/document.js";
import { oneLine } from "../source/phrase.js";
import { languageOfText } from "../words/languages.js";
import type { Draft } from "./draft.js";

export function readableLanguage(
  { meta, tape }: SourceDocument,
  asked: string | undefined,
): { readonly lang?: NonNullable<Draft["lang"]>; readonly remark?: string } {
  if (asked !== undefined) return { lang: { lang: asked, became: [], isGuess: false } };
  const said = meta.find(({ key }) => key === "lang" || key === "language" || key === "locale");
  const tag = said && oneLine(said.value).replaceAll("_", "-");
  const read = tag === undefined ? undefined : readLanguage(tag);
  if (said && read && "lang" in read) return { lang: { lang: read.lang, became: said.value, isGuess: false } };
  const guess = languageOfText(tape.entries.map(({ text }) => text).join(" "));
  if (guess !== undefined) return { lang: { lang: guess, became: [], isGuess: true } };
  return {
    remark: "its language can't be told from so few words: the sheet has that of versus.yaml, or write `lang:`",
  };
}
