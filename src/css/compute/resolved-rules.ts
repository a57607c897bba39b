/** What wins for elements, whatever the scale: elements with the same declarations in the same place share it. */
import type { DeclarationSet } from "../cascade/cascade.js";
import type { RegisteredProperty } from "../sheets/stylesheet.js";
import type { CustomProperties } from "../syntax/variables.js";
import { customProperties, inheritedProperties } from "./custom-properties.js";
import { withFitMarks } from "./fit-variables.js";
import { resolveWinners, type Winners, winningDirection } from "./winners.js";

/** The custom properties that an element has, and a declaration for each property. */
export interface Resolved extends Winners {
  readonly custom: CustomProperties;
  /** Decides where the logical properties of children go. */
  readonly direction: "ltr" | "rtl";
  /** What wins for elements inside this one, by their declarations. */
  readonly children: Map<DeclarationSet, Resolved>;
}

/** Elements beyond this count have `style` attributes of many documents, and are not worth keeping. */
const MAX_RESOLVED = 800;

/** The winning declarations of elements, by their own and those of the elements around them. */
export class ResolvedRules {
  readonly #roots = new Map<DeclarationSet, Resolved>();
  #count = 0;
  /** Whether any declaration has been invalid at computed-value time. */
  hasFaults = false;

  /** @param isFitted whether the document is fitted to a page, by custom properties of its root element */
  constructor(
    readonly registered: ReadonlyMap<string, RegisteredProperty>,
    readonly isFitted: boolean,
  ) {}

  get full(): boolean {
    return this.#count >= MAX_RESOLVED;
  }

  of(set: DeclarationSet, parent: Resolved | undefined): Resolved {
    const siblings = parent?.children ?? this.#roots;
    let resolved = siblings.get(set);
    if (!resolved) {
      const declared = customProperties(set, inheritedProperties(parent?.custom, this.registered), this.registered);
      const custom = this.isFitted && !parent ? withFitMarks(declared) : declared;
      const direction = winningDirection(set, custom, parent?.direction ?? "ltr");
      resolved = { custom, ...resolveWinners(set, custom, direction), direction, children: new Map() };
      this.hasFaults ||= resolved.faults.length > 0;
      siblings.set(set, resolved);
      this.#count++;
    }
    return resolved;
  }
}
