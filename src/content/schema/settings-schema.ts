/** The one schema of versus.yaml: as that of content files (`schema.ts`). */
import * as v from "valibot";
import { FORMATS } from "./formats.js";
import { DIFFERENCES } from "./parts.js";
import { accents, isObject, labels, list, numeric, object, oneOf, page, parts, text } from "./schema.js";

/** How snippets carry their styles: three ways, and four hosts for which one of these is adapted. */
export const SNIPPET_PROFILES = ["scoped", "inline", "plain", "wordpress", "confluence", "sharepoint", "mail"] as const;
/**
 * How a snippet carries its styles, and for which host it is made.
 * @useDeclaredType
 */
export type SnippetProfile = (typeof SNIPPET_PROFILES)[number];

/** Whether images are sampled down to what print needs. */
export const PDF_IMAGES = ["print", "keep"] as const;

const place = (what: string) => v.optional(v.pipe(text, v.description(`${what}, relative to versus.yaml`)));

const line = (what: string) => v.optional(v.pipe(text, v.description(`${what}: inline Markdown`)));

const brand = object({
  logo: place("The logo: an image whose words are paths"),
  logoDark: place("The logo in its place on pages in the dark"),
  colors: v.optional(
    v.pipe(
      list(text),
      v.minLength(2, "a brand has at least two"),
      v.maxLength(8, "a brand has at most eight"),
      v.description("Two to eight colours, #rrggbb: those of the subjects, in their order"),
    ),
  ),
  font: v.optional(v.pipe(text, v.description("The family of all text, as `Inter`"))),
  headlines: v.optional(v.pipe(text, v.description("The family of headlines and names"))),
  footer: line("The first line of each sheet's foot"),
  contact: line("Whom to ask, in the foot"),
  legal: line("What must be said, in the foot"),
  qr: v.optional(
    v.pipe(v.boolean(), v.description("Whether PDFs show the address of their page as a QR code; needs `site.url`")),
  ),
});

const published = {
  url: v.pipe(text, v.description("The address of the host: https")),
  status: v.optional(
    v.pipe(
      v.picklist(["draft", "publish"]),
      v.description("What new pages are, drafts by default; or all that is sent"),
    ),
  ),
  parent: v.optional(v.pipe(text, v.description("The number of the page below which new ones stand"))),
  collection: v.optional(
    v.pipe(text, v.description("The name by which pages over there are known as yours; by default that of the site")),
  ),
  pdf: v.optional(v.pipe(v.boolean(), v.description("Whether PDFs go along; by default those that are there do"))),
};

const publish = object({
  wordpress: v.optional(
    object({
      ...published,
      type: v.optional(v.pipe(v.picklist(["page", "post"]), v.description("Pages, or posts"))),
    }),
  ),
  confluence: v.optional(object({ ...published, space: v.pipe(text, v.description("The key of the space")) })),
});
export type PublishInput = v.InferOutput<typeof publish>;

const profile = v.picklist(SNIPPET_PROFILES);
const profiles = v.pipe(list(profile), v.minLength(1, "name one or several"));

