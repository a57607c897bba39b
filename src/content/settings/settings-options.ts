/** Settings as a program gives them -> settings: checked and completed as those of versus.yaml are. */
import type { Outcome } from "../../diagnostics/index.js";
import type { SettingsSource } from "../schema/settings-schema.js";
import { readObject } from "../yaml/plain-data.js";
import { completed, DEFAULT_SETTINGS, isSettings, isSwitch, type Settings } from "./settings.js";

/** As a program writes them: numbers are as good as texts. */
export type Written<T> = T extends readonly (infer U)[]
  ? readonly Written<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Written<T[K]> }
    : T extends string
      ? string extends T
        ? string | number
        : T
      : T;

/** Settings as versus.yaml has them, each of them optional. */
export type SettingsOptions = Written<SettingsSource>;

/**
 * As `parseSettings`, of an object: with the path of a value, `settings.page.size`, in place of a line. Absolute paths of logo and fonts
 * may lead anywhere: it is a program that names them. What was read before is taken as it is.
 */
export function settingsFrom(settings: unknown, root: string): Outcome<Settings> {
  if (settings === undefined) return { value: DEFAULT_SETTINGS, diagnostics: [] };
  if (isSettings(settings)) return { value: settings, diagnostics: [] };
  const read = readObject(asWritten(settings), "settings", isSwitch);
  return read.value ? completed(read.value, root, read.diagnostics, true) : { diagnostics: read.diagnostics };
}

/** What reading adds; and editions, which one sheet knows nothing of. */
const NEVER_WRITTEN: ReadonlySet<string> = new Set(["chosen", "asOf", "impose", "editions", "edition"]);

/** Parts of read settings, put together anew, as they are written. */
function asWritten(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) return settings;
  const { page, site, places, brand, ...others } = settings as Readonly<Record<string, unknown>>;
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !NEVER_WRITTEN.has(key)));
  const isRead = typeof page === "object" && page !== null && "sizeText" in page && "marginText" in page;
  return {
    ...rest,
    ...(typeof places === "object" && places),
    ...(page !== undefined && { page: isRead ? { size: page.sizeText, margin: page.marginText } : page }),
    ...(brand !== undefined && { brand: withoutPlaces(brand) }),
    ...(site !== undefined && { site: withoutPlaces(site) }),
  };
}

/** A mapping without what reading adds to say where its files are named. */
function withoutPlaces(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "logoPlace" && key !== "logoDarkPlace"));
}
