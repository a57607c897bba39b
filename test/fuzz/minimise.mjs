/**
 * A finding -> a smaller one with the same kind of fault (delta debugging: A. Zeller, R. Hildebrandt, "Simplifying and Isolating
 * Failure-Inducing Input", 2002): of texts whatever pieces may go, from large to small; of damaged files whatever byte may be as it was;
 * of options whatever may be left out.
 */
import { generate } from "./generate.mjs";
import { CUTS, pathsIn, reducedCase, textsOf } from "./reductions.mjs";

/** Wall-clock time for one finding, ms. */
const MOST_TIME = 180_000;
/** Texts beyond that are not tried character by character. */
const MOST_CHARACTERS = 600;

/** Faults of one kind have the same name. */
function nameOf(fault) {
  if (/^(takes|hangs)/.test(fault)) return "slow";
  if (fault.startsWith("throws")) return fault.split("\n")[0].replace(/[\d"'`].*/, "");
  return fault.split(":")[0];
}

/** The file that a damaged one was made of. */
const wholeOf = (name, { images, fonts }) => images[name] ?? fonts[name.replace(/^f\d+-/, "")];

/** Pieces without those that aren't needed for `holds`. */
async function needed(pieces, holds) {
  let kept = pieces;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (await holds(rest)) kept = rest;
      else start += size;
    }
  }
  return kept;
}

/**
 * @param attempt runs a reduced case, and gives its fault
 * @returns the smaller case
 */
export async function minimised({ kind, seed, text, damagedText }, seeds, attempt) {
  const made = generate(kind, seed, seeds);
  const name = nameOf(text);
  const end = performance.now() + MOST_TIME;
  let reduction = {};
  const holds = async (smaller) => {
    if (performance.now() > end) return false;
    const fault = await attempt(kind, seed, smaller);
    if (fault === undefined || nameOf(fault) !== name) return false;
    reduction = smaller;
    return true;
  };
  for (const [part, whole] of Object.entries(textsOf(made, damagedText))) {
    const withText = (pieces) => ({ ...reduction, texts: { ...reduction.texts, [part]: pieces.join("") } });
    for (const cut of CUTS) {
      const current = reduction.texts?.[part] ?? whole;
      if (cut.source === "(?:)" && current.length > MOST_CHARACTERS) continue;
      await needed(current.split(cut), (pieces) => holds(withText(pieces)));
    }
  }
  for (const [file, bytes] of Object.entries(made.files ?? {})) {
    const original = typeof bytes === "string" ? undefined : wholeOf(file, seeds);
    if (!original) continue;
    const damage = Array.from(original.keys()).filter((at) => at < bytes.length && bytes[at] !== original[at]);
    const withDamage = (at, length) => {
      const some = original.slice(0, length);
      for (const i of at) some[i] = bytes[i];
      return { ...reduction, bytes: { ...reduction.bytes, [file]: some } };
    };
    const kept = await needed(damage, (at) => holds(withDamage(at, bytes.length)));
    await holds(withDamage(kept, original.length));
  }
  for (let again = made.args !== undefined; again; ) {
    again = false;
    for (const path of pathsIn(reducedCase(made, reduction).args)) {
      if (!(await holds({ ...reduction, dropped: [...(reduction.dropped ?? []), path] }))) continue;
      again = true;
      break;
    }
  }
  return shown(reducedCase(made, reduction), seeds);
}

/** A case as one would write it into a test: of damaged files where they differ from the whole ones. */
function shown({ html, yaml, via, files = {}, call, args, project, damaged, content }, seeds) {
  const written = Object.entries(files).map(([name, content]) => {
    const whole = wholeOf(name, seeds);
    if (typeof content === "string") return [name, content];
    const changes = Array.from(content.keys()).filter((at) => content[at] !== whole[at]);
    const bytes = Object.fromEntries(changes.map((at) => [at, content[at]]));
    return [name, { bytes, length: content.length, of: whole.length }];
  });
  const all = { html, yaml, via, files: written.length > 0 ? Object.fromEntries(written) : undefined };
  return Object.fromEntries(
    Object.entries({ ...all, call, args, project, damaged, content }).filter(([, value]) => value !== undefined),
  );
}