/** What editions may say differently. */
const shared = {
  brand: v.optional(
    v.pipe(brand, v.description("Logo, colours, fonts and foot: what `site.logo`, `accents` and `fonts` don't say")),
  ),
  differences: v.optional(
    v.pipe(
      v.picklist(DIFFERENCES),
      v.description(
        "Rows that say the same of every side: marked, folded below the others, left out with a line that names them, or as all rows",
      ),
    ),
  ),
  topics: v.optional(
    v.pipe(
      list(text),
      v.description("Tags in the order of the chapters of handbook and index; others come behind them"),
    ),
  ),
  claims: v.optional(
    object({
      maxAge: v.optional(
        v.pipe(
          text,
          v.description("How long ago a claim may have been checked, as of `--as-of`: 90d, 12w, 6m (months), 1y"),
        ),
      ),
    }),
  ),
  templates: place("Folder with templates of your own"),
  site: v.optional(
    object({
      name: v.optional(v.pipe(text, v.description("Stands at the top of every sheet"))),
      url: v.optional(v.pipe(text, v.description("Where the pages will be; makes the link in the footer"))),
      logo: v.optional(v.pipe(text, v.description("An image in place of the name, relative to versus.yaml"))),
    }),
  ),
  lang: v.optional(v.pipe(text, v.description("Language of sheets that name none"))),
  layout: v.optional(v.pipe(text, v.description("Layout of sheets that name none"))),
  page: v.optional(page),
  fit: v.optional(
    object({
      min: v.optional(v.pipe(numeric, v.description("The smallest scale"))),
      max: v.optional(v.pipe(numeric, v.description("The largest scale"))),
      overflow: v.optional(
        v.pipe(v.picklist(["error", "flow"]), v.description("What is too long: an error, or runs over several pages")),
      ),
    }),
  ),
  accents: v.optional(v.pipe(accents, v.description("A colour for each subject, #rrggbb"))),
  labels: v.optional(
    v.pipe(
      v.record(v.string(), labels),
      v.description("Words in place of those of the templates, by language: `en: {chooseWhen: …}`"),
    ),
  ),
  fonts: v.optional(
    object({
      body: v.optional(v.pipe(list(text), v.description("Families of the text, best first"))),
      files: v.optional(v.pipe(list(text), v.description("Font files (TTF, OTF), relative to versus.yaml; * matches"))),
    }),
  ),
  pdf: v.optional(
    object({
      attachSource: v.optional(
        v.pipe(v.boolean(), v.description("Whether each PDF carries the YAML that it was made of (PDF/A-3a)")),
      ),
      images: v.optional(
        v.pipe(
          v.picklist(PDF_IMAGES),
          v.description("Whether images are sampled down to what print needs, or kept with all their pixels"),
        ),
      ),
    }),
  ),
  formats: v.optional(v.pipe(list(v.picklist(FORMATS)), v.description("What a build writes"))),
  snippet: v.optional(
    v.pipe(
      oneOf("snippet", [profile, profiles], (input) => (Array.isArray(input) ? profiles : profile)),
      v.description("How snippets carry their styles, or the host they are for; or several of these"),
    ),
  ),
};

/** Sets of settings under a name. */
const PRESET_NAMES = ["large-print", "grey", "wide-spacing", "a5", "worksheet"] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const setText = object({
  size: v.optional(v.pipe(text, v.description("The least size of any text, as 16pt"))),
  spacing: v.optional(
    v.pipe(v.picklist(["wide"]), v.description("Wide: letters, words and lines stand further apart")),
  ),
});
const edition = object({
  preset: v.optional(
    v.pipe(v.picklist(PRESET_NAMES), v.description("A set of settings; what stands beside it goes before it")),
  ),
  audience: v.optional(v.pipe(text, v.description("For whom it is, one of `audiences`: others see less"))),
  content: place("Folder of the content files"),
  text: v.optional(
    v.pipe(
      oneOf("text of an edition", [text, setText], (input) => (isObject(input) ? setText : text)),
      v.description("The least size of any text, as 16pt; or a size and a spacing"),
    ),
  ),
  ink: v.optional(
    v.pipe(
      v.picklist(["color", "strong", "grey"]),
      v.description("As it is; with a contrast of 7:1; or one ink, and patterns in place of hues"),
    ),
  ),
  hide: v.optional(v.pipe(parts, v.description("Parts that its sheets do without"))),
  show: v.optional(v.pipe(parts, v.description("The only parts that its sheets have"))),
  ...shared,
});
export type EditionInput = v.InferOutput<typeof edition>;

export const settingsSchema = object({
  content: place("Folder of the content files"),
  out: place("Folder of the outputs"),
  strict: v.optional(v.pipe(v.boolean(), v.description("Whether warnings count as errors"))),
  audiences: v.optional(v.pipe(list(text), v.description("For whom sheets and their parts are, the widest first"))),
  publish: v.optional(
    v.pipe(
      publish,
      v.description(
        "Where `versus publish` sends snippets: no user and no password, which it takes from the environment",
      ),
    ),
  ),
  editions: v.optional(
    v.pipe(
      v.record(v.string(), edition),
      v.description("Further ways in which all is built, by name: each in a folder of its own"),
    ),
  ),
  ...shared,
});

export type SettingsInput = v.InferOutput<typeof settingsSchema>;
/** Settings as they are written. */
export type SettingsSource = v.InferInput<typeof settingsSchema>;
