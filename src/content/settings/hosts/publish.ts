/** `publish` of versus.yaml -> where snippets are sent. Who sends them is said nowhere but in the environment. */
import type { Diagnostic } from "../../../diagnostics/index.js";
import type { PublishInput } from "../../schema/settings-schema.js";
import { slugify } from "../../text/slug.js";
import type { DataPath, YamlData } from "../../yaml/data.js";
import type { YamlFindings } from "../../yaml/findings.js";

/** A host, and the place in it. */
interface Target {
  /** Without a slash at its end. */
  readonly url: string;
  /** `publish`: all that is sent can be read at once. A page that somebody has published stays so. */
  readonly status: "draft" | "publish";
  /** The number of the page below which new ones stand. */
  readonly parent?: string;
  /** By which pages over there are known as those of this project: small letters, digits, hyphens. */
  readonly collection: string;
  /** Whether PDFs go along, where there are any. */
  readonly pdf: boolean;
}
export interface WordpressTarget extends Target {
  readonly type: "page" | "post";
}
export interface ConfluenceTarget extends Target {
  /** Its key. */
  readonly space: string;
}

export interface PublishSettings {
  readonly wordpress?: WordpressTarget;
  readonly confluence?: ConfluenceTarget;
}

/** Of projects whose site has no name. */
const COLLECTION = "versus";

/** Diagnostics, errors: `settings/publish`. @param siteName of which the collection is called by default */
export function readPublish(
  { wordpress, confluence }: PublishInput,
  siteName: string | undefined,
  found: YamlFindings,
): PublishSettings {
  const target = (given: NonNullable<PublishInput["wordpress" | "confluence"]>, host: string): Target => {
    const at = (key: string): DataPath => ["publish", host, key];
    const fault = addressFault(given.url.trim());
    if (fault) found.errorAt("settings/publish", fault.message, at("url"), fault.hint);
    const parent = given.parent?.trim();
    if (parent !== undefined && !/^\d{1,19}$/.test(parent))
      found.errorAt(
        "settings/publish",
        `"${parent}" is no number of a page`,
        at("parent"),
        "write it as `parent: 123`: the page's address in the editor of the host has it",
      );
    const collection = slugify(given.collection ?? siteName ?? "");
    if (given.collection !== undefined && collection === "")
      found.errorAt(
        "settings/publish",
        `"${given.collection}" has no letter that an address can have`,
        at("collection"),
        "write it as `collection: handouts`",
      );
    return {
      url: given.url.trim().replace(/\/+$/, ""),
      status: given.status ?? "draft",
      ...(parent !== undefined && { parent }),
      collection: collection || COLLECTION,
      pdf: given.pdf ?? true,
    };
  };
  return {
    ...(wordpress && { wordpress: { ...target(wordpress, "wordpress"), type: wordpress.type ?? "page" } }),
    ...(confluence && {
      confluence: { ...target(confluence, "confluence"), space: readSpace(confluence.space, found) },
    }),
  };
}

/** Keys below which people write who they are: no file is to hold that, and no message is to show it. */
const LOGIN = /^(?:user(?:name)?|login|mail|e-?mail|auth\w*|credentials?|versus_\w+)$|pass|token|secret|api.?key/i;

/** What was told of versus.yaml -> without the lines in which somebody has written a password, and with where that belongs. */
export function withoutSecrets(diagnostics: readonly Diagnostic[], yaml: YamlData): readonly Diagnostic[] {
  const { source, data } = yaml;
  const hosts = Object.entries(mappingIn(mappingIn(data).publish));
  const secrets = hosts.flatMap(([host, given]) =>
    Object.entries(mappingIn(given))
      .filter(([key, value]) => LOGIN.test(key) || (key === "url" && String(value).includes("@")))
      .map(([key]) => ({ host, key, place: yaml.place(["publish", host, key]) })),
  );
  if (secrets.length === 0) return diagnostics;
  const isSecret = (line: number) =>
    secrets.some(({ place: { start, end } }) => {
      return source.position(start).line <= line && line <= source.position(end).line;
    });
  return diagnostics.map((told) => {
    const at = told.span?.start;
    if (!at || !isSecret(at.line)) return told;
    const { excerpt: _, ...plain } = told;
    const own = secrets.find(({ host, key }) => yaml.keyPlace(["publish", host, key]).start === at.offset);
    if (told.code !== "content/unknown-key" || !own) return plain;
    const name = `VERSUS_${own.host.toUpperCase()}_`;
    const hint = `remove it: user and password stand in the environment alone, in variables whose names begin with ${name}`;
    return { ...plain, hints: [hint] };
  });
}

/** A line, or a mended one, in which a password may stand: an address with a user, or a key of a login. */
const LOGIN_LINE = /\/\/[^\s/]*:\S*@|(?:pass\w*|token|secret|api.?key)["']?\s*:/i;

/** As `withoutSecrets`, of a text that can't be read as YAML: nobody knows which keys it has. */
export function withoutSecretLines(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((told) => {
    const { excerpt, hints, ...plain } = told;
    if (![excerpt ?? "", ...(hints ?? [])].some((line) => LOGIN_LINE.test(line))) return told;
    return { ...plain, ...(hints && { hints: hints.filter((line) => !LOGIN_LINE.test(line)) }) };
  });
}

function mappingIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Keys of spaces are letters and digits; those of people begin with `~`. */
function readSpace(space: string, found: YamlFindings): string {
  if (!/^~?[\w.:-]{1,255}$/.test(space.trim()))
    found.errorAt(
      "settings/publish",
      `"${space}" is no key of a space`,
      ["publish", "confluence", "space"],
      "write it as `space: SALES`: the address of the space has it behind /spaces/",
    );
  return space.trim();
}

/** Passwords are sent there: the way must be encrypted, unless it leads nowhere. */
function addressFault(text: string): { readonly message: string; readonly hint: string } | undefined {
  // Wherever it stands: an address with too few slashes, or with one in its password, has it in places of its own.
  if (text.includes("@"))
    return {
      message: "the address has a user or a password in it",
      hint: "leave them out here, and set them in the environment",
    };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return { message: `"${text}" is not a web address`, hint: "write it as https://example.org" };
  const plain = `${url.host}${url.pathname}`;
  if (url.search !== "" || url.hash !== "")
    return {
      message: `"${text}" is more than the address of a host`,
      hint: `write \`url: ${url.protocol}//${plain}\``,
    };
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === "http:" && !isLoopback)
    return {
      message: `"${text}" is not encrypted: the password could be read on the way`,
      hint: `write \`url: https://${plain}\``,
    };
  return undefined;
}
