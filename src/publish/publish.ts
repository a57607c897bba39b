/** Publishing: what there is to send, what is over there, the plan, and its steps one after the other. Asked again, it goes on where it was. */
import { hashOf } from "../files/index.js";
import type { Host, Page, Remote } from "./hosts/host.js";
import { PublishFault } from "./http/fault.js";
import { linkRelated } from "./plan/links.js";
import { planSteps, type Step } from "./plan/plan.js";
import type { WantedSheet, WantedSheets } from "./wanted.js";

export interface PublishOrder {
  readonly wanted: WantedSheets;
  readonly host: Host;
  /** `publish`, where all that is sent can be read at once: another status is another page. */
  readonly status: string;
  /** Tells the plan, and does nothing. */
  readonly isDry: boolean;
  /** Sends what can be sent where something can't, and writes over what others have changed. */
  readonly force: boolean;
  /** Told before the first step. */
  readonly onPlan: (steps: readonly Step[]) => void;
  /** Told after each step that does something. */
  readonly onDone: (done: DoneStep) => void;
}

export interface DoneStep extends Step {
  /** Where the page is. */
  readonly address?: string;
  /** Why it couldn't be done. */
  readonly fault?: PublishFault;
}

export interface Published {
  readonly steps: readonly Step[];
  /** Those that did something, or couldn't. */
  readonly done: readonly DoneStep[];
  /** Whether nothing was sent, since not all can be. */
  readonly isRefused: boolean;
  /** Of what is to be done at the end. */
  readonly fault?: PublishFault;
}

/** Throws `PublishFault` where nothing can be done at all. */
export async function publish(order: PublishOrder): Promise<Published> {
  const { wanted, host, force, isDry, onPlan } = order;
  await host.check();
  const remotes = await host.list(wanted.sheets);
  const sheets = new Map(wanted.sheets.map((sheet) => [sheet.slug, sheet]));
  const sourceOf = (slug: string, addresses: Addresses) => pageOf(sheets.get(slug)!, addresses, order.status).source;
  const held = wanted.held.map(({ slug }) => slug);
  const steps = planSteps({ wanted: [...sheets.keys()], held, remotes, force, sourceOf });
  onPlan(steps);
  const isRefused = held.length > 0 && !force;
  if (isDry || isRefused) return { steps, done: [], isRefused };
  return { steps, isRefused, ...(await new Work(order, sheets, steps).run()) };
}

type Addresses = ReadonlyMap<string, string | undefined>;

/** Raised where the same sheet is to be sent otherwise. */
const VERSION = 1;

function pageOf(
  { slug, title, snippet, related, heading, pdf }: WantedSheet,
  addresses: Addresses,
  status: string,
): Page {
  const body = linkRelated(snippet, related, heading, (other) => addresses.get(other));
  // A page that has no address yet will have one when this one is written.
  const isLacking = related.some((other) => addresses.has(other.slug) && addresses.get(other.slug) === undefined);
  const made = [VERSION, title, body, pdf?.sha256 ?? null, status, isLacking];
  return { slug, title, body, source: hashOf(JSON.stringify(made)), ...(pdf && { pdf }) };
}

class Work {
  readonly #done: DoneStep[] = [];
  readonly #remotes = new Map<string, Remote>();

  constructor(
    readonly order: PublishOrder,
    readonly sheets: ReadonlyMap<string, WantedSheet>,
    readonly steps: readonly Step[],
  ) {}

  async run(): Promise<Pick<Published, "done" | "fault">> {
    const { host } = this.order;
    const kept = this.steps.filter(({ deed }) => /^(?:change|leave|edited|held)$/.test(deed));
    for (const { slug, remote } of kept) if (remote?.isOurs) this.#remotes.set(slug, remote);
    // First all pages are there, so that all of them have an address that others can link to.
    for (const step of this.steps.filter(({ deed }) => deed === "create"))
      await this.#attempt(step, async () => {
        this.#remotes.set(step.slug, await host.create(this.sheets.get(step.slug)!));
      });
    const addresses = new Map([...this.#remotes].map(([slug, { address }]) => [slug, address]));
    for (const step of this.steps.filter(({ deed }) => deed === "create" || deed === "change")) {
      const remote = this.#remotes.get(step.slug);
      const isWritten =
        remote &&
        (await this.#attempt(step, () =>
          host.write(remote, pageOf(this.sheets.get(step.slug)!, addresses, this.order.status)),
        ));
      if (isWritten) this.#tell({ ...step, address: remote.draft ?? remote.address });
    }
    for (const step of this.steps.filter(({ deed }) => deed === "remove"))
      if (await this.#attempt(step, () => host.remove(step.remote!))) this.#tell(step);
    return { done: this.#done, ...(await this.#tidy()) };
  }

  /** What isn't done for a page doesn't stop the others; what can't be done for any of them stops all. */
  async #attempt(step: Step, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof PublishFault) || error.fields.isFatal) throw error;
      this.#tell({ ...step, fault: error });
      return false;
    }
  }

  #tell(done: DoneStep): void {
    this.#done.push(done);
    this.order.onDone(done);
  }

  /** Files that a page may still have, since it wasn't written, are left. */
  async #tidy(): Promise<Pick<Published, "fault">> {
    const failed = new Set(this.#done.flatMap(({ slug, fault }) => (fault ? slug : [])));
    const untouched = this.steps.flatMap(({ slug, deed }) => (/^(?:edited|held|foreign)$/.test(deed) ? slug : []));
    const left = new Set([...failed, ...untouched]);
    try {
      await this.order.host.tidy((slug, sha256) => left.has(slug) || this.sheets.get(slug)?.pdf?.sha256 === sha256);
      return {};
    } catch (error) {
      if (!(error instanceof PublishFault)) throw error;
      return { fault: error };
    }
  }
}
