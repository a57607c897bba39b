/** What the editor asks of the server. */
import type { EditedFile, Saved } from "../../wire/messages.js";
import type { Schema } from "./schema.js";

/** What came of a request: a value, or why there is none. */
export type Result<T> = { readonly value: T } | { readonly reason: string };

const LOST = "the preview can't be reached: has it been ended?";

export async function readFile(file: string): Promise<Result<EditedFile>> {
  return answerOf(await attempt(() => fetch(`file?file=${encodeURIComponent(file)}`)));
}

/** What the server is told: one thing after the other, and of what is typed meanwhile the last alone. */
export class Writes {
  #last: Promise<unknown> = Promise.resolve();
  /** What is still to be told of a file; undefined where the editor has let go of it. */
  readonly #typed = new Map<string, string | undefined>();

  /**
   * @param token needed for every write
   * @param client who this page is
   */
  constructor(
    readonly token: string,
    readonly client: string,
  ) {}

  /** @param hash of the text that the editor began with */
  save(file: string, text: string, hash: string): Promise<Saved> {
    // What was typed before is part of it.
    this.#typed.delete(file);
    return this.#next(async (): Promise<Saved> => {
      const result = await answerOf<Saved>(await attempt(() => this.#post("save", { file, text, hash })));
      return "value" in result ? result.value : { state: "failed", reason: result.reason };
    });
  }

  /** Tells what the editor holds; without a text that it has let go of the file. */
  type(file: string, text?: string): void {
    const isWaiting = this.#typed.has(file);
    this.#typed.set(file, text);
    if (isWaiting) return;
    void this.#next(async () => {
      if (!this.#typed.has(file)) return;
      const typed = this.#typed.get(file);
      this.#typed.delete(file);
      const response = await attempt(() => this.#post("type", { file, ...(typed !== undefined && { text: typed }) }));
      await response?.text();
    });
  }

  #next<T>(write: () => Promise<T>): Promise<T> {
    const next = this.#last.then(write);
    this.#last = next;
    return next;
  }

  #post(path: string, body: object): Promise<Response> {
    const headers = { "Content-Type": "application/json", "X-Versus-Token": this.token };
    return fetch(path, { method: "POST", headers, body: JSON.stringify({ ...body, client: this.client }) });
  }
}

export async function readSchema(name: "schema.json" | "settings.json"): Promise<Schema> {
  const result = await answerOf<Schema>(await attempt(() => fetch(name)));
  return "value" in result ? result.value : {};
}

async function attempt(ask: () => Promise<Response>): Promise<Response | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

async function answerOf<T>(response: Response | undefined): Promise<Result<T>> {
  if (!response) return { reason: LOST };
  if (!response.ok) return { reason: (await response.text()).trim() };
  return { value: (await response.json()) as T };
}
