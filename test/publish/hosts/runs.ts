/** Publishing without a build: sheets as they may be, sent by a client without patience. */
import { hashOf } from "../../../src/files/index.js";
import type { Host } from "../../../src/publish/hosts/host.js";
import { Client, type Login } from "../../../src/publish/http/client.js";
import { PublishFault } from "../../../src/publish/http/fault.js";
import { publish } from "../../../src/publish/publish.js";
import type { WantedSheet } from "../../../src/publish/wanted.js";

/** @param related slugs */
export function sheet(slug: string, text: string, related: readonly string[], hasPdf = true): WantedSheet {
  const bytes = Buffer.from(`%PDF-1.4\n${slug} ${text}`);
  return {
    ...{ slug, title: `Title of ${slug}`, snippet: `<p>${text}</p>`, heading: "Related" },
    related: related.map((other) => ({ slug: other, title: `Title of ${other}` })),
    ...(hasPdf && { pdf: { sha256: hashOf(bytes), read: () => bytes } }),
  };
}

export function clientOf(url: string, login: Login): Client {
  return new Client(url, login, { now: () => 0, sleep: () => Promise.resolve() }, new AbortController().signal);
}

/** Told is what couldn't be done. */
export async function sent(host: Host, sheets: readonly WantedSheet[], status: "draft" | "publish"): Promise<string[]> {
  const order = { host, status, isDry: false, force: false, onPlan: () => {}, onDone: () => {} };
  try {
    const { done, fault } = await publish({ ...order, wanted: { sheets, held: [] } });
    return [...done.map((step) => step.fault), fault].flatMap((one) => one?.message ?? []);
  } catch (error) {
    if (!(error instanceof PublishFault)) throw error;
    return [error.message];
  }
}
