/** The order of cascade layers (CSS Cascade 5, section 6.4). */

interface Layer {
  readonly children: Map<string, Layer>;
}

/**
 * Ranks of layers by their full names, in ascending precedence: layers as they appear first, those inside of a layer before
 * what stands in it directly. The empty name is what stands in no layer; it is ranked last.
 */
export function layerRanks(names: Iterable<string>): ReadonlyMap<string, number> {
  const root: Layer = { children: new Map() };
  for (const name of names) {
    let layer = root;
    for (const part of name.split(".")) {
      let child = layer.children.get(part);
      if (!child) layer.children.set(part, (child = { children: new Map() }));
      layer = child;
    }
  }
  const ranks = new Map<string, number>();
  const visit = (layer: Layer, path: string): void => {
    for (const [name, child] of layer.children) visit(child, path === "" ? name : `${path}.${name}`);
    ranks.set(path, ranks.size);
  };
  visit(root, "");
  return ranks;
}
