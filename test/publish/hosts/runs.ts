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

/** Told is what couldn't be done, as it is met: what ends all comes last. */
export async function sent(host: Host, sheets: readonly WantedSheet[], status: "draft" | "publish"): Promise<string[]> {
  const told: string[] = [];
  const tell = (fault: PublishFault | undefined) => {
    if (fault) told.push(fault.message);
  };
  const order = { host, status, isDry: false, force: false, onPlan: () => {} };
  try {
    const { fault } = await publish({
      ...order,
      wanted: { sheets, held: [] },
      onDone: (step) => tell(step.fault),
    });
    tell(fault);
  } catch (error) {
    if (!(error instanceof PublishFault)) throw error;
    tell(error);
  }
  return told;
}
