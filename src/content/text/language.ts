/** A language tag of the author's -> its canonical form (BCP 47), or what may have been meant. */

export interface LanguageFault {
  readonly message: string;
  readonly hint: string;
}

/** Languages whose names are known, in themselves and in English. */
const NAMED =
  "ar bg ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sq sr sv th tr uk vi zh".split(
    " ",
  );
const WRITE = "write a BCP 47 tag: en, de, pt-BR, ar";

/** What has been read: a collection has few languages, and each of its sheets names one. */
const known = new Map<string, { readonly lang: string } | LanguageFault>();
const MOST_KNOWN = 200;

export function readLanguage(text: string): { readonly lang: string } | LanguageFault {
  let language = known.get(text);
  if (language) return language;
  language = read(text);
  if (known.size < MOST_KNOWN) known.set(text, language);
  return language;
}

function read(text: string): { readonly lang: string } | LanguageFault {
  const fault = (meant: string | undefined): LanguageFault => ({
    message: `"${text}" is not a language tag`,
    hint: meant === undefined ? WRITE : `did you mean "${meant}"?`,
  });
  const named = /^\p{L}{4,}$/u.test(text.trim()) ? byName(text.trim()) : undefined;
  if (named !== undefined) return fault(named);
  try {
    const [lang = "en"] = Intl.getCanonicalLocales(text);
    // No language has a tag of four letters or more: what looks like one is a word.
    return /^[a-z]{4,}/i.test(lang) ? fault(undefined) : { lang };
  } catch {
    return fault(
      canonical(
        text
          .replace(/[\s“”„«»‘’]+/g, "")
          .replaceAll("_", "-")
          .replace(/[,;.]$/, ""),
      ),
    );
  }
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return byName(text);
  }
}

function byName(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return NAMED.find((tag) =>
    [tag, "en"].some((shown) => new Intl.DisplayNames([shown], { type: "language" }).of(tag)?.toLowerCase() === wanted),
  );
}
