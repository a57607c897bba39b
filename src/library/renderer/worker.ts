/** What runs in a worker thread of a renderer: calls of the library's functions. What they open is kept from one call to the next. */
import type { Transferable } from "node:worker_threads";
import type { Outcome } from "../../diagnostics/index.js";
import { serve } from "../../workers/index.js";
import { type Call, FUNCTIONS, type FunctionName, type Input, type Options, type Value } from "./calls.js";

type Answer<K extends FunctionName> = Outcome<Value<K>> | Promise<Outcome<Value<K>>>;

/** So written that the compiler knows that input and options are those of the function. */
const functions: { readonly [K in FunctionName]: (input: Input<K>, options: Options<K>) => Answer<K> } = FUNCTIONS;

serve<Call, Outcome<Value<FunctionName>>>(answer, bytesOf);

function answer<K extends FunctionName>({ name, input, options }: Call<K>): Answer<K> {
  return functions[name](input, options);
}

function bytesOf({ value }: Outcome<Value<FunctionName>>): Transferable[] {
  if (typeof value !== "object" || !("bytes" in value)) return [];
  const { buffer } = value.bytes;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
