/** A name of a host, and what versus.yaml says of it -> the host, asked as a user. */
import type { Settings } from "../content/index.js";
import { Confluence } from "./hosts/confluence/confluence.js";
import type { Host } from "./hosts/host.js";
import { Wordpress } from "./hosts/wordpress/wordpress.js";
import { Client, type Clock, type Login } from "./http/client.js";

export interface HostOptions {
  readonly login: Login;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Undefined where versus.yaml says nothing of it. */
export function hostOf(
  name: "wordpress" | "confluence",
  { publish }: Settings,
  { login, signal, clock }: HostOptions,
): { readonly host: Host; readonly status: string; readonly pdf: boolean } | undefined {
  const target = publish?.[name];
  if (!target) return undefined;
  const client = new Client(target.url, login, clock, signal);
  const host = "space" in target ? new Confluence(client, target) : new Wordpress(client, target);
  return { host, status: target.status, pdf: target.pdf };
}
