/**
 * The custom properties that a fit sets on the root element: `--fit-type`, `--fit-measure` and `--fit-space`. What a value comes to is
 * known only at a point of the fit, of which a document tries several: until then a mark stands in its text.
 */
import { type CustomProperties, FIT_NAMES } from "../syntax/variables.js";
import type { ComputeContext } from "../values/specified.js";

/** Numbers: the factor on rem, and two from 0 to 1. */
export type FitVariables = NonNullable<ComputeContext["fit"]>;

/** All at their largest: any values serve to find out whether a text is one of a property's. */
const LARGEST: FitVariables = { type: 1, measure: 1, space: 1 };
/** No text of CSS has this character (CSS Syntax 3, section 3.3). */
const MARK = /\0(type|measure|space)\0/g;
const MARKS: CustomProperties = new Map(FIT_NAMES.map((name) => [name, name.replace(/^--fit-(.*)$/, "\0$1\0")]));

/** Those of the root element, over what its own rules say. */
export const withFitMarks = (custom: CustomProperties): CustomProperties => new Map([...custom, ...MARKS]);

export const hasFitMark = (text: string): boolean => text.includes("\0");

/** The text at a point of the fit. */
export const withFitValues = (text: string, fit: FitVariables = LARGEST): string =>
  text.replace(MARK, (_, name: keyof FitVariables) => String(fit[name]));
