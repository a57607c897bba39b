/** Where a sheet is shown: links and headings differ. */
import { isAbsoluteUrl } from "../../../content/index.js";

export type Target = "page" | "snippet" | "print";

/** A link as a target reaches it: a relative one only a page. */
export const reachable = (url: string, target: Target): string | null =>
  isAbsoluteUrl(url) || target === "page" ? url : null;
