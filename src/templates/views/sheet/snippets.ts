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
