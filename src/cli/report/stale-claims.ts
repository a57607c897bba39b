/** Warnings of claims that were checked too long ago -> a list of them by whose they are, for people. */
import { type Diagnostic, printable } from "../../diagnostics/index.js";

export const isStaleClaim = ({ code }: Diagnostic): boolean => code === "lint/stale";

/** Owners in the order of their names, and claims that nobody owns last; those of an owner in the order of the sheets. */
export function staleClaims(diagnostics: readonly Diagnostic[]): string {
  const byOwner = new Map<string | undefined, Diagnostic[]>();
  for (const claim of diagnostics.filter(isStaleClaim)) {
    const others = byOwner.get(claim.owner);
    if (others) others.push(claim);
    else byOwner.set(claim.owner, [claim]);
  }
  const owners = [...byOwner].sort(([a], [b]) => (a === undefined ? 1 : b === undefined || a < b ? -1 : 1));
  return owners
    .map(([owner, claims]) => {
      const lines = claims.map(({ message, span }) => {
        const place = span ? `${span.file}:${span.start.line}:${span.start.column}` : "";
        return `  ${printable(place)}  ${printable(message)}`;
      });
      return [`${owner === undefined ? "Nobody's" : printable(owner)} (${claims.length})`, ...lines].join("\n");
    })
    .join("\n");
}
