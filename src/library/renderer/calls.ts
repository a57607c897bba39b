/** The functions of the library that a renderer has, and a call of one of them as it crosses to a worker. */
import { printHtml } from "../builds.js";
import { comparisonFrom, parseComparison, renderPage, renderPdf, renderSnippet } from "../values.js";

/** Each makes an outcome of one thing and of options, all of them plain data. */
export const FUNCTIONS = { comparisonFrom, parseComparison, printHtml, renderPage, renderPdf, renderSnippet };

type Functions = typeof FUNCTIONS;
export type FunctionName = keyof Functions;

/** What a function is given first, and its options. */
export type Input<K extends FunctionName> = Parameters<Functions[K]>[0];
export type Options<K extends FunctionName> = Parameters<Functions[K]>[1];
/** What it gives, where nothing is wrong. */
export type Value<K extends FunctionName> = NonNullable<Awaited<ReturnType<Functions[K]>>["value"]>;

export interface Call<K extends FunctionName = FunctionName> {
  readonly name: K;
  readonly input: Input<K>;
  readonly options: Options<K>;
}
