/** Properties of other forms of letters (CSS Fonts 4, section 6): the OpenType features that they stand for. */
import type { Component } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import { keyword, keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { inherited } from "../definition.js";
import type { FontFeature } from "./font.js";

/** The features of `font-variant-numeric` by keyword (section 6.7). */
const NUMERIC: readonly Readonly<Record<string, string>>[] = [
  { "lining-nums": "lnum", "oldstyle-nums": "onum" },
  { "proportional-nums": "pnum", "tabular-nums": "tnum" },
  { "diagonal-fractions": "frac", "stacked-fractions": "afrc" },
  { ordinal: "ordn" },
  { "slashed-zero": "zero" },
];

/** Those of `font-variant-east-asian` (section 6.10). */
const EAST_ASIAN: typeof NUMERIC = [
  { jis78: "jp78", jis83: "jp83", jis90: "jp90", jis04: "jp04", simplified: "smpl", traditional: "trad" },
  { "full-width": "fwid", "proportional-width": "pwid" },
  { ruby: "ruby" },
];

/** Features by their keywords, of each group one at most. */
const oneOfEach =
  (groups: typeof NUMERIC): Parser<readonly string[]> =>
  (value) => {
    if (value.length === 1 && keyword(value[0], ["normal"])) return () => [];
    const tags: string[] = [];
    const left = new Set(groups);
    for (const component of value) {
      const name = component.type === "ident" ? component.name.toLowerCase() : "";
      const group = [...left].find((each) => named(each, name) !== undefined);
      if (!group) return undefined;
      tags.push(group[name]!);
      left.delete(group);
    }
    return tags.length > 0 ? () => tags : undefined;
  };

/** Those of `font-variant-caps` (section 6.6). */
export const CAPITALS = {
  normal: [],
  "small-caps": ["smcp"],
  "all-small-caps": ["smcp", "c2sc"],
  "petite-caps": ["pcap"],
  "all-petite-caps": ["pcap", "c2pc"],
  unicase: ["unic"],
  "titling-caps": ["titl"],
} as const;

type Capitals = keyof typeof CAPITALS;

const isLigatureKeyword = (component: Component): boolean =>
  component.type === "ident" &&
  /^(no-)?(common-ligatures|discretionary-ligatures|historical-ligatures|contextual)$/.test(component.name);

const ligatures: Parser<readonly FontFeature[]> = (value) => {
  if (value.length === 1 && keyword(value[0], ["normal"])) return () => [];
  if (value.length === 1 && keyword(value[0], ["none"]))
    return () => [
      ["liga", 0],
      ["clig", 0],
      ["calt", 0],
    ];
  if (value.length === 0 || !value.every(isLigatureKeyword)) return undefined;
  const features = value.flatMap((component): FontFeature[] => {
    const name = component.type === "ident" ? component.name : "";
    const on = name.startsWith("no-") ? 0 : 1;
    if (name.endsWith("common-ligatures"))
      return [
        ["liga", on],
        ["clig", on],
      ];
    if (name.endsWith("discretionary-ligatures")) return [["dlig", on]];
    return name.endsWith("historical-ligatures") ? [["hlig", on]] : [["calt", on]];
  });
  return () => features;
};

export const fontVariantProperties = {
  fontVariantLigatures: inherited<readonly FontFeature[]>([], ligatures),
  fontVariantCaps: inherited<Capitals>(
    "normal",
    keywords("normal", "small-caps", "all-small-caps", "petite-caps", "all-petite-caps", "unicase", "titling-caps"),
  ),
  fontVariantNumeric: inherited<readonly string[]>([], oneOfEach(NUMERIC)),
  fontVariantEastAsian: inherited<readonly string[]>([], oneOfEach(EAST_ASIAN)),
  fontVariantPosition: inherited<"normal" | "sub" | "super">("normal", keywords("normal", "sub", "super")),
  fontVariantAlternates: inherited<"normal" | "historical-forms">("normal", keywords("normal", "historical-forms")),
};
