/** Blocks -> sections: a heading, what stands below it, and in which sections it stands. */
import type { Block, HeadingBlock, RegionName } from "../source/document.js";

export interface Section {
  readonly heading?: HeadingBlock;
  readonly parent?: Section;
  readonly blocks: Block[];
  /** Where it surrounds the page. */
  readonly region?: RegionName;
}

/** Sections in their order, nested ones after those that they stand in; the first has no heading. */
export function outlineOf(blocks: readonly Block[], region?: RegionName): Section[] {
  const first: Section = { blocks: [], ...(region && { region }) };
  const sections: Section[] = [first];
  let current = first;
  for (const block of blocks) {
    if (block.kind === "region") {
      sections.push(...outlineOf(block.blocks, block.name));
      continue;
    }
    if (block.kind !== "heading") {
      current.blocks.push(block);
      continue;
    }
    let parent: Section | undefined = current;
    while (parent?.heading && parent.heading.level >= block.level) parent = parent.parent;
    current = { heading: block, blocks: [], ...(parent && { parent }), ...(region && { region }) };
    sections.push(current);
  }
  return sections;
}
