/** What the editor asks of the server. */
import type { EditedFile, Saved } from "../../wire/messages.js";
import type { Schema } from "./schema.js";

/** What came of a request: a value, or why there is none. */
export type Result<T> = { readonly value: T } | { readonly reason: string };

const LOST = "the preview can't be reached: has it been ended?";

export async function readFile(file: string): Promise<Result<EditedFile>> {
  return answerOf(await attempt(() => fetch(`file?file=${encodeURIComponent(file)}`)));
}

/** @param hash of the text that the editor began with */
export async function saveFile(token: string, file: string, text: string, hash: string): Promise<Saved> {
  const result = await answerOf<Saved>(await attempt(() => post("save", token, { file, text, hash })));
  return "value" in result ? result.value : { state: "failed", reason: result.reason };
}

/** Tells what the editor holds; without a text that it has let go of the file. */
export async function typeFile(token: string, file: string, text?: string): Promise<void> {
  await attempt(() => post("type", token, { file, ...(text !== undefined && { text }) }));
}

export async function readSchema(name: "schema.json" | "settings.json"): Promise<Schema> {
  const result = await answerOf<Schema>(await attempt(() => fetch(name)));
  return "value" in result ? result.value : {};
}

function post(path: string, token: string, body: object): Promise<Response> {
  const headers = { "Content-Type": "application/json", "X-Versus-Token": token };
  return fetch(path, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    keepalive: JSON.stringify(body).length < 60_000,
  });
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
