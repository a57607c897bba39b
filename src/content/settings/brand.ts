/** `brand` of versus.yaml -> what sheets show of a brand, and what it gives where `accents`, `fonts` and `site.logo` say nothing. */
import type { DiagnosticPlace } from "../../diagnostics/index.js";
import type { EditionInput, SettingsInput } from "../schema/settings-schema.js";
import { placeIn, readLogo, type SettingsReading } from "./files.js";
import { readAccents } from "./looks.js";
import { checkTexts } from "./text-checks.js";

/** Lines of the foot, in their order. */
export const BRAND_LINES = ["footer", "contact", "legal"] as const;

/** What of a brand nothing else says. */
export interface Brand extends Readonly<Partial<Record<(typeof BRAND_LINES)[number], string>>> {
  /** Absolute; the site's as well, where `site.logo` says nothing. */
  readonly logo?: string;
  /** Where versus.yaml names it. */
  readonly logoPlace?: DiagnosticPlace;
  /** Absolute. */
  readonly logoDark?: string;
  readonly logoDarkPlace?: DiagnosticPlace;
  /** `#rgb` or `#rrggbb`, where the accents are others as well. */
  readonly colors?: readonly string[];
  /** The family of headlines and names. */
  readonly headlines?: string;
  /** Whether PDFs show the address of their page as a QR code. */
  readonly qr: boolean;
}

/** Diagnostics, errors: `settings/logo`, `settings/qr`, those of `readAccents` and of `checkTexts`. */
export function readBrand({ brand, site }: SettingsInput, reading: SettingsReading): Brand | undefined {
  if (!brand) return undefined;
  const { found, yaml } = reading;
  const { logo, logoDark, colors, headlines, qr = false } = brand;
  const lines = BRAND_LINES.flatMap((name) => {
    const text = brand[name];
    if (text === undefined) return [];
    found.add(checkTexts(yaml, text, ["brand", name]));
    return [[name, text.trim()] as const];
  });
  if (qr) tellAddress(site?.url, found);
  if (logoDark !== undefined && (logo ?? site?.logo) === undefined) {
    const hint = "name the logo as well: `logo: brand/logo.svg`";
    found.errorAt("settings/logo", "there is no logo that this one could stand for", ["brand", "logoDark"], hint);
  }
  const light = readLogo(logo, ["brand", "logo"], reading);
  const dark = readLogo(logoDark, ["brand", "logoDark"], reading);
  return {
    ...Object.fromEntries(lines),
    ...(light && { logo: light.path, logoPlace: light.place }),
    ...(dark && { logoDark: dark.path, logoDarkPlace: dark.place }),
    ...(colors && { colors: readAccents(colors, ["brand", "colors"], found) }),
    ...(headlines !== undefined && { headlines: headlines.trim() }),
    qr,
  };
}

/** Bytes of `site.url` that leave room for the name of any sheet in the largest code (ISO/IEC 18004, table 7: 2,331 at level M). */
const MAX_ADDRESS = 1500;

function tellAddress(url: string | undefined, found: SettingsReading["found"]): void {
  const tell = (message: string, hint: string) => found.errorAt("settings/qr", message, ["brand", "qr"], hint);
  if (url === undefined) {
    const hint = "write where the pages will be, `site: {url: https://example.org/compare}`, or leave `qr` out";
    tell("the QR code has no address to lead to: `site.url` is missing", hint);
  } else if (Buffer.byteLength(url) > MAX_ADDRESS)
    tell("`site.url` is too long for a QR code", "use a shorter address, or leave `qr` out");
}

/** Families that are asked for, and where: by these whoever looks for their fonts tells of one that isn't there. */
export interface NamedFamilies {
  /** Of the text, best first. */
  readonly body: readonly string[];
  readonly places: Readonly<Record<string, DiagnosticPlace>>;
}

export function readFamilies({ brand, fonts }: SettingsInput, { yaml }: SettingsReading): NamedFamilies {
  const named = fonts?.body?.map((family, i) => [family.trim(), ["fonts", "body", i]] as const);
  const body = named ?? (brand?.font === undefined ? [] : [[brand.font.trim(), ["brand", "font"]] as const]);
  const headlines = brand?.headlines === undefined ? [] : [[brand.headlines.trim(), ["brand", "headlines"]] as const];
  const places = [...headlines, ...body].map(([family, path]) => [family, placeIn(yaml, path)] as const);
  return { body: body.map(([family]) => family), places: Object.fromEntries(places) };
}

/** What versus.yaml says, without what an edition's own brand says otherwise: that stands where the edition's own accents, fonts and logo would. */
export function underBrand(base: SettingsInput, own: EditionInput): SettingsInput {
  const { accents, fonts, site, brand, ...rest } = base;
  const { body, ...files } = fonts ?? {};
  const { logo, ...named } = site ?? {};
  const { logoDark, ...branded } = brand ?? {};
  const hasLogo = (own.brand?.logo ?? own.site?.logo) !== undefined;
  return {
    ...rest,
    ...(accents && !own.brand?.colors && { accents }),
    ...(fonts && { fonts: { ...files, ...(body && own.brand?.font === undefined && { body }) } }),
    ...(site && { site: { ...named, ...(logo !== undefined && own.brand?.logo === undefined && { logo }) } }),
    // The logo of one brand is not to be another one's in the dark.
    ...(brand && { brand: { ...branded, ...(logoDark !== undefined && !hasLogo && { logoDark }) } }),
  };
}
