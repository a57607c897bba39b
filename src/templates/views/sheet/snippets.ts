/** Finished snippets -> what a page says of each that it hands out: for what it is, and how it is pasted there. */
import type { SnippetProfile } from "../../../content/index.js";
import { fill, type Locale } from "../../folders/locales.js";

/** A finished snippet, for a page that hands it out. */
export interface CopiedSnippet {
  readonly profile: SnippetProfile;
  readonly html: string;
}

export function snippetViews(snippets: readonly CopiedSnippet[] = [], locale: Locale) {
  return snippets.map(({ profile, html }) => ({ profile, ...wordsFor(profile, locale), html }));
}

/** Snippets as the parts that they are made of: most of their tags and texts stand in them many times. */
export interface SnippetParts {
  /** Each tag and text once. */
  readonly parts: readonly string[];
  /** Of each snippet, which parts it is in turn. */
  readonly orders: readonly (readonly number[])[];
}

/** What all snippets of a page are made of; null without any. Their parts, joined in order, are what they were. */
export function snippetParts(snippets: readonly CopiedSnippet[] = []): SnippetParts | null {
  if (snippets.length === 0) return null;
  const numbers = new Map<string, number>();
  const numberOf = (part: string) => {
    const number = numbers.get(part) ?? numbers.size;
    numbers.set(part, number);
    return number;
  };
  const orders = snippets.map(({ html }) => html.split(/(?=<)|(?<=>)/).map(numberOf));
  return { parts: [...numbers.keys()], orders };
}

/** What stands on the button that copies it, and two lines on where to paste. */
function wordsFor(profile: SnippetProfile, locale: Locale): { readonly copy: string; readonly paste: string } {
  const copyFor = (host: string) => fill(locale.copyFor, { host });
  switch (profile) {
    case "wordpress":
      return { copy: copyFor("WordPress"), paste: locale.pasteWordpress };
    case "confluence":
      return { copy: copyFor("Confluence"), paste: locale.pasteConfluence };
    case "sharepoint":
      return { copy: copyFor("SharePoint"), paste: locale.pasteSharepoint };
    case "mail":
      return { copy: copyFor(locale.hostMail), paste: locale.pasteMail };
    default:
      return { copy: copyFor(profile === "scoped" ? "HTML" : `HTML (${profile})`), paste: locale.pasteHtml };
  }
}
