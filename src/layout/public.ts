/** The types of the stage that programs see: without what they are made with, so that they compile wherever Versus is installed. */
export type { Legibility, TextContrast } from "./reports/legibility-report.js";
