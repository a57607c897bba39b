/** A comparison -> the stylesheets that it asks for. */
import {
  BRAND_LINES,
  type Comparison,
  isAlike,
  type Point,
  type Settings,
  type Value,
} from "../../../content/index.js";

type Looks = Pick<Settings, "differences" | "brand">;

/** Those of the sheet itself, in their order. */
export function styleNames(comparison: Comparison, settings: Looks): string[] {
  return ["sheet.css", ...(hasParts(comparison, settings) ? ["parts.css"] : []), ...brandStyles(settings)];
}

/** Those of a site's own foot. */
export const brandStyles = ({ brand }: Pick<Settings, "brand">): string[] => (isSigned(brand) ? ["brand.css"] : []);

/** Whether a brand has something to say at the foot of a sheet. */
export const isSigned = (brand: Settings["brand"]): boolean =>
  brand !== undefined && (brand.qr || BRAND_LINES.some((name) => brand[name] !== undefined));

/** Whether a sheet shows what not every one has: the styles of these are a stylesheet of their own. */
export function hasParts(
  { subjects, sections, groups, tableNote, sources, hide }: Comparison,
  { differences }: Pick<Looks, "differences">,
): boolean {
  const hasEvidence = (points: readonly Point[] = []) => points.some((point) => typeof point !== "string");
  return (
    tableNote !== undefined ||
    (differences !== "off" && groups.some(({ rows }) => rows.some(isAlike))) ||
    hide?.includes("question") === true ||
    sources.some(({ checked }) => checked !== undefined) ||
    sections.some(({ kind, items, bySubject, image }) => (kind ?? items ?? bySubject ?? image) !== undefined) ||
    subjects.some(
      ({ url, points, pros, cons, chooseWhen, avoidWhen }) =>
        (url ?? pros ?? cons ?? avoidWhen) !== undefined || hasEvidence(points) || hasEvidence(chooseWhen),
    ) ||
    groups.some(({ rows }) =>
      rows.some(({ note, optional, values }) => (note ?? optional) !== undefined || values.some(isPart)),
    )
  );
}

const isPart = (value: Value): boolean =>
  value.kind === "partial" ||
  value.kind === "unknown" ||
  ("sources" in value && value.sources !== undefined) ||
  ("checked" in value && value.checked !== undefined) ||
  ("by" in value && value.by !== undefined);
