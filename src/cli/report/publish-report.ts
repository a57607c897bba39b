/** What `versus publish` tells: the plan, each address, what was left and why; for people, or as events. */
import type { Deed, DoneStep, Published, PublishFault, Step } from "../../publish/index.js";
import type { Terminal } from "../terminal/terminal.js";

/** In the order in which they are told, and in words. */
const DEEDS: Readonly<Record<Deed, string>> = {
  create: "create",
  change: "change",
  remove: "remove",
  leave: "leave",
  edited: "changed over there",
  foreign: "in the place of another page",
  held: "not sent",
};

const DONE: Partial<Record<Deed, string>> = { create: "created", change: "changed", remove: "removed" };

/** Why a page is left, and what to do. */
const LEFT: Partial<Record<Deed, string>> = {
  edited: "somebody has changed it over there since it was sent: --force writes over it",
  foreign: "a page that isn't of this project stands in its place: rename one of them",
};

export class PublishTold {
  #held: readonly { readonly slug: string; readonly reason: string }[] = [];

  constructor(
    readonly terminal: Terminal,
    readonly isJson: boolean,
    readonly host: string,
  ) {}

  held(sheets: readonly { readonly slug: string; readonly reason: string }[]): void {
    this.#held = sheets;
    for (const { slug, reason } of sheets) this.#line("held", `${slug}: ${reason}`, { slug, reason });
  }

  plan(steps: readonly Step[]): void {
    const counted = Object.entries(DEEDS).flatMap(([deed, words]): [string, number][] => {
      const count = steps.filter((step) => step.deed === deed).length;
      return count === 0 ? [] : [[words, count]];
    });
    const plan = counted.map(([words, count]) => `${words} ${count}`).join(", ");
    const listed = steps.map(({ slug, deed, remote }) => ({ slug, deed, ...(remote && { address: remote.address }) }));
    this.#line("plan", `${this.host}: ${plan || "nothing to do"}`, { steps: listed });
    for (const { slug, deed, remote } of steps) {
      const reason = LEFT[deed];
      if (reason !== undefined) this.#line("left", `${slug}: ${reason} (${remote?.address})`, { slug, reason });
    }
  }

  done({ slug, deed, address, fault }: DoneStep): void {
    if (fault) this.#fault(slug, fault);
    else if (this.isJson)
      this.terminal.jsonLines([{ event: "done", slug, deed, ...(address !== undefined && { address }) }]);
    else if (!this.terminal.quiet)
      this.terminal.result(`${DONE[deed]} ${slug}${address === undefined ? "" : `  ${address}`}`);
  }

  /** @returns whether all is as it is to be, or would be */
  end({ steps, done, isRefused, fault }: Published): boolean {
    if (fault) this.#fault(undefined, fault);
    const failed = done.filter((step) => step.fault).length;
    const left = steps.filter(({ deed }) => /^(?:edited|foreign|held)$/.test(deed)).length;
    if (isRefused) {
      const count = this.#held.length === 1 ? "1 sheet isn't" : `${this.#held.length} sheets aren't`;
      this.#line(
        "refused",
        `Nothing is sent, since ${count} as last built. Build first; --force sends the others.`,
        {},
      );
    }
    if (this.isJson) this.terminal.jsonLines([{ event: "end", written: done.length - failed, failed, left }]);
    return !fault && failed === 0 && left === 0;
  }

  stopped(fault: PublishFault): void {
    this.#fault(undefined, fault);
    if (this.isJson) this.terminal.jsonLines([{ event: "stopped" }]);
  }

  #line(event: string, text: string, fields: object): void {
    if (this.isJson) this.terminal.jsonLines([{ event, ...fields }]);
    else this.terminal.note(text);
  }

  #fault(slug: string | undefined, { message, hint }: PublishFault): void {
    if (this.isJson) this.terminal.jsonLines([{ event: "fault", ...(slug !== undefined && { slug }), message, hint }]);
    else this.terminal.usage(message, hint);
  }
}
