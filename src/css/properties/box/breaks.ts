/** Properties of breaks between pages and columns (CSS Fragmentation 3, section 3). */
import { keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { property } from "../definition.js";

type Avoided = "avoid" | "avoid-page" | "avoid-column";
type FragmentBreak = "auto" | Avoided | "page" | "left" | "right" | "column";

const fragmentBreak = () =>
  property<FragmentBreak>("auto", (value) => {
    const parsed = keywords(
      "auto",
      "avoid",
      "avoid-page",
      "avoid-column",
      "column",
      "page",
      "always",
      "left",
      "right",
      "recto",
      "verso",
      "all",
    )(value);
    if (!parsed) return undefined;
    return (context) => {
      const name = parsed(context);
      return name === "always" || name === "all" || name === "recto" || name === "verso" ? "page" : name;
    };
  });

/** The name of a page (CSS Paged Media 3, section 6); empty for `auto`, which is that of the parent. */
const page: Parser<string> = (value) => {
  const [name] = value;
  if (value.length !== 1 || name?.type !== "ident") return undefined;
  const used = name.name.toLowerCase() === "auto" ? "" : name.name;
  return () => used;
};

export const breakProperties = {
  breakBefore: fragmentBreak(),
  breakAfter: fragmentBreak(),
  breakInside: property<"auto" | Avoided>("auto", keywords("auto", "avoid", "avoid-page", "avoid-column")),
  /** Whether each part of a box has all its edges (CSS Fragmentation 3, section 5.4). */
  boxDecorationBreak: property<"slice" | "clone">("slice", keywords("slice", "clone")),
  page: property("", page),
};
