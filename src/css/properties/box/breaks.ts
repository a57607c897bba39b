/** Properties of breaks between pages and columns (CSS Fragmentation 3, section 3). */
import { keywords } from "../../values/parsers.js";
import type { Parser } from "../../values/specified.js";
import { property } from "../definition.js";

type FragmentBreak = "auto" | "avoid" | "page" | "left" | "right" | "column";

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
      if (name === "avoid" || name === "avoid-page" || name === "avoid-column") return "avoid";
      if (name === "left" || name === "right" || name === "auto" || name === "column") return name;
      return "page";
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
  breakInside: property<"auto" | "avoid">("auto", (value) => {
    const parsed = keywords("auto", "avoid", "avoid-page", "avoid-column")(value);
    return parsed && ((context) => (parsed(context) === "auto" ? "auto" : "avoid"));
  }),
  page: property("", page),
};
