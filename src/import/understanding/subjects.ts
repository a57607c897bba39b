/** What stands where in a document -> the names of what it compares. */
import { oneLine } from "../source/phrase.js";
import { shownName, stemmed } from "../words/fold.js";
import { placesOf, type Sighting } from "./candidates.js";
import type { PlacedTable } from "./tables/choose.js";

/** Kinds of places whose spelling of a name is the one to show, the best first. */
const SPELLING = ["option", "heading", "prosCons", "label", "choose", "title"] as const;

/** The names in the head of a table, in its order. */
export function namesOfTable({ oriented: { grid, columns } }: PlacedTable): string[] {
  const names = columns.map((column) => shownName(oneLine(grid.header[column]!.phrase)));
  return names.filter(
    (name, i) => name !== "" && names.findIndex((each) => each.toLowerCase() === name.toLowerCase()) === i,
  );
}

/** Where no table tells: names that stand in two kinds of places; those of a title that the text names as well. */
export function namesElsewhere(sightings: readonly Sighting[], isInText: (name: string) => boolean): string[] {
  const places = placesOf(sightings);
  const order = [...new Set(sightings.map(({ name }) => stemmed(name)))].filter((key) => key !== "");
  const titled = sightings.filter(({ kind }) => kind === "title").map(({ name }) => stemmed(name));
  const accepted = order.filter((key) => {
    const kinds = [...(places.get(key) ?? [])].filter((kind) => kind !== "label");
    if (kinds.length >= 2) return true;
    // Options are subjects by their heading; so are those whose pros and cons are told.
    if (kinds[0] === "option" || kinds[0] === "prosCons" || kinds[0] === "labels") return titled.length === 0;
    return kinds[0] === "title" && isInText(key);
  });
  const inOrder = [
    ...accepted.filter((key) => titled.includes(key)).toSorted((a, b) => titled.indexOf(a) - titled.indexOf(b)),
    ...accepted.filter((key) => !titled.includes(key)),
  ];
  return inOrder.map((key) => spelled(key, sightings));
}

function spelled(key: string, sightings: readonly Sighting[]): string {
  for (const kind of SPELLING) {
    const found = sightings.find((each) => each.kind === kind && stemmed(each.name) === key);
    if (found) return found.name;
  }
  return key;
}
