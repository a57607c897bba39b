/**
 * The library's functions in worker threads, for servers: the thread that calls them goes on at once, whatever they take. Input and options
 * cross as plain data, bytes come back without being copied.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Comparison } from "../../content/public.js";
import { type Diagnostic, faultOf, type Outcome } from "../../diagnostics/index.js";
import { PROGRAM } from "../../package-folder.js";
import type { PrintedDocument } from "../../pdf/public.js";
import { WorkerPool } from "../../workers/index.js";
import type { PrintOptions } from "../builds.js";
import { abortSignal, type Check, checkOptions, numberIn, optionError, whole } from "../option-checks.js";
import type { ComparisonOptions, PageOptions, PdfOptions, PrintedSheet, RenderOptions } from "../values.js";
import type { Call, FunctionName, Input, Options, Value } from "./calls.js";

/** Options of `createRenderer`. */
export interface RendererOptions {
  /** Worker threads, each of which makes one thing at a time. Default: one fewer than there are cores, which leaves one to the server. */
  readonly workers?: number;
  /** Calls that may wait for a worker; a further one is rejected with `RendererBusy`. Default: 100; Infinity for all. */
  readonly queue?: number;
  /** What the heap of a worker may grow to, MB: a call that takes more is given up. Default: 1024. */
  readonly memory?: number;
}

/** Options that every call of a renderer takes beside its own. */
export interface Abortable {
  /** Aborted: the call rejects with the signal's reason, and what it was making is given up. */
  readonly signal?: AbortSignal;
}

/**
 * Functions of the library, with their arguments and outcomes; each is computed in a worker thread, and options take a `signal` as well. What
 * fails in a worker, and a worker that dies, is told by the outcome of that call (`build/fault`); others don't notice.
 *
 * A call rejects with the reason of its signal, with `RendererBusy`, or since the renderer is closed; for nothing else.
 */
export interface Renderer {
  /** As the function `comparisonFrom`. */
  comparisonFrom(
    object: ComparisonOptions,
    options?: { readonly path?: string } & Abortable,
  ): Promise<Outcome<Comparison>>;
  /** As the function `parseComparison`. */
  parseComparison(yamlText: string, options: { readonly path: string } & Abortable): Promise<Outcome<Comparison>>;
  /** As the function `printHtml`. */
  printHtml(html: string, options?: PrintOptions & Abortable): Promise<Outcome<PrintedDocument>>;
  /** As the function `renderPage`. */
  renderPage(comparison: Comparison, options?: PageOptions & Abortable): Promise<Outcome<string>>;
  /** As the function `renderPdf`. The bytes are handed over, not copied. */
  renderPdf(comparison: Comparison, options?: PdfOptions & Abortable): Promise<Outcome<PrintedSheet>>;
  /** As the function `renderSnippet`. */
  renderSnippet(comparison: Comparison, options?: RenderOptions & Abortable): Promise<Outcome<string>>;
  /** Takes no more calls, ends those that were made, those that wait as well, and lets the workers go. */
  close(): Promise<void>;
  /** As `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** All workers have something to do, and as many calls wait as may: whoever asks is to come again later. */
export class RendererBusy extends Error {
  /** By which it is known where classes of two versions meet. */
  override readonly name = "RendererBusy";
}

const CHECKS: Readonly<Record<keyof RendererOptions, Check>> = {
  workers: whole(1),
  queue: numberIn(0, Number.POSITIVE_INFINITY, true),
  memory: numberIn(64, 1_000_000, true),
};

/**
 * Opens a pool of worker threads. They start with the first calls, stay until the renderer is closed, and don't keep the program from
 * ending while they have nothing to do. docs/server.md shows a server that has one.
 * @param options how many threads, and how many calls may wait for one; those of the wrong kind are told by the outcome of each call
 * @returns the renderer; whoever opens it closes it
 * @example
 * ```js
 * import { createRenderer } from "versus-sheets";
 *
 * const renderer = createRenderer({ workers: 2 });
 * const pdf = await renderer.printHtml("<h1>Tea or coffee?</h1>", { lang: "en", signal: AbortSignal.timeout(30_000) });
 * console.log(pdf.value?.pages);
 * await renderer.close();
 * ```
 */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const wrong = checkOptions(options, CHECKS);
  return new PooledRenderer(wrong.length === 0 ? options : {}, wrong);
}

class PooledRenderer implements Renderer {
  readonly #pool: WorkerPool<Call, Outcome<unknown>>;
  /** The most calls at a time. */
  readonly #capacity: number;
  readonly #calls = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** @param wrong what is to be said of the renderer's own options */
  constructor(
    { workers = Math.max(1, availableParallelism() - 1), queue = 100, memory = 1024 }: RendererOptions,
    readonly wrong: readonly Diagnostic[],
  ) {
    const filename = pathToFileURL(join(PROGRAM, "library/renderer/worker.js"));
    this.#pool = new WorkerPool({ filename, workers, memory });
    this.#capacity = workers + queue;
  }

  comparisonFrom: Renderer["comparisonFrom"] = (object, options) => this.#call("comparisonFrom", object, options);
  parseComparison: Renderer["parseComparison"] = (text, options) => this.#call("parseComparison", text, options);
  printHtml: Renderer["printHtml"] = (html, options) => this.#call("printHtml", html, options);
  renderPage: Renderer["renderPage"] = (comparison, options) => this.#call("renderPage", comparison, options);
  renderPdf: Renderer["renderPdf"] = (comparison, options) => this.#call("renderPdf", comparison, options);
  renderSnippet: Renderer["renderSnippet"] = (comparison, options) => this.#call("renderSnippet", comparison, options);

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#calls).then(() => this.#pool.destroy());
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #call<K extends FunctionName>(
    name: K,
    input: Input<K>,
    given: (Options<K> & Abortable) | undefined,
  ): Promise<Outcome<Value<K>>> {
    if (this.#closing) throw new Error("the renderer is closed");
    const { options, signal, wrong } = parted(given);
    const told = [...this.wrong, ...wrong];
    if (told.length > 0) return { diagnostics: told };
    signal?.throwIfAborted();
    if (this.#calls.size >= this.#capacity) throw new RendererBusy("the queue of the renderer is full");
    const call = copied({ name, input, options });
    if (!call.value) return { diagnostics: call.diagnostics };
    const made = this.#pool.run(call.value, signal);
    this.#calls.add(made);
    try {
      // What a worker gives is what the function of that name gives there.
      return (await made) as Outcome<Value<K>>;
    } catch (error) {
      signal?.throwIfAborted();
      return { diagnostics: [faultOf(error, name === "printHtml" ? "document" : "sheet")] };
    } finally {
      this.#calls.delete(made);
    }
  }
}

/** Options as the function knows them, and the signal. What else a program without types may give is for the function to tell. */
function parted<O>(given: O): {
  readonly options: O;
  readonly signal?: AbortSignal;
  readonly wrong: readonly Diagnostic[];
} {
  if (typeof given !== "object" || given === null || !("signal" in given)) return { options: given, wrong: [] };
  const { signal } = given;
  const wrong = checkOptions({ signal }, { signal: abortSignal });
  return { options: { ...given, signal: undefined }, wrong, ...(signal instanceof AbortSignal && { signal }) };
}

/** A call as it is now, whatever becomes of its parts while it waits. Diagnostics: `options/type` for what no other thread can have. */
function copied(call: Call): Outcome<Call> {
  try {
    return { value: structuredClone(call), diagnostics: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [optionError("options/type", `${call.name} must be given plain data: ${reason}`)] };
  }
}
